#include "tests/model/random-values.h"

#include <math.h>

#include "model/node/refs.h"

guint
jw_random_below (GRand *random, guint n)
{
  return n == 0 ? 0 : (guint)g_rand_int_range (random, 0, (int)n);
}

gboolean
jw_random_one_in (GRand *random, guint n)
{
  return jw_random_below (random, n) == 0;
}

/* What breaks naive writers, parsers and comparers. */
static const char *const pieces[] = {
  "a",
  "Reads a review ",
  "mug",
  " ",
  "  ",
  "&",
  "<",
  ">",
  "\"",
  "'",
  "]]>",
  "<!--",
  "-->",
  "&amp;",
  "&#10;",
  "\t",
  "%s",
  "\\",
  "\xc3\xa9",
  "e\xcc\x81",
  "购物",
  "\xf0\x9f\x9b\x92",
  "\xef\xbf\xbd",
  "\xf4\x8f\xbf\xbf",
  "\x7f",
  "\xc2\x85",
  "\xe2\x80\xa8",
  "\xef\xbb\xbf",
  "\xd7\xa9\xd7\x9c",
  "0",
  "-1.5e3",
};
static const char *const line_breaks[] = { "\n", "\n\n", "\r", "\r\n" };

static char *
make_text (GRand *random, gboolean lines, gsize limit)
{
  GString *text = g_string_new (NULL);
  guint n = jw_random_one_in (random, 400) ? 5000 : 1 + jw_random_below (random, 12);

  for (guint i = 0; i < n; i++)
    {
      const char *piece = pieces[jw_random_below (random, G_N_ELEMENTS (pieces))];

      if (lines && jw_random_one_in (random, 8))
        piece = line_breaks[jw_random_below (random, G_N_ELEMENTS (line_breaks))];
      if (text->len + strlen (piece) > limit)
        break;
      g_string_append (text, piece);
    }
  return g_string_free (text, FALSE);
}

static char *
make_choice (GRand *random, const JwProperty *row)
{
  guint n = 0;

  while (row->choices[n].token != NULL)
    n++;
  if ((row->flags & JW_PROPERTY_OPEN) && jw_random_one_in (random, 3))
    return make_text (random, FALSE, JW_MAX_STRING_BYTES);
  return g_strdup (row->choices[jw_random_below (random, n)].token);
}

static char *
make_refs (GRand *random, JwMap *map, const JwProperty *row)
{
  guint n = row->type == JW_PROPERTY_REF ? 1 : 1 + jw_random_below (random, 3);
  char *refs = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = refs;
      JwNode *node = jw_random_node (random, map, row->ref_kind);

      refs =
          node != NULL ? jw_refs_with (before, jw_node_get_id (node)) : g_steal_pointer (&before);
    }
  return refs;
}

static char *
make_link (GRand *random)
{
  static const char *const schemes[] = { "http://", "https://", "HTTPS://", "mailto:" };

  return g_strdup_printf ("%sexample.org/?a=%u&b=é",
                          schemes[jw_random_below (random, G_N_ELEMENTS (schemes))],
                          jw_random_below (random, 1000));
}

/* The header of a PNG, and noise behind it. */
GBytes *
jw_random_picture (GRand *random)
{
  guint8 data[160] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
                       'I',  'H', 'D', 'R', 0,    0,    0,    20,   0, 0, 0, 30 };

  for (guint i = 24; i < sizeof data; i++)
    data[i] = (guint8)jw_random_below (random, 256);
  if (jw_random_one_in (random, 8))
    data[jw_random_below (random, 2) == 0 ? 0 : 16] = 0xff;
  return g_bytes_new (data, 33 + jw_random_below (random, sizeof data - 33));
}

static char *
make_picture (GRand *random)
{
  g_autoptr (GBytes) bytes = jw_random_picture (random);

  return g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

char *
jw_random_string (GRand *random, JwMap *map, const JwProperty *row)
{
  switch (row->type)
    {
    case JW_PROPERTY_TEXT:
      return make_text (random, TRUE, JW_MAX_TEXT_BYTES);
    case JW_PROPERTY_CHOICE:
      return make_choice (random, row);
    case JW_PROPERTY_REF:
    case JW_PROPERTY_REFS:
      return make_refs (random, map, row);
    case JW_PROPERTY_DATE:
      return g_strdup_printf ("%04u-%02u-%02u", 1 + jw_random_below (random, 9999),
                              1 + jw_random_below (random, 12), 1 + jw_random_below (random, 28));
    case JW_PROPERTY_COLOR:
      return g_strdup_printf ("#%06x", jw_random_below (random, 0x1000000));
    case JW_PROPERTY_LINK:
      return make_link (random);
    case JW_PROPERTY_DATA:
      return make_picture (random);
    case JW_PROPERTY_STRING:
      return make_text (random, FALSE, JW_MAX_STRING_BYTES);
    case JW_PROPERTY_NUMBER:
    case JW_PROPERTY_BOOLEAN:
    default:
      g_assert_not_reached ();
    }
}

double
jw_random_number (GRand *random, const JwProperty *row)
{
  double number = g_rand_double_range (random, row->min, row->max);

  if (row->type == JW_PROPERTY_BOOLEAN)
    return jw_random_below (random, 2);
  switch (jw_random_below (random, 8))
    {
    case 0:
      return row->min;
    case 1:
      return row->max;
    case 2:
      return CLAMP (-0.0, row->min, row->max);
    case 3:
      return CLAMP (row->number, row->min, row->max);
    case 4:
      return CLAMP (5e-324, row->min, row->max);
    case 5:
      return CLAMP (round (number), row->min, row->max);
    default:
      return number;
    }
}

/* The kind of node that owns nodes of @kind, which is not the map's. */
static JwKind
find_owner_kind (JwKind kind)
{
  for (JwKind owner = 0; owner < JW_N_KINDS; owner++)
    for (guint i = 0; i < jw_kind_get_class (owner)->n_child_kinds; i++)
      if (jw_kind_get_class (owner)->child_kinds[i] == kind)
        return owner;
  g_assert_not_reached ();
}

JwNode *
jw_random_owner (GRand *random, JwMap *map, JwKind kind)
{
  return jw_random_node (random, map, find_owner_kind (kind));
}

JwNode *
jw_random_node (GRand *random, JwMap *map, JwKind kind)
{
  JwNode *owner;

  if (kind == JW_KIND_MAP)
    return JW_NODE (map);
  owner = jw_random_owner (random, map, kind);
  if (owner == NULL)
    return NULL;
  return jw_node_get_child (owner, kind,
                            jw_random_below (random, jw_node_get_n_children (owner, kind)));
}

JwNode *
jw_random_any_node (GRand *random, JwMap *map)
{
  JwNode *node;

  do
    node = jw_random_node (random, map, jw_random_below (random, JW_N_KINDS));
  while (node == NULL);
  return node;
}
