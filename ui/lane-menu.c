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
