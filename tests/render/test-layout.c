#include <math.h>
#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/measure.h"
#include "model/stage.h"
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
shows (JwScene *scene, const char *part)
{
  g_autofree char *string = jw_scene_to_string (scene);

  return strstr (string, part) != NULL;
}

static void
test_sample_is_clean (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);

  jw_test_assert_clean (scene);
  g_assert_cmpfloat_with_epsilon (jw_scene_get_width (scene), 1190.55, 0.01);
  g_assert_cmpfloat_with_epsilon (jw_scene_get_height (scene), 841.89, 0.01);
}

/* A number of the whole journey stands beside the name of its lane, and in no column. */
static void
test_whole_measure (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  JwNode *measure = jw_node_get_first_child (JW_NODE (map), JW_KIND_MEASURE);
  const char *id = jw_node_get_id (measure);
  g_autoptr (JwScene) before = jw_test_layout (map);
  g_autoptr (JwScene) scene = NULL;
  JwRect in_column = get_bounds (jw_scene_find (before, id));
  JwRect in_rail;

  g_assert_true (jw_edit_change_number (measure, JW_MEASURE_WHOLE, 1, FALSE, NULL));
  g_assert_true (jw_edit_change (measure, JW_MEASURE_NAME, "Visitors in all", FALSE, NULL));
  scene = jw_test_layout (map);
  in_rail = get_bounds (jw_scene_find (scene, id));
  g_assert_true (shows (scene, "Visitors in all 12,400"));
  g_assert_cmpfloat (in_rail.x + in_rail.width, <, in_column.x);
  jw_test_assert_clean (scene);
}

/* What the printed map has to say. */
static void
test_sample_says_all (void)
{
  static const char *const parts[] = {
    "Hand-thrown mugs: from stranger to ambassador",
    "as it is today",
    "14 May 2026",
    "Gift buyer, 34",
    "Awareness",
    "12,400",
    "lowest share passed on: 3,642 leave here, median 2 days",
    "Bar: share that goes on to the next stage",
    "Scale 1:1",
    "A3 landscape",
    "smallest type 8.1 pt",
    "1 / 1",
  };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *escaped = g_strescape (parts[i], NULL);

      if (!shows (scene, escaped))
        g_error ("the sheet does not say “%s”", parts[i]);
    }
  g_assert_false (shows (scene, "biggest leak"));
}

static void
assert_shown_once (JwScene *scene, JwMap *map, JwKind kind)
{
  guint n = jw_node_get_n_children (JW_NODE (map), kind);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      const char *id = jw_node_get_id (jw_node_get_child (JW_NODE (map), kind, i));

      g_assert_cmpstr (jw_scene_item_get_node_id (jw_scene_find (scene, id)), ==, id);
    }
}

static void
test_every_node_has_its_place (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (5, 4, 3);
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) cards = jw_test_list_kind (scene, JW_ITEM_CARD);

  assert_shown_once (scene, map, JW_KIND_CARD);
  assert_shown_once (scene, map, JW_KIND_STAGE);
  assert_shown_once (scene, map, JW_KIND_LANE);
  assert_shown_once (scene, map, JW_KIND_MEASURE);
  assert_shown_once (scene, map, JW_KIND_CURVE);
  assert_shown_once (scene, map, JW_KIND_LINK);
  g_assert_cmpuint (cards->len, ==, jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD));
}

/* A card stands in the cell that it names, below those before it. */
static void
test_cards_stand_in_their_cells_in_order (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (11, 5, 4);
  g_autoptr (JwScene) scene = jw_test_layout (map);
  guint n = jw_node_get_n_children (JW_NODE (map), JW_KIND_CARD);

  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_node_get_child (JW_NODE (map), JW_KIND_CARD, i);
      JwNode *lane = jw_card_get_lane (card), *stage = jw_card_get_stage (card);
      JwRect cell =
          get_bounds (jw_scene_find_cell (scene, jw_node_get_id (lane), jw_node_get_id (stage)));
      JwRect bounds = get_bounds (jw_scene_find (scene, jw_node_get_id (card)));
      guint index = jw_card_get_index (card);

      g_assert_cmpfloat (bounds.x, >=, cell.x - 1e-6);
      g_assert_cmpfloat (bounds.x + bounds.width, <=, cell.x + cell.width + 0.01);
      g_assert_cmpfloat (bounds.y, >, cell.y);
      g_assert_cmpfloat (bounds.y + bounds.height, <, cell.y + cell.height);
      if (index > 0)
        {
          JwNode *above = jw_map_get_cell_card (map, lane, stage, index - 1);
          JwRect other = get_bounds (jw_scene_find (scene, jw_node_get_id (above)));

          g_assert_cmpfloat (bounds.y, >=, other.y + other.height);
        }
    }
}

static void
test_rows_and_columns_follow_each_other (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (2, 6, 2);
  g_autoptr (JwScene) scene = jw_test_layout (map);

  for (guint i = 1; i < scene->n_rows; i++)
    g_assert_cmpfloat (jw_scene_row_y (scene, i - 1) + jw_scene_row (scene, i - 1)->height, <=,
                       jw_scene_row_y (scene, i) + 1e-6);
  for (guint i = 1; i < scene->columns->n; i++)
    {
      JwRect before = get_bounds (jw_scene_find (scene, scene->columns->ids[i - 1]));
      JwRect stage = get_bounds (jw_scene_find (scene, scene->columns->ids[i]));

      g_assert_cmpfloat (before.x + before.width, <, stage.x);
      g_assert_cmpfloat (before.y, ==, stage.y);
      g_assert_cmpfloat (before.height, ==, stage.height);
    }
}

/* No two texts overlap, none leaves its box, whatever is written on the map. */
static void
test_random_maps_are_clean (void)
{
  for (guint32 seed = 1; seed <= 24; seed++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (seed, 1 + seed % 9, 1 + seed % 4);
      g_autoptr (JwScene) scene = jw_test_layout (map);

      jw_test_assert_clean (scene);
    }
}

static void
test_same_map_same_scene (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (9, 5, 3);
  g_autoptr (JwMap) twin = jw_test_make_random_map (9, 5, 3);
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (JwScene) other = jw_test_layout (twin);
  g_autofree char *string = jw_scene_to_string (scene);
  g_autofree char *other_string = jw_scene_to_string (other);

  g_assert_cmpstr (string, ==, other_string);
  g_assert_cmpuint (strlen (string), >, 10000);
}

/* What did not change is not shaped again. */
static void
test_an_edit_shapes_one_text (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (3, 6, 6);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  G_GNUC_UNUSED g_autoptr (JwScene) first = jw_layout (context, map, NULL, NULL);
  g_autoptr (JwScene) second = NULL, third = NULL;
  guint64 n_shaped = jw_layout_context_get_n_shaped (context);
  JwNode *card = jw_node_get_child (JW_NODE (map), JW_KIND_CARD, 7);

  g_assert_cmpuint (n_shaped, >, 100);
  second = jw_layout (context, map, NULL, NULL);
  g_assert_cmpuint (jw_layout_context_get_n_shaped (context), ==, n_shaped);
  g_assert_true (jw_edit_change (card, JW_CARD_TEXT, "words that were nowhere", FALSE, NULL));
  third = jw_layout (context, map, NULL, NULL);
  g_assert_cmpuint (jw_layout_context_get_n_shaped (context), ==, n_shaped + 1);
}

static void
test_bare_maps (void)
{
  static const char *const bodies[] = {
    "",
    "<stage id=\"s\"/>",
    "<lane id=\"l\" type=\"touchpoints\"/><lane id=\"m\" type=\"emotion\"/>"
    "<lane id=\"n\" type=\"numbers\"/>",
    "<persona id=\"p\"/>",
    "<stage id=\"s\"/><lane id=\"l\" type=\"emotion\"/><curve id=\"c\" lane=\"l\"/>",
    "<stage id=\"s\"/><lane id=\"l\" type=\"emotion\"/><curve id=\"c\" lane=\"l\">"
    "<point id=\"f\" stage=\"s\"><quote>no score</quote></point></curve>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (JwMap) map = jw_test_read_body ("", bodies[i]);
      g_autoptr (JwScene) scene = jw_test_layout (map);

      jw_test_assert_clean (scene);
      g_assert_cmpfloat_with_epsilon (jw_scene_get_width (scene), 1190.55, 0.01);
    }
}

static void
test_empty_title_has_a_place (void)
{
  g_autoptr (JwMap) map = jw_map_new ();
  g_autoptr (JwScene) scene = jw_test_layout (map);
  const JwSceneItem *title =
      jw_scene_find_kind (scene, jw_node_get_id (JW_NODE (map)), JW_ITEM_TITLE);
  JwRect bounds = get_bounds (title);

  g_assert_cmpfloat (bounds.width, >, 50);
  g_assert_cmpfloat (bounds.height, >, 20);
  g_assert_cmpint (jw_scene_item_get_property (title), ==, JW_MAP_TITLE);
  g_assert_cmpstr (jw_text_get_string (jw_scene_item_get_text (title, NULL, NULL)), ==, "");
}

static void
test_most_stages (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (4, 200, 0);
  g_autoptr (JwScene) scene = jw_test_layout (map);

  jw_test_assert_clean (scene);
  g_assert_cmpfloat (scene->columns->widths[0], >=, 100);
  g_assert_cmpfloat (jw_scene_get_width (scene), >, 20000);
}

static void
test_longest_text (void)
{
  g_autofree char *words = g_strnfill (16000, 'w');
  g_autofree char *body = g_strdup_printf (
      "<stage id=\"s\" name=\"%.1000s\"/><stage id=\"t\"/><lane id=\"l\" type=\"text\"/>"
      "<lane id=\"m\" type=\"micro-conversions\"/><lane id=\"e\" type=\"emotion\"/>"
      "<card id=\"a\" lane=\"l\" stage=\"s\"><text>%s</text></card>"
      "<card id=\"b\" lane=\"m\" stage=\"s\"><text>%s</text></card>"
      "<curve id=\"c\" lane=\"e\"><point id=\"f\" stage=\"s\" score=\"1\"><quote>%s</quote></point>"
      "</curve>",
      words, words, words, words);
  g_autoptr (JwMap) map = jw_test_read_body ("", body);
  g_autoptr (JwScene) scene = jw_test_layout (map);

  g_assert_cmpfloat (jw_scene_get_height (scene), >, 1000);
  jw_test_assert_clean (scene);
}

/* A lane's row holds its name and hint, however long, above the next rule. */
static void
test_row_grows_with_its_rail (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "",
      "<stage id=\"s\"/><lane id=\"l\" type=\"goals\" name=\"Lane\" hint=\"one\"/>"
      "<lane id=\"m\" type=\"goals\" name=\"A lane with quite a long name indeed\" "
      "hint=\"and a hint that goes on and on until it needs six lines of the rail at the least, "
      "if not more than that\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);

  jw_test_assert_clean (scene);
  g_assert_cmpfloat (jw_scene_row (scene, 1)->height, >, jw_scene_row (scene, 0)->height + 20);
}

static void
test_empty_lane_is_a_modest_row (void)
{
  g_autoptr (JwMap) map =
      jw_test_read_body ("", "<stage id=\"s\"/><lane id=\"l\" type=\"goals\" name=\"Goals\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect rect;

  g_assert_cmpfloat (jw_scene_row (scene, 0)->height, >, 30);
  g_assert_cmpfloat (jw_scene_row (scene, 0)->height, <, 60);
  g_assert_true (jw_scene_get_add_rect (scene, "l", "s", &rect));
  g_assert_cmpfloat (rect.y + rect.height, <=,
                     jw_scene_row_y (scene, 0) + jw_scene_row (scene, 0)->height);
}

static void
test_gap_in_the_curve (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"a\"/><stage id=\"b\"/><stage id=\"c\"/><lane id=\"l\" type=\"emotion\"/>"
          "<curve id=\"v\" lane=\"l\"><point id=\"f\" stage=\"a\" score=\"1\"/>"
          "<point id=\"g\" stage=\"b\"/><point id=\"h\" stage=\"c\" score=\"2\"/></curve>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) curves = jw_test_list_kind (scene, JW_ITEM_CURVE);
  g_autoptr (GPtrArray) points = jw_test_list_kind (scene, JW_ITEM_POINT);
  JwRect first, second, middle;

  g_assert_cmpuint (curves->len, ==, 2);
  g_assert_cmpuint (points->len, ==, 2);
  first = get_bounds (g_ptr_array_index (curves, 0));
  second = get_bounds (g_ptr_array_index (curves, 1));
  middle = get_bounds (jw_scene_find_cell (scene, "l", "b"));
  g_assert_cmpfloat (first.x + first.width, <, middle.x + middle.width / 2);
  g_assert_cmpfloat (second.x, >, middle.x + middle.width / 2);
}

static void
test_evidence_tells_lines_apart (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"a\"/><stage id=\"b\"/><stage id=\"c\"/><lane id=\"l\" type=\"emotion\"/>"
          "<curve id=\"v\" lane=\"l\"><point id=\"f\" stage=\"a\" score=\"1\" "
          "evidence=\"researched\"/><point id=\"g\" stage=\"b\" score=\"0\" evidence=\"partly\"/>"
          "<point id=\"h\" stage=\"c\" score=\"2\" evidence=\"guess\"/></curve>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) curves = jw_test_list_kind (scene, JW_ITEM_CURVE);
  static const JwDash expected[] = { JW_DASH_SOLID, JW_DASH_DASHED, JW_DASH_DOTTED };

  g_assert_cmpuint (curves->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < curves->len; i++)
    g_assert_cmpint (((const JwSceneItem *)g_ptr_array_index (curves, i))->item->dash, ==,
                     expected[i]);
  g_assert_true (shows (scene, "partly known"));
  g_assert_true (shows (scene, "a guess"));
}

/* The areas lie on their own side of the neutral line, and meet on it. */
static void
test_areas_keep_to_their_side (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);
  const JwSceneRow *row = jw_scene_row (scene, jw_scene_find_row (scene, "l2"));
  double neutral = (row->score_top + row->score_bottom) / 2;
  guint n_areas = 0;

  for (guint i = 0; i < row->over->n; i++)
    {
      const JwItem *item = jw_group_get (row->over, i);

      if (item->fill == JW_ROLE_POSITIVE_AREA)
        g_assert_cmpfloat (item->y + item->height, <=, neutral + 1e-6);
      else if (item->fill == JW_ROLE_NEGATIVE_AREA)
        g_assert_cmpfloat (item->y, >=, neutral - 1e-6);
      else
        continue;
      n_areas++;
    }
  g_assert_cmpuint (n_areas, ==, 3);
}

static void
test_several_curves_are_named (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (7, 4, 0);
  g_autoptr (JwScene) scene = jw_test_layout (map);

  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_CURVE), ==, 2);
  g_assert_true (shows (scene, "Curve 0"));
  g_assert_true (shows (scene, "Curve 1"));
}

static void
test_bars_are_linear (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwScene) scene = jw_test_layout (map);
  const JwSceneRow *row = jw_scene_row (scene, jw_scene_find_row (scene, "l7"));
  static const double shares[] = { 3960.0 / 12400, 318.0 / 3960, 96.0 / 318, 21.0 / 96 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      JwGroup *group = jw_row_cell (row, i)->stack->blocks[0].group;
      const JwItem *filled = NULL;

      for (guint j = 0; j < group->n; j++)
        if (jw_group_get (group, j)->fill >= JW_ROLE_STAGE)
          filled = jw_group_get (group, j);
      g_assert_nonnull (filled);
      g_assert_cmpfloat_with_epsilon (filled->width, shares[i] * scene->columns->widths[i], 1e-6);
    }
}

static void
test_foot_tells_the_true_scale (void)
{
  g_autoptr (JwMap) map = jw_test_make_random_map (12, 12, 4);
  g_autoptr (JwScene) scene = jw_test_layout (map);
  double scale = MIN (1190.551 / jw_scene_get_width (scene), 841.89 / jw_scene_get_height (scene));
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *expected = NULL;

  g_assert_cmpfloat (scale, <, 0.9);
  g_ascii_formatd (digits, sizeof digits, "%.1f", scale * 100);
  if (g_str_has_suffix (digits, ".0"))
    digits[strlen (digits) - 2] = '\0';
  expected = g_strdup_printf ("Scale %s %%", digits);
  g_assert_true (shows (scene, expected));
}

static double
get_scale (const char *attributes, const char *lanes[], guint n_lanes)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwScene) scene = NULL;
  double width, height;

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (body, "<stage id=\"s%u\" name=\"Consideration\" who=\"Visitor\"/>", i);
  for (guint i = 0; i < n_lanes; i++)
    g_string_append_printf (body, "<lane id=\"l%u\" type=\"%s\" name=\"Pain points\" hint=\"h\"/>",
                            i, lanes[i]);
  for (guint i = 0; i < n_lanes * 5 * 2; i++)
    g_string_append_printf (
        body,
        "<card id=\"k%u\" lane=\"l%u\" stage=\"s%u\"><text>Cannot judge the real "
        "size</text></card>",
        i, i / 10, i % 5);
  map = jw_test_read_body (attributes, body->str);
  scene = jw_test_layout (map);
  jw_paper_get_size (map, &width, &height);
  return MIN (width / jw_scene_get_width (scene), height / jw_scene_get_height (scene));
}

/* What a sheet must hold: five stages with four text lanes on A4 at 9 points, eight on A3. */
static void
test_sheets_hold_enough (void)
{
  const char *lanes[] = { "touchpoints", "pain-points", "goals", "content",
                          "thoughts",    "answers",     "text",  "goals" };

  g_assert_cmpfloat (get_scale ("paper=\"a4\" body=\"9\" title=\"Hand-thrown mugs\"", lanes, 4), ==,
                     1);
  g_assert_cmpfloat (get_scale ("paper=\"a3\" title=\"Hand-thrown mugs\"", lanes, 8), ==, 1);
  g_assert_cmpfloat (get_scale ("paper=\"a4\" body=\"9\"", lanes, 8), <, 1);
}

/* A sheet to be written on has its stages and lanes, fills the paper, and nothing is written yet.
 */
static void
test_wall_is_empty_and_fills_the_paper (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (JwScene) scene = NULL;
  g_autoptr (GPtrArray) stages = NULL, lanes = NULL, cards = NULL, points = NULL, measures = NULL;
  double width, height;
  JwTheme theme;

  g_assert_true (jw_theme_read (map, "wall", &theme));
  scene = jw_layout (context, map, &theme, NULL);
  stages = jw_test_list_kind (scene, JW_ITEM_STAGE);
  lanes = jw_test_list_kind (scene, JW_ITEM_LANE);
  cards = jw_test_list_kind (scene, JW_ITEM_CARD);
  points = jw_test_list_kind (scene, JW_ITEM_POINT);
  measures = jw_test_list_kind (scene, JW_ITEM_MEASURE);
  g_assert_cmpuint (stages->len, ==, 5);
  g_assert_cmpuint (lanes->len, ==, 7);
  g_assert_cmpuint (cards->len + points->len + measures->len, ==, 0);
  jw_paper_get_size (map, &width, &height);
  g_assert_cmpfloat (jw_scene_get_width (scene), ==, width);
  g_assert_cmpfloat (jw_scene_get_height (scene), ==, height);
  g_assert_cmpfloat (jw_scene_row_y (scene, 6) + jw_scene_row (scene, 6)->height, >, height * 0.9);
}

static void
test_own_colours (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "", "<stage id=\"a\" name=\"Yellow\" color=\"#ffee00\"/><stage id=\"b\" name=\"Ring\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  const JwSceneItem *own = jw_scene_find (scene, "a"), *ring = jw_scene_find (scene, "b");

  g_assert_cmpint (own->item->fill, ==, JW_ROLE_OWN);
  g_assert_cmphex (own->item->own, !=, 0xffee00);
  g_assert_cmpint (ring->item->own, ==, 0x5b5fc7);
  g_assert_cmpint (jw_scene_item_get_text_role (ring), ==, JW_ROLE_ON_STAGE);
}

/* A long word makes all names smaller before it is broken. */
static void
test_stage_names_shrink_together (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "paper=\"a4\" body=\"9.5\"",
      "<stage id=\"a\" name=\"Consideration\"/><stage id=\"b\" name=\"Two\"/>"
      "<stage id=\"c\"/><stage id=\"d\" name=\"Consideration\"/><stage id=\"e\"/>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwText *name = jw_scene_item_get_text (jw_scene_find (scene, "d"), NULL, NULL);
  JwText *other = jw_scene_item_get_text (jw_scene_find (scene, "b"), NULL, NULL);

  g_assert_cmpuint (jw_text_get_n_lines (name), ==, 1);
  g_assert_cmpfloat (jw_text_get_height (other), ==, jw_text_get_height (name));
  g_assert_cmpfloat (jw_text_get_height (name), <, 9.5 * 1.4 * 1.2 - 1);
}

static void
test_pills_leave_room_for_the_arrow (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "",
      "<stage id=\"a\"/><stage id=\"b\"/><lane id=\"l\" type=\"micro-conversions\"/>"
      "<card id=\"k\" lane=\"l\" stage=\"a\"><text>Follows the studio on every one of the many "
      "networks that there are in the world, and then on one more still, to be sure</text></card>"
      "<card id=\"m\" lane=\"l\" stage=\"b\"><text>ok</text></card>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  JwRect pill = get_bounds (jw_scene_find (scene, "k"));
  JwRect next = get_bounds (jw_scene_find (scene, "m"));
  const JwItem *arrow = jw_group_get (jw_scene_row (scene, 0)->over, 0);

  g_assert_cmpuint (jw_scene_row (scene, 0)->over->n, ==, 1);
  g_assert_cmpint (arrow->shape, ==, JW_SHAPE_ARROW);
  g_assert_cmpfloat (arrow->x, >, pill.x + pill.width);
  g_assert_cmpfloat (arrow->width, >, 15);
  g_assert_cmpfloat (arrow->x + arrow->width, <=, next.x);
  jw_test_assert_clean (scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/whole-measure", test_whole_measure);
  g_test_add_func ("/layout/sample-is-clean", test_sample_is_clean);
  g_test_add_func ("/layout/sample-says-all", test_sample_says_all);
  g_test_add_func ("/layout/every-node", test_every_node_has_its_place);
  g_test_add_func ("/layout/cells", test_cards_stand_in_their_cells_in_order);
  g_test_add_func ("/layout/rows-and-columns", test_rows_and_columns_follow_each_other);
  g_test_add_func ("/layout/random-maps", test_random_maps_are_clean);
  g_test_add_func ("/layout/same-map-same-scene", test_same_map_same_scene);
  g_test_add_func ("/layout/an-edit-shapes-one-text", test_an_edit_shapes_one_text);
  g_test_add_func ("/layout/bare-maps", test_bare_maps);
  g_test_add_func ("/layout/empty-title", test_empty_title_has_a_place);
  g_test_add_func ("/layout/most-stages", test_most_stages);
  g_test_add_func ("/layout/longest-text", test_longest_text);
  g_test_add_func ("/layout/rail", test_row_grows_with_its_rail);
  g_test_add_func ("/layout/empty-lane", test_empty_lane_is_a_modest_row);
  g_test_add_func ("/layout/curve/gap", test_gap_in_the_curve);
  g_test_add_func ("/layout/curve/evidence", test_evidence_tells_lines_apart);
  g_test_add_func ("/layout/curve/areas", test_areas_keep_to_their_side);
  g_test_add_func ("/layout/curve/names", test_several_curves_are_named);
  g_test_add_func ("/layout/bars", test_bars_are_linear);
  g_test_add_func ("/layout/scale", test_foot_tells_the_true_scale);
  g_test_add_func ("/layout/sheets-hold-enough", test_sheets_hold_enough);
  g_test_add_func ("/layout/wall", test_wall_is_empty_and_fills_the_paper);
  g_test_add_func ("/layout/own-colours", test_own_colours);
  g_test_add_func ("/layout/stage-names", test_stage_names_shrink_together);
  g_test_add_func ("/layout/pills", test_pills_leave_room_for_the_arrow);
  return g_test_run ();
}
