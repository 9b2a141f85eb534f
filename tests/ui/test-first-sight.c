/* What is seen of a map first can be made in another thread, and is what a canvas would make. */

#include "model/templates.h"
#include "tests/bench/generate.h"
#include "ui/canvas/canvas-private.h"

#define N_CARDS 4000
#define VIEW_WIDTH 950
#define VIEW_HEIGHT 800

static gpointer
make_in_thread (gpointer map)
{
  return jw_first_sight_new (map, VIEW_WIDTH, VIEW_HEIGHT);
}

static JwFirstSight *
make (JwMap *map)
{
  return g_thread_join (g_thread_new ("sight", make_in_thread, map));
}

static void
test_same_as_layout (void)
{
  g_autoptr (JwMap) map = jw_templates_create ("five-phases", NULL);
  g_autoptr (JwFirstSight) sight = make (map);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (JwScene) scene = jw_layout (context, map, NULL, NULL);
  g_autofree char *expected = jw_scene_to_string (scene);
  g_autofree char *actual = jw_scene_to_string (sight->scene);

  g_assert_cmpstr (actual, ==, expected);
}

static gboolean
is_measured (JwScene *scene, JwMap *map, guint card)
{
  JwNode *node = jw_node_get_child (JW_NODE (map), JW_KIND_CARD, card);
  const JwSceneItem *item = jw_scene_find (scene, jw_node_get_id (node));

  return item != NULL && jw_scene_item_get_text (item, NULL, NULL) != NULL;
}

static void
test_measures_what_is_seen (void)
{
  g_autoptr (JwMap) map = jw_bench_make_map (N_CARDS);
  g_autoptr (JwFirstSight) sight = make (map);

  g_assert_true (jw_scene_is_estimated (sight->scene));
  g_assert_true (is_measured (sight->scene, map, 0));
  g_assert_cmpuint (jw_scene_get_n_estimates (sight->scene), >, N_CARDS / 2);
}

/* A canvas of the size that was expected finds the sheet painted; no text is shaped again. */
static void
show_in_canvas (JwMap *map, int width, int height, gboolean as_expected)
{
  JwCanvas *canvas = JW_CANVAS (g_object_ref_sink (jw_canvas_new ()));
  JwFirstSight *sight = make (map);
  guint64 n_shaped = jw_layout_context_get_n_shaped (sight->context), n_painted;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  jw_canvas_expect_size (canvas, VIEW_WIDTH, VIEW_HEIGHT);
  jw_canvas_set_map_seen (canvas, map, sight);
  jw_tiles_wait (canvas->tiles);
  n_painted = jw_tiles_get_n_painted (canvas->tiles);
  g_assert_cmpuint (n_painted, >, 0);
  gtk_widget_size_allocate (GTK_WIDGET (canvas), &(GtkAllocation){ 0, 0, width, height }, -1);
  GTK_WIDGET_GET_CLASS (canvas)->snapshot (GTK_WIDGET (canvas), snapshot);
  g_assert_cmpuint (jw_layout_context_get_n_shaped (canvas->layout), ==, n_shaped);
  if (as_expected)
    g_assert_cmpuint (jw_tiles_get_n_painted (canvas->tiles), ==, n_painted);
  else
    g_assert_cmpuint (jw_tiles_get_n_painted (canvas->tiles), >, n_painted);
  jw_canvas_set_map (canvas, NULL);
  g_object_unref (canvas);
}

static void
test_canvas_takes_it (void)
{
  g_autoptr (JwMap) small = jw_templates_create ("five-phases", NULL);
  g_autoptr (JwMap) large = jw_bench_make_map (N_CARDS);

  show_in_canvas (small, VIEW_WIDTH, VIEW_HEIGHT, TRUE);
  show_in_canvas (large, VIEW_WIDTH, VIEW_HEIGHT, TRUE);
}

static void
test_canvas_of_another_size (void)
{
  g_autoptr (JwMap) map = jw_templates_create ("five-phases", NULL);

  show_in_canvas (map, VIEW_WIDTH - 100, VIEW_HEIGHT - 100, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  gtk_init ();
  g_test_add_func ("/first-sight/same-as-layout", test_same_as_layout);
  g_test_add_func ("/first-sight/measures-what-is-seen", test_measures_what_is_seen);
  g_test_add_func ("/first-sight/canvas-takes-it", test_canvas_takes_it);
  g_test_add_func ("/first-sight/canvas-of-another-size", test_canvas_of_another_size);
  return g_test_run ();
}
