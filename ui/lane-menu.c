#include "ui/lane-menu.h"

#include <glib/gi18n-lib.h>

#include "model/lane.h"

GMenuModel *
jw_lane_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  for (const JwChoice *type = jw_lane_types; type->token; type++)
    {
      g_autofree char *action = g_strdup_printf ("win.add-lane::%s", type->token);

      g_menu_append (menu, _ (type->label), action);
    }
  return G_MENU_MODEL (menu);
}

GMenuModel *
jw_lane_menu_new_at (guint position)
{
  GMenu *menu = g_menu_new ();

  for (const JwChoice *type = jw_lane_types; type->token; type++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (type->label), NULL);

      g_menu_item_set_action_and_target (item, "win.insert-lane", "(su)", type->token, position);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
