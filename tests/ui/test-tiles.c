/* What the tiles show after edits is what they would show if all was painted anew. */

#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "render/layout.h"
#include "render/scene.h"
#include "ui/canvas/tiles.h"

#define WIDTH 900
#define HEIGHT 700
#define SPREAD 4.0
#define N_EDITS 40

typedef struct
{
  JwMap *map;
  JwLayoutContext *layout;
  JwScene *scene;
  JwTiles *tiles;
  JwNode *cards[6];
} Fixture;

static void
differs_cb (const JwRect *rect, gpointer data)
{
  Fixture *self = data;
  const JwRect wide = { rect->x - SPREAD, rect->y - SPREAD, rect->width + 2 * SPREAD,
                        rect->height + 2 * SPREAD };

  jw_tiles_invalidate (self->tiles, &wide);
}

static void
changed_cb (JwMap *map, JwChangeSet *changes, Fixture *self)
{
  g_autoptr (JwScene) before = self->scene;

  self->scene = jw_layout_update (self->layout, before, map, changes);
  jw_tiles_set_scene (self->tiles, self->scene);
  jw_scene_compare (before, self->scene, 0, differs_cb, self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  JwMap *map = self->map = jw_map_new ();
  JwNode *lane = jw_edit_add_lane (map, 0, JW_LANE_TOUCHPOINTS, NULL);

  for (guint i = 0; i < 3; i++)
    {
      JwNode *stage = jw_edit_add_stage (map, i, "Stage", NULL);

      self->cards[2 * i] = jw_edit_add_card (map, lane, stage, 0, "Seen at a friend's", NULL);
      self->cards[2 * i + 1] = jw_edit_add_card (map, lane, stage, 1, "Bought", NULL);
    }
  self->layout = jw_layout_context_new ();
  self->tiles = jw_tiles_new ();
  self->scene = jw_layout (self->layout, map, NULL, NULL);
  jw_tiles_set_scale (self->tiles, 0.87, 1);
  jw_tiles_set_scene (self->tiles, self->scene);
  g_signal_connect (map, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  jw_tiles_free (self->tiles);
  jw_scene_unref (self->scene);
  jw_layout_context_free (self->layout);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_object_unref (self->map);
}

/* Some of it may have to wait for the next frame. */
static GskRenderNode *
take (JwTiles *tiles)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  while (!jw_tiles_snapshot (tiles, snapshot, 10, 10, WIDTH, HEIGHT))
    {
      g_object_unref (snapshot);
      snapshot = gtk_snapshot_new ();
    }
  return gtk_snapshot_to_node (snapshot);
}

static cairo_surface_t *
draw (JwTiles *tiles)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autoptr (GskRenderNode) node = take (tiles);
  cairo_t *cr = cairo_create (image);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static void
assert_as_painted_anew (Fixture *self)
{
  g_autoptr (JwTiles) fresh = jw_tiles_new ();
  cairo_surface_t *expected, *actual = draw (self->tiles);

  jw_tiles_set_scale (fresh, 0.87, 1);
  jw_tiles_set_scene (fresh, self->scene);
  expected = draw (fresh);
  g_assert_cmpmem (cairo_image_surface_get_data (actual), WIDTH * HEIGHT * 4,
                   cairo_image_surface_get_data (expected), WIDTH * HEIGHT * 4);
  cairo_surface_destroy (expected);
  cairo_surface_destroy (actual);
}

static void
type (Fixture *self, guint card, const char *text)
{
  jw_edit_begin (self->map, "Edit text");
  g_assert_true (jw_edit_change (self->cards[card], JW_CARD_TEXT, text, FALSE, NULL));
  jw_edit_commit (self->map);
}

/* One card after the other, and one by the other before the window was drawn. */
static void
test_edits (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  assert_as_painted_anew (self);
  for (guint i = 0; i < N_EDITS; i++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 40);
      g_autofree char *text = g_strnfill (n, 'a');

      type (self, (guint)g_rand_int_range (rand, 0, 6), text);
      if (i % 3 > 0)
        assert_as_painted_anew (self);
    }
}

/* What is typed comes first, and the rest is not forgotten: also where the next change comes before
 * that. */
static void
test_urgent_first (Fixture *self, gconstpointer data)
{
  const JwRect urgent = { 20, 120, 100, 60 }, all = { 0, 0, 5000, 5000 };
  g_autoptr (GskRenderNode) before = take (self->tiles);

  jw_tiles_set_urgent (self->tiles, &urgent);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) first = NULL;

      jw_tiles_invalidate (self->tiles, &all);
      g_assert_false (jw_tiles_snapshot (self->tiles, snapshot, 10, 10, WIDTH, HEIGHT));
      first = gtk_snapshot_to_node (snapshot);
      g_assert_cmpuint (gsk_container_node_get_n_children (first), >,
                        gsk_container_node_get_n_children (before));
    }
  jw_tiles_invalidate (self->tiles, &all);
  assert_as_painted_anew (self);
}

/* The same edits, with one card being looked at. */
static void
test_edits_with_urgent (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < N_EDITS; i++)
    {
      guint card = (guint)g_rand_int_range (rand, 0, 6);
      g_autofree char *text = g_strnfill ((guint)g_rand_int_range (rand, 1, 200), 'a');
      JwRect bounds;

      type (self, card, text);
      jw_scene_item_get_bounds (jw_scene_find (self->scene, jw_node_get_id (self->cards[card])),
                                &bounds);
      jw_tiles_set_urgent (self->tiles, i % 4 > 0 ? &bounds : NULL);
      assert_as_painted_anew (self);
    }
}

static GskRenderNode *
get_child (GskRenderNode *node, guint i)
{
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);
  return gsk_container_node_get_child (node, i);
}

static GskRenderNode *
get_picture (GskRenderNode *node)
{
  while (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    node = gsk_transform_node_get_child (node);
  return node;
}

/* What is drawn anew of the window is the card alone: the tile stays the very same. */
static void
test_key_makes_a_small_node (Fixture *self, gconstpointer data)
{
  g_autoptr (GskRenderNode) before = NULL;
  g_autoptr (GskRenderNode) first = NULL;
  g_autoptr (GskRenderNode) second = NULL;
  graphene_rect_t bounds;

  type (self, 0, "Se");
  before = take (self->tiles);
  type (self, 0, "See");
  first = take (self->tiles);
  type (self, 0, "Seen");
  second = take (self->tiles);
  g_assert_true (get_picture (get_child (before, 0)) == get_picture (get_child (first, 0)));
  g_assert_true (get_picture (get_child (first, 0)) == get_picture (get_child (second, 0)));
  g_assert_true (get_picture (get_child (first, 1)) != get_picture (get_child (second, 1)));
  gsk_render_node_get_bounds (get_picture (get_child (second, 1)), &bounds);
  g_assert_cmpfloat (bounds.size.width * bounds.size.height, <, 512 * 512 / 8);
}

/* While a window comes up: the snapshot finds all that it wants, and it is the same. */
static void
test_painted_ahead (Fixture *self, gconstpointer data)
{
  guint64 n_painted;

  jw_tiles_paint_ahead (self->tiles, 10, 10, WIDTH, HEIGHT);
  jw_tiles_wait (self->tiles);
  n_painted = jw_tiles_get_n_painted (self->tiles);
  g_assert_cmpuint (n_painted, >, 1);
  assert_as_painted_anew (self);
  g_assert_cmpuint (jw_tiles_get_n_painted (self->tiles), ==, n_painted);
}

/* What comes in between waits, and is not lost. */
static void
test_change_while_painted_ahead (Fixture *self, gconstpointer data)
{
  const JwRect all = { 0, 0, 5000, 5000 };

  jw_tiles_paint_ahead (self->tiles, 10, 10, WIDTH, HEIGHT);
  jw_tiles_invalidate (self->tiles, &all);
  assert_as_painted_anew (self);
  jw_tiles_set_scale (self->tiles, 0.5, 1);
  jw_tiles_paint_ahead (self->tiles, 10, 10, WIDTH, HEIGHT);
  jw_tiles_set_scale (self->tiles, 0.87, 1);
  assert_as_painted_anew (self);
  jw_tiles_paint_ahead (self->tiles, 10, 10, 3 * WIDTH, HEIGHT);
}

/* While tiles of another zoom are shown enlarged, the desk does not shine through their joints. */
static void
test_enlarged (Fixture *self, gconstpointer data)
{
  g_autoptr (GskRenderNode) before = take (self->tiles), node = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *paper;
  graphene_rect_t bounds;

  jw_tiles_set_scale (self->tiles, 1.31, 1);
  jw_tiles_snapshot (self->tiles, snapshot, 10, 10, WIDTH, HEIGHT);
  node = gtk_snapshot_to_node (snapshot);
  paper = gsk_container_node_get_child (node, 0);
  g_assert_cmpint (gsk_render_node_get_node_type (paper), ==, GSK_COLOR_NODE);
  gsk_render_node_get_bounds (paper, &bounds);
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, 10, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, jw_scene_get_width (self->scene) * 1.31, 0.1);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, jw_scene_get_height (self->scene) * 1.31,
                                  0.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  gtk_init ();
#define TEST(name) g_test_add ("/tiles/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  TEST (edits);
  TEST (enlarged);
  TEST (key_makes_a_small_node);
  TEST (urgent_first);
  TEST (edits_with_urgent);
  TEST (painted_ahead);
  TEST (change_while_painted_ahead);
  return g_test_run ();
}
