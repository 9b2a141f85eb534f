#include "model/card.h"
#include "model/edit/commands.h"
#include "support.h"

/* All chips of a card, in order, with "|" between them. */
static char *
list_chips (JwMap *map)
{
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) chips = jw_test_list_kind (scene, JW_ITEM_CHIP);
  GString *list = g_string_new (NULL);

  jw_test_assert_clean (scene);
  for (guint i = 0; i < chips->len; i++)
    {
      const JwSceneItem *item = g_ptr_array_index (chips, i);

      g_string_append_printf (list, "%s%s", i > 0 ? "|" : "",
                              jw_text_get_string (jw_scene_item_get_text (item, NULL, NULL)));
    }
  return g_string_free (list, FALSE);
}

static void
assert_chips (const char *attributes, const char *expected)
{
  g_autofree char *body = g_strdup_printf (
      "<persona id=\"p1\" name=\"Ann\" color=\"#ffee00\"/><persona id=\"p2\" name=\"Bob\"/>"
      "<stage id=\"s1\" name=\"Only\"><step id=\"t1\" name=\"First step\"/></stage>"
      "<lane id=\"l1\" type=\"touchpoints\" name=\"Touchpoints\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\" %s><text>Card</text></card>",
      attributes);
  g_autoptr (JwMap) map = jw_test_read_body ("title=\"Facts\"", body);
  g_autofree char *chips = list_chips (map);

  g_assert_cmpstr (chips, ==, expected);
}

static void
test_each (void)
{
  assert_chips ("", "");
  assert_chips ("channel=\"email\" device=\"phone\"", "Email|Phone");
  assert_chips ("moment=\"true\" bright=\"true\"", "★ Moment that matters|✓ Bright spot");
  assert_chips ("moment=\"false\"", "");
  assert_chips ("fail=\"true\" decision=\"true\" exit=\"true\"",
                "▲ Can go wrong|◆ Decision|→ May end here");
  assert_chips ("step=\"t1\"", "First step");
  assert_chips ("medium=\"chat\"", "prefers: Chat");
  assert_chips ("duration=\"8\" waiting=\"8640\"", "takes 8 min|waits 6 days");
  assert_chips ("sender=\"Clerk\" receiver=\"Guest\"", "Clerk → Guest");
  assert_chips ("sender=\"Clerk\"", "from Clerk");
  assert_chips ("receiver=\"Guest\"", "to Guest");
  assert_chips ("personas=\"p1 p2\"", "Ann|Bob");
  assert_chips ("severity=\"3\" evidence=\"partly\" source=\"Calls\"",
                "Severity 3 of 5|Partly known|Calls");
  assert_chips ("votes=\"1\"", "● 1 vote");
  assert_chips ("votes=\"1200\" value=\"4.5\" effort=\"2\"",
                "● 1,200 votes|Value 4.5 of 5|Effort 2 of 5");
  assert_chips ("status=\"planned\" due=\"2026-11-01\"", "Planned|by 1 November 2026");
  assert_chips ("url=\"https://example.org/\" tags=\"price, 100% %s\"",
                "price, 100% %s|example.org");
}

/* The colour of a persona stands before the name, corrected so that it is seen. */
static void
test_persona_has_its_colour (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "title=\"Facts\"",
      "<persona id=\"p1\" name=\"Ann\" color=\"#ffee00\"/><persona id=\"p2\" name=\"Bob\"/>"
      "<stage id=\"s1\" name=\"Only\"/><lane id=\"l1\" type=\"text\" name=\"Text\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\" personas=\"p1 p2\"><text>Card</text></card>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autoptr (GPtrArray) items = jw_test_list_kind (scene, JW_ITEM_DECORATION);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const JwItem *item = ((const JwSceneItem *)g_ptr_array_index (items, i))->item;

      if (item->shape != JW_SHAPE_DISC)
        continue;
      n++;
      g_assert_cmphex (item->own, !=, 0xffee00);
    }
  g_assert_cmpuint (n, ==, 1);
}

/* A pill has no room for them: they stand beneath it, and are a place of the card all the same. */
static void
test_beneath_pill (void)
{
  g_autoptr (JwMap) map = jw_test_read_body (
      "title=\"Facts\"",
      "<stage id=\"s1\" name=\"First\"/><stage id=\"s2\" name=\"Last\"/>"
      "<lane id=\"l1\" type=\"micro-conversions\" name=\"Steps\"/>"
      "<card id=\"k1\" lane=\"l1\" stage=\"s1\" channel=\"email\" owner=\"Studio\">"
      "<text>Signs up</text></card>"
      "<card id=\"k2\" lane=\"l1\" stage=\"s1\"><text>Below</text></card>");
  g_autoptr (JwScene) scene = jw_test_layout (map);
  g_autofree char *chips = list_chips (map);
  g_autoptr (GPtrArray) items = jw_test_list_kind (scene, JW_ITEM_CHIP);
  JwRect pill = jw_test_get_bounds (scene, "k1"), next = jw_test_get_bounds (scene, "k2"), chip;
  const JwSceneItem *hit;

  g_assert_cmpstr (chips, ==, "Email|Studio");
  jw_scene_item_get_bounds (g_ptr_array_index (items, 0), &chip);
  g_assert_cmpfloat (chip.y, >=, pill.y + pill.height);
  g_assert_cmpfloat (chip.y + chip.height, <=, next.y);
  hit = jw_scene_hit (scene, chip.x + chip.width / 2, chip.y + chip.height / 2, 0);
  g_assert_cmpstr (jw_scene_item_get_node_id (hit), ==, "k1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/each", test_each);
  g_test_add_func ("/facts/persona-has-its-colour", test_persona_has_its_colour);
  g_test_add_func ("/facts/beneath-pill", test_beneath_pill);
  return g_test_run ();
}
