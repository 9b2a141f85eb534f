#include "tests/ui/fixture.h"

typedef struct
{
  guint n;
  char *node_id;
} MenuCalls;

static void
menu_cb (JwCanvas *canvas, double x, double y, const char *node_id, MenuCalls *calls)
{
  calls->n++;
  g_free (calls->node_id);
  calls->node_id = g_strdup (node_id);
}

static void
test_click_selects (Fixture *self, gconstpointer data)
{
  double x, y;

  fixture_click (self, self->first, 1, 0);
  fixture_assert_selected (self, self->first);
  fixture_click (self, self->stages[1], 1, 0);
  fixture_assert_selected (self, self->stages[1]);
  fixture_click (self, self->pains, 1, 0);
  fixture_assert_selected (self, self->pains);
  fixture_click (self, self->point, 1, 0);
  fixture_assert_selected (self, self->point);
  jw_driver_locate (self->driver, jw_node_get_id (JW_NODE (self->map)), JW_ITEM_TITLE, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  fixture_assert_selected (self, JW_NODE (self->map));
  g_assert_false (jw_map_is_modified (self->map));
}

static void
test_desk_clears (Fixture *self, gconstpointer data)
{
  fixture_click (self, self->first, 1, 0);
  jw_driver_click (self->driver, 4, 4, GDK_BUTTON_PRIMARY, 1, 0);
  g_assert_cmpuint (jw_selection_get_n (jw_map_get_selection (self->map)), ==, 0);
}

static void
test_toggle (Fixture *self, gconstpointer data)
{
  JwSelection *selection = jw_map_get_selection (self->map);

  fixture_click (self, self->first, 1, 0);
  fixture_click (self, self->third, 1, GDK_CONTROL_MASK);
  fixture_click (self, self->second, 1, GDK_SHIFT_MASK);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 3);
  fixture_click (self, self->first, 1, GDK_CONTROL_MASK);
  g_assert_cmpuint (jw_selection_get_n (selection), ==, 2);
  g_assert_false (jw_selection_contains (selection, jw_node_get_id (self->first)));
  /* A plain click on one of several takes that one alone. */
  fixture_click (self, self->third, 1, 0);
  fixture_assert_selected (self, self->third);
}

static void
test_add_offer (Fixture *self, gconstpointer data)
{
  double x, y;

  jw_driver_locate_cell (self->driver, jw_node_get_id (self->pains),
                         jw_node_get_id (self->stages[1]), &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_driver_type (self->driver, "Lost");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (fixture_get_text (fixture_get_card (self, self->pains, self->stages[1], 0)), ==,
                   "Lost");
}

static void
test_context_menu (Fixture *self, gconstpointer data)
{
  MenuCalls calls = { 0, NULL };
  double x, y;

  g_signal_connect (self->canvas, "context-menu", G_CALLBACK (menu_cb), &calls);
  jw_driver_locate (self->driver, jw_node_get_id (self->third), -1, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_SECONDARY, 1, 0);
  g_assert_cmpuint (calls.n, ==, 1);
  g_assert_cmpstr (calls.node_id, ==, jw_node_get_id (self->third));
  fixture_assert_selected (self, self->third);
  jw_driver_key (self->driver, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_cmpuint (calls.n, ==, 2);
  g_assert_cmpstr (calls.node_id, ==, jw_node_get_id (self->third));
  jw_driver_click (self->driver, 4, 4, GDK_BUTTON_SECONDARY, 1, 0);
  g_assert_cmpuint (calls.n, ==, 3);
  g_assert_null (calls.node_id);
}

/* The sign at the left end of the gap above a card. */
static void
click_above (Fixture *self, JwNode *card)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (card));
  JwRect bounds;
  double x, y;

  jw_scene_item_get_bounds (item, &bounds);
  jw_driver_locate_sheet (self->driver, bounds.x + 12, bounds.y + 3, &x, &y);
  jw_driver_move (self->driver, x, y);
  jw_driver_locate_sheet (self->driver, bounds.x, bounds.y - 2, &x, &y);
  jw_driver_move (self->driver, x, y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
}

static void
test_insert_card (Fixture *self, gconstpointer data)
{
  click_above (self, self->second);
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_driver_type (self->driver, "between");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpuint (fixture_get_n_cards (self, self->touchpoints, self->stages[0]), ==, 3);
  g_assert_cmpstr (
      fixture_get_text (fixture_get_card (self, self->touchpoints, self->stages[0], 1)), ==,
      "between");
  click_above (self, self->first);
  jw_driver_type (self->driver, "before");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (
      fixture_get_text (fixture_get_card (self, self->touchpoints, self->stages[0], 0)), ==,
      "before");
}

/* In the air between two cards, where one looks for it, the sign is shown, too. */
static void
test_insert_from_gap (Fixture *self, gconstpointer data)
{
  const JwSceneItem *item =
      jw_scene_find (jw_canvas_get_scene (self->canvas), jw_node_get_id (self->second));
  JwRect bounds;
  double x, y;

  jw_scene_item_get_bounds (item, &bounds);
  jw_driver_locate_sheet (self->driver, bounds.x + 30, bounds.y - 2.25, &x, &y);
  jw_driver_move (self->driver, x, y);
  jw_driver_locate_sheet (self->driver, bounds.x + 1, bounds.y - 2.25, &x, &y);
  jw_driver_click (self->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  g_assert_true (jw_canvas_is_editing (self->canvas));
  jw_driver_type (self->driver, "between");
  jw_canvas_end_edit (self->canvas);
  g_assert_cmpstr (
      fixture_get_text (fixture_get_card (self, self->touchpoints, self->stages[0], 1)), ==,
      "between");
}

/* Fails where something is drawn by cairo into a part of a pixel; counts the others. */
static guint
count_whole (GskRenderNode *node)
{
  graphene_rect_t bounds;
  guint n = 0;

  switch ((int)gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_whole (gsk_container_node_get_child (node, i));
      return n;
    case GSK_CLIP_NODE:
      return count_whole (gsk_clip_node_get_child (node));
    case GSK_TRANSFORM_NODE:
      return count_whole (gsk_transform_node_get_child (node));
    case GSK_CAIRO_NODE:
      gsk_render_node_get_bounds (node, &bounds);
      g_assert_cmpfloat (bounds.origin.x, ==, (int)bounds.origin.x);
      g_assert_cmpfloat (bounds.origin.y, ==, (int)bounds.origin.y);
      g_assert_cmpfloat (bounds.size.width, ==, (int)bounds.size.width);
      g_assert_cmpfloat (bounds.size.height, ==, (int)bounds.size.height);
      return 1;
    default:
      return 0;
    }
}

/* At no zoom is an edge of an offer cut off. */
static void
test_offer_edges (Fixture *self, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (self->canvas);
  double x, y;

  for (double zoom = 0.56; zoom < 0.7; zoom += 0.03)
    {
      g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;

      jw_canvas_zoom_at (self->canvas, zoom, 0, 0);
      jw_driver_settle (self->driver);
      jw_driver_locate_cell (self->driver, jw_node_get_id (self->pains),
                             jw_node_get_id (self->stages[1]), &x, &y);
      jw_driver_move (self->driver, x, y);
      gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (widget),
                              gtk_widget_get_height (widget));
      node = gtk_snapshot_free_to_node (snapshot);
      g_assert_cmpuint (count_whole (node), >, 0);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_add ("/canvas/pointer/click-selects", test_click_selects);
  fixture_add ("/canvas/pointer/desk-clears", test_desk_clears);
  fixture_add ("/canvas/pointer/toggle", test_toggle);
  fixture_add ("/canvas/pointer/add-offer", test_add_offer);
  fixture_add ("/canvas/pointer/offer-edges", test_offer_edges);
  fixture_add ("/canvas/pointer/context-menu", test_context_menu);
  fixture_add ("/canvas/pointer/insert-card", test_insert_card);
  fixture_add ("/canvas/pointer/insert-from-gap", test_insert_from_gap);
  return g_test_run ();
}
