#include "ui/shortcuts-window.h"

#include <glib/gi18n-lib.h>

#include "ui/actions.h"

/* Four arrows side by side would make the window wider than a small screen: "← ⋯ →". */
static char *
shorten_keys (const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);
  guint n = g_strv_length (list);

  return n < 4 ? g_strdup (keys) : g_strconcat (list[0], "...", list[n - 1], NULL);
}

static void
append_shortcut (GString *xml, const JwAction *action)
{
  g_autofree char *keys = shorten_keys (action->keys);
  g_autofree char *text = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                                   "<property name='title'>%s</property>"
                                                   "<property name='accelerator'>%s</property>"
                                                   "</object></child>",
                                                   _ (action->title), keys);

  g_string_append (xml, text);
}

static gboolean
has_keys (JwActionSection section)
{
  for (const JwAction *action = jw_actions_list (); action->title; action++)
    if (action->section == section && action->keys)
      return TRUE;
  return FALSE;
}

static void
append_group (GString *xml, JwActionSection section)
{
  g_autofree char *title = NULL;

  if (!has_keys (section))
    return;
  title = g_markup_escape_text (jw_actions_get_section_title (section), -1);
  g_string_append_printf (xml,
                          "<child><object class='GtkShortcutsGroup'>"
                          "<property name='title'>%s</property>",
                          title);
  for (const JwAction *action = jw_actions_list (); action->title; action++)
    if (action->section == section && action->keys)
      append_shortcut (xml, action);
  g_string_append (xml, "</object></child>");
}

/* GTK 4.8 takes the sections of a shortcuts window from interface files only, so one is written
 * from the table. */
static char *
write_interface (void)
{
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                               "<property name='modal'>1</property>"
                               "<child><object class='GtkShortcutsSection'>"
                               "<property name='section-name'>all</property>"
                               "<property name='max-height'>10</property>");

  for (guint section = 0; section < JW_N_ACTION_SECTIONS; section++)
    append_group (xml, section);
  g_string_append (xml, "</object></child></object></interface>");
  return g_string_free (xml, FALSE);
}

GtkWidget *
jw_shortcuts_window_new (GtkWindow *parent)
{
  g_autofree char *xml = write_interface ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  return window;
}
