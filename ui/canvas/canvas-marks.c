/* What was looked for and found: marked on the sheet as with a highlighter. */

#include "model/edit/commands.h"
#include "ui/canvas/canvas-private.h"

static void
append_rects (GArray *all, JwText *text, double x, double y, gsize start, gsize length)
{
  g_autoptr (GArray) rects = jw_text_get_range_rects (text, (guint)start, (guint)(start + length));

  for (guint i = 0; i < rects->len; i++)
    {
      JwRect rect = g_array_index (rects, JwRect, i);

      rect.x += x;
      rect.y += y;
      g_array_append_val (all, rect);
    }
}

GArray *
jw_canvas_find_marked_words (JwCanvas *self, const JwSceneItem *item)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (JwRect));
  double x = 0, y = 0;
  JwText *text = jw_scene_item_get_text (item, &x, &y);
  const char *string = text != NULL ? jw_text_get_string (text) : "";
  const char *p = string;
  gsize length = 0;

  while (self->marked_words != NULL &&
         (p = jw_find_in_text (string, p, self->marked_words, self->mark_flags, &length)) != NULL)
    {
      append_rects (all, text, x, y, (gsize)(p - string), length);
      p += length;
    }
  return all;
}

/* The other text that the sheet shows of some kinds of node, beside its main one. */
static const JwSceneItem *
find_second_text (JwCanvas *self, const char *id)
{
  JwNode *node = jw_map_find (self->map, id);

  switch (node != NULL ? jw_node_get_kind (node) : JW_KIND_CARD)
    {
    case JW_KIND_MAP:
      return jw_scene_find_kind (self->scene, id, JW_ITEM_CONTEXT);
    case JW_KIND_POINT:
      return jw_scene_find_kind (self->scene, id, JW_ITEM_QUOTE);
    case JW_KIND_LANE:
      return jw_scene_find_kind (self->scene, id, JW_ITEM_LANE_HINT);
    case JW_KIND_STAGE:
      return jw_scene_find_kind (self->scene, id, JW_ITEM_STAGE_WHO);
    default:
      return NULL;
    }
}

/* How many lines of words were marked. */
static guint
snapshot_words (JwCanvas *self, GtkSnapshot *snapshot, const JwSceneItem *item)
{
  const GdkRGBA yellow = { 1, 0.82f, 0, 0.5f };
  g_autoptr (GArray) words = jw_canvas_find_marked_words (self, item);
  graphene_rect_t place;

  for (guint i = 0; i < words->len; i++)
    {
      jw_canvas_rect_to_widget (self, &g_array_index (words, JwRect, i), &place);
      gtk_snapshot_append_color (snapshot, &yellow, &place);
    }
  return words->len;
}

/* What is written there can still be read. Where the words are in no text that the sheet shows, the
 * whole is marked: they are in what the side panel tells of it. */
static void
snapshot_mark (JwCanvas *self, GtkSnapshot *snapshot, const JwSceneItem *item, const char *id)
{
  const GdkRGBA wash = { 1, 0.85f, 0, 0.3f };
  const GdkRGBA edge = { 0.78f, 0.56f, 0, 1 };
  const JwSceneItem *second = find_second_text (self, id);
  guint n = snapshot_words (self, snapshot, item);
  graphene_rect_t place;
  JwRect bounds;

  if (second != NULL && second != item)
    n += snapshot_words (self, snapshot, second);
  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_rect_to_widget (self, &bounds, &place);
  if (n == 0 && jw_scene_item_get_kind (item) != JW_ITEM_CURVE)
    gtk_snapshot_append_color (snapshot, &wash, &place);
  jw_canvas_append_item_outline (self, snapshot, item, 1, &edge);
}

static gboolean
is_in_sight (JwCanvas *self, const JwSceneItem *item)
{
  graphene_rect_t place, view;
  JwRect bounds;

  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_rect_to_widget (self, &bounds, &place);
  graphene_rect_init (&view, 0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)),
                      (float)gtk_widget_get_height (GTK_WIDGET (self)));
  return graphene_rect_intersection (&place, &view, NULL);
}

void
jw_canvas_snapshot_marks (JwCanvas *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; self->marks != NULL && self->marks[i] != NULL; i++)
    {
      const JwSceneItem *item = jw_canvas_find_item (self, self->marks[i]);

      if (item != NULL && is_in_sight (self, item))
        snapshot_mark (self, snapshot, item, self->marks[i]);
    }
}

void
jw_canvas_set_marks (JwCanvas *self, const char *const *ids, const char *words, JwFindFlags flags)
{
  g_strfreev (self->marks);
  self->marks = g_strdupv ((char **)ids);
  g_free (self->marked_words);
  self->marked_words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  self->mark_flags = flags;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *const *
jw_canvas_get_marks (JwCanvas *self)
{
  return (const char *const *)self->marks;
}
