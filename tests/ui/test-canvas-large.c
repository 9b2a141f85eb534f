/* A large map opens with estimated heights, and settles without moving what is in sight. */

#include <math.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "tests/bench/generate.h"
#include "tests/ui/fixture.h"
#include "ui/canvas/canvas-private.h"

#define N_CARDS 4000

typedef struct
{
  Fixture small;
  JwMap *map;
} Large;

static JwNode *
get_card (Large *self, guint position)
{
  return jw_node_get_child (JW_NODE (self->map), JW_KIND_CARD, position);
}

/* The window settles its first map as it opens; this one is looked at before that. */
static void
set_up (Large *self, gconstpointer data)
{
  fixture_set_up (&self->small, NULL);
  self->map = jw_bench_make_map (N_CARDS);
  jw_canvas_set_map (self->small.canvas, self->map);
  gtk_widget_size_allocate (
      GTK_WIDGET (self->small.canvas),
      &(GtkAllocation){ 0, 0, gtk_widget_get_width (GTK_WIDGET (self->small.canvas)),
                        gtk_widget_get_height (GTK_WIDGET (self->small.canvas)) },
      -1);
}

static void
tear_down (Large *self, gconstpointer data)
{
  jw_canvas_set_map (self->small.canvas, NULL);
  fixture_tear_down (&self->small, NULL);
  g_assert_finalize_object (self->map);
}

static gboolean
get_place (Large *self, JwNode *card, GdkRectangle *place)
{
  JwCanvas *canvas = self->small.canvas;
  const JwSceneItem *item = jw_scene_find (canvas->scene, jw_node_get_id (card));
  JwRect bounds;

  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_sheet_to_widget (canvas, &bounds, place);
  return place->x >= 0 && place->y >= 0 && place->y + place->height <= 860;
}

static void
test_opens_readable (Large *self, gconstpointer data)
{
  JwCanvas *canvas = self->small.canvas;
  GdkRectangle place;
  gboolean fit;

  g_object_get (canvas, "fit", &fit, NULL);
  g_assert_false (fit);
  g_assert_cmpfloat (jw_canvas_get_zoom (canvas), >=, 0.5);
  g_assert_true (get_place (self, get_card (self, 0), &place));
  g_assert_nonnull (jw_scene_item_get_text (
      jw_scene_find (canvas->scene, jw_node_get_id (get_card (self, 0))), NULL, NULL));
  g_assert_cmpuint (jw_scene_get_n_estimates (canvas->scene), >, N_CARDS / 2);
  g_assert_cmpuint (jw_layout_context_get_n_shaped (canvas->layout), <, N_CARDS / 2);
  jw_driver_settle (self->small.driver);
  g_assert_false (jw_scene_is_estimated (canvas->scene));
  g_assert_cmpuint (canvas->settle_source, ==, 0);
}

/* The heights above turn out otherwise, and the card that is looked at stays where it is: what
 * is in sight is not painted anew. */
static void
test_settles_in_place (Large *self, gconstpointer data)
{
  JwCanvas *canvas = self->small.canvas;
  const JwSceneItem *item;
  JwRect before, after;
  GdkRectangle place, settled;
  guint64 n_before = jw_tiles_get_n_painted (canvas->tiles), n_first;
  JwNode *card = NULL;

  jw_canvas_pan (canvas, 0, 9000);
  for (guint i = 0; i < N_CARDS && card == NULL; i++)
    if (get_place (self, get_card (self, i), &place) && place.y > 200)
      card = get_card (self, i);
  g_assert_nonnull (card);
  item = jw_scene_find (canvas->scene, jw_node_get_id (card));
  g_assert_nonnull (jw_scene_item_get_text (item, NULL, NULL));
  jw_scene_item_get_bounds (item, &before);
  g_assert_true (jw_scene_is_estimated (canvas->scene));
  /* A frame is painted before there is time to settle. */
  while (jw_tiles_get_n_painted (canvas->tiles) == n_before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (jw_scene_is_estimated (canvas->scene));
  n_first = jw_tiles_get_n_painted (canvas->tiles) - n_before;
  jw_driver_settle (self->small.driver);
  g_assert_false (jw_scene_is_estimated (canvas->scene));
  jw_scene_item_get_bounds (jw_scene_find (canvas->scene, jw_node_get_id (card)), &after);
  g_assert_cmpfloat (fabs (after.y - before.y), >, 3);
  g_assert_true (get_place (self, card, &settled));
  g_assert_cmpint (ABS (settled.y - place.y), <=, 1);
  /* Those at the upper and lower edge show rows out of sight, too. */
  g_assert_cmpuint (n_first, >=, 9);
  g_assert_cmpuint (jw_tiles_get_n_painted (canvas->tiles) - n_before - n_first, <=, 6);
}

/* What the keyboard goes to is measured first. */
static void
test_edits_what_was_far_away (Large *self, gconstpointer data)
{
  JwCanvas *canvas = self->small.canvas;
  JwNode *card = get_card (self, N_CARDS - 1);
  GdkRectangle place;

  g_assert_true (jw_canvas_begin_edit (canvas, jw_node_get_id (card), -1, FALSE));
  g_assert_nonnull (
      jw_scene_item_get_text (jw_inline_editor_get_item (canvas->editor), NULL, NULL));
  jw_canvas_scroll_to (canvas, jw_node_get_id (card));
  g_assert_true (get_place (self, card, &place));
  g_assert_true (jw_scene_is_estimated (canvas->scene));
  g_assert_true (jw_edit_change (card, JW_CARD_TEXT, "another text", FALSE, NULL));
  jw_driver_settle (self->small.driver);
  g_assert_true (get_place (self, card, &place));
  g_assert_false (jw_scene_is_estimated (canvas->scene));
}

#define ADD(path, function) g_test_add (path, Large, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("/canvas-large/opens", test_opens_readable);
  ADD ("/canvas-large/settles", test_settles_in_place);
  ADD ("/canvas-large/edits", test_edits_what_was_far_away);
  return g_test_run ();
}
