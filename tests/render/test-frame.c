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
  g_assert_true (shows (scene, "two days · in any order"));
  g_assert_true (shows (scene, "Reader"));
}

/* The lowest end of the head's lines that point somewhere, and how many there are. */
static guint
count_loops (JwScene *scene, double *lowest)
{
  guint n = 0;

  *lowest = 0;
  for (guint i = 0; i < scene->sheet->n; i++)
    {
      const JwItem *item = jw_group_get (scene->sheet, i);

      if (item->shape != JW_SHAPE_OUTLINE_ARROW)
        continue;
      *lowest = MAX (*lowest, item->y + item->height);
      n++;
    }
  return n;
}

/* Where a stage leads on to another than the next, a line over the chevrons says so; on a page of
 * one stage, words do. */
static void
test_stages_lead_to_others (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<phase id=\"h1\" name=\"Before\"/><stage id=\"s1\" name=\"A\" phase=\"h1\"/>"
          "<stage id=\"s2\" name=\"B\"/><stage id=\"s3\" name=\"C\" leads-to=\"s1 s2 s3\"/>");
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  const JwLayoutOptions page = { .part = { .stage = 3 } };
  g_autoptr (JwScene) scene = jw_layout (context, map, NULL, NULL);
  g_autoptr (JwScene) alone = jw_layout (context, map, NULL, &page);
  JwRect stage = get_bounds (jw_scene_find (scene, "s1"));
  JwRect phase = get_bounds (jw_scene_find (scene, "h1"));
  double lowest, other;
  guint n = count_loops (scene, &lowest), n_alone = count_loops (alone, &other);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (lowest, <=, stage.y);
  g_assert_cmpfloat (phase.y + phase.height, <, stage.y - 10);
  g_assert_false (shows (scene, "leads also"));
  g_assert_cmpuint (n_alone, ==, 0);
  g_assert_true (shows (alone, "leads also to 1, 2"));
}

static void
test_head_and_foot_say_what_the_map_is (void)
{
  static const char *const parts[] = {
    "edition 3 · made by Ann, Bo · with Cy, Di · kept up to date by Ed · next review 1 May 2027 · "
    "CC BY",
    "A parcel is late.",
    "To be told.",
    "Say it first",
    "Ask the carrier",
    "12 talks",
  };
  g_autoptr (JwMap) map = jw_test_read_body (
      "title=\"T\" edition=\"3\" authors=\"Ann, Bo\" owner=\"Ed\" review-date=\"2027-05-01\" "
      "rights=\"CC BY\"",
      "<scenario>A parcel is late.</scenario><expectations>To be told.</expectations>"
      "<participants>Cy\n Di\n</participants><sources>12 talks</sources>"
      "<principles>Say it first</principles><opportunities>Ask the carrier</opportunities>");
  g_autoptr (JwScene) scene = jw_test_layout (map);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!shows (scene, parts[i]))
      g_error ("the sheet does not say “%s”", parts[i]);
  jw_test_assert_clean (scene);
}

/* A dozen personas with all that is known of them take rows over the whole width, and not half the
 * sheet in a corner. */
static void
test_many_personas (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwScene) scene = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (
        body,
        "<persona id=\"p%u\" name=\"Persona %u\" age=\"34\" occupation=\"Nurse\">"
        "<about>Lives near the tram, works in early shifts and buys what "
        "lasts.</about><wants>Rest</wants></persona>",
        i, i);
  for (guint i = 1; i <= 5; i++)
    g_string_append_printf (body, "<stage id=\"s%u\" name=\"Stage\"/>", i);
  g_string_append (body, "<lane id=\"l1\" type=\"content\" name=\"Content\"/>");
  map = jw_test_read_body ("title=\"A dozen\" business=\"Alder\" paper=\"a3\"", body->str);
  scene = jw_test_layout (map);
  jw_test_assert_clean (scene);
  g_assert_cmpfloat (scene->columns_top, <, 0.38 * jw_scene_get_height (scene));
}

static void
test_personas_are_told_apart (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<persona id=\"p1\" name=\"Ann\" best=\"true\" role=\"buyer\" age=\"34\" share=\"12.5\" "
          "color=\"#aa2200\"><wants>Rest</wants></persona><persona id=\"p2\" name=\"Bo\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  guint n_rings = 0;

  for (guint i = 0; i < scene->sheet->n; i++)
    n_rings += jw_group_get (scene->sheet, i)->shape == JW_SHAPE_PERSON &&
               jw_group_get (scene->sheet, i)->line == JW_ROLE_OWN;
  g_assert_cmpuint (n_rings, ==, 1);
  g_assert_true (shows (scene, "★ Best customers"));
  g_assert_true (shows (scene, "Buys · 34 · 12.5 % of customers"));
  g_assert_true (shows (scene, "Wants: Rest"));
}

/* The dashed rule of the row, with its name. */
static void
test_lines_of_a_blueprint_have_names (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "",
      "<stage id=\"s1\" name=\"A\"/><lane id=\"l1\" type=\"text\" name=\"L\" line=\"visibility\"/>"
      "<lane id=\"l2\" type=\"text\" name=\"M\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  const JwSceneRow *row = jw_scene_row (scene, 0);
  const JwItem *rule = jw_group_get (row->rail, row->rail->n - 1);

  g_assert_cmpint (rule->dash, ==, JW_DASH_DASHED);
  g_assert_cmpstr (jw_text_get_string (rule->text), ==, "Line of visibility");
  g_assert_cmpfloat (rule->y, ==, row->height);
  g_assert_cmpfloat (rule->text_y + jw_text_get_height (rule->text), <=, row->height + 1e-6);
  g_assert_cmpfloat (jw_scene_row (scene, 1)->height, <, row->height);
}

static void
test_all_measures_of_a_cell_are_told (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"s1\" name=\"A\"/><lane id=\"l1\" type=\"numbers\" name=\"N\"/>"
          "<measure id=\"n1\" lane=\"l1\" stage=\"s1\" value=\"3\"/>"
          "<measure id=\"n2\" lane=\"l1\" stage=\"s1\" name=\"Returns\" value=\"71\" unit=\"%\" "
          "previous=\"80\" target=\"50\" better=\"lower\" from=\"2026-02-01\" source=\"Shop\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);

  g_assert_cmpfloat (get_bounds (jw_scene_find (scene, "n2")).y, >,
                     get_bounds (jw_scene_find (scene, "n1")).y);
  g_assert_true (shows (scene, "Returns · goal 50\302\240% or less · ↘ 80\302\240% before · since "
                               "1 February 2026 · Shop"));
  jw_test_assert_clean (scene);
}

/* A point stands at its step, two of one stage beside each other, and without a number on the
 * neutral line with its word. */
static void
test_points_stand_where_they_belong (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"s1\" name=\"A\"><step id=\"t1\" name=\"One\"/><step id=\"t2\" name=\"Two\"/>"
          "</stage><stage id=\"s2\" name=\"B\"/><stage id=\"s3\" name=\"C\"/>"
          "<lane id=\"l1\" type=\"emotion\" name=\"L\"/><lane id=\"l2\" type=\"text\" name=\"M\"/>"
          "<card id=\"k1\" lane=\"l2\" stage=\"s1\" step=\"t1\"/>"
          "<curve id=\"c1\" lane=\"l1\" color=\"#ffee00\" word=\"Relieved\" score=\"1.5\">"
          "<point id=\"f1\" stage=\"s1\" step=\"t2\" score=\"1\"/>"
          "<point id=\"f2\" stage=\"s1\" card=\"k1\" score=\"-1\"/>"
          "<point id=\"f3\" stage=\"s2\" word=\"Worried\"/>"
          "<point id=\"f4\" stage=\"s3\" score=\"2\"/></curve>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) lines = jw_test_list_kind (scene, JW_ITEM_CURVE);
  JwRect stage = get_bounds (jw_scene_find (scene, "s1"));
  JwRect later = get_bounds (jw_scene_find (scene, "f1")),
         first = get_bounds (jw_scene_find (scene, "f2"));
  JwRect word = get_bounds (jw_scene_find (scene, "f3"));
  const JwSceneRow *row = jw_scene_row (scene, 0);

  g_assert_cmpfloat_with_epsilon (first.x + first.width / 2, stage.x + stage.width / 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (later.x + later.width / 2, stage.x + stage.width * 3 / 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (word.y + word.height / 2 - jw_scene_row_y (scene, 0),
                                  (row->score_top + row->score_bottom) / 2, 1e-6);
  g_assert_true (shows (scene, "Worried"));
  g_assert_true (shows (scene, "in all: Relieved · 1.5"));
  g_assert_cmpuint (lines->len, ==, 2);
  jw_test_assert_clean (scene);
}

/* A scale of its own is told once for all curves of the lane, or at each. */
static void
test_curves_tell_their_scale (void)
{
  static const char *const frame =
      "<stage id=\"s1\" name=\"A\"/><lane id=\"l1\" type=\"emotion\" name=\"L\"/>"
      "<curve id=\"c1\" name=\"One\" lane=\"l1\" low=\"1\" high=\"10\">"
      "<point id=\"f1\" stage=\"s1\" score=\"10\"/></curve>"
      "<curve id=\"c2\" name=\"Two\" lane=\"l1\" low=\"1\" high=\"%s\"/>";
  g_autofree char *alike = g_strdup_printf (frame, "10");
  g_autofree char *unlike = g_strdup_printf (frame, "5");
  g_autoptr (JwMap) one = jw_test_read_body ("", alike);
  g_autoptr (JwMap) other = jw_test_read_body ("", unlike);
  g_autoptr (JwScene) together = jw_test_layout (one);
  g_autoptr (JwScene) apart = jw_test_layout (other);
  JwRect point = get_bounds (jw_scene_find (together, "f1"));

  g_assert_true (shows (together, "Scores from 1 to 10"));
  g_assert_true (shows (apart, "One · from 1 to 10"));
  g_assert_true (shows (apart, "Two · from 1 to 5"));
  g_assert_false (shows (apart, "Scores"));
  g_assert_cmpfloat_with_epsilon (point.y + point.height / 2 - jw_scene_row_y (together, 0),
                                  jw_scene_row (together, 0)->score_top, 1e-6);
}

/* A line a leg, an exit with its mark, and the words in the legend, with those link kinds alone
 * that the sheet has. */
static void
test_paths_and_links_are_explained (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"s1\" name=\"A\"/><stage id=\"s2\" name=\"B\"/>"
          "<lane id=\"l1\" type=\"text\" name=\"L\"/>"
          "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>Look</text></card>"
          "<card id=\"k2\" lane=\"l1\" stage=\"s2\"><text>Buy</text></card>"
          "<link id=\"r1\" type=\"causes\" from=\"k1\" to=\"k2\" both=\"true\"/>"
          "<path id=\"q1\" name=\"Way\" share=\"30\" color=\"#ffee00\">"
          "<leg id=\"g1\" from=\"k1\" to=\"k2\" share=\"12\" times=\"3\" label=\"again\"/>"
          "<leg id=\"g2\" from=\"k2\" duration=\"90\"/></path>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) legs = jw_test_list_kind (scene, JW_ITEM_LEG);
  JwRect leg = get_bounds (jw_scene_find (scene, "g1")),
         end = get_bounds (jw_scene_find (scene, "g2"));
  JwRect look = get_bounds (jw_scene_find (scene, "k1")),
         buy = get_bounds (jw_scene_find (scene, "k2"));

  g_assert_cmpuint (legs->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (leg.x, look.x + look.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (leg.x + leg.width, buy.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (end.x, buy.x + buy.width, 1e-6);
  g_assert_true (shows (scene, "Way · 30\302\240%"));
  g_assert_true (
      shows (scene, "Look → Buy 12\302\240%, 3 times, again · Buy → the end, 1 h 30 min"));
  g_assert_true (shows (scene, "Causes"));
  g_assert_false (shows (scene, "Answers"));
  jw_test_assert_clean (scene);
}

/* Sixty stages and forty lanes. */
static void
test_largest_maps (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwScene) scene = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (body, "<stage id=\"s%u\" name=\"Considération ausführlich\"/>", i);
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (body, "<lane id=\"l%u\" type=\"content\" name=\"Was wir sagen\"/>", i);
  for (guint i = 0; i < 600; i++)
    g_string_append_printf (body,
                            "<card id=\"k%u\" lane=\"l%u\" stage=\"s%u\" votes=\"3\">"
                            "<text>日本語の陶器 🏺 عربي and plain words</text></card>",
                            i, i * 7 % 40, i * 11 % 60);
  map = jw_test_read_body ("title=\"Large\"", body->str);
  scene = jw_test_layout (map);
  g_assert_cmpuint (scene->n_rows, ==, 40);
  jw_test_assert_clean (scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/phases", test_phases_stand_over_their_stages);
  g_test_add_func ("/frame/steps", test_steps_stand_under_their_stage);
  g_test_add_func ("/frame/head-and-foot", test_head_and_foot_say_what_the_map_is);
  g_test_add_func ("/frame/largest-maps", test_largest_maps);
  g_test_add_func ("/frame/personas", test_personas_are_told_apart);
  g_test_add_func ("/frame/many-personas", test_many_personas);
  g_test_add_func ("/frame/lines", test_lines_of_a_blueprint_have_names);
  g_test_add_func ("/frame/measures", test_all_measures_of_a_cell_are_told);
  g_test_add_func ("/frame/points", test_points_stand_where_they_belong);
  g_test_add_func ("/frame/paths", test_paths_and_links_are_explained);
  g_test_add_func ("/frame/stages-lead-to-others", test_stages_lead_to_others);
  g_test_add_func ("/frame/scales", test_curves_tell_their_scale);
  return g_test_run ();
}
