#pragma once

#include <adwaita.h>

#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwField:
 *
 * A row of the side panel that shows one property of a node and changes it. A class of rows says
 * only how a value looks (@show) and calls jw_field_change() when the user makes another
 * one of it; which node that is, and that showing is not changing, is known here.
 */
#define JW_TYPE_FIELD (jw_field_get_type ())
G_DECLARE_INTERFACE (JwField, jw_field, JW, FIELD, GtkWidget)

/**
 * JwFieldInterface:
 * @show: brings the row up to date with the node's value
 * @show_choices: brings what can be chosen up to date with the map; may be %NULL
 */
struct _JwFieldInterface
{
  GTypeInterface parent_interface;

  void (*show) (JwField *row, JwNode *node, guint property);
  void (*show_choices) (JwField *row, JwNode *node, guint property);
};

/* A row that fits the type of the property @row, number @property of its class's table. */
GtkWidget *jw_field_new (const JwProperty *row, guint property);
/* Shows the property of another node of the same kind; %NULL for none. */
void jw_field_bind (JwField *row, JwNode *node);
/* Shows a value that changed. */
void jw_field_refresh (JwField *row);
/* Shows other nodes to choose from; for rows that name a node. */
void jw_field_refresh_choices (JwField *row);

/* For the classes of rows. */
JwNode *jw_field_get_node (JwField *row);
guint jw_field_get_property (JwField *row);
/* The line of the property's table; %NULL before a node is bound. */
const JwProperty *jw_field_get_table_row (JwField *row);
/* TRUE while a value is being shown: what signals tell then is not the user's doing. */
gboolean jw_field_is_showing (JwField *row);
/* Changes the property to what the user made of it; typing merges into one undo step. A refusal
 * is said in the window, and the old value shown again. */
void jw_field_change (JwField *row, const char *value);
/* The same for a value that was picked instead of typed: an undo step of its own. */
void jw_field_choose (JwField *row, const char *value);
void jw_field_change_number (JwField *row, double value);
/* Says why something was refused. */
void jw_field_refuse (JwField *row, const GError *error);

G_END_DECLS
