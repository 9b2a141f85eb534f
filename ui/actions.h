#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where an action stands in the shortcuts window. */
typedef enum
{
  JW_ACTION_FILE,
  JW_ACTION_EDIT,
  JW_ACTION_FIND,
  JW_ACTION_TYPING,
  JW_ACTION_ADD,
  JW_ACTION_ARRANGE,
  JW_ACTION_VIEW,
  JW_ACTION_GENERAL,
  JW_N_ACTION_SECTIONS
} JwActionSection;

/**
 * JwAction:
 * @name: the action with its prefix, "win.save", or %NULL for a key that only a widget knows
 * @title: what a user reads, untranslated; pass it through _()
 * @keys: accelerators with a space between, or %NULL
 * @section: where the shortcuts window lists it
 * @own_keys: %TRUE if a widget handles the keys itself, so that they must not be taken from it
 *   while text is typed elsewhere
 * @icon: the icon's name where the action is a button, or %NULL
 *
 * One line of the table that feeds the menus, the tooltips, the keys and the shortcuts window.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *keys;
  JwActionSection section;
  gboolean own_keys;
  const char *icon;
} JwAction;

/* The table, ended by a %NULL title; static. */
const JwAction *jw_actions_list (void);
/* The line of an action such as "win.save"; %NULL if there is none. */
const JwAction *jw_actions_find (const char *name);
/* The translated heading of a section; static. */
const char *jw_actions_get_section_title (JwActionSection section);

/* Tells the application which keys stand for which action. */
void jw_actions_set_accels (GtkApplication *application);
/* Appends menu items with the table's titles; @names is ended by %NULL. */
void jw_actions_append (GMenu *menu, const char *const *names);
/* The same as a section of its own. */
void jw_actions_append_section (GMenu *menu, const char *const *names);
/* The text as a menu shows it: there an underscore stands for the key of a letter. Free with
 * g_free(). */
char *jw_actions_escape (const char *text);
/* Gives a button that has an action name its tooltip, with the key, and its accessible name: the
 * action's title, or @title, translated, where that says more. */
void jw_actions_describe (GtkWidget *button, const char *title);

G_END_DECLS
