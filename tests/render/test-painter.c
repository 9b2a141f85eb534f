#include <math.h>
#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/stage.h"
#include "render/painter.h"
#include "support.h"

static cairo_surface_t *
paint_map (JwMap *map)
{
  g_autoptr (JwScene) scene = jw_test_layout (map);

  return jw_test_paint (scene, 1.3);
}

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize)cairo_image_surface_get_stride (surface) * (gsize)y;

  return ((const guint32 *)(gconstpointer)row)[(gsize)x] & 0xffffff;
}

/* The picture is not empty, and has the colours of its parts where they are. */
static void
test_colours_are_where_they_belong (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);
  cairo_surface_t *surface = jw_test_paint (scene, 1);
  JwRect rect;

  jw_scene_item_get_bounds (jw_scene_find (scene, "s1"), &rect);
  g_assert_cmphex (get_pixel (surface, rect.x + 3, rect.y + rect.height / 2), ==, 0x0b6e99);
  /* The second is notched where the first is flat. */
  jw_scene_item_get_bounds (jw_scene_find (scene, "s2"), &rect);
  g_assert_cmphex (get_pixel (surface, rect.x + 3, rect.y + rect.height / 2), ==, 0xffffff);
  jw_scene_item_get_bounds (jw_scene_find (scene, "k13"), &rect);
  g_assert_cmphex (get_pixel (surface, rect.x + 1.5, rect.y + rect.height / 2), ==, 0xc0392b);
  jw_scene_item_get_bounds (jw_scene_find (scene, "k29"), &rect);
  g_assert_cmphex (get_pixel (surface, rect.x + 6, rect.y + rect.height / 2), ==, 0x5b5fc7);
  g_assert_cmphex (get_pixel (surface, 3, 3), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

static void
assert_same_drawing (JwMap *map, cairo_surface_t *before)
{
  cairo_surface_t *after = paint_map (map);

  jw_test_assert_same_picture (before, after);
  cairo_surface_destroy (after);
}

static gboolean
is_same_drawing (JwMap *map, cairo_surface_t *before)
{
  cairo_surface_t *after = paint_map (map);
  gsize size = (gsize)cairo_image_surface_get_stride (before) *
               (gsize)cairo_image_surface_get_height (before);
  gboolean same =
      cairo_image_surface_get_height (after) == cairo_image_surface_get_height (before) &&
      memcmp (cairo_image_surface_get_data (after), cairo_image_surface_get_data (before), size) ==
          0;

  cairo_surface_destroy (after);
  return same;
}

/* A map that was edited and undone is drawn as if nothing had happened. */
static void
test_undone_edits_leave_no_trace (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  cairo_surface_t *before = paint_map (map);
  const char *ids[] = { "s2", "l1", NULL };

  g_assert_true (
      jw_edit_change (jw_map_find (map, "k1"), JW_CARD_TEXT, "Something else", FALSE, NULL));
  g_assert_false (is_same_drawing (map, before));
  g_assert_true (jw_map_undo (map));
  assert_same_drawing (map, before);
  g_assert_true (jw_edit_delete (map, ids, NULL));
  g_assert_false (is_same_drawing (map, before));
  g_assert_true (jw_map_undo (map));
  assert_same_drawing (map, before);
  g_assert_true (
      jw_edit_set_score (map, jw_map_find (map, "l2"), jw_map_find (map, "s1"), -2, FALSE, NULL));
  g_assert_false (is_same_drawing (map, before));
  g_assert_true (jw_map_undo (map));
  assert_same_drawing (map, before);
  cairo_surface_destroy (before);
}

/* A card that was moved to a cell is drawn as one that was made there. */
static void
test_moved_is_drawn_as_made_there (void)
{
  g_autoptr (JwMap) moved = jw_test_read_sample ();
  g_autoptr (JwMap) made = jw_test_read_sample ();
  const char *ids[] = { "k13", NULL };
  cairo_surface_t *expected;

  g_assert_true (jw_edit_move_card (jw_map_find (moved, "k13"), jw_map_find (moved, "l5"),
                                    jw_map_find (moved, "s3"), 1, NULL));
  g_assert_true (jw_edit_delete (made, ids, NULL));
  g_assert_nonnull (jw_edit_add_card (made, jw_map_find (made, "l5"), jw_map_find (made, "s3"), 1,
                                      "Looks like every other shop", NULL));
  expected = paint_map (made);
  assert_same_drawing (moved, expected);
  cairo_surface_destroy (expected);
}

/* One context that has seen other states draws as a fresh one does. */
static void
test_a_used_context_draws_as_a_fresh_one (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (6, 4, 3);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  JwNode *stage = jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, 1);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Stage that is renamed %u", i);
      g_autoptr (JwScene) used = NULL, fresh = NULL;
      cairo_surface_t *a, *b;

      g_assert_true (jw_edit_change (stage, JW_STAGE_NAME, name, FALSE, NULL));
      used = jw_layout (context, map, NULL, NULL);
      fresh = jw_test_layout (map);
      a = jw_test_paint (used, 0.5);
      b = jw_test_paint (fresh, 0.5);
      jw_test_assert_same_picture (a, b);
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

/* Corners of shapes are rounded to 1/256 of a pixel from the tile's own origin, so that single
 * pixels of an edge may differ by a shade (with cairo 1.18, by up to 85 levels of 255), and no
 * more. */
static void
assert_nearly_same_picture (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size =
      (gsize)cairo_image_surface_get_stride (a) * (gsize)cairo_image_surface_get_height (a);
  const guint8 *first = cairo_image_surface_get_data (a);
  const guint8 *second = cairo_image_surface_get_data (b);
  guint n_different = 0;

  for (gsize i = 0; i < size; i++)
    {
      g_assert_cmpint (abs (first[i] - second[i]), <=, 96);
      n_different += first[i] != second[i];
    }
  g_assert_cmpuint (n_different, <, size / 1000);
}

/* Paints a part of the sheet by itself, and lays it where it belongs. */
static void
paint_tile (JwScene *scene, double scale, cairo_surface_t *joined, const JwRect *place)
{
  cairo_surface_t *tile =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)place->width, (int)place->height);
  cairo_t *cr = cairo_create (tile);

  cairo_translate (cr, -place->x, -place->y);
  cairo_scale (cr, scale, scale);
  jw_painter_paint (scene, cr);
  cairo_destroy (cr);
  cr = cairo_create (joined);
  cairo_set_source_surface (cr, tile, place->x, place->y);
  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (tile);
}

/* A tile that is painted alone is the same part of the whole picture. */
static void
assert_tiles_fit (JwScene *scene, double scale, int tile)
{
  cairo_surface_t *whole = jw_test_paint (scene, scale);
  int width = cairo_image_surface_get_width (whole),
      height = cairo_image_surface_get_height (whole);
  cairo_surface_t *joined = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  for (int y = 0; y < height; y += tile)
    for (int x = 0; x < width; x += tile)
      {
        const JwRect place = { x, y, MIN (tile, width - x), MIN (tile, height - y) };

        paint_tile (scene, scale, joined, &place);
      }
  cairo_surface_flush (joined);
  assert_nearly_same_picture (whole, joined);
  cairo_surface_destroy (joined);
  cairo_surface_destroy (whole);
}

static void
test_tiles_fit_together (void)
{
  g_autoptr (JwMap) sample = jw_test_read_sample ();
  g_autoptr (JwMap) random = jw_test_make_random_map (8, 5, 3);
  g_autoptr (JwScene) sample_scene = jw_test_layout (sample);
  g_autoptr (JwScene) random_scene = jw_test_layout (random);

  assert_tiles_fit (sample_scene, 1, 256);
  assert_tiles_fit (sample_scene, 1.333, 128);
  assert_tiles_fit (random_scene, 0.8, 200);
}

static void
test_clip_is_kept (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 400);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 1);
  cairo_paint (cr);
  cairo_rectangle (cr, 100, 100, 100, 100);
  cairo_clip (cr);
  jw_painter_paint (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmphex (get_pixel (surface, 99, 150), ==, 0xff00ff);
  g_assert_cmphex (get_pixel (surface, 201, 150), ==, 0xff00ff);
  g_assert_cmphex (get_pixel (surface, 105, 150), !=, 0xff00ff);
  cairo_surface_destroy (surface);
}

static void
test_every_shape_is_painted_without_error (void)
{
  for (guint32 seed = 20; seed < 24; seed++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (seed, 3, 2);
      g_autoptr (JwScene) scene = jw_test_layout (map);
      cairo_surface_t *surface = jw_test_paint (scene, 0.4);

      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painter/colours", test_colours_are_where_they_belong);
  g_test_add_func ("/painter/undone-edits", test_undone_edits_leave_no_trace);
  g_test_add_func ("/painter/moved-as-made", test_moved_is_drawn_as_made_there);
  g_test_add_func ("/painter/used-context", test_a_used_context_draws_as_a_fresh_one);
  g_test_add_func ("/painter/tiles", test_tiles_fit_together);
  g_test_add_func ("/painter/clip", test_clip_is_kept);
  g_test_add_func ("/painter/shapes", test_every_shape_is_painted_without_error);
  return g_test_run ();
}
