#pragma once

#include <gtk/gtk.h>

#include "model/journal/change-set.h"
#include "model/node/node.h"

G_BEGIN_DECLS

/**
 * JwInspectorPage:
 *
 * What the side panel shows of a node of one kind: a row for each property, and what can be done
 * with the node. It is made once a kind and then shows one node after the other.
 */
#define JW_TYPE_INSPECTOR_PAGE (jw_inspector_page_get_type ())
G_DECLARE_FINAL_TYPE (JwInspectorPage, jw_inspector_page, JW, INSPECTOR_PAGE, GtkBox)

/* A page for nodes of a kind; its rows are made when the first node is shown. */
GtkWidget *jw_inspector_page_new (JwKind kind);
/* Shows a node of the page's kind; %NULL shows nothing and lets the node go. */
void jw_inspector_page_bind (JwInspectorPage *page, JwNode *node);
/* The node that it shows, or %NULL. */
JwNode *jw_inspector_page_get_node (JwInspectorPage *page);
/* Brings the page up to date after a change of the map. */
void jw_inspector_page_take_changes (JwInspectorPage *page, JwChangeSet *changes);
/* The row of a property, made if it was folded away; %NULL for one that has none. */
GtkWidget *jw_inspector_page_get_row (JwInspectorPage *page, guint property);

G_END_DECLS
