#include "ui/inspector/node-name.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/lane.h"
#include "model/map.h"
#include "model/measure.h"
#include "model/point.h"

const char *
jw_node_find_name (JwNode *node)
{
  static const char *const names[] = { "name", "title", "text", "quote" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int property = jw_node_find_property (node, names[i]);
      const char *text = property < 0 ? NULL : jw_node_get_string (node, (guint)property);

      if (text && *text)
        return text;
    }
  return NULL;
}

char *
jw_node_get_display_name (JwNode *node)
{
  const char *text = jw_node_find_name (node);

  if (!text)
    /* Translators: a kind of thing and its number, as in "Stage 3" */
    return g_strdup_printf (_ ("%s %u"), jw_kind_get_label (jw_node_get_kind (node)),
                            jw_node_get_position (node) + 1);
  if (jw_node_get_kind (node) == JW_KIND_STAGE)
    /* Translators: the number and name of a stage, as in "3 Conversion" */
    return g_strdup_printf (_ ("%u %s"), jw_node_get_position (node) + 1, text);
  return g_strdup (text);
}

static char *
name_with_stage (JwNode *node, guint property)
{
  JwNode *stage = jw_map_find (jw_node_get_map (node), jw_node_get_string (node, property));
  const char *kind = jw_kind_get_label (jw_node_get_kind (node));
  g_autofree char *name = stage ? jw_node_get_display_name (stage) : NULL;

  /* Translators: a kind of thing and its stage, as in "Feeling · 3 Conversion" */
  return name ? g_strdup_printf (_ ("%s · %s"), kind, name) : g_strdup (kind);
}

char *
jw_node_get_display_kind (JwNode *node)
{
  JwKind kind = jw_node_get_kind (node);
  JwNode *lane = kind == JW_KIND_CARD ? jw_card_get_lane (node) : NULL;

  if (lane)
    return g_strdup (jw_lane_type_card_name (jw_lane_get_lane_type (lane)));
  if (kind == JW_KIND_STAGE)
    return g_strdup_printf (_ ("%s %u"), jw_kind_get_label (kind), jw_node_get_position (node) + 1);
  if (kind == JW_KIND_POINT)
    return name_with_stage (node, JW_POINT_STAGE);
  if (kind == JW_KIND_MEASURE)
    return name_with_stage (node, JW_MEASURE_STAGE);
  return g_strdup (jw_kind_get_label (kind));
}
