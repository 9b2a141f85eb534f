#include "render/fit.h"

#include "model/edit/commands.h"
#include "support.h"

static gboolean
fits_at (JwLayoutContext *context, JwMap *map, double body)
{
  JwLayoutOptions options = { .body = body };
  g_autoptr (JwScene) scene = jw_layout (context, map, NULL, &options);
  double width, height;

  jw_paper_get_size (map, &width, &height);
  return jw_scene_get_width (scene) <= width + 0.01 && jw_scene_get_height (scene) <= height + 0.01;
}

/* The size found fits, and one that is a tenth larger does not. */
static void
test_largest (void)
{
  static const char *const papers[] = { "a4", "a3", "a2", "a1", "a0", "letter", "tabloid" };
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (JwMap) map = jw_test_read_sample ();
  double before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      gboolean fits;
      double body;

      g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_PAPER, papers[i], FALSE, NULL));
      body = jw_fit_body (context, map, &fits);
      g_test_message ("%s: %.1f points", papers[i], body);
      g_assert_true (fits);
      g_assert_true (fits_at (context, map, body));
      g_assert_false (fits_at (context, map, body * 1.1 + 0.5));
      if (papers[i][0] == 'a')
        {
          g_assert_cmpfloat (body, >, before);
          before = body;
        }
    }
}

/* Two hundred lanes are more than any paper holds; the map itself is left as it was. */
static void
test_too_much (void)
{
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (GString) body = g_string_new ("<stage id=\"s1\" name=\"Only\"/>");
  g_autoptr (JwMap) map = NULL;
  gboolean fits;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (body, "<lane id=\"l%u\" type=\"text\" name=\"Lane\"/>", i);
  map = jw_test_read_body ("title=\"Full\" paper=\"a5\"", body->str);
  g_assert_cmpfloat (jw_fit_body (context, map, &fits), ==, 4);
  g_assert_false (fits);
  g_assert_cmpfloat (jw_node_get_number (JW_NODE (map), JW_MAP_BODY), ==, 9.75);
  g_assert_false (jw_map_is_modified (map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/largest", test_largest);
  g_test_add_func ("/fit/too-much", test_too_much);
  return g_test_run ();
}
