/* What is drawn around the cards. */

#include <string.h>

#include "support.h"

static JwRect
get_bounds (const JwSceneItem *item)
{
  JwRect bounds;

  g_assert_nonnull (item);
  jw_scene_item_get_bounds (item, &bounds);
  return bounds;
}

static gboolean
shows (JwScene *scene, const char *words)
{
  g_autofree char *string = jw_scene_to_string (scene);
  g_autofree char *escaped = g_strescape (words, NULL);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", escaped);

  return strstr (string, quoted) != NULL;
}

/* A band over the stages of each phase, from the first one's edge to the last one's, and none over
 * stages without. */
static void
test_phases_stand_over_their_stages (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<phase id=\"h1\" name=\"Before\"/><phase id=\"h2\" name=\"After\" color=\"#ffee88\"/>"
          "<stage id=\"s1\" name=\"A\" phase=\"h1\"/><stage id=\"s2\" name=\"B\" phase=\"h1\"/>"
          "<stage id=\"s3\" name=\"C\"/><stage id=\"s4\" name=\"D\" phase=\"h2\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) bands = jw_test_list_kind (scene, JW_ITEM_PHASE);
  JwRect first = get_bounds (jw_scene_find (scene, "h1"));
  JwRect second = get_bounds (jw_scene_find (scene, "h2"));
  JwRect a = get_bounds (jw_scene_find (scene, "s1")), b = get_bounds (jw_scene_find (scene, "s2"));
  JwRect d = get_bounds (jw_scene_find (scene, "s4"));

  g_assert_cmpuint (bands->len, ==, 2);
  g_assert_cmpfloat (first.x, ==, a.x);
  g_assert_cmpfloat_with_epsilon (first.x + first.width, b.x + b.width, 1e-9);
  g_assert_cmpfloat (second.x, ==, d.x);
  g_assert_cmpfloat_with_epsilon (second.width, d.width, 1e-9);
  g_assert_cmpfloat (first.y + first.height, <, a.y);
}

static void
test_steps_stand_under_their_stage (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"s1\" name=\"A\" duration=\"two days\" flow=\"any-order\" leads-to=\"s2\"/>"
          "<stage id=\"s2\" name=\"B\"><step id=\"t1\" name=\"One\" who=\"Reader\"/>"
          "<step id=\"t2\" name=\"Two\"/></stage><lane id=\"l1\" type=\"text\" name=\"L\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect stage = get_bounds (jw_scene_find (scene, "s2"));
  JwRect one = get_bounds (jw_scene_find (scene, "t1")),
         two = get_bounds (jw_scene_find (scene, "t2"));
  JwRect row = get_bounds (jw_scene_find_kind (scene, "l1", JW_ITEM_ROW));

  g_assert_cmpfloat (one.x, >=, stage.x);
  g_assert_cmpfloat (two.x, >, one.x + one.width);
  g_assert_cmpfloat (two.x + two.width, <=, stage.x + stage.width + 1e-6);
  g_assert_cmpfloat (one.y, ==, two.y);
  g_assert_cmpfloat (one.y, >, stage.y + stage.height);
  g_assert_cmpfloat (one.y + one.height, <, row.y);
  g_assert_true (shows (scene, "two days · in any order · leads also to 2"));
  g_assert_true (shows (scene, "Reader"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/phases", test_phases_stand_over_their_stages);
  g_test_add_func ("/frame/steps", test_steps_stand_under_their_stage);
  return g_test_run ();
}
