#pragma once

#include "tests/ui/driver.h"
#include "ui/application.h"
#include "ui/window.h"

G_BEGIN_DECLS

/**
 * JwWindowFixture:
 * @folder: a folder of the test's own
 * @path: the file that the window was opened with, or %NULL
 *
 * A real window of the program in this process, and its user.
 */
typedef struct
{
  JwApplication *application;
  JwWindow *window;
  JwDriver *driver;
  char *folder;
  char *path;
} JwWindowFixture;

/* Opens the window on a new map, or on a copy of the sample of the five phases. */
void jw_window_fixture_set_up_new (JwWindowFixture *fixture, gconstpointer data);
void jw_window_fixture_set_up_sample (JwWindowFixture *fixture, gconstpointer data);
/* Closes all windows, whatever is unsaved, and removes the folder. */
void jw_window_fixture_tear_down (JwWindowFixture *fixture, gconstpointer data);

/* A name in the test's folder. Free with g_free(). */
char *jw_window_fixture_name (JwWindowFixture *fixture, const char *name);
/* Opens another file as the desktop would, and waits until it was read. */
void jw_window_fixture_open (JwWindowFixture *fixture, const char *path);
JwMap *jw_window_fixture_map (JwWindowFixture *fixture);
/* What is on disk, read back; the test fails if it cannot be read. */
JwMap *jw_window_fixture_read (const char *path);
guint jw_window_fixture_count_windows (JwWindowFixture *fixture);
/* Waits until there are so many: what closes one may still be writing its file. */
void jw_window_fixture_expect_windows (JwWindowFixture *fixture, guint n);

/* Gives the keyboard to the window on top, as a window manager would. */
void jw_window_fixture_focus (JwWindowFixture *fixture);
/* Waits for a question, and clicks the button with that label; checks first that its heading or
 * text holds @says. */
void jw_window_fixture_answer (JwWindowFixture *fixture, const char *says, const char *label);
gboolean jw_window_fixture_has_question (JwWindowFixture *fixture);
/* Waits for a file dialog, types the path and confirms. */
void jw_window_fixture_choose_file (JwWindowFixture *fixture, const char *path);
/* Clicks the item of the open menu with that label. */
void jw_window_fixture_click_item (JwWindowFixture *fixture, const char *label);
/* Opens the context menu of a node's item. */
void jw_window_fixture_open_menu (JwWindowFixture *fixture, const char *node_id);
/* Clicks a widget. */
void jw_window_fixture_click (JwWindowFixture *fixture, GtkWidget *widget);
/* The row of the side panel for a property of what is selected. */
GtkWidget *jw_window_fixture_get_row (JwWindowFixture *fixture, guint property);
/* The widget below @root that shows the text, a label's or a button's; %NULL if there is none. */
GtkWidget *jw_window_fixture_find_text (GtkWidget *root, const char *text);
/* The same for an icon, by its name. */
GtkWidget *jw_window_fixture_find_icon (GtkWidget *root, const char *name);
/* Saves with Ctrl+S and waits until it is done. */
void jw_window_fixture_save (JwWindowFixture *fixture);
gboolean jw_window_fixture_wait_until_saved (JwWindowFixture *fixture);
/* Waits until @done says %TRUE; the test fails if it never does. */
void jw_window_fixture_wait (JwWindowFixture *fixture, gboolean (*done) (gpointer), gpointer data);

/* Adds a test with this fixture. */
#define JW_WINDOW_TEST(path, set_up, test)                                                         \
  g_test_add (path, JwWindowFixture, NULL, set_up, test, jw_window_fixture_tear_down)

G_END_DECLS
