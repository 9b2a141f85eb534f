#include "tests/file/random-map.h"

#include <math.h>
#include <string.h>

#include "model/edit.h"
#include "model/lane.h"

#define MAX_CHILDREN 5

/* A PNG of one pixel. */
#define PICTURE                                                                                    \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="

static gunichar
pick_char (GRand *random, gboolean one_line)
{
  /* What parsers, escapers, shapers and terminals have stumbled over. */
  static const gunichar odd[] = {
    '<',    '>',    '&',    '"',    '\'',   ']',     '\t',    ' ',      0x7f,
    0x80,   0x85,   0xa0,   0xad,   0x300,  0x301,   0x200b,  0x200d,   0x200e,
    0x200f, 0x2028, 0x2029, 0x202e, 0x2060, 0xd7ff,  0xe000,  0xfeff,   0xfffd,
    0x5d0,  0x627,  0x915,  0x94d,  0x4e2d, 0x1f600, 0x1f3fd, 0x10ffff, 0x1fffe,
  };
  gunichar c;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
    case 1:
      return odd[g_rand_int_range (random, 0, G_N_ELEMENTS (odd))];
    case 2:
      return one_line ? ' ' : (g_rand_boolean (random) ? '\n' : '\r');
    case 3:
      do
        c = (gunichar)g_rand_int_range (random, 0x20, 0x110000);
      while ((c >= 0xd800 && c < 0xe000) || c == 0xfffe || c == 0xffff);
      return c;
    default:
      return (gunichar)g_rand_int_range (random, 'a', 'z' + 1);
    }
}

static char *
make_text (GRand *random, gboolean one_line)
{
  GString *text = g_string_new (NULL);
  gint32 n = g_rand_int_range (random, 1, 40);

  for (gint32 i = 0; i < n; i++)
    g_string_append_unichar (text, pick_char (random, one_line));
  return g_string_free (text, FALSE);
}

static JwNode *
pick_node (GRand *random, JwMap *map, JwKind kind)
{
  guint n = jw_node_get_n_children (JW_NODE (map), kind);

  if (n == 0)
    return NULL;
  return jw_node_get_child (JW_NODE (map), kind, (guint)g_rand_int_range (random, 0, (gint32)n));
}

/* Before anything else the first lanes are made ones that show cards, curves and numbers. */
static JwNode *
pick_lane (JwMap *map, JwNode *node)
{
  JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE);

  while (jw_lane_type_get_content (jw_lane_get_lane_type (lane)) != jw_node_get_kind (node))
    lane = jw_node_get_next (lane);
  return lane;
}

static char *
make_references (GRand *random, JwMap *map, const JwProperty *row)
{
  JwNode *first = pick_node (random, map, row->ref_kind);
  JwNode *second = pick_node (random, map, row->ref_kind);

  if (first == NULL)
    return NULL;
  if (row->type == JW_PROPERTY_REF || first == second)
    return g_strdup (jw_node_get_id (first));
  return g_strjoin (" ", jw_node_get_id (first), jw_node_get_id (second), NULL);
}

static char *
make_choice (GRand *random, const JwProperty *row)
{
  gint32 n = 0;

  if ((row->flags & JW_PROPERTY_OPEN) && g_rand_boolean (random))
    return make_text (random, TRUE);
  while (row->choices[n].token != NULL)
    n++;
  return g_strdup (row->choices[g_rand_int_range (random, 0, n)].token);
}

static char *
make_string (GRand *random, JwMap *map, const JwProperty *row)
{
  switch (row->type)
    {
    case JW_PROPERTY_CHOICE:
      return make_choice (random, row);
    case JW_PROPERTY_REF:
    case JW_PROPERTY_REFS:
      return make_references (random, map, row);
    case JW_PROPERTY_DATE:
      return g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (random, 1, 10000),
                              g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29));
    case JW_PROPERTY_COLOR:
      return g_strdup_printf ("#%06x", g_rand_int (random) & 0xffffffu);
    case JW_PROPERTY_LINK:
      return g_strdup_printf ("https://x.example/?a=%u&b=é", g_rand_int (random));
    case JW_PROPERTY_DATA:
      return g_strdup (PICTURE);
    case JW_PROPERTY_STRING:
    case JW_PROPERTY_TEXT:
    case JW_PROPERTY_NUMBER:
    case JW_PROPERTY_BOOLEAN:
    default:
      return make_text (random, row->type != JW_PROPERTY_TEXT);
    }
}

static void
set_value (GRand *random, JwMap *map, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  g_autofree char *text = NULL;

  if (row->type == JW_PROPERTY_BOOLEAN)
    jw_edit_set_number (node, property, g_rand_boolean (random), NULL);
  else if (row->type == JW_PROPERTY_NUMBER)
    jw_edit_set_number (node, property, g_rand_double_range (random, row->min, row->max), NULL);
  else
    {
      text = row->ref_kind == JW_KIND_LANE ? g_strdup (jw_node_get_id (pick_lane (map, node)))
                                           : make_string (random, map, row);
      if (text != NULL)
        jw_edit_set_string (node, property, text, NULL);
    }
}

static gboolean
is_lane_type (JwNode *node, guint property)
{
  return jw_node_get_kind (node) == JW_KIND_LANE && property == JW_LANE_TYPE;
}

static void
fill_node (GRand *random, JwMap *map, JwNode *node)
{
  guint n = jw_node_get_n_properties (node);

  for (guint i = 0; i < n; i++)
    if (((jw_node_get_property_row (node, i)->flags & JW_PROPERTY_REQUIRED) &&
         !jw_node_has (node, i)) ||
        (!is_lane_type (node, i) && g_rand_int_range (random, 0, 3) == 0))
      set_value (random, map, node, i);
}

static void
add_children (GRand *random, JwMap *map, JwNode *parent, gint32 max)
{
  JwNodeClass *node_class = jw_kind_get_class (jw_node_get_kind (parent));

  for (guint i = 0; i < node_class->n_child_kinds; i++)
    for (gint32 n = g_rand_int_range (random, 1, max + 1); n > 0; n--)
      {
        JwNode *node = jw_edit_insert (parent, node_class->child_kinds[i], G_MAXUINT, NULL);

        g_assert_nonnull (node);
        add_children (random, map, node, max);
      }
}

static void
fill_children (GRand *random, JwMap *map, JwNode *parent)
{
  JwNodeClass *node_class = jw_kind_get_class (jw_node_get_kind (parent));

  fill_node (random, map, parent);
  for (guint i = 0; i < node_class->n_child_kinds; i++)
    for (JwNode *node = jw_node_get_first_child (parent, node_class->child_kinds[i]); node != NULL;
         node = jw_node_get_next (node))
      fill_children (random, map, node);
}

static JwMap *
make_map (GRand *random, gint32 max_children)
{
  static const JwLaneType types[] = { JW_LANE_GOALS, JW_LANE_EMOTION, JW_LANE_NUMBERS };
  JwMap *map = jw_map_new ();

  jw_map_set_seed (map, g_rand_int (random));
  jw_edit_begin (map, "random");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      JwNode *lane = jw_edit_insert (JW_NODE (map), JW_KIND_LANE, G_MAXUINT, NULL);

      jw_edit_set_string (lane, JW_LANE_TYPE, jw_lane_types[types[i]].token, NULL);
    }
  add_children (random, map, JW_NODE (map), max_children);
  fill_children (random, map, JW_NODE (map));
  jw_edit_commit (map);
  return map;
}

JwMap *
jw_test_make_random_map (GRand *random)
{
  return make_map (random, MAX_CHILDREN);
}

JwMap *
jw_test_make_small_map (GRand *random)
{
  return make_map (random, 1);
}
