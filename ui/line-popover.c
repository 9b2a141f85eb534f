#include "ui/line-popover.h"

#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/path.h"

struct _JwLinePopover
{
  GtkPopover parent_instance;

  JwNode *line;
  GtkWidget *box;
  GtkEditable *entry;
  gboolean is_given_up;
};

G_DEFINE_FINAL_TYPE (JwLinePopover, jw_line_popover, GTK_TYPE_POPOVER)

gboolean
jw_line_popover_knows (JwKind kind)
{
  return kind == JW_KIND_LINK || kind == JW_KIND_LEG || kind == JW_KIND_PATH;
}

static guint
get_text_property (JwNode *line)
{
  switch (jw_node_get_kind (line))
    {
    case JW_KIND_LINK:
      return JW_LINK_LABEL;
    case JW_KIND_LEG:
      return JW_LEG_LABEL;
    default:
      return JW_PATH_NAME;
    }
}

/* The line may have been undone away while the popover was open. */
static void
change (JwLinePopover *self, guint property, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!jw_node_get_map (self->line) || !jw_node_get_parent (self->line) ||
      g_strcmp0 (jw_node_get_string (self->line, property), *value ? value : NULL) == 0)
    return;
  if (!jw_edit_change (self->line, property, value, FALSE, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
}

static void
activate_cb (JwLinePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
closed_cb (JwLinePopover *self)
{
  if (!self->is_given_up)
    change (self, get_text_property (self->line), gtk_editable_get_text (self->entry));
  self->is_given_up = TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint keycode,
        GdkModifierType state,
        JwLinePopover *self)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  self->is_given_up = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  return TRUE;
}

static void
kind_cb (GtkDropDown *kinds, GParamSpec *pspec, JwLinePopover *self)
{
  change (self, JW_LINK_TYPE, jw_link_types[gtk_drop_down_get_selected (kinds)].token);
}

static void
add_kinds (JwLinePopover *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *kinds;

  for (const JwChoice *choice = jw_link_types; choice->token; choice++)
    g_ptr_array_add (labels, (gpointer)_ (choice->label));
  g_ptr_array_add (labels, NULL);
  kinds = gtk_drop_down_new_from_strings ((const char *const *)labels->pdata);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds),
                              (guint)MAX (jw_node_get_choice (self->line, JW_LINK_TYPE), 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (kinds), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of link"), -1);
  g_signal_connect (kinds, "notify::selected", G_CALLBACK (kind_cb), self);
  gtk_box_append (GTK_BOX (self->box), kinds);
}

static void
add_entry (JwLinePopover *self)
{
  guint property = get_text_property (self->line);
  const char *name = _ (jw_node_get_property_row (self->line, property)->label);
  const char *text = jw_node_get_string (self->line, property);
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_text (self->entry, text ? text : "");
  gtk_editable_set_width_chars (self->entry, 22);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (self->box), entry);
}

static void
jw_line_popover_dispose (GObject *object)
{
  g_clear_object (&JW_LINE_POPOVER (object)->line);
  G_OBJECT_CLASS (jw_line_popover_parent_class)->dispose (object);
}

static void
jw_line_popover_class_init (JwLinePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_line_popover_dispose;
}

static void
jw_line_popover_init (JwLinePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

GtkWidget *
jw_line_popover_new (JwNode *line)
{
  JwLinePopover *self = g_object_new (JW_TYPE_LINE_POPOVER, NULL);

  self->line = g_object_ref (line);
  add_entry (self);
  if (jw_node_get_kind (line) == JW_KIND_LINK)
    add_kinds (self);
  return GTK_WIDGET (self);
}
