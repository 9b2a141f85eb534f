#pragma once

#include <adwaita.h>

#include "model/recovery/recovery.h"
#include "ui/opening.h"

G_BEGIN_DECLS

#define JW_APPLICATION_ID "io.github.journeywright.Journeywright"

/**
 * JwApplication:
 *
 * The program as the desktop sees it: opens files in windows of their own, and owns the actions
 * that belong to no window.
 */
#define JW_TYPE_APPLICATION (jw_application_get_type ())
G_DECLARE_FINAL_TYPE (JwApplication, jw_application, JW, APPLICATION, AdwApplication)

/* @flags are added to those that the program needs: tests ask for %G_APPLICATION_NON_UNIQUE. */
JwApplication *jw_application_new (GApplicationFlags flags);
/* Says what was begun to be opened before anything else, as it will be asked for. */
void jw_application_set_opening (JwApplication *application, JwOpening *opening);
/* Opens a file: in the window that has it already, in @preferred if that one holds nothing worth
 * keeping, or else in a new one. @preferred may be %NULL. */
void jw_application_open_file (JwApplication *application, GFile *file, gpointer preferred);
/* Asks about every unsaved map, one window after the other, and ends the program unless one of
 * the answers is to go on working. */
void jw_application_quit (JwApplication *application);
/* Where the maps are kept for after a crash; made at the first call. %NULL where nothing can be
 * kept, which is told once on the console. */
JwRecoveryStore *jw_application_get_store (JwApplication *application);

G_END_DECLS
