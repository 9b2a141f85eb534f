/* The table of actions: complete, without two meanings for a key, and known to the window. */

#include "tests/ui/window/window-fixture.h"
#include "ui/actions.h"
#include "ui/shortcuts-window.h"

static void
test_titles (void)
{
  guint n = 0;

  for (const JwAction *action = jw_actions_list (); action->title; action++, n++)
    {
      g_assert_cmpuint (strlen (action->title), >, 2);
      g_assert_true (g_utf8_validate (action->title, -1, NULL));
      g_assert_cmpint (action->section, <, JW_N_ACTION_SECTIONS);
      /* A line without an action is there for its keys. */
      g_assert_true (action->name || action->keys);
      if (action->name)
        g_assert_true (jw_actions_find (action->name) == action);
    }
  g_assert_cmpuint (n, >, 25);
}

/* The keys of typing hold while typing alone; all others hold at the same time. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const JwAction *action = jw_actions_list (); action->title; action++)
    {
      g_auto (GStrv) keys = g_strsplit (action->keys ? action->keys : "", " ", -1);

      for (guint i = 0; keys[i] && *keys[i]; i++)
        {
          guint key;
          GdkModifierType state;
          char *name;

          g_assert_true (gtk_accelerator_parse (keys[i], &key, &state));
          g_assert_cmpuint (key, !=, 0);
          name =
              g_strdup_printf ("%d %u %u", action->section == JW_ACTION_TYPING, key, (guint)state);
          if (!g_hash_table_insert (meanings, name, (gpointer)action))
            g_error ("%s of “%s” has another meaning, too", keys[i], action->title);
        }
    }
}

/* Ctrl, Alt or a function key: a plain letter would be taken from whoever types. */
static void
test_keys_leave_typing_alone (void)
{
  for (const JwAction *action = jw_actions_list (); action->title; action++)
    {
      g_auto (GStrv) keys = g_strsplit (action->keys ? action->keys : "", " ", -1);

      for (guint i = 0; !action->own_keys && keys[i] && *keys[i]; i++)
        {
          guint key;
          GdkModifierType state;

          gtk_accelerator_parse (keys[i], &key, &state);
          g_assert_true ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
                         (key >= GDK_KEY_F1 && key <= GDK_KEY_F12));
        }
    }
}

static gboolean
is_known (JwWindowFixture *fixture, const char *name)
{
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (fixture->application), name + 4);
  for (guint i = 0;; i++)
    {
      const char *known = NULL, *property;
      const GVariantType *parameter;
      GType owner;

      if (!gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (fixture->window), i, &owner, &known,
                                          &parameter, &property))
        return FALSE;
      if (g_strcmp0 (known, name) == 0)
        return TRUE;
    }
}

static void
test_window_knows_all (JwWindowFixture *fixture, gconstpointer data)
{
  for (const JwAction *action = jw_actions_list (); action->title; action++)
    if (action->name && !is_known (fixture, action->name))
      g_error ("The window has no action %s", action->name);
}

/* Also on a page that is out of sight. */
static gboolean
has_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static void
test_shortcuts_window (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = jw_shortcuts_window_new (GTK_WINDOW (fixture->window));

  gtk_window_present (GTK_WINDOW (window));
  jw_driver_settle (fixture->driver);
  for (const JwAction *action = jw_actions_list (); action->title; action++)
    if (action->keys && !has_text (window, action->title))
      g_error ("The shortcuts window does not tell of “%s”", action->title);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a screen reader says of a button that shows no words. */
static gboolean
shows_words (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && *gtk_label_get_text (GTK_LABEL (root)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && shows_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Buttons inside of GTK's own widgets (spin buttons, window controls) are GTK's to name. */
static gboolean
is_ours (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return !GTK_IS_SPIN_BUTTON (parent) && !GTK_IS_MENU_BUTTON (parent) &&
         !GTK_IS_WINDOW_CONTROLS (parent) && !GTK_IS_SCROLLBAR (parent) &&
         !gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) &&
         !gtk_widget_has_css_class (widget, "edit-button") &&
         !gtk_widget_has_css_class (widget, "apply-button");
}

static guint
check_names (GtkWidget *root)
{
  guint n = 0;

  if ((GTK_IS_BUTTON (root) || GTK_IS_MENU_BUTTON (root)) && is_ours (root))
    {
      if (!shows_words (root) && !has_name (root))
        g_error ("A button without a name: %s in %s, “%s”", G_OBJECT_TYPE_NAME (root),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)),
                 gtk_widget_get_tooltip_text (root));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n += check_names (child);
  return n;
}

static void
test_names (JwWindowFixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "k7", "s2", "l3", "p1" };
  JwMap *map = jw_window_fixture_map (fixture);

  g_assert_cmpuint (check_names (GTK_WIDGET (fixture->window)), >, 12);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      jw_selection_set_single (jw_map_get_selection (map), ids[i]);
      jw_driver_settle (fixture->driver);
      check_names (GTK_WIDGET (fixture->window));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  gtk_init ();

  g_test_add_func ("/actions/titles", test_titles);
  g_test_add_func ("/actions/keys", test_keys);
  g_test_add_func ("/actions/keys_leave_typing_alone", test_keys_leave_typing_alone);
  JW_WINDOW_TEST ("/actions/window_knows_all", jw_window_fixture_set_up_new, test_window_knows_all);
  JW_WINDOW_TEST ("/actions/shortcuts_window", jw_window_fixture_set_up_new, test_shortcuts_window);
  JW_WINDOW_TEST ("/actions/names", jw_window_fixture_set_up_sample, test_names);
  return g_test_run ();
}
