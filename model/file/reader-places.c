#include <glib/gi18n-lib.h>

#include "model/edit.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/file/reader-private.h"
#include "model/lane.h"

/* Lanes that show what one kind of lane holds, beside the lane that does not show it. */
static JwLaneType
get_type_for (JwKind kind)
{
  if (kind == JW_KIND_CURVE)
    return JW_LANE_EMOTION;
  return kind == JW_KIND_MEASURE ? JW_LANE_NUMBERS : JW_LANE_TEXT;
}

/* Where no lane more fits on the map: the first one that shows the kind. */
static JwNode *
find_lane_for (JwMap *map, JwKind kind)
{
  JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE);

  while (lane != NULL && jw_lane_type_get_content (jw_lane_get_lane_type (lane)) != kind)
    lane = jw_node_get_next (lane);
  return lane;
}

static JwNode *
make_lane_for (JwReader *reader, JwNode *lane, JwKind kind)
{
  JwNode *made =
      jw_edit_insert (JW_NODE (reader->map), JW_KIND_LANE, jw_node_get_position (lane) + 1, NULL);

  if (made == NULL)
    return find_lane_for (reader->map, kind);
  jw_edit_set_string (made, JW_LANE_TYPE, jw_lane_types[get_type_for (kind)].token, NULL);
  jw_edit_set_string (made, JW_LANE_NAME, jw_lane_get_shown_name (lane), NULL);
  return made;
}

static void
move_out (JwReader *reader, JwNode *lane, JwKind kind)
{
  JwNode *node = jw_lane_get_next_in (lane, kind, NULL);
  JwNode *target = node != NULL ? make_lane_for (reader, lane, kind) : NULL;
  guint n = 0;

  if (target == NULL)
    return;
  while (node != NULL)
    {
      int property = jw_node_find_property (node, "lane");
      JwNode *next = jw_lane_get_next_in (lane, kind, node);

      n += jw_edit_set_string (node, (guint)property, jw_node_get_id (target), NULL);
      node = next;
    }
  jw_reader_report (reader, 0, lane,
                    _ ("A lane of this type does not show <%s>, and there are %u in it. They are "
                       "put into the lane “%s” with the id “%s”."),
                    jw_kind_get_class (kind)->element, n, jw_lane_get_shown_name (target),
                    jw_node_get_id (target));
}

void
jw_reader_mend_places (JwReader *reader)
{
  static const JwKind kinds[] = { JW_KIND_CARD, JW_KIND_CURVE, JW_KIND_MEASURE };

  for (JwNode *lane = jw_node_get_first_child (JW_NODE (reader->map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    {
      JwKind content = jw_lane_type_get_content (jw_lane_get_lane_type (lane));

      /* What a newer version's lane shows only that version knows. */
      if (jw_node_get_choice (lane, JW_LANE_TYPE) < 0)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (kinds[i] != content)
          move_out (reader, lane, kinds[i]);
    }
}
