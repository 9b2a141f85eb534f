#include "render/balance.h"

#include "model/edit/commands.h"
#include "model/stage.h"
#include "render/text-private.h"
#include "support.h"

#define LONG "A card with so many words that they take several lines in a column of the usual width"

static double *
balance (JwMap *map, double *before, double *after)
{
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  const JwLayoutOptions options = { 0 };

  return jw_balance_columns (context, map, NULL, &options, before, after);
}

static double
get_height (JwMap *map)
{
  g_autoptr (JwScene) scene = jw_test_layout (map);

  return scene->height_of_rows;
}

/* A map of five stages, the second of which has long cards in each lane. */
static JwMap *
make_dense (const char *attributes)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 1; i <= 5; i++)
    g_string_append_printf (body, "<stage id=\"s%u\" name=\"Stage %u\"/>", i, i);
  for (guint i = 1; i <= 4; i++)
    g_string_append_printf (body, "<lane id=\"l%u\" type=\"content\" name=\"Lane\"/>", i);
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (
        body, "<card id=\"k%u\" lane=\"l%u\" stage=\"s2\"><text>" LONG "</text></card>", i,
        1 + i % 4);
  for (guint i = 0; i < 4; i++)
    g_string_append_printf (
        body, "<card id=\"c%u\" lane=\"l%u\" stage=\"s4\"><text>Short</text></card>", i, 1 + i);
  return jw_test_read_body (attributes, body->str);
}

static void
test_dense_is_wider (void)
{
  g_autoptr (JwMap) map = make_dense ("title=\"Dense\"");
  double before, after, sum = 0, original = get_height (map);
  g_autofree double *widths = balance (map, &before, &after);

  g_assert_nonnull (widths);
  g_assert_cmpfloat (before, ==, original);
  g_assert_cmpfloat (after, <, 0.85 * before);
  for (guint i = 0; i < 5; i++)
    {
      sum += widths[i];
      g_assert_cmpfloat_with_epsilon (widths[i] * 10, (int)(widths[i] * 10 + 0.5), 1e-9);
      g_assert_true (i == 1 ? widths[i] > 1.2 : widths[i] <= 1);
    }
  g_assert_cmpfloat_with_epsilon (sum, 5, 1e-9);
  g_assert_true (jw_edit_set_stage_widths (map, widths, NULL));
  g_assert_cmpfloat (get_height (map), ==, after);
  g_assert_null (balance (map, NULL, NULL));
  g_assert_true (jw_map_undo (map));
  g_assert_cmpfloat (get_height (map), ==, original);
}

/* Where equal columns are best, that is found from any others. */
static void
test_back_to_equal (void)
{
  static const double uneven[] = { 2.5, 0.5, 0.5, 0.5, 1 };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  double equal = get_height (map), before, after;
  g_autofree double *widths = NULL;

  g_assert_true (jw_edit_set_stage_widths (map, uneven, NULL));
  widths = balance (map, &before, &after);
  g_assert_nonnull (widths);
  g_assert_cmpfloat (before, >, equal);
  g_assert_cmpfloat (after, <=, equal);
}

static double
get_name_size (JwScene *scene)
{
  g_autoptr (GPtrArray) stages = jw_test_list_kind (scene, JW_ITEM_STAGE);

  return jw_text_get_size (jw_scene_item_get_text (g_ptr_array_index (stages, 0), NULL, NULL));
}

static guint
count_broken (JwScene *scene)
{
  g_autoptr (GPtrArray) cards = jw_test_list_kind (scene, JW_ITEM_CARD);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      JwText *text = jw_scene_item_get_text (g_ptr_array_index (cards, i), NULL, NULL);

      n += text != NULL && jw_text_breaks_words (text);
    }
  return n;
}

/* Whatever the map, the rows are never higher for it, no name smaller, no word broken, and all
 * stands in its place. */
static void
test_random (void)
{
  guint n_found = 0;

  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (seed, 2 + seed % 4, 3);
      g_autoptr (JwScene) before = jw_test_layout (map);
      g_autoptr (JwScene) after = NULL;
      g_autofree double *widths = balance (map, NULL, NULL);

      if (widths == NULL)
        continue;
      n_found++;
      g_assert_true (jw_edit_set_stage_widths (map, widths, NULL));
      after = jw_test_layout (map);
      jw_test_assert_clean (after);
      g_assert_cmpfloat (after->height_of_rows, <, before->height_of_rows);
      g_assert_cmpfloat (get_name_size (after), >=, get_name_size (before));
      g_assert_cmpuint (count_broken (after), <=, count_broken (before));
      g_assert_cmpfloat (after->width, ==, before->width);
    }
  g_assert_cmpuint (n_found, >=, 1);
}

/* Columns of any widths are clean, hit where they stand, and painted in every part as in the whole,
 * whichever way the map is read. */
static void
assert_widths_hold (const char *language)
{
  static const double uneven[] = { 0.5, 2.2, 1, 0.7, 4 };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = NULL;

  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_LANGUAGE, language, FALSE, NULL));
  g_assert_true (jw_edit_set_stage_widths (map, uneven, NULL));
  scene = jw_test_layout (map);
  jw_test_assert_clean (scene);
  for (guint i = 0; i < 5; i++)
    {
      const JwRect cell = jw_test_get_bounds (scene, scene->columns->ids[i]);

      g_assert_cmpfloat_with_epsilon (cell.width / scene->columns->widths[0], uneven[i] / uneven[0],
                                      1e-6);
      g_assert_cmpint (jw_scene_find_column_at (scene, cell.x + 1), ==, i);
      g_assert_cmpint (jw_scene_find_column_at (scene, cell.x + cell.width - 1), ==, i);
      jw_test_assert_parts_like_whole (scene, cell.x - 3, cell.x + cell.width / 3);
    }
}

static void
test_any_widths (void)
{
  assert_widths_hold ("en");
  assert_widths_hold ("ar");
}

static void
test_nothing_to_balance (void)
{
  g_autoptr (JwMap) empty = jw_map_new ();
  g_autoptr (JwMap) single =
      jw_test_read_body ("title=\"One\"", "<stage id=\"s1\" name=\"Only\"/>"
                                          "<lane id=\"l1\" type=\"content\" name=\"Lane\"/>");

  g_assert_null (balance (empty, NULL, NULL));
  g_assert_null (balance (single, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/balance/dense-is-wider", test_dense_is_wider);
  g_test_add_func ("/balance/back-to-equal", test_back_to_equal);
  g_test_add_func ("/balance/random", test_random);
  g_test_add_func ("/balance/any-widths", test_any_widths);
  g_test_add_func ("/balance/nothing", test_nothing_to_balance);
  return g_test_run ();
}
