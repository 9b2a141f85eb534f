#include <math.h>
#include <string.h>

#include "model/file/reader.h"
#include "support.h"

/* The words of a map are numbers here: what matters is where they stand. */
#define N_STAGES 5
#define N_LANES 6

static gboolean
crosses (const JwRect *rect, double x1, double y1, double x2, double y2)
{
  JwRect line = { MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1) };

  return line.x < rect->x + rect->width && rect->x < line.x + line.width &&
         line.y < rect->y + rect->height && rect->y < line.y + line.height;
}

/* Ways run along the axes: where one turns, the ends of the curve are enough. */
static void
assert_crosses_nothing (const JwItem *item, GArray *lines)
{
  double x = 0, y = 0;

  for (guint i = 0; i < jw_outline_get_n_steps (item->outline); i++)
    {
      const JwOutlineStep *step = jw_outline_get_step (item->outline, i);
      guint end = step->op == JW_OUTLINE_CURVE ? 2 : 0;

      for (guint j = 0; step->op != JW_OUTLINE_MOVE && j < lines->len; j++)
        {
          const JwTestLine *line = &g_array_index (lines, JwTestLine, j);

          if (crosses (&line->rect, x, y, step->x[end], step->y[end]))
            g_error ("the way of %s from %.1f, %.1f crosses “%s” (%.1f, %.1f) at %.1f, %.1f",
                     item->node_id, x, y, line->string, line->rect.x, line->rect.width,
                     step->x[end], step->y[end]);
        }
      x = step->x[end];
      y = step->y[end];
    }
}

static guint
assert_ways_are_clear (JwScene *scene)
{
  g_autoptr (GArray) lines = jw_test_list_lines (scene);
  guint n = 0;

  for (guint i = 0; i < scene->links->n; i++)
    {
      const JwItem *item = jw_group_get (scene->links, i);

      if (item->outline == NULL)
        continue;
      assert_crosses_nothing (item, lines);
      n++;
    }
  return n;
}

/* Every sample, as it is and where little room is left. */
static void
test_samples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "resources", "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  const JwLayoutOptions narrow = { .paper_width = 420, .paper_height = 595 };
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
      g_autoptr (JwMap) map = jw_reader_read_file (file, NULL, NULL);
      g_autoptr (JwScene) wide = jw_layout (context, map, NULL, NULL);
      g_autoptr (JwScene) small = jw_layout (context, map, NULL, &narrow);

      jw_test_assert_clean (wide);
      n += assert_ways_are_clear (wide);
      assert_ways_are_clear (small);
    }
  g_assert_cmpuint (n, >, 200);
}

static void
append_cards (GString *body, GRand *random)
{
  guint n = 0;

  for (guint lane = 0; lane < N_LANES; lane++)
    for (gint stage = 0; stage < N_STAGES; stage++)
      for (gint32 i = g_rand_int_range (random, 0, 4); i > 0; i--)
        {
          g_string_append_printf (body, "<card id=\"k%u\" lane=\"l%u\" stage=\"s%d\"", n++, lane,
                                  stage);
          if (g_rand_int_range (random, 0, 8) == 0)
            g_string_append_printf (body, " through=\"s%d\"",
                                    g_rand_int_range (random, stage, N_STAGES));
          g_string_append_printf (body, "><text>%.*s</text></card>",
                                  g_rand_int_range (random, 1, 60),
                                  "Twelve hundred and one words about what happens there, once");
        }
  for (guint i = 0; i < 24; i++)
    g_string_append_printf (body, "<link id=\"r%u\" type=\"%s\" from=\"k%d\" to=\"k%d\" %s/>", i,
                            i % 3 == 0 ? "leads-to" : "answers",
                            g_rand_int_range (random, 0, (gint32)n),
                            g_rand_int_range (random, 0, (gint32)n),
                            i % 2 == 0 ? "duration=\"90\" label=\"in between\"" : "");
  for (guint path = 0; path < 2; path++)
    {
      g_string_append_printf (body, "<path id=\"q%u\" name=\"One\">", path);
      for (guint i = 0; i < 16; i++)
        {
          g_string_append_printf (body, "<leg id=\"g%u-%u\" share=\"%u\" from=\"k%d\"", path, i,
                                  i * 6, g_rand_int_range (random, 0, (gint32)n));
          if (i % 5 > 0)
            g_string_append_printf (body, " to=\"k%d\"", g_rand_int_range (random, 0, (gint32)n));
          g_string_append_printf (body, "%s/>", i % 3 == 0 ? " label=\"once more\"" : "");
        }
      g_string_append (body, "</path>");
    }
}

static JwMap *
make_map (guint32 seed)
{
  static const char *const types[] = { "touchpoints", "emotion",           "answers",
                                       "thoughts",    "micro-conversions", "pain-points" };
  g_autoptr (GString) body = g_string_new (NULL);
  GRand *random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_STAGES; i++)
    g_string_append_printf (body, "<stage id=\"s%u\" name=\"Stage\"/>", i);
  for (guint i = 0; i < N_LANES; i++)
    g_string_append_printf (body, "<lane id=\"l%u\" type=\"%s\" name=\"Lane\"%s/>", i, types[i],
                            i % 3 == 2 ? " line=\"internal\"" : "");
  append_cards (body, random);
  g_rand_free (random);
  return jw_test_read_body (seed % 3 == 0 ? "language=\"ar\" body=\"12\"" : "body=\"7\"",
                            body->str);
}

/* Loops, exits, long ways, and cards in the way that span columns. */
static void
test_generated (void)
{
  for (guint32 seed = 0; seed < 30; seed++)
    {
      g_autoptr (JwMap) map = make_map (seed);
      g_autoptr (JwScene) scene = jw_test_layout (map);

      jw_test_assert_clean (scene);
      g_assert_cmpuint (assert_ways_are_clear (scene), >, 30);
    }
}

static gboolean
shows (JwScene *scene, const char *words)
{
  g_autoptr (GArray) lines = jw_test_list_lines (scene);

  for (guint i = 0; i < lines->len; i++)
    if (strstr (g_array_index (lines, JwTestLine, i).string, words) != NULL)
      return TRUE;
  return FALSE;
}

#define FRAME                                                                                      \
  "<stage id=\"s1\" name=\"A\"/><stage id=\"s2\" name=\"B\"/><stage id=\"s3\" name=\"C\"/>"        \
  "<lane id=\"l1\" type=\"touchpoints\" name=\"One\"/><lane id=\"l2\" type=\"touchpoints\" "       \
  "name=\"Two\"/><lane id=\"l3\" type=\"touchpoints\" name=\"Three\"/>"                            \
  "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>From</text></card>"                              \
  "<card id=\"k2\" lane=\"l3\" stage=\"s3\"><text>To</text></card>"

/* What stands at a way is said there, and not in the legend once more. */
static void
test_words_at_ways (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", FRAME "<link id=\"r1\" type=\"causes\" from=\"k2\" to=\"k1\" label=\"wears off\" "
                "duration=\"90\"/><path id=\"q1\" name=\"Mine\"><leg id=\"g1\" from=\"k1\" "
                "to=\"k2\" share=\"62\" times=\"3\" label=\"by hand\"/></path>");
  g_autoptr (JwScene) scene = jw_test_layout (map);

  g_assert_true (shows (scene, "wears off · 1 h 30 min"));
  g_assert_true (shows (scene, "62\302\240% · 3 times · by hand"));
  g_assert_false (shows (scene, "From → To"));
  assert_ways_are_clear (scene);
}

/* A share that finds no room at its line is told in the legend. */
static void
test_words_without_room (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", FRAME
      "<card id=\"k3\" lane=\"l1\" stage=\"s2\"><text>Beside</text></card>"
      "<link id=\"r1\" type=\"causes\" from=\"k1\" to=\"k3\" label=\"little by "
      "little\"/><path id=\"q1\" name=\"Mine\"><leg id=\"g1\" from=\"k1\" to=\"k3\" share=\"62\" "
      "label=\"after a long while of thinking\"/></path>");
  g_autoptr (JwScene) scene = jw_test_layout (map);

  g_assert_true (shows (scene, "62\302\240%"));
  g_assert_true (shows (scene, "From → Beside: little by little"));
  g_assert_true (shows (scene, "From → Beside 62\302\240%, after a long while of thinking"));
}

/* Rows stand apart only where a way runs between them. */
static void
test_channels_open_where_needed (void)
{
  g_autoptr (JwMap) map =
      jw_test_read_body ("", FRAME "<link id=\"r1\" type=\"causes\" from=\"k1\" to=\"k2\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  double ends[3];

  for (guint i = 0; i < 3; i++)
    ends[i] = jw_scene_row_y (scene, i) + jw_scene_row (scene, i)->height;
  for (guint i = 1; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (jw_scene_row_y (scene, i), ends[i - 1], 1e-6);
  g_assert_cmpfloat (jw_scene_row (scene, 1)->lead, ==, 0);
  g_assert_cmpfloat (jw_scene_row (scene, 2)->lead, >, 4);
  g_assert_cmpint (jw_scene_find_row_at (scene, ends[1] + 1), ==, 2);
  g_assert_cmpint (jw_scene_find_row_at (scene, ends[2] + 1), ==, -1);
}

/* One that spans all columns leaves the way round it. */
static void
test_way_round_a_span (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "",
      FRAME "<card id=\"k3\" lane=\"l2\" stage=\"s1\" through=\"s3\"><text>Over all</text></card>"
            "<link id=\"r1\" type=\"causes\" from=\"k1\" to=\"k2\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect span, way;

  jw_scene_item_get_bounds (jw_scene_find (scene, "k3"), &span);
  jw_scene_item_get_bounds (jw_scene_find (scene, "r1"), &way);
  g_assert_true (way.x < span.x || way.x + way.width > span.x + span.width);
  assert_ways_are_clear (scene);
}

/* Between a card that reaches over all others and the name of a line, which may be wider than the
 * columns over which it stands, each gutter beside a card is open on one side. */
static void
test_narrow_columns (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwScene) scene = NULL;

  for (guint i = 1; i <= 6; i++)
    g_string_append_printf (body, "<stage id=\"s%u\" name=\"A\" width=\"%s\"/>", i,
                            i < 3 ? "4" : "0.5");
  g_string_append (body, "<lane id=\"l1\" type=\"content\" name=\"One\" line=\"internal\"/>"
                         "<lane id=\"l2\" type=\"content\" name=\"Two\" line=\"internal\"/>");
  g_string_append (body, "<card id=\"o1\" lane=\"l1\" stage=\"s1\" through=\"s6\"/>"
                         "<card id=\"o2\" lane=\"l2\" stage=\"s1\" through=\"s6\"/>");
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (body,
                            "<card id=\"k%u\" lane=\"l%u\" stage=\"s%u\"><text>In</text></card>", i,
                            1 + i / 6, 1 + i % 6);
  for (guint i = 0; i < 144; i++)
    if (i / 12 != i % 12)
      g_string_append_printf (body, "<link id=\"r%u\" type=\"causes\" from=\"k%u\" to=\"k%u\"/>", i,
                              i / 12, i % 12);
  map = jw_test_read_body ("paper=\"a5\"", body->str);
  scene = jw_test_layout (map);
  for (guint i = 0; i < 144; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);

      g_assert_true ((jw_scene_find (scene, id) != NULL) == (i / 12 != i % 12));
    }
  assert_ways_are_clear (scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ways/samples", test_samples);
  g_test_add_func ("/ways/generated", test_generated);
  g_test_add_func ("/ways/words", test_words_at_ways);
  g_test_add_func ("/ways/words-without-room", test_words_without_room);
  g_test_add_func ("/ways/channels", test_channels_open_where_needed);
  g_test_add_func ("/ways/round-a-span", test_way_round_a_span);
  g_test_add_func ("/ways/narrow-columns", test_narrow_columns);
  return g_test_run ();
}
