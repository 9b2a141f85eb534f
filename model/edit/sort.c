#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"

typedef struct
{
  guint property;
  gboolean descending;
} Order;

/* Choices that follow one another, such as idea, planned, done; the others are in no order. */
static gboolean
has_rank (JwNode *card, guint property)
{
  const JwProperty *row = jw_node_get_property_row (card, property);

  return row->type == JW_PROPERTY_CHOICE && (row->flags & JW_PROPERTY_OPEN) == 0;
}

static int
get_rank (JwNode *card, guint property)
{
  const JwProperty *row = jw_node_get_property_row (card, property);

  return jw_property_choice_index (row, jw_node_get_string (card, property));
}

/* Cards without the value come last, whichever way the others go. */
static int
compare_cards (gconstpointer a, gconstpointer b, gpointer data)
{
  JwNode *first = *(JwNode *const *)a;
  JwNode *second = *(JwNode *const *)b;
  const Order *order = data;
  gboolean has_first = jw_node_has (first, order->property);
  gboolean has_second = jw_node_has (second, order->property);
  double x, y;
  int result;

  if (!has_first || !has_second)
    return has_second - has_first;
  if (has_rank (first, order->property))
    result = get_rank (first, order->property) - get_rank (second, order->property);
  else if (jw_property_is_number (jw_node_get_property_row (first, order->property)))
    {
      x = jw_node_get_number (first, order->property);
      y = jw_node_get_number (second, order->property);
      result = (x > y) - (x < y);
    }
  else
    result = g_utf8_collate (jw_node_get_string (first, order->property),
                             jw_node_get_string (second, order->property));
  return order->descending ? -result : result;
}

/* Puts a cell's cards behind each other in their new order. */
static gboolean
reorder (GPtrArray *cards, GError **error)
{
  for (guint i = 1; i < cards->len; i++)
    {
      JwNode *card = g_ptr_array_index (cards, i);
      guint behind = jw_node_get_position (g_ptr_array_index (cards, i - 1));
      guint position = jw_node_get_position (card) > behind ? behind + 1 : behind;

      if (!jw_edit_move (card, position, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_sorted (GPtrArray *cards, Order *order)
{
  for (guint i = 1; i < cards->len; i++)
    if (compare_cards (&g_ptr_array_index (cards, i - 1), &g_ptr_array_index (cards, i), order) > 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_in (JwNode *card, guint property, JwNode *place)
{
  return place == NULL ||
         g_strcmp0 (jw_node_get_string (card, property), jw_node_get_id (place)) == 0;
}

/* The cards of every cell of the lane and the stage, or of the map: "lane stage" → GPtrArray in
 * their order. */
static GHashTable *
collect_cells (JwMap *map, JwNode *lane, JwNode *stage)
{
  GHashTable *cells =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    {
      g_autofree char *key = g_strconcat (jw_node_get_string (card, JW_CARD_LANE), " ",
                                          jw_node_get_string (card, JW_CARD_STAGE), NULL);
      GPtrArray *cards = g_hash_table_lookup (cells, key);

      if (!is_in (card, JW_CARD_LANE, lane) || !is_in (card, JW_CARD_STAGE, stage))
        continue;
      if (cards == NULL)
        g_hash_table_insert (cells, g_steal_pointer (&key), cards = g_ptr_array_new ());
      g_ptr_array_add (cards, card);
    }
  return cells;
}

gboolean
jw_edit_sort_cards (JwMap *map,
                    JwNode *lane,
                    JwNode *stage,
                    guint property,
                    gboolean descending,
                    GError **error)
{
  g_autoptr (GHashTable) cells = collect_cells (map, lane, stage);
  Order order = { property, descending };
  GHashTableIter iter;
  gpointer cards;
  gboolean ok = TRUE;

  jw_edit_begin (map, _ ("Sort cards"));
  g_hash_table_iter_init (&iter, cells);
  while (ok && g_hash_table_iter_next (&iter, NULL, &cards))
    if (!is_sorted (cards, &order))
      {
        /* GLib's sort with data is stable, so equal cards keep their order. */
        g_ptr_array_sort_with_data (cards, compare_cards, &order);
        ok = reorder (cards, error);
      }
  return jw_edit_finish (map, ok);
}
