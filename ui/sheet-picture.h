#pragma once

#include <gtk/gtk.h>

#include "render/scene.h"

G_BEGIN_DECLS

/**
 * JwSheetPicture:
 *
 * What was copied, as a picture: the nodes as the sheet shows them, where they stand to each other.
 * It is drawn when another program asks for it.
 */
#define JW_TYPE_SHEET_PICTURE (jw_sheet_picture_get_type ())
G_DECLARE_FINAL_TYPE (JwSheetPicture, jw_sheet_picture, JW, SHEET_PICTURE, GdkContentProvider)

/* Of the nodes with these ids, ended by %NULL, that have an item in the scene; %NULL if none has.
 */
GdkContentProvider *jw_sheet_picture_new (JwScene *scene, const char *const *ids);

G_END_DECLS
