#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/actions.h"
#include "ui/inspector/node-name.h"

/* A longer name would push the button out of the message; in characters. */
#define MAX_NAME_CHARS 40

/* @words are taken over. */
static void
tell (JwWindow *self, char *words)
{
  gtk_label_set_text (self->said, words);
  jw_canvas_say (self->canvas, words);
  g_free (words);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  g_autofree char *label = NULL;

  if (!jw_canvas_edit_undo (self->canvas))
    {
      jw_window_end_edit (self);
      label = g_strdup (jw_map_get_undo_label (map));
      if (label && jw_map_undo (map))
        tell (self, g_strdup_printf (_ ("Undone: %s"), label));
    }
  jw_window_update_actions (self);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwWindow *self = JW_WINDOW (widget);
  JwMap *map = jw_window_get_map (self);
  g_autofree char *label = NULL;

  if (!jw_canvas_edit_redo (self->canvas))
    {
      jw_window_end_edit (self);
      label = g_strdup (jw_map_get_redo_label (map));
      if (label && jw_map_redo (map))
        tell (self, g_strdup_printf (_ ("Done again: %s"), label));
    }
  jw_window_update_actions (self);
}

void
jw_window_class_install_undo_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
}

void
jw_window_describe_undo (JwWindow *self)
{
  JwMap *map = jw_window_get_map (self);
  const char *undo = jw_map_get_undo_label (map);
  const char *redo = jw_map_get_redo_label (map);
  /* Translators: an act, as in "Undo “Move card”" */
  g_autofree char *undo_title = undo ? g_strdup_printf (_ ("Undo “%s”"), undo) : NULL;
  g_autofree char *redo_title = redo ? g_strdup_printf (_ ("Redo “%s”"), redo) : NULL;

  jw_actions_describe (self->undo_button, undo_title);
  jw_actions_describe (self->redo_button, redo_title);
}

/* A stage or lane goes with its cards, and it is what the act was about. */
static gboolean
owns_others (JwNode *node)
{
  JwKind kind = jw_node_get_kind (node);

  return kind == JW_KIND_STAGE || kind == JW_KIND_LANE || kind == JW_KIND_PERSONA;
}

static JwNode *
find_removed (JwChangeSet *changes)
{
  JwNode *found = NULL;

  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    {
      const JwChange *change = jw_change_set_get (changes, i);

      if ((change->flags & JW_CHANGE_REMOVED) && (!found || owns_others (change->node)))
        found = change->node;
    }
  return found;
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_NAME_CHARS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_NAME_CHARS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* The name of a node that is gone, or else what it was. */
static char *
describe_removed (JwNode *node)
{
  const char *text = jw_node_find_name (node);
  g_autofree char *name = text ? shorten (text) : NULL;

  if (name)
    return g_strdup_printf (_ ("“%s” deleted"), name);
  /* Translators: a kind of thing, as in "Stage deleted" */
  return g_strdup_printf (_ ("%s deleted"), jw_kind_get_label (jw_node_get_kind (node)));
}

static void
dismiss_offer (JwWindow *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast)
    jw_toasts_take_back (self->toasts, toast);
}

void
jw_window_take_changes_for_undo (JwWindow *self, JwChangeSet *changes)
{
  JwNode *node = find_removed (changes);

  g_clear_pointer (&self->removed, g_free);
  if (node)
    self->removed = describe_removed (node);
  /* "Undo" in a message means what the message is about, and that is no longer the last act. */
  dismiss_offer (self);
  jw_window_describe_undo (self);
}

void
jw_window_offer_undo (JwWindow *self, guint n)
{
  g_autofree char *text = NULL;

  if (n == 1 && self->removed)
    text = g_strdup (self->removed);
  else
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u thing deleted", "%u things deleted", n), n);
  dismiss_offer (self);
  jw_window_stop_saying (self); /* the offer does not wait for what was said before */
  self->undo_toast = jw_window_make_toast (self, text);
  adw_toast_set_button_label (self->undo_toast, _ ("_Undo"));
  adw_toast_set_action_name (self->undo_toast, "win.undo");
  jw_toasts_add (self->toasts, self->undo_toast);
}
