#include "model/picture.h"
#include "render/layout/layout-private.h"

/* A pixel is at most so large, in units: larger ones are seen. */
#define MAX_PIXEL 1.0

JwImage *
jw_layout_find_image (JwLayout *layout, const char *id)
{
  JwNode *node = id != NULL ? jw_map_find (layout->map, id) : NULL;
  JwImage *image;

  if (node == NULL || jw_node_get_kind (node) != JW_KIND_PICTURE)
    return NULL;
  image = g_hash_table_lookup (layout->images, id);
  if (image != NULL && jw_image_shows (image, node))
    return image;
  image = jw_image_new (node);
  if (image != NULL)
    g_hash_table_replace (layout->images, g_strdup (id), image);
  return image;
}

JwItem *
jw_layout_add_picture (JwLayout *layout, JwGroup *group, const char *id, const JwRect *room)
{
  JwImage *image = jw_layout_find_image (layout, id);
  double width, height, scale;
  JwItem *item;

  if (image == NULL)
    return NULL;
  width = jw_image_get_width (image);
  height = jw_image_get_height (image);
  scale = MIN (MIN (room->width / width, room->height / height), MAX_PIXEL * layout->unit);
  item = jw_group_add (group, JW_ITEM_PICTURE, room->x, room->y, width * scale, height * scale);
  item->shape = JW_SHAPE_PICTURE;
  item->line = JW_ROLE_LINE;
  item->line_width = JW_CARD_LINE * layout->unit;
  item->image = jw_image_ref (image);
  jw_item_set_node (item, id, -1);
  return item;
}
