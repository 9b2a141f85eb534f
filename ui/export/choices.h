#pragma once

#include "render/preflight/preflight.h"

G_BEGIN_DECLS

typedef enum
{
  JW_TURN_OWN, /* as the map's paper */
  JW_TURN_LANDSCAPE,
  JW_TURN_PORTRAIT,
} JwTurn;

/* How large the text is. */
typedef enum
{
  JW_TEXT_OWN, /* as on the map */
  JW_TEXT_FITS,
  JW_TEXT_POINTS,
} JwTextSize;

/**
 * JwExportChoices:
 * @paper, @theme: tokens, or %NULL for the map's own
 * @body: points, for %JW_TEXT_POINTS
 * @tile: the token of a poster's sheets
 * @edge, @overlap: of them, in millimetres
 * @hidden: the ids of lanes that are left out; owned strings
 *
 * What a user chose for the exports of a map.
 */
typedef struct
{
  JwExportFormat format;
  char *paper;
  JwTurn turn;
  char *theme;
  JwExportPages pages;
  JwTextSize text;
  double body;
  char *tile;
  double edge, overlap;
  double dpi;
  gboolean is_transparent;
  gboolean is_small;
  GPtrArray *hidden;
} JwExportChoices;

/* A PDF of one page, all as on the map. */
JwExportChoices *jw_export_choices_new (void);
JwExportChoices *jw_export_choices_copy (const JwExportChoices *choices);
void jw_export_choices_free (JwExportChoices *choices);
/* Chooses what the repair says. */
void jw_export_choices_apply (JwExportChoices *choices, const JwRepair *repair);
gboolean jw_export_choices_hides (const JwExportChoices *choices, const char *lane_id);
/* Leaves a lane out, or takes it in again. */
void jw_export_choices_hide (JwExportChoices *choices, const char *lane_id, gboolean hides);
/* The options that they come to for a map; they borrow the strings. */
void
jw_export_choices_to_options (const JwExportChoices *choices, JwMap *map, JwExportOptions *options);
/* Takes the lanes that are left out from a map that is only exported. */
void jw_export_choices_strip (const JwExportChoices *choices, JwMap *map);

/* What was chosen last for the map in a file, out of the state folder: a choice is no edit, so that
 * it is not in the file itself. The defaults where nothing is known. */
JwExportChoices *jw_export_choices_load (GFile *file);
/* Keeps them for next time; what cannot be kept is no reason to tell anyone. */
void jw_export_choices_save (const JwExportChoices *choices, GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwExportChoices, jw_export_choices_free)

G_END_DECLS
