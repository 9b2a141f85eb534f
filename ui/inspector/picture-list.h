#pragma once

#include <gtk/gtk.h>

#include "model/journal/change-set.h"
#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwPictureList:
 *
 * What is said of the picture of a card, a persona or the map: its description, and whose it is.
 * Hidden while there is none.
 */
#define JW_TYPE_PICTURE_LIST (jw_picture_list_get_type ())
G_DECLARE_FINAL_TYPE (JwPictureList, jw_picture_list, JW, PICTURE_LIST, GtkBox)

/* Shows none yet. */
GtkWidget *jw_picture_list_new (void);
/* Shows the picture of @owner; %NULL shows none. */
void jw_picture_list_set_owner (JwPictureList *list, JwNode *owner);
/* Follows what happened to the owner and its picture. */
void jw_picture_list_take_changes (JwPictureList *list, JwChangeSet *changes);

G_END_DECLS
