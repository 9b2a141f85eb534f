#pragma once

#include "ui/canvas/canvas-private.h"
#include "ui/canvas/spoken/spoken-item.h"
#include "ui/canvas/spoken/spoken-sheet.h"
#include "ui/canvas/spoken/spoken-text.h"

G_BEGIN_DECLS

struct _JwSpokenSheet
{
  JwCanvas *canvas;
  GHashTable *items;   /* JwSpokenItem by key, not referenced: they are the canvas's children */
  GHashTable *entries; /* GPtrArray of points and measures by the key of their cell */
  GPtrArray *selected; /* keys */
  guint source;
  guint rest_source; /* waits until the view stands still */
  gint64 moved_at;   /* when it last did not, in microseconds */
  guint round;
  gboolean is_large;
  GHashTable *changed;  /* ids of nodes whose words may be others */
  gboolean all_changed; /* the words of all may */
  gboolean is_behind;   /* the map changed since the last round */
  JwRect view;          /* in points */
  JwSpokenItem *news;   /* has the keyboard while it says something; or NULL */
  char *news_key;       /* of the place where the keyboard would else be */
  JwSpokenText *text;   /* has the keyboard while a text is edited; or NULL */
  char *text_key;       /* which text that is */
  guint text_source;
};

/* spoken-build.c */
/* Makes, orders and names the items that there should be now, and drops the others. */
void jw_spoken_sheet_build (JwSpokenSheet *self);
/* Takes away the items of earlier rounds than this one. */
void jw_spoken_sheet_drop_others (JwSpokenSheet *self);
/* Before an item goes: gives the keyboard to the canvas, if the item has it. */
void jw_spoken_sheet_save_keyboard (JwSpokenSheet *self, GtkWidget *item);
/* The key of the item of a cell; that of a node is its id. Free with g_free(). */
char *jw_spoken_make_cell_key (const char *lane_id, const char *stage_id);

/* spoken-edit.c */
/* The field for a text that is edited no more. */
void jw_spoken_sheet_drop_text (JwSpokenSheet *self);
/* Gives the field the place of what it stands for. */
void jw_spoken_sheet_place_text (JwSpokenSheet *self);

G_END_DECLS
