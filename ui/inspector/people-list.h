#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwPeopleList:
 *
 * The personas of a map, one a row; a click on one selects it.
 */
#define JW_TYPE_PEOPLE_LIST (jw_people_list_get_type ())
G_DECLARE_FINAL_TYPE (JwPeopleList, jw_people_list, JW, PEOPLE_LIST, GtkBox)

/* An empty list, hidden while there is nobody. */
GtkWidget *jw_people_list_new (void);
/* %NULL shows nobody. */
void jw_people_list_set_map (JwPeopleList *list, JwMap *map);

G_END_DECLS
