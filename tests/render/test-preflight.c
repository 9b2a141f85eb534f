#include <glib/gstdio.h>
#include <string.h>

#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/picture-data.h"
#include "model/stage.h"
#include "render/preflight/preflight-private.h"
#include "render/scene-private.h"
#include "support.h"

typedef GPtrArray Warnings;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Warnings, g_ptr_array_unref)

/* A5 on its side, A3, and a paper of no series that is larger than A3. */
#define A5 .paper_width = 595.28, .paper_height = 419.53
#define A3 .paper_width = 1190.55, .paper_height = 841.89

static guint
count (GPtrArray *warnings, JwWarningKind kind)
{
  guint n = 0;

  for (guint i = 0; i < warnings->len; i++)
    n += ((const JwWarning *)g_ptr_array_index (warnings, i))->kind == kind;
  return n;
}

/* The first one of the kind; the test fails if there is none. */
static const JwWarning *
get (GPtrArray *warnings, JwWarningKind kind)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      const JwWarning *warning = g_ptr_array_index (warnings, i);

      if (warning->kind == kind)
        return warning;
    }
  g_error ("There is no warning of kind %d", (int)kind);
}

static const JwRepair *
get_repair (const JwWarning *warning, JwRepairKind kind)
{
  for (guint i = 0; i < warning->repairs->len; i++)
    {
      const JwRepair *repair = g_ptr_array_index (warning->repairs, i);

      if (repair->kind == kind)
        return repair;
    }
  g_error ("“%s” has no repair of kind %d", warning->message, (int)kind);
}

static void
assert_says (const JwWarning *warning, const char *words)
{
  if (strstr (warning->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, warning->message);
}

/* The sample is as it should be on its own paper. */
static void
test_nothing_wrong (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Warnings) warnings = jw_preflight (map, NULL);

  if (warnings->len > 0)
    g_error ("%s", ((const JwWarning *)g_ptr_array_index (warnings, 0))->message);
}

static void
apply (const JwRepair *repair, JwExportOptions *options)
{
  static const char *const papers[] = { "a4", "a3", "a2", "a1", "a0" };
  static const double widths[] = { 297, 420, 594, 841, 1189 },
                      heights[] = { 210, 297, 420, 594, 841 };

  options->fits |= repair->fits;
  if (repair->kind == JW_REPAIR_STAGES || repair->kind == JW_REPAIR_SPLIT ||
      repair->kind == JW_REPAIR_BODY)
    options->pages = JW_PAGES_STAGES;
  if (repair->kind == JW_REPAIR_SPLIT)
    options->split_after = (guint)atoi (repair->value);
  if (repair->kind == JW_REPAIR_BODY)
    {
      options->body = g_ascii_strtod (repair->value, NULL);
      options->fits = FALSE;
    }
  for (guint i = 0; repair->kind == JW_REPAIR_PAPER && i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i], repair->value))
      {
        options->paper_width = widths[i] * 72 / 25.4;
        options->paper_height = heights[i] * 72 / 25.4;
      }
}

/* On any generated map: what is said of small type is true, and each repair that is offered ends
 * it. */
static void
test_type_on_random_maps (void)
{
  guint n_warned = 0, n_repairs = 0;

  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (seed, 2 + seed % 2, 1);
      const JwExportOptions options = { A5, .fits = seed % 2 };
      g_autoptr (Warnings) warnings = jw_preflight (map, &options);
      const JwWarning *small;

      if (count (warnings, JW_WARNING_SMALL_TYPE) == 0)
        continue;
      small = get (warnings, JW_WARNING_SMALL_TYPE);
      n_warned++;
      for (guint i = 0; i < small->repairs->len; i++)
        {
          JwExportOptions repaired = options;
          g_autoptr (Warnings) after = NULL;

          apply (g_ptr_array_index (small->repairs, i), &repaired);
          after = jw_preflight (map, &repaired);
          g_assert_cmpuint (count (after, JW_WARNING_SMALL_TYPE), ==, 0);
          n_repairs++;
        }
    }
  g_assert_cmpuint (n_warned, >=, 3);
  g_assert_cmpuint (n_repairs, >=, 3);
}

static void
test_small_type (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  const JwExportOptions options = { A5 }, poster = { A3, .body = 9, .pages = JW_PAGES_POSTER };
  const JwExportOptions readable = { A3, .body = 9.7 }, below = { A3, .body = 9.5 };
  g_autoptr (Warnings) on_a5 = jw_preflight (map, &options);
  g_autoptr (Warnings) on_poster = jw_preflight (map, &poster);
  g_autoptr (Warnings) at_9_7 = jw_preflight (map, &readable);
  g_autoptr (Warnings) at_9_5 = jw_preflight (map, &below);
  const JwWarning *small = get (on_a5, JW_WARNING_SMALL_TYPE);

  assert_says (small, " are small on this sheet, down to ");
  g_assert_cmpstr (get_repair (small, JW_REPAIR_PAPER)->value, ==, "a3");
  g_assert_cmpstr (get_repair (small, JW_REPAIR_PAPER)->option, ==, "--paper a3 --fit");
  assert_says (get (on_poster, JW_WARNING_SMALL_TYPE), "down to 7.4 points");
  /* A chip has 0.83 of the text size. */
  g_assert_cmpuint (count (at_9_7, JW_WARNING_SMALL_TYPE), ==, 0);
  assert_says (get (at_9_5, JW_WARNING_SMALL_TYPE), "down to 7.8 points");
  get_repair (get (at_9_5, JW_WARNING_SMALL_TYPE), JW_REPAIR_FIT);
}

/* So many stages with a card each. */
static JwMap *
make_wide_map (guint n)
{
  g_autoptr (GString) body = g_string_new ("<lane id=\"l1\" type=\"touchpoints\"/>");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "<stage id=\"s%u\" name=\"Stage %u\"/>", i, i);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (body,
                            "<card id=\"k%u\" lane=\"l1\" stage=\"s%u\"><text>Reads a page of "
                            "the shop</text></card>",
                            i, i);
  return jw_test_read_body ("", body->str);
}

/* Stages of little text each: with a page each they can be read. */
static void
test_stages_are_offered (void)
{
  g_autoptr (JwMap) map = make_wide_map (24);
  const JwExportOptions options = { A3 };
  g_autoptr (Warnings) warnings = jw_preflight (map, &options);
  const JwWarning *small = get (warnings, JW_WARNING_SMALL_TYPE);
  JwExportOptions stages = options;
  g_autoptr (Warnings) after = NULL;

  get_repair (small, JW_REPAIR_STAGES);
  stages.pages = JW_PAGES_STAGES;
  after = jw_preflight (map, &stages);
  g_assert_cmpuint (count (after, JW_WARNING_SMALL_TYPE), ==, 0);
}

static const JwRepair *
get_type_repair (JwMap *map, const JwExportOptions *options, JwRepairKind kind, Warnings **warnings)
{
  *warnings = jw_preflight (map, options);
  return get_repair (get (*warnings, JW_WARNING_SMALL_TYPE), kind);
}

/* Six stages that do not stand side by side on A5 stand there three and three. */
static void
test_split_is_offered (void)
{
  g_autoptr (JwMap) map = make_wide_map (6);
  const JwExportOptions options = { A5 };
  g_autoptr (Warnings) warnings = NULL, after = NULL;
  const JwRepair *split = get_type_repair (map, &options, JW_REPAIR_SPLIT, &warnings);
  JwExportOptions repaired = options;

  g_assert_cmpstr (split->label, ==, "Split after Stage 3");
  g_assert_cmpstr (split->option, ==, "--pages stages --split-after 3");
  apply (split, &repaired);
  after = jw_preflight (map, &repaired);
  g_assert_cmpuint (count (after, JW_WARNING_SMALL_TYPE), ==, 0);
}

/* A map of 2,400 cards: no paper holds it, and there is help all the same. */
static void
test_large_map (void)
{
  g_autoptr (GString) body = g_string_new ("<stage id=\"s1\"/><stage id=\"s2\"/>"
                                           "<lane id=\"l1\" type=\"touchpoints\"/>");
  const JwExportOptions options = { A3 };
  g_autoptr (JwMap) map = NULL;
  g_autoptr (Warnings) warnings = NULL, after = NULL;
  const JwRepair *repair;
  JwExportOptions repaired = options;

  for (guint i = 0; i < 2400; i++)
    g_string_append_printf (body, "<card id=\"k%u\" lane=\"l1\" stage=\"s%u\"/>", i, 1 + i % 2);
  map = jw_test_read_body ("", body->str);
  repair = get_type_repair (map, &options, JW_REPAIR_BODY, &warnings);
  apply (repair, &repaired);
  after = jw_preflight (map, &repaired);
  g_assert_cmpuint (count (after, JW_WARNING_SMALL_TYPE), ==, 0);
}

/* Of a hand-out, the pages of the stages are looked at, too: what says there where the link goes on
 * is small. */
static void
test_handout_is_looked_at (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"s1\"/><stage id=\"s2\"/><lane id=\"l1\" type=\"answers\"/>"
          "<card id=\"a\" lane=\"l1\" stage=\"s1\"/><card id=\"b\" lane=\"l1\" stage=\"s2\"/>"
          "<link id=\"k\" from=\"a\" to=\"b\"/>");
  JwExportOptions options = { A3, .body = 9 };
  g_autoptr (Warnings) of_one = jw_preflight (map, &options), of_handout = NULL;

  options.pages = JW_PAGES_HANDOUT;
  of_handout = jw_preflight (map, &options);
  g_assert_cmpuint (count (of_one, JW_WARNING_SMALL_TYPE), ==, 0);
  assert_says (get (of_handout, JW_WARNING_SMALL_TYPE), "goes on in");
}

static void
test_empty_lane (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"s1\" name=\"One\"/>"
          "<lane id=\"l1\" type=\"touchpoints\" name=\"Filled\"/>"
          "<lane id=\"l2\" type=\"goals\" name=\"Blank\"/><lane id=\"l3\" type=\"emotion\"/>"
          "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>Here</text></card>");
  const JwExportOptions wall = { .theme = "wall" };
  g_autoptr (Warnings) warnings = jw_preflight (map, NULL);
  g_autoptr (Warnings) on_wall = jw_preflight (map, &wall);
  const JwWarning *lane = get (warnings, JW_WARNING_EMPTY_LANE);
  const JwRepair *repair;

  g_assert_cmpuint (count (warnings, JW_WARNING_EMPTY_LANE), ==, 2);
  assert_says (lane, "The lane “Blank” is empty.");
  repair = get_repair (lane, JW_REPAIR_HIDE_LANE);
  g_assert_cmpstr (repair->value, ==, "l2");
  g_assert_cmpstr (repair->label, ==, "Leave Out “Blank”");
  /* A sheet to be written on is empty on purpose. */
  g_assert_cmpuint (count (on_wall, JW_WARNING_EMPTY_LANE), ==, 0);
}

static JwMap *
make_map_with_paths (const char *one, const char *two)
{
  g_autofree char *body =
      g_strdup_printf ("<stage id=\"s1\"/><stage id=\"s2\"/><lane id=\"l1\" type=\"touchpoints\"/>"
                       "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>A</text></card>"
                       "<card id=\"k2\" lane=\"l1\" stage=\"s2\"><text>B</text></card>"
                       "<path id=\"p1\" name=\"By phone\" color=\"%s\">"
                       "<leg id=\"g1\" from=\"k1\" to=\"k2\"/></path>"
                       "<path id=\"p2\" name=\"By post\" color=\"%s\">"
                       "<leg id=\"g2\" from=\"k1\" to=\"k2\"/></path>",
                       one, two);

  return jw_test_read_body ("", body);
}

/* Red and green of the same lightness; the same path in dark blue is told apart. */
static void
test_grey (void)
{
  const JwExportOptions black = { .theme = "ink-saver" };
  g_autoptr (JwMap) first = make_map_with_paths ("#b03a2e", "#477034");
  g_autoptr (JwMap) second = make_map_with_paths ("#b03a2e", "#101040");
  g_autoptr (Warnings) same = jw_preflight (first, NULL);
  g_autoptr (Warnings) other = jw_preflight (second, NULL);
  g_autoptr (Warnings) without_colour = jw_preflight (first, &black);

  assert_says (get (same, JW_WARNING_GREY), "the paths “By phone” and “By post” look the same");
  g_assert_cmpuint (count (other, JW_WARNING_GREY), ==, 0);
  g_assert_cmpuint (count (without_colour, JW_WARNING_GREY), ==, 0);
}

/* A map with a card that shows a picture of so many pixels a side. */
static JwMap *
make_map_with_picture (int side)
{
  JwMap *map =
      jw_test_read_body ("", "<stage id=\"s1\"/><lane id=\"l1\" type=\"touchpoints\"/>"
                             "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>Kiln</text></card>");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  g_autofree char *folder = g_dir_make_tmp ("jw-preflight-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  g_assert_true (jw_edit_set_picture (jw_map_find (map, "k1"), bytes, "a.png", &error));
  g_assert_no_error (error);
  return map;
}

static void
test_pictures (void)
{
  g_autoptr (JwMap) coarse = make_map_with_picture (60);
  g_autoptr (JwMap) fine = make_map_with_picture (3000);
  g_autoptr (Warnings) warned = jw_preflight (coarse, NULL);
  g_autoptr (Warnings) well = jw_preflight (fine, NULL);

  assert_says (get (warned, JW_WARNING_PICTURE),
               "1 picture, on the card “Kiln”, will look coarse on this sheet: it has 72 dots");
  g_assert_cmpuint (count (well, JW_WARNING_PICTURE), ==, 0);
}

/* Scenes made by hand: what the layout lets reach out is seen. */
static void
test_cut (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_auto (JwLook) before = { 0 };
  g_auto (JwLook) after = { 0 };
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  JwText *text = jw_layout_shape_label (context, map, "A line beyond the paper");
  JwItem *item;

  jw_look_add (&before, scene, 1);
  g_assert_cmpuint (before.n_cut, ==, 0);
  item = jw_group_add (scene->links, JW_ITEM_DECORATION, scene->width - 20, 100, 10, 10);
  jw_item_take_text (item, text, scene->width - 20, 100, JW_ROLE_INK);
  jw_look_add (&after, scene, 1);
  g_assert_cmpuint (after.n_cut, ==, 1);
  g_assert_cmpstr (after.cut, ==, "A line beyond the paper");
}

/* U+10FFFD is no letter of any typeface. */
static void
test_letters (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"s1\"/><lane id=\"l1\" type=\"touchpoints\"/>"
          "<card id=\"k1\" lane=\"l1\" stage=\"s1\"><text>Odd \xf4\x8f\xbf\xbd</text></card>");
  g_autoptr (Warnings) warnings = jw_preflight (map, NULL);

  assert_says (get (warnings, JW_WARNING_LETTERS), "has all the letters of “Odd ");
}

/* What cannot be exported is told by the export. */
static void
test_bad_options (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  const JwExportOptions bad = { .paper_width = -1, .paper_height = 5 };
  g_autoptr (Warnings) warnings = jw_preflight (map, &bad);

  g_assert_cmpuint (warnings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preflight/nothing-wrong", test_nothing_wrong);
  g_test_add_func ("/preflight/type/random-maps", test_type_on_random_maps);
  g_test_add_func ("/preflight/type/small", test_small_type);
  g_test_add_func ("/preflight/type/stages", test_stages_are_offered);
  g_test_add_func ("/preflight/split", test_split_is_offered);
  g_test_add_func ("/preflight/large-map", test_large_map);
  g_test_add_func ("/preflight/handout", test_handout_is_looked_at);
  g_test_add_func ("/preflight/empty-lane", test_empty_lane);
  g_test_add_func ("/preflight/grey", test_grey);
  g_test_add_func ("/preflight/pictures", test_pictures);
  g_test_add_func ("/preflight/cut", test_cut);
  g_test_add_func ("/preflight/letters", test_letters);
  g_test_add_func ("/preflight/bad-options", test_bad_options);
  return g_test_run ();
}
