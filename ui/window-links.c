#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/leg.h"
#include "model/link.h"
#include "ui/actions.h"

/* A card's text is cut to so many letters in a menu. */
#define MAX_LETTERS 40

static void
draw_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_canvas_draw_link (JW_WINDOW (widget)->canvas);
}

static void
draw_path_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jw_canvas_draw_path (JW_WINDOW (widget)->canvas);
}

static void
link_kind_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwNode *node = jw_window_get_selected (self);
  g_autoptr (GError) error = NULL;

  if (!node || jw_node_get_kind (node) != JW_KIND_LINK)
    return;
  jw_edit_change (node, JW_LINK_TYPE, g_variant_get_string (parameter, NULL), FALSE, &error);
  if (error)
    jw_window_say (self, error->message);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwNode *node = jw_map_find (jw_window_get_map (self), g_variant_get_string (parameter, NULL));

  if (node)
    jw_window_go_to_node (self, node);
}

/* One line, cut if it is long; a menu knows no line breaks. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_autofree char *cut =
      g_utf8_strlen (line, -1) > MAX_LETTERS ? g_utf8_substring (line, 0, MAX_LETTERS - 1) : NULL;
  g_autofree char *shown = cut ? g_strconcat (cut, "…", NULL) : g_strdup (line);

  return jw_actions_escape (shown);
}

/* "Answers: Shipping cost shown late"; @what may be NULL. */
static void
append_go_to (GMenu *menu, const char *what, JwNode *card)
{
  const char *text = card ? jw_node_get_string (card, JW_CARD_TEXT) : NULL;
  g_autofree char *name = shorten (text ? text : _ ("Card without text"));
  g_autofree char *label = what ? g_strdup_printf ("%s: %s", what, name) : g_strdup (name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (!card)
    return;
  g_menu_item_set_action_and_target (item, "win.go-to", "s", jw_node_get_id (card));
  g_menu_append_item (menu, item);
}

static void
append_filled (GMenu *menu, const char *title, GMenu *items)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (items)) > 0)
    g_menu_append_submenu (menu, title, G_MENU_MODEL (items));
}

static JwNode *
find_ref (JwNode *node, guint property)
{
  return jw_map_find (jw_node_get_map (node), jw_node_get_string (node, property));
}

/* The cards at the other ends of a card's links. */
static void
append_linked (GMenu *menu, JwNode *card)
{
  JwMap *map = jw_node_get_map (card);
  g_autoptr (GMenu) linked = g_menu_new ();

  for (JwNode *link = jw_node_get_first_child (JW_NODE (map), JW_KIND_LINK); link;
       link = jw_node_get_next (link))
    {
      JwNode *from = find_ref (link, JW_LINK_FROM), *to = find_ref (link, JW_LINK_TO);
      const JwProperty *row = jw_node_get_property_row (link, JW_LINK_TYPE);
      const char *what = jw_property_choice_label (row, jw_node_get_string (link, JW_LINK_TYPE));

      if (from == card || to == card)
        append_go_to (linked, what, from == card ? to : from);
    }
  append_filled (menu, _ (jw_actions_find ("win.go-to")->title), linked);
}

static void
append_kinds (GMenu *menu)
{
  g_autoptr (GMenu) kinds = g_menu_new ();

  for (const JwChoice *choice = jw_link_types; choice->token; choice++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (choice->label), NULL);

      g_menu_item_set_action_and_target (item, "win.link-kind", "s", choice->token);
      g_menu_append_item (kinds, item);
    }
  append_filled (menu, _ (jw_actions_find ("win.link-kind")->title), kinds);
}

static void
append_ends (GMenu *menu, JwNode *line, guint from, guint to)
{
  append_go_to (menu, _ ("Go to its start"), find_ref (line, from));
  append_go_to (menu, _ ("Go to its end"), find_ref (line, to));
}

void
jw_window_append_link_items (GMenu *menu, JwNode *node)
{
  g_autoptr (GMenu) section = g_menu_new ();

  switch (jw_node_get_kind (node))
    {
    case JW_KIND_CARD:
      jw_actions_append (section, (const char *const[]){ "win.draw-link", "win.draw-path", NULL });
      append_linked (section, node);
      break;
    case JW_KIND_LINK:
      append_kinds (section);
      append_ends (section, node, JW_LINK_FROM, JW_LINK_TO);
      break;
    case JW_KIND_LEG:
      append_ends (section, node, JW_LEG_FROM, JW_LEG_TO);
      /* fall through */
    default:
      jw_actions_append (section, (const char *const[]){ "win.draw-path", NULL });
      break;
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
jw_window_update_link_actions (JwWindow *self)
{
  JwNode *node = jw_window_get_selected (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.draw-link",
                                 node && jw_node_get_kind (node) == JW_KIND_CARD);
  gtk_widget_action_set_enabled (widget, "win.link-kind",
                                 node && jw_node_get_kind (node) == JW_KIND_LINK);
}

void
jw_window_class_install_link_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.draw-link", NULL, draw_link_cb);
  gtk_widget_class_install_action (widget_class, "win.draw-path", NULL, draw_path_cb);
  gtk_widget_class_install_action (widget_class, "win.link-kind", "s", link_kind_cb);
  gtk_widget_class_install_action (widget_class, "win.go-to", "s", go_to_cb);
}
