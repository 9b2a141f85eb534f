#include "ui/actions.h"

#include <glib/gi18n-lib.h>

static const JwAction actions[] = {
  { "app.new", N_ ("New Map"), "<Control>n", JW_ACTION_FILE, FALSE, "document-new-symbolic" },
  { "win.open", N_ ("Open…"), "<Control>o", JW_ACTION_FILE, FALSE, "document-open-symbolic" },
  { "win.save", N_ ("Save"), "<Control>s", JW_ACTION_FILE, FALSE, NULL },
  { "win.save-as", N_ ("Save As…"), "<Control><Shift>s", JW_ACTION_FILE, FALSE, NULL },
  { "win.versions", N_ ("Earlier Versions…"), NULL, JW_ACTION_FILE, FALSE, NULL },
  { "app.recover", N_ ("Unsaved Maps…"), NULL, JW_ACTION_FILE, FALSE, NULL },
  { "win.export", N_ ("Export…"), "<Control>e", JW_ACTION_FILE, FALSE, NULL },
  { "win.print", N_ ("Print…"), "<Control>p", JW_ACTION_FILE, FALSE, NULL },
  { "window.close", N_ ("Close Window"), "<Control>w", JW_ACTION_FILE, FALSE, NULL },
  { "app.quit", N_ ("Quit"), "<Control>q", JW_ACTION_FILE, FALSE, NULL },

  { "win.undo", N_ ("Undo"), "<Control>z", JW_ACTION_EDIT, FALSE, "edit-undo-symbolic" },
  { "win.redo", N_ ("Redo"), "<Control><Shift>z <Control>y", JW_ACTION_EDIT, FALSE,
    "edit-redo-symbolic" },
  { "win.edit", N_ ("Edit Text"), "F2 Return", JW_ACTION_EDIT, TRUE, "document-edit-symbolic" },
  { "win.rename", N_ ("Rename"), NULL, JW_ACTION_EDIT, TRUE, "document-edit-symbolic" },
  { "win.cut", N_ ("Cut"), "<Control>x", JW_ACTION_EDIT, TRUE, "edit-cut-symbolic" },
  { "win.copy", N_ ("Copy"), "<Control>c", JW_ACTION_EDIT, TRUE, "edit-copy-symbolic" },
  { "win.paste", N_ ("Paste"), "<Control>v", JW_ACTION_EDIT, TRUE, "edit-paste-symbolic" },
  { "win.select-all", N_ ("Select All"), "<Control>a", JW_ACTION_EDIT, TRUE, NULL },
  { "win.duplicate", N_ ("Duplicate"), "<Control>d", JW_ACTION_EDIT, TRUE, NULL },
  { "win.delete", N_ ("Delete"), "Delete", JW_ACTION_EDIT, TRUE, "user-trash-symbolic" },
  { "win.merge-cards", N_ ("Merge Cards"), "<Control>m", JW_ACTION_EDIT, FALSE, NULL },

  { "win.add-picture", N_ ("Add Picture…"), NULL, JW_ACTION_EDIT, FALSE,
    "image-x-generic-symbolic" },
  { "win.remove-picture", N_ ("Remove Picture"), NULL, JW_ACTION_EDIT, FALSE, NULL },

  { "win.find", N_ ("Find…"), "<Control>f", JW_ACTION_FIND, FALSE, "edit-find-symbolic" },
  { "win.replace", N_ ("Find and Replace…"), "<Control>h", JW_ACTION_FIND, FALSE, NULL },
  { "win.find-next", N_ ("Next Hit"), "F3 <Control>g", JW_ACTION_FIND, FALSE, NULL },
  { "win.find-previous", N_ ("Previous Hit"), "<Shift>F3 <Control><Shift>g", JW_ACTION_FIND, FALSE,
    NULL },
  { "win.replace-one", N_ ("Replace"), "<Control><Shift>h", JW_ACTION_FIND, FALSE, NULL },
  { "win.replace-all", N_ ("Replace All"), "<Control><Alt>h", JW_ACTION_FIND, FALSE, NULL },
  { "win.find-close", N_ ("Close the Find Bar"), "Escape", JW_ACTION_FIND, TRUE, NULL },

  { NULL, N_ ("Keep the text and open the next card"), "Return", JW_ACTION_TYPING, TRUE, NULL },
  { NULL, N_ ("Keep the text and go to the next cell"), "Tab", JW_ACTION_TYPING, TRUE, NULL },
  { NULL, N_ ("Start a new line"), "<Shift>Return", JW_ACTION_TYPING, TRUE, NULL },
  { NULL, N_ ("Give up what was typed"), "Escape", JW_ACTION_TYPING, TRUE, NULL },

  { "win.add-card", N_ ("Add Card"), "<Control>Return", JW_ACTION_ADD, FALSE, "list-add-symbolic" },
  { "win.add-here", N_ ("Add Here"), NULL, JW_ACTION_ADD, FALSE, NULL },
  { "win.add-stage", N_ ("Add Stage"), NULL, JW_ACTION_ADD, FALSE, "list-add-symbolic" },
  { "win.add-card-above", N_ ("Add Card Above"), "<Control><Shift>Return", JW_ACTION_ADD, FALSE,
    "list-add-symbolic" },
  { "win.insert-stage", N_ ("Add Stage Before"), NULL, JW_ACTION_ADD, FALSE, NULL },
  { "win.insert-lane", N_ ("Add Lane Above"), NULL, JW_ACTION_ADD, FALSE, NULL },
  { "win.add-step", N_ ("Add Step"), NULL, JW_ACTION_ADD, FALSE, "list-add-symbolic" },
  { "win.add-phase", N_ ("Add Phase"), NULL, JW_ACTION_ADD, FALSE, "list-add-symbolic" },
  { "win.add-lane", N_ ("Add Lane"), NULL, JW_ACTION_ADD, FALSE, "list-add-symbolic" },
  { "win.add-persona", N_ ("Add Persona"), NULL, JW_ACTION_ADD, FALSE, "list-add-symbolic" },

  { "win.add-curve", N_ ("Add Another Curve"), NULL, JW_ACTION_ADD, FALSE, NULL },
  { "win.draw-link", N_ ("Link to Another Card"), "<Control>k", JW_ACTION_ADD, FALSE, NULL },
  { "win.draw-path", N_ ("Draw a Path"), "<Control><Shift>k", JW_ACTION_ADD, FALSE, NULL },
  { NULL, N_ ("Add the selected card to the path that is drawn"), "space", JW_ACTION_ADD, TRUE,
    NULL },
  { "win.link-kind", N_ ("Kind of Link"), NULL, JW_ACTION_ADD, FALSE, NULL },

  { NULL, N_ ("Go from card to card"), "Left Up Down Right", JW_ACTION_ARRANGE, TRUE, NULL },
  { NULL, N_ ("Select from card to card"), "<Shift>Left <Shift>Up <Shift>Down <Shift>Right",
    JW_ACTION_ARRANGE, TRUE, NULL },
  { NULL, N_ ("Go to the next lane, the first or last stage"),
    "<Control>Up <Control>Down <Control>Left <Control>Right", JW_ACTION_ARRANGE, TRUE, NULL },
  { NULL, N_ ("Move what is selected"), "<Alt>Left <Alt>Up <Alt>Down <Alt>Right", JW_ACTION_ARRANGE,
    TRUE, NULL },
  { "win.stage-left", N_ ("Move Stage Left"), NULL, JW_ACTION_ARRANGE, FALSE,
    "go-previous-symbolic" },
  { "win.stage-right", N_ ("Move Stage Right"), NULL, JW_ACTION_ARRANGE, FALSE,
    "go-next-symbolic" },
  { "win.lane-up", N_ ("Move Lane Up"), NULL, JW_ACTION_ARRANGE, FALSE, "go-up-symbolic" },
  { "win.lane-down", N_ ("Move Lane Down"), NULL, JW_ACTION_ARRANGE, FALSE, "go-down-symbolic" },
  { "win.merge-stage", N_ ("Merge with the Next Stage"), NULL, JW_ACTION_ARRANGE, FALSE,
    "go-jump-symbolic" },
  { "win.split-stage", N_ ("Split Stage…"), NULL, JW_ACTION_ARRANGE, FALSE, "view-dual-symbolic" },
  { "win.change-stages", N_ ("Change the Stages…"), NULL, JW_ACTION_ARRANGE, FALSE,
    "view-refresh-symbolic" },
  { "win.sort-cards", N_ ("Sort Cards"), NULL, JW_ACTION_ARRANGE, FALSE, NULL },
  { "win.balance-columns", N_ ("Balance the Columns"), NULL, JW_ACTION_ARRANGE, FALSE, NULL },
  { "win.equal-columns", N_ ("Make Columns Equally Wide"), NULL, JW_ACTION_ARRANGE, FALSE, NULL },
  { "win.fit-text", N_ ("Fit the Text to the Sheet"), NULL, JW_ACTION_ARRANGE, FALSE, NULL },

  { "win.present", N_ ("Present"), "F5", JW_ACTION_VIEW, FALSE, "x-office-presentation-symbolic" },
  { "win.full-screen", N_ ("Full Screen"), "F11", JW_ACTION_VIEW, FALSE, NULL },
  { NULL, N_ ("Next or previous stage while presenting"), "Page_Down Page_Up", JW_ACTION_VIEW, TRUE,
    NULL },
  { "win.zoom-in", N_ ("Zoom In"), "<Control>plus <Control>equal <Control>KP_Add", JW_ACTION_VIEW,
    FALSE, "zoom-in-symbolic" },
  { "win.zoom-out", N_ ("Zoom Out"), "<Control>minus <Control>KP_Subtract", JW_ACTION_VIEW, FALSE,
    "zoom-out-symbolic" },
  { "win.zoom-actual", N_ ("Actual Size"), "<Control>1", JW_ACTION_VIEW, FALSE, NULL },
  { "win.zoom-fit", N_ ("Fit the Map to the Window"), "<Control>0", JW_ACTION_VIEW, FALSE, NULL },
  { "win.zoom-stage", N_ ("Fit the Stage to the Window"), "<Control>2", JW_ACTION_VIEW, FALSE,
    NULL },
  { "win.go-to", N_ ("Go to a Linked Card"), NULL, JW_ACTION_VIEW, FALSE, NULL },
  { "win.side-panel", N_ ("Side Panel"), "F9", JW_ACTION_VIEW, FALSE,
    "sidebar-show-right-symbolic" },

  { NULL, N_ ("Main Menu"), "F10", JW_ACTION_GENERAL, TRUE, "open-menu-symbolic" },
  { NULL, N_ ("Menu of What Is Selected"), "<Shift>F10 Menu", JW_ACTION_GENERAL, TRUE, NULL },
  { "app.shortcuts", N_ ("Keyboard Shortcuts"), "<Control>question", JW_ACTION_GENERAL, FALSE,
    NULL },
  { "app.about", N_ ("About Journeywright"), NULL, JW_ACTION_GENERAL, FALSE, NULL },
  { NULL, NULL, NULL, JW_ACTION_GENERAL, FALSE, NULL },
};

const JwAction *
jw_actions_list (void)
{
  return actions;
}

const JwAction *
jw_actions_find (const char *name)
{
  for (const JwAction *action = actions; action->title; action++)
    if (g_strcmp0 (action->name, name) == 0)
      return action;
  return NULL;
}

const char *
jw_actions_get_section_title (JwActionSection section)
{
  static const char *const titles[JW_N_ACTION_SECTIONS] = {
    N_ ("File"),    N_ ("Edit"), N_ ("Find and Replace"), N_ ("While Typing"), N_ ("Add"),
    N_ ("Arrange"), N_ ("View"), N_ ("General"),
  };

  return _ (titles[section]);
}

void
jw_actions_set_accels (GtkApplication *application)
{
  for (const JwAction *action = actions; action->title; action++)
    {
      g_auto (GStrv) keys = NULL;

      if (!action->name || !action->keys || action->own_keys)
        continue;
      keys = g_strsplit (action->keys, " ", -1);
      gtk_application_set_accels_for_action (application, action->name, (const char *const *)keys);
    }
}

/* Keys of the application are told by GTK itself. */
static void
tell_own_key (GMenuItem *item, const JwAction *action)
{
  g_auto (GStrv) keys = g_strsplit (action->own_keys && action->keys ? action->keys : "", " ", 2);

  if (keys[0])
    g_menu_item_set_attribute (item, "accel", "s", keys[0]);
}

void
jw_actions_append (GMenu *menu, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      const JwAction *action = jw_actions_find (names[i]);
      g_autoptr (GMenuItem) item = NULL;

      g_return_if_fail (action != NULL);
      item = g_menu_item_new (_ (action->title), action->name);
      tell_own_key (item, action);
      g_menu_append_item (menu, item);
    }
}

char *
jw_actions_escape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

void
jw_actions_append_section (GMenu *menu, const char *const *names)
{
  g_autoptr (GMenu) section = g_menu_new ();

  jw_actions_append (section, names);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static char *
format_first_key (const JwAction *action)
{
  g_auto (GStrv) keys = g_strsplit (action->keys ? action->keys : "", " ", 2);
  GdkModifierType modifiers;
  guint key;

  if (!keys[0] || !gtk_accelerator_parse (keys[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

void
jw_actions_describe (GtkWidget *button, const char *title)
{
  const char *name = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
  const JwAction *action = jw_actions_find (name);
  g_autofree char *key = NULL;
  g_autofree char *tooltip = NULL;

  g_return_if_fail (action != NULL);
  if (title == NULL)
    title = _ (action->title);
  key = format_first_key (action);
  /* Translators: an action and its key, as in "Undo (Ctrl+Z)" */
  tooltip = key ? g_strdup_printf (_ ("%s (%s)"), title, key) : g_strdup (title);
  /* A tooltip looks for the pointer anew when it is set, and this is done with every key typed. */
  if (g_strcmp0 (tooltip, gtk_widget_get_tooltip_text (button)) == 0)
    return;
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}
