#include <string.h>

#include "model/clip/clip-private.h"
#include "model/file/reader.h"
#include "model/lane.h"

/*
 * Whether what is pasted finds room from a cell on: a column of it takes a stage, a row a lane that
 * holds cards.
 */

gboolean
jw_clip_takes_cards (JwNode *place)
{
  return jw_node_get_kind (place) != JW_KIND_LANE || jw_lane_holds_cards (place);
}

JwNode *
jw_clip_get_next_place (JwNode *place)
{
  do
    place = jw_node_get_next (place);
  while (place != NULL && !jw_clip_takes_cards (place));
  return place;
}

static gboolean
has_room (JwNode *from, guint n)
{
  for (; from != NULL && n > 0; n--)
    from = jw_clip_get_next_place (from);
  return n == 0;
}

gboolean
jw_clip_fits (const char *text, JwNode *lane, JwNode *stage)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint n_columns = 0;

  if (strchr (text, '\t') == NULL)
    return TRUE;
  rows = jw_table_read (text);
  for (guint row = 0; row < rows->len; row++)
    n_columns = MAX (n_columns, ((GPtrArray *)g_ptr_array_index (rows, row))->len);
  return has_room (lane, rows->len) && has_room (stage, n_columns);
}

gboolean
jw_clip_cards_fit (GBytes *bytes, JwNode *lane, JwNode *stage)
{
  g_autoptr (JwMap) clip = jw_reader_read_bytes (bytes, NULL, NULL);

  if (clip == NULL || jw_node_get_n_children (JW_NODE (clip), JW_KIND_CARD) == 0 ||
      !jw_lane_holds_cards (lane))
    return TRUE;
  return has_room (lane, jw_node_get_n_children (JW_NODE (clip), JW_KIND_LANE)) &&
         has_room (stage, jw_node_get_n_children (JW_NODE (clip), JW_KIND_STAGE));
}
