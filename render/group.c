#include "render/scene-private.h"

static void
clear_item (gpointer data)
{
  jw_item_clear (data);
}

JwGroup *
jw_group_new (void)
{
  JwGroup *group = g_new0 (JwGroup, 1);

  g_ref_count_init (&group->refs);
  group->items = g_array_new (FALSE, FALSE, sizeof (JwItem));
  g_array_set_clear_func (group->items, clear_item);
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
  g_array_unref (group->items);
  g_free (group);
}

JwItem *
jw_group_add (JwGroup *group, JwItemKind kind, double x, double y, double width, double height)
{
  JwItem item = { .kind = kind, .property = -1, .x = x, .y = y, .width = width, .height = height };

  g_array_append_val (group->items, item);
  return jw_group_get (group, group->items->len - 1);
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
}
