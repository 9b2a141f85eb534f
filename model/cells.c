#include "model/cells.h"

#include <string.h>

#include "model/card.h"

struct _JwCells
{
  GHashTable *cells; /* Key → GPtrArray */
};

/* The ids; the table holds copies. */
typedef struct
{
  char *lane_id;
  char *stage_id;
} Key;

static guint
hash_key (gconstpointer key)
{
  return g_str_hash (((const Key *)key)->lane_id) * 31 + g_str_hash (((const Key *)key)->stage_id);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return strcmp (first->lane_id, second->lane_id) == 0 &&
         strcmp (first->stage_id, second->stage_id) == 0;
}

static void
free_key (gpointer data)
{
  Key *key = data;

  g_free (key->lane_id);
  g_free (key->stage_id);
  g_free (key);
}

/* FALSE for a card that is about to be placed. The ids stay the card's. */
static gboolean
read_key (JwNode *card, Key *key)
{
  key->lane_id = (char *)jw_node_get_string (card, JW_CARD_LANE);
  key->stage_id = (char *)jw_node_get_string (card, JW_CARD_STAGE);
  return key->lane_id != NULL && key->stage_id != NULL;
}

/* How many cards of the cell stand before a place in the map's list. */
static guint
count_before (GPtrArray *cards, guint position)
{
  guint low = 0;
  guint high = cards->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (jw_node_get_position (g_ptr_array_index (cards, middle)) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GPtrArray *
ensure_cell (JwCells *self, const Key *key)
{
  GPtrArray *cards = g_hash_table_lookup (self->cells, key);
  Key *copy;

  if (cards != NULL)
    return cards;
  copy = g_new (Key, 1);
  *copy = (Key){ g_strdup (key->lane_id), g_strdup (key->stage_id) };
  cards = g_ptr_array_new ();
  g_hash_table_insert (self->cells, copy, cards);
  return cards;
}

JwCells *
jw_cells_new (JwMap *map)
{
  JwCells *self = g_new0 (JwCells, 1);
  Key key;

  self->cells =
      g_hash_table_new_full (hash_key, equal_keys, free_key, (GDestroyNotify)g_ptr_array_unref);
  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    if (read_key (card, &key))
      g_ptr_array_add (ensure_cell (self, &key), card);
  return self;
}

void
jw_cells_free (JwCells *self)
{
  g_hash_table_unref (self->cells);
  g_free (self);
}

GPtrArray *
jw_cells_get (JwCells *self, const char *lane_id, const char *stage_id)
{
  const Key key = { (char *)lane_id, (char *)stage_id };

  return g_hash_table_lookup (self->cells, &key);
}

void
jw_cells_add (JwCells *self, JwNode *card)
{
  GPtrArray *cards;
  Key key;

  if (!read_key (card, &key))
    return;
  cards = ensure_cell (self, &key);
  g_ptr_array_insert (cards, (int)count_before (cards, jw_node_get_position (card)), card);
}

void
jw_cells_remove (JwCells *self, JwNode *card)
{
  GPtrArray *cards;
  Key key;

  if (!read_key (card, &key))
    return;
  cards = jw_cells_get (self, key.lane_id, key.stage_id);
  if (cards->len > 1)
    g_ptr_array_remove_index (cards, count_before (cards, jw_node_get_position (card)));
  else
    g_hash_table_remove (self->cells, &key);
}
