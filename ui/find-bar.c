#include "ui/find-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/edit/commands.h"
#include "ui/actions.h"

struct _JwFindBar
{
  GtkBox parent_instance;

  JwMap *map;
  GArray *matches; /* JwMatch */
  guint current;   /* the hit that is shown; of no meaning without any */
  gboolean is_open;
  gboolean is_replacing; /* the map changes by our own act, which says where to go */

  GtkWidget *find;
  GtkWidget *with;
  GtkWidget *count;
  GtkWidget *match_case;
};

enum
{
  HITS,
  HIT_SHOWN,
  MESSAGE,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwFindBar, jw_find_bar, GTK_TYPE_BOX)

static const char *
get_needle (JwFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->find));
}

static JwFindFlags
get_flags (JwFindBar *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->match_case)) ? JW_FIND_MATCH_CASE
                                                                             : 0;
}

static void
update_count (JwFindBar *self)
{
  g_autofree char *text = NULL;
  gboolean missed = *get_needle (self) != '\0' && self->matches->len == 0;

  if (self->matches->len > 0)
    /* Translators: which hit is shown, and how many there are: "3 of 17" */
    text = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->matches->len);
  gtk_label_set_text (GTK_LABEL (self->count), missed ? _ ("Not found") : text ? text : "");
  if (missed)
    gtk_widget_add_css_class (self->find, "error");
  else
    gtk_widget_remove_css_class (self->find, "error");
}

static void
emit_hits (JwFindBar *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  JwNode *last = NULL;

  for (guint i = 0; i < self->matches->len; i++)
    {
      JwNode *node = g_array_index (self->matches, JwMatch, i).node;

      if (node != last)
        g_strv_builder_add (builder, jw_node_get_id (node));
      last = node;
    }
  ids = g_strv_builder_end (builder);
  g_signal_emit (self, signals[HITS], 0, ids, get_needle (self), (guint)get_flags (self));
}

static void
update_actions (JwFindBar *self)
{
  static const char *const names[] = { "find.next", "find.previous", "find.replace",
                                       "find.replace-all" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->matches->len > 0);
}

static void
search (JwFindBar *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  if (self->is_open && self->map)
    self->matches = jw_map_find_text (self->map, get_needle (self), get_flags (self));
  else
    self->matches = g_array_new (FALSE, FALSE, sizeof (JwMatch));
  if (self->current >= self->matches->len)
    self->current = 0;
  update_count (self);
  update_actions (self);
  emit_hits (self);
}

static void
show_current (JwFindBar *self)
{
  JwNode *node;

  if (self->matches->len == 0)
    return;
  node = g_array_index (self->matches, JwMatch, self->current).node;
  update_count (self);
  g_signal_emit (self, signals[HIT_SHOWN], 0, jw_node_get_id (node));
}

static void
go_to (JwFindBar *self, guint hit)
{
  self->current = hit;
  show_current (self);
}

/* What is typed is looked for from the first hit on. */
static void
needle_changed_cb (GtkWidget *widget, JwFindBar *self)
{
  self->current = 0;
  search (self);
  show_current (self);
}

static void
map_changed_cb (JwMap *map, JwChangeSet *changes, JwFindBar *self)
{
  if (self->is_open && !self->is_replacing)
    search (self);
}

static void
activate_cb (GtkWidget *entry, JwFindBar *self)
{
  if (entry == self->with)
    jw_find_bar_replace (self);
  else
    jw_find_bar_step (self, 1);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        JwFindBar *self)
{
  gboolean is_return = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  gboolean in_find = (gtk_widget_get_state_flags (self->find) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (key == GDK_KEY_Escape)
    jw_find_bar_close (self);
  else if (is_return && in_find && (state & GDK_SHIFT_MASK))
    jw_find_bar_step (self, -1);
  else
    return FALSE;
  return TRUE;
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JwFindBar *self = JW_FIND_BAR (widget);

  if (g_str_equal (name, "find.next"))
    jw_find_bar_step (self, 1);
  else if (g_str_equal (name, "find.previous"))
    jw_find_bar_step (self, -1);
  else if (g_str_equal (name, "find.replace"))
    jw_find_bar_replace (self);
  else if (g_str_equal (name, "find.replace-all"))
    jw_find_bar_replace_all (self);
  else
    jw_find_bar_close (self);
}

static GtkWidget *
create_row (JwFindBar *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (self), row);
  return row;
}

static GtkWidget *
append_entry (JwFindBar *self, GtkWidget *row, GtkWidget *entry, const char *placeholder)
{
  g_object_set (entry, "placeholder-text", placeholder, "hexpand", TRUE, "width-chars", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (row), entry);
  return entry;
}

/* A button with an icon, or with words if @icon is %NULL. */
static void
append_button (GtkWidget *row, const char *action, const char *icon, const char *win_action)
{
  GtkWidget *button = icon ? gtk_button_new_from_icon_name (icon)
                           : gtk_button_new_with_label (_ (jw_actions_find (win_action)->title));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), win_action);
  jw_actions_describe (button, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (row), button);
}

static void
create_find_row (JwFindBar *self)
{
  GtkWidget *row = create_row (self);

  self->find = append_entry (self, row, gtk_search_entry_new (), _ ("Find on the map"));
  g_signal_connect (self->find, "changed", G_CALLBACK (needle_changed_cb), self);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (row), self->count);
  append_button (row, "find.previous", "go-up-symbolic", "win.find-previous");
  append_button (row, "find.next", "go-down-symbolic", "win.find-next");
  /* Translators: a short sign for capital and small letters */
  self->match_case = gtk_toggle_button_new_with_label (_ ("Aa"));
  gtk_widget_set_tooltip_text (self->match_case, _ ("Tell capital from small letters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->match_case), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tell capital from small letters"), -1);
  g_signal_connect (self->match_case, "toggled", G_CALLBACK (needle_changed_cb), self);
  gtk_box_append (GTK_BOX (row), self->match_case);
  append_button (row, "find.close", "window-close-symbolic", "win.find-close");
}

static void
create_replace_row (JwFindBar *self)
{
  GtkWidget *row = create_row (self);

  self->with = append_entry (self, row, gtk_entry_new (), _ ("Replace with"));
  append_button (row, "find.replace", NULL, "win.replace-one");
  append_button (row, "find.replace-all", NULL, "win.replace-all");
}

static void
jw_find_bar_dispose (GObject *object)
{
  JwFindBar *self = JW_FIND_BAR (object);

  jw_find_bar_set_map (self, NULL);
  G_OBJECT_CLASS (jw_find_bar_parent_class)->dispose (object);
}

static void
jw_find_bar_finalize (GObject *object)
{
  g_array_unref (JW_FIND_BAR (object)->matches);
  G_OBJECT_CLASS (jw_find_bar_parent_class)->finalize (object);
}

static void
jw_find_bar_class_init (JwFindBarClass *klass)
{
  static const char *const actions[] = { "find.next", "find.previous", "find.replace",
                                         "find.replace-all", "find.close" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = jw_find_bar_dispose;
  object_class->finalize = jw_find_bar_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i], NULL, action_cb);
  signals[HITS] = g_signal_new ("hits", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_STRV, G_TYPE_STRING, G_TYPE_UINT);
  signals[HIT_SHOWN] = g_signal_new ("hit-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] =
      g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jw_find_bar_init (JwFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matches = g_array_new (FALSE, FALSE, sizeof (JwMatch));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "find-bar");
  create_find_row (self);
  create_replace_row (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  update_actions (self);
}

GtkWidget *
jw_find_bar_new (void)
{
  return g_object_new (JW_TYPE_FIND_BAR, NULL);
}

void
jw_find_bar_set_map (JwFindBar *self, JwMap *map)
{
  if (self->map)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_set_object (&self->map, map);
  if (map)
    g_signal_connect (map, "changed", G_CALLBACK (map_changed_cb), self);
  if (self->is_open && map)
    search (self);
  else
    g_array_set_size (self->matches, 0);
}

void
jw_find_bar_open (JwFindBar *self, gboolean replace)
{
  self->is_open = TRUE;
  search (self);
  gtk_widget_grab_focus (replace && *get_needle (self) ? self->with : self->find);
  gtk_editable_select_region (GTK_EDITABLE (self->find), 0, -1);
}

void
jw_find_bar_close (JwFindBar *self)
{
  if (!self->is_open)
    return;
  self->is_open = FALSE;
  search (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

gboolean
jw_find_bar_is_open (JwFindBar *self)
{
  return self->is_open;
}

void
jw_find_bar_step (JwFindBar *self, int direction)
{
  guint n = self->matches->len;

  if (n > 0)
    go_to (self, (self->current + (direction > 0 ? 1 : n - 1)) % n);
}

static const char *
get_with (JwFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->with));
}

void
jw_find_bar_replace (JwFindBar *self)
{
  g_autoptr (GError) error = NULL;
  const JwMatch *match;
  gboolean done;
  guint before = self->matches->len;

  if (before == 0)
    return;
  match = &g_array_index (self->matches, JwMatch, self->current);
  self->is_replacing = TRUE;
  done = jw_edit_replace_match (match, get_with (self), &error);
  self->is_replacing = FALSE;
  if (!done)
    {
      g_signal_emit (self, signals[MESSAGE], 0, error->message);
      return;
    }
  search (self);
  /* What was put there may hold what is looked for; it is not looked at again. */
  if (self->matches->len >= before)
    self->current = (self->current + (self->matches->len - before) + 1) % self->matches->len;
  show_current (self);
}

void
jw_find_bar_replace_all (JwFindBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (self->matches->len == 0)
    return;
  if (!jw_edit_replace_text (self->map, get_needle (self), get_with (self), get_flags (self), &n,
                             &error))
    {
      g_signal_emit (self, signals[MESSAGE], 0, error->message);
      return;
    }
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u place replaced", "%u places replaced", n), n);
  g_signal_emit (self, signals[MESSAGE], 0, text);
}
