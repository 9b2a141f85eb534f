#include "render/scene-private.h"
#include "render/text-private.h"

JwGroup *
jw_group_new (void)
{
  JwGroup *group = g_new0 (JwGroup, 1);

  g_ref_count_init (&group->refs);
  return group;
}

JwGroup *
jw_group_ref (JwGroup *group)
{
  g_ref_count_inc (&group->refs);
  return group;
}

void
jw_group_unref (JwGroup *group)
{
  if (!g_ref_count_dec (&group->refs))
    return;
  for (guint i = 0; i < group->n; i++)
    jw_item_clear (&group->items[i]);
  g_free (group->items);
  g_free (group);
}

JwItem *
jw_group_add (JwGroup *group, JwItemKind kind, double x, double y, double width, double height)
{
  if (group->n == group->capacity)
    {
      group->capacity = group->capacity > 0 ? 2 * group->capacity : 1;
      group->items = g_renew (JwItem, group->items, group->capacity);
    }
  group->items[group->n] =
      (JwItem){ .kind = kind, .property = -1, .x = x, .y = y, .width = width, .height = height };
  return &group->items[group->n++];
}

static void
mirror_item (JwItem *item, double width)
{
  item->x = width - item->x - item->width;
  if (item->text != NULL)
    item->text_x = width - item->text_x - jw_text_get_width (item->text);
  if (item->outline != NULL)
    jw_outline_mirror (item->outline, width);
}

void
jw_group_mirror (JwGroup *group, double width)
{
  for (guint i = 0; i < group->n; i++)
    mirror_item (&group->items[i], width);
}

void
jw_group_seal (JwGroup *group)
{
  if (group->n == group->capacity)
    return;
  group->capacity = group->n;
  group->items = g_renew (JwItem, group->items, group->n);
}

void
jw_item_set_node (JwItem *item, const char *id, int property)
{
  g_free (item->node_id);
  item->node_id = g_strdup (id);
  item->id_hash = g_str_hash (id);
  item->property = property;
}

void
jw_item_take_text (JwItem *item, JwText *text, double x, double y, JwRole role)
{
  g_clear_pointer (&item->text, jw_text_unref);
  item->text = text;
  item->text_x = x;
  item->text_y = y;
  item->text_role = role;
}

void
jw_item_clear (JwItem *item)
{
  g_clear_pointer (&item->node_id, g_free);
  g_clear_pointer (&item->text, jw_text_unref);
  g_clear_pointer (&item->outline, jw_outline_free);
  g_clear_pointer (&item->image, jw_image_unref);
}

static gboolean
have_equal_texts (const JwItem *a, const JwItem *b)
{
  if (a->text == NULL || b->text == NULL)
    return a->text == b->text;
  return a->text_x == b->text_x && a->text_y == b->text_y && a->text_role == b->text_role &&
         jw_text_looks_like (a->text, b->text);
}

gboolean
jw_item_equals (const JwItem *a, const JwItem *b)
{
  return a->kind == b->kind && a->shape == b->shape && a->dash == b->dash && a->fill == b->fill &&
         a->line == b->line && a->edge == b->edge && a->own == b->own &&
         a->own_next == b->own_next && a->x == b->x && a->y == b->y && a->width == b->width &&
         a->height == b->height && a->line_width == b->line_width && a->radius == b->radius &&
         a->edge_width == b->edge_width && a->image == b->image &&
         g_strcmp0 (a->node_id, b->node_id) == 0 && have_equal_texts (a, b) &&
         jw_outline_equals (a->outline, b->outline);
}
