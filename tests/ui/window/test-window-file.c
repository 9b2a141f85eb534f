/* Opening, saving and closing in the real window, checked on disk. */

#include <glib/gstdio.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/stage.h"
#include "tests/ui/window/window-fixture.h"

static const char *
get_text (JwMap *map, const char *id)
{
  return jw_node_get_string (jw_map_find (map, id), JW_CARD_TEXT);
}

/* Types over a card of the sample, and ends with Escape-free means: a click on the desk. */
static void
rewrite_card (JwWindowFixture *fixture, const char *id, const char *text)
{
  double x, y;

  jw_driver_locate (fixture->driver, id, -1, &x, &y);
  jw_driver_click (fixture->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  jw_driver_type (fixture->driver, text);
}

static void
test_edit_and_save (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  rewrite_card (fixture, "k8", "Order is confirmed");
  g_assert_true (jw_document_is_modified (jw_window_get_document (fixture->window)));
  jw_window_fixture_save (fixture);
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (get_text (saved, "k8"), ==, "Order is confirmed");
  g_assert_cmpstr (get_text (saved, "k7"), ==, "Checkout");
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==, "Saved");
}

static void
test_save_new_map (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *typed = jw_window_fixture_name (fixture, "first");
  g_autofree char *path = jw_window_fixture_name (fixture, "first.journey");
  g_autoptr (JwMap) saved = NULL;

  jw_driver_key (fixture->driver, GDK_KEY_s, GDK_CONTROL_MASK);
  jw_window_fixture_choose_file (fixture, typed);
  g_assert_true (jw_window_fixture_wait_until_saved (fixture));
  saved = jw_window_fixture_read (path);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_STAGE), ==, 5);
}

static void
test_close_and_save (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  rewrite_card (fixture, "k8", "Saved while closing");
  jw_driver_key (fixture->driver, GDK_KEY_w, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "Save the changes", "Save");
  jw_driver_settle (fixture->driver);
  jw_window_fixture_expect_windows (fixture, 0);
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (get_text (saved, "k8"), ==, "Saved while closing");
}

static void
test_close_and_discard (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  rewrite_card (fixture, "k8", "Never to be seen");
  jw_driver_key (fixture->driver, GDK_KEY_w, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "Save the changes", "Discard");
  jw_window_fixture_expect_windows (fixture, 0);
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (get_text (saved, "k8"), ==, "Order confirmation");
}

static void
test_close_and_cancel (JwWindowFixture *fixture, gconstpointer data)
{
  rewrite_card (fixture, "k8", "Still here");
  jw_driver_key (fixture->driver, GDK_KEY_q, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "Save the changes", "Cancel");
  jw_window_fixture_expect_windows (fixture, 1);
  g_assert_cmpstr (get_text (jw_window_fixture_map (fixture), "k8"), ==, "Still here");
  g_assert_true (jw_document_is_modified (jw_window_get_document (fixture->window)));
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *)user_data = jw_window_close_finish (JW_WINDOW (source), result);
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *)data;
}

/* Ctrl+S and at once Ctrl+W, before the file is written. */
static void
test_close_while_saving (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;
  gboolean closed = FALSE;

  rewrite_card (fixture, "k8", "Saved in time");
  jw_window_save_async (fixture->window, FALSE, NULL, NULL);
  g_assert_true (jw_document_is_saving (jw_window_get_document (fixture->window)));
  jw_window_close_async (fixture->window, closed_cb, &closed);
  jw_window_fixture_wait (fixture, is_set, &closed);
  g_assert_false (jw_window_fixture_has_question (fixture));
  jw_window_fixture_expect_windows (fixture, 0);
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (get_text (saved, "k8"), ==, "Saved in time");
}

static void
test_close_unchanged (JwWindowFixture *fixture, gconstpointer data)
{
  jw_driver_key (fixture->driver, GDK_KEY_w, GDK_CONTROL_MASK);
  g_assert_false (jw_window_fixture_has_question (fixture));
  jw_window_fixture_expect_windows (fixture, 0);
}

/* Quitting asks about each window in turn; one answer to go on stops it. */
static void
test_quit_two_windows (JwWindowFixture *fixture, gconstpointer data)
{
  rewrite_card (fixture, "k8", "Unsaved");
  jw_driver_key (fixture->driver, GDK_KEY_n, GDK_CONTROL_MASK);
  jw_window_fixture_expect_windows (fixture, 2);
  jw_application_quit (fixture->application);
  jw_window_fixture_answer (fixture, "Save the changes", "Discard");
  jw_driver_settle (fixture->driver);
  jw_window_fixture_expect_windows (fixture, 0);
}

static void
test_open_broken (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "broken.journey");
  JwMap *before = jw_window_fixture_map (fixture);

  g_assert_true (g_file_set_contents (path, "<journey><stage></journey>", -1, NULL));
  jw_driver_key (fixture->driver, GDK_KEY_o, GDK_CONTROL_MASK);
  jw_window_fixture_choose_file (fixture, path);
  jw_window_fixture_answer (fixture, "“broken.journey” could not be opened", "Close");
  g_assert_true (jw_window_fixture_map (fixture) == before);
}

/* A new map that nothing was done to gives way; a map with a file does not. */
static void
test_open_reuses_untouched (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "small.journey");
  g_autofree char *other = jw_window_fixture_name (fixture, "other.journey");
  const char *text = "<?xml version=\"1.0\"?>"
                     "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" "
                     "version=\"1.0\" title=\"Small\"/>";

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_set_contents (other, text, -1, NULL));
  jw_window_fixture_open (fixture, path);
  jw_driver_settle (fixture->driver);
  jw_window_fixture_expect_windows (fixture, 1);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (jw_window_fixture_map (fixture)), JW_MAP_TITLE), ==,
                   "Small");
  jw_window_fixture_open (fixture, path);
  jw_window_fixture_expect_windows (fixture, 1);
  jw_window_fixture_open (fixture, other);
  jw_window_fixture_expect_windows (fixture, 2);
}

static gboolean
shows_small (gpointer data)
{
  JwMap *map = jw_window_fixture_map (data);

  return g_strcmp0 (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE), "Small") == 0;
}

/* What was begun to be read while the program started is shown, and not read once more. */
static void
test_open_begun (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "small.journey");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *text = "<?xml version=\"1.0\"?>"
                     "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" "
                     "version=\"1.0\" title=\"Small\"/>";
  g_autoptr (JwOpening) opening = NULL;
  g_autoptr (JwDocument) left = NULL;
  JwFirstSight *sight;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  opening = jw_opening_new (file);
  jw_opening_end (opening);
  g_assert_cmpint (g_unlink (path), ==, 0);
  jw_application_set_opening (fixture->application, opening);
  jw_application_open_file (fixture->application, file, fixture->window);
  jw_window_fixture_wait (fixture, shows_small, fixture);
  left = jw_opening_take (opening, &sight, NULL);
  g_assert_null (left);
  g_assert_null (sight);
}

static void
test_repaired_file_is_told (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "mended.journey");
  const char *text = "<?xml version=\"1.0\"?>"
                     "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" "
                     "version=\"1.0\" title=\"Mended\">"
                     "<stage id=\"s1\" name=\"One\" color=\"nonsense\"/></journey>";

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  jw_window_fixture_open (fixture, path);
  jw_window_fixture_answer (fixture, "was repaired", "Close");
  g_assert_cmpstr (jw_node_get_string (JW_NODE (jw_window_fixture_map (fixture)), JW_MAP_TITLE), ==,
                   "Mended");
}

/* Nothing is wrong with a file of a newer version, so nothing is said to be. */
static void
test_newer_file_is_told (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "newer.journey");
  const char *text = "<?xml version=\"1.0\"?>"
                     "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" "
                     "version=\"1.99\" mood=\"calm\"><forecast year=\"2030\"/></journey>";

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  jw_window_fixture_open (fixture, path);
  jw_window_fixture_answer (fixture, "holds more than this program knows", "Close");
}

/* The folder turns into a file, so that nobody, not even root, can write there. */
static void
test_failed_save (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = jw_window_fixture_name (fixture, "folder");
  g_autofree char *path = g_build_filename (folder, "map.journey", NULL);
  g_autofree char *elsewhere = jw_window_fixture_name (fixture, "rescued.journey");
  g_autoptr (JwMap) saved = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  jw_driver_key (fixture->driver, GDK_KEY_s, GDK_CONTROL_MASK);
  jw_window_fixture_choose_file (fixture, path);
  g_assert_true (jw_window_fixture_wait_until_saved (fixture));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-stage", NULL);
  jw_driver_key (fixture->driver, GDK_KEY_s, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "could not be saved", "Cancel");
  g_assert_true (jw_document_is_modified (jw_window_get_document (fixture->window)));

  jw_driver_key (fixture->driver, GDK_KEY_s, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "could not be saved", "Save As…");
  jw_window_fixture_choose_file (fixture, elsewhere);
  g_assert_true (jw_window_fixture_wait_until_saved (fixture));
  saved = jw_window_fixture_read (elsewhere);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_STAGE), ==, 6);
}

static void
test_changed_on_disk (JwWindowFixture *fixture, gconstpointer data)
{
  const char *other = "another program was here";
  g_autofree char *found = NULL;
  g_autoptr (JwMap) saved = NULL;

  rewrite_card (fixture, "k8", "Mine");
  g_assert_true (g_file_set_contents (fixture->path, other, -1, NULL));
  jw_driver_key (fixture->driver, GDK_KEY_s, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "has changed on disk", "Cancel");
  g_assert_true (g_file_get_contents (fixture->path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, other);
  g_assert_true (jw_document_is_modified (jw_window_get_document (fixture->window)));

  jw_driver_key (fixture->driver, GDK_KEY_s, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "has changed on disk", "Overwrite");
  g_assert_true (jw_window_fixture_wait_until_saved (fixture));
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (get_text (saved, "k8"), ==, "Mine");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

#define SAMPLE(name)                                                                               \
  JW_WINDOW_TEST ("/window/file/" #name, jw_window_fixture_set_up_sample, test_##name)
#define NEW(name) JW_WINDOW_TEST ("/window/file/" #name, jw_window_fixture_set_up_new, test_##name)
  SAMPLE (edit_and_save);
  NEW (save_new_map);
  SAMPLE (close_and_save);
  SAMPLE (close_and_discard);
  SAMPLE (close_and_cancel);
  SAMPLE (close_while_saving);
  SAMPLE (close_unchanged);
  SAMPLE (quit_two_windows);
  SAMPLE (open_broken);
  NEW (open_reuses_untouched);
  NEW (open_begun);
  NEW (repaired_file_is_told);
  NEW (newer_file_is_told);
  NEW (failed_save);
  SAMPLE (changed_on_disk);
  return g_test_run ();
}
