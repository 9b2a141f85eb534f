/* Links between cards as lines: where they begin and end, what they look like, and that they are
 * hit on the line alone. */

#include <math.h>

#include "model/edit/commands.h"
#include "model/link.h"
#include "support.h"

#define BODY                                                                                       \
  "<stage id='s1' name='One'/><stage id='s2' name='Two'/><stage id='s3' name='Three'/>"            \
  "<lane id='l1' type='touchpoints' name='Touchpoints'/><lane id='l2' type='goals' name='Goals'/>" \
  "<card id='a' lane='l1' stage='s1'><text>From here</text></card>"                                \
  "<card id='b' lane='l1' stage='s2'><text>Between</text></card>"                                  \
  "<card id='c' lane='l2' stage='s3'><text>To there</text></card>"                                 \
  "<link id='k1' type='leads-to' from='a' to='c'/>"                                                \
  "<link id='k2' type='same-as' from='a' to='b' label='as before'/>"

/* What a line may miss its card by: the head and the air before it, in points. */
#define REACH 9.0

typedef struct
{
  JwMap *map;
  JwLayoutContext *context;
  JwScene *scene;
} Fixture;

static void
changed_cb (Fixture *self, JwChangeSet *changes)
{
  g_autoptr (JwScene) before = self->scene;

  self->scene = jw_layout_update (self->context, before, self->map, changes);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->map = jw_test_read_body ("title='Links'", BODY);
  self->context = jw_layout_context_new ();
  self->scene = jw_layout (self->context, self->map, NULL, NULL);
  g_signal_connect_swapped (self->map, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  jw_scene_unref (self->scene);
  jw_layout_context_free (self->context);
  g_object_unref (self->map);
}

static void
add_place (GArray *places, double x, double y)
{
  JwRect place = { x, y, 0, 0 };

  g_array_append_val (places, place);
}

/* The corners of a line in straight pieces, on the sheet. */
static GArray *
trace (Fixture *self, const char *id)
{
  const JwSceneItem *item = jw_scene_find (self->scene, id);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (JwRect));
  cairo_path_t *path;

  g_assert_nonnull (item);
  g_assert_true (jw_scene_item_trace (item, cr));
  path = cairo_copy_path_flat (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    if (path->data[i].header.length > 1)
      add_place (places, path->data[i + 1].point.x, path->data[i + 1].point.y);
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (places->len, >=, 2);
  return places;
}

static double
get_distance (const JwRect *place, const JwRect *card)
{
  double dx = MAX (MAX (card->x - place->x, place->x - card->x - card->width), 0);
  double dy = MAX (MAX (card->y - place->y, place->y - card->y - card->height), 0);

  return hypot (dx, dy);
}

static void
assert_runs (Fixture *self, const char *id, const char *from, const char *to)
{
  g_autoptr (GArray) places = trace (self, id);
  JwRect start = jw_test_get_bounds (self->scene, from), end = jw_test_get_bounds (self->scene, to);

  g_assert_cmpfloat (get_distance (&g_array_index (places, JwRect, 0), &start), <, REACH);
  g_assert_cmpfloat (get_distance (&g_array_index (places, JwRect, places->len - 1), &end), <,
                     REACH);
}

static void
test_ends (Fixture *self, gconstpointer data)
{
  assert_runs (self, "k1", "a", "c");
  assert_runs (self, "k2", "a", "b");
}

static void
test_kinds (Fixture *self, gconstpointer data)
{
  const JwSceneItem *leads = jw_scene_find (self->scene, "k1");
  JwNode *link = jw_map_find (self->map, "k1");

  g_assert_cmpint (leads->item->shape, ==, JW_SHAPE_OUTLINE_ARROW);
  g_assert_cmpint (jw_scene_find (self->scene, "k2")->item->shape, ==, JW_SHAPE_OUTLINE);
  g_assert_true (jw_edit_change_number (link, JW_LINK_BOTH, 1, FALSE, NULL));
  leads = jw_scene_find (self->scene, "k1");
  g_assert_cmpint (leads->item->shape, ==, JW_SHAPE_OUTLINE_ARROWS);
}

/* In the middle of its longest piece, which runs over no card. */
static void
test_hit (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) places = trace (self, "k1");
  const JwSceneItem *hit;
  JwRect middle = { 0, 0, 0, 0 };
  double longest = 0;

  for (guint i = 1; i < places->len; i++)
    {
      const JwRect *a = &g_array_index (places, JwRect, i - 1), *b = a + 1;

      if (hypot (b->x - a->x, b->y - a->y) <= longest)
        continue;
      longest = hypot (b->x - a->x, b->y - a->y);
      middle = (JwRect){ (a->x + b->x) / 2, (a->y + b->y) / 2, 0, 0 };
    }
  hit = jw_scene_hit (self->scene, middle.x, middle.y, 2);
  g_assert_cmpint (jw_scene_item_get_kind (hit), ==, JW_ITEM_LINK);
  g_assert_cmpstr (jw_scene_item_get_node_id (hit), ==, "k1");
  hit = jw_scene_hit (self->scene, middle.x + 12, middle.y + 12, 2);
  g_assert_true (hit == NULL || jw_scene_item_get_kind (hit) != JW_ITEM_LINK);
}

/* A card wins over the lines at its edge. */
static void
test_card_before_line (Fixture *self, gconstpointer data)
{
  JwRect card = jw_test_get_bounds (self->scene, "c");
  const JwSceneItem *hit = jw_scene_hit (self->scene, card.x + 1, card.y + card.height / 2, REACH);

  g_assert_cmpstr (jw_scene_item_get_node_id (hit), ==, "c");
}

static void
test_follows (Fixture *self, gconstpointer data)
{
  JwNode *lane = jw_map_find (self->map, "l2"), *stage = jw_map_find (self->map, "s1");

  g_assert_true (jw_edit_move_card (jw_map_find (self->map, "c"), lane, stage, 0, NULL));
  assert_runs (self, "k1", "a", "c");
  g_assert_true (jw_map_undo (self->map));
  assert_runs (self, "k1", "a", "c");
}

static void
test_goes_with_its_card (Fixture *self, gconstpointer data)
{
  const char *const ids[] = { "c", NULL };

  g_assert_true (jw_edit_delete (self->map, ids, NULL));
  g_assert_null (jw_scene_find (self->scene, "k1"));
  assert_runs (self, "k2", "a", "b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/links/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("ends", test_ends);
  ADD ("kinds", test_kinds);
  ADD ("hit", test_hit);
  ADD ("card-before-line", test_card_before_line);
  ADD ("follows", test_follows);
  ADD ("goes-with-its-card", test_goes_with_its_card);
  return g_test_run ();
}
