#include "ui/sort-menu.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"

static const struct
{
  const char *title;
  guint property;
  gboolean descending;
} orders[] = {
  { N_ ("Text, from A to Z"), JW_CARD_TEXT, FALSE },
  { N_ ("Severity, the worst first"), JW_CARD_SEVERITY, TRUE },
  { N_ ("Votes, the most first"), JW_CARD_VOTES, TRUE },
  { N_ ("Value, the highest first"), JW_CARD_VALUE, TRUE },
  { N_ ("Effort, the least first"), JW_CARD_EFFORT, FALSE },
  { N_ ("Cost, the least first"), JW_CARD_COST, FALSE },
  { N_ ("Duration, the longest first"), JW_CARD_DURATION, TRUE },
  { N_ ("Waiting time, the longest first"), JW_CARD_WAITING, TRUE },
  { N_ ("Status, ideas first"), JW_CARD_STATUS, FALSE },
  { N_ ("Due, the earliest first"), JW_CARD_DUE, FALSE },
  { N_ ("Moments that matter first"), JW_CARD_MOMENT, TRUE },
};

GMenuModel *
jw_sort_menu_new (const char *lane_id, const char *stage_id)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (orders[i].title), NULL);

      g_menu_item_set_action_and_target (item, "win.sort-cards", "(ssu)", lane_id ? lane_id : "",
                                         stage_id ? stage_id : "", i);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

void
jw_sort_menu_get_order (guint item, guint *property, gboolean *descending)
{
  g_return_if_fail (item < G_N_ELEMENTS (orders));
  *property = orders[item].property;
  *descending = orders[item].descending;
}
