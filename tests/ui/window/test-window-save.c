/* What the window asks where a file is not what it was, and how earlier versions are had again. */

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "model/edit/commands.h"
#include "model/file/backups.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/recovery-offer.h"
#include "ui/recovery-window.h"
#include "ui/versions-window.h"

/* Of the sample. */
#define TITLE "Hand-thrown mugs: from stranger to ambassador"

static void
rename_map (JwWindowFixture *fixture, const char *title)
{
  JwNode *map = JW_NODE (jw_window_fixture_map (fixture));

  g_assert_true (jw_edit_change (map, JW_MAP_TITLE, title, FALSE, NULL));
}

static const char *
get_title (JwMap *map)
{
  return jw_node_get_string (JW_NODE (map), JW_MAP_TITLE);
}

static void
press_save (JwWindowFixture *fixture)
{
  jw_driver_key (fixture->driver, GDK_KEY_s, GDK_CONTROL_MASK);
}

/* As another program would: the same map under another title. */
static void
write_other (JwWindowFixture *fixture, const char *title)
{
  g_autofree char *text = NULL;
  g_autofree char *attribute = g_strdup_printf ("title=\"%s\"", title);
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "title=\"" TITLE "\"", attribute, 1), ==, 1);
  g_assert_true (g_file_set_contents (fixture->path, changed->str, -1, NULL));
}

static gboolean
has_title (gpointer data)
{
  JwWindowFixture *fixture = data;

  return g_strcmp0 (get_title (jw_window_fixture_map (fixture)), "Theirs") == 0;
}

static void
test_reload (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (JwMap) mine = NULL;

  write_other (fixture, "Theirs");
  rename_map (fixture, "Mine");
  press_save (fixture);
  jw_window_fixture_answer (fixture, "has changed on disk", "Reload");
  jw_window_fixture_wait (fixture, has_title, fixture);
  g_assert_false (jw_document_is_modified (jw_window_get_document (fixture->window)));
  versions = jw_backups_list (fixture->path);
  g_assert_cmpuint (versions->len, ==, 1);
  mine = jw_window_fixture_read (((JwBackup *)g_ptr_array_index (versions, 0))->path);
  g_assert_cmpstr (get_title (mine), ==, "Mine");
}

static JwFileDifference
get_difference (JwWindowFixture *fixture)
{
  return jw_document_get_difference (jw_window_get_document (fixture->window));
}

static gboolean
is_noticed (gpointer data)
{
  return get_difference (data) != JW_FILE_SAME;
}

static void
assert_state (JwWindowFixture *fixture, const char *ending)
{
  g_autofree char *state = jw_document_get_state (jw_window_get_document (fixture->window));

  g_assert_true (g_str_has_suffix (state, ending));
}

/* Nobody saves, nobody asks: what another program did is noticed while the window is idle. */
static void
test_change_is_noticed (JwWindowFixture *fixture, gconstpointer data)
{
  write_other (fixture, "Theirs");
  jw_window_fixture_wait (fixture, is_noticed, fixture);
  g_assert_cmpint (get_difference (fixture), ==, JW_FILE_CHANGED);
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==,
                   "“mugs.journey” was changed by another program");
  assert_state (fixture, "changed on disk");
  /* What is in the window is still there, and reloading keeps it. */
  g_assert_cmpstr (get_title (jw_window_fixture_map (fixture)), ==, TITLE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  jw_window_fixture_wait (fixture, has_title, fixture);
  g_assert_cmpint (get_difference (fixture), ==, JW_FILE_SAME);
  assert_state (fixture, "saved");
}

/* As many bytes, and the time put back. */
static void
test_hidden_change_is_noticed (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *title = g_strdup (TITLE);
  struct utimbuf times;
  GStatBuf status;

  *title = 'X';
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  write_other (fixture, title);
  times = (struct utimbuf){ status.st_atime, status.st_mtime };
  g_assert_cmpint (g_utime (fixture->path, &times), ==, 0);
  jw_window_fixture_wait (fixture, is_noticed, fixture);
  g_assert_cmpint (get_difference (fixture), ==, JW_FILE_CHANGED);
}

/* What is nowhere but in the window is not closed unasked. */
static void
test_loss_is_noticed (JwWindowFixture *fixture, gconstpointer data)
{
  JwDocument *document = jw_window_get_document (fixture->window);

  g_assert_false (jw_document_is_modified (document));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  jw_window_fixture_wait (fixture, is_noticed, fixture);
  g_assert_cmpint (get_difference (fixture), ==, JW_FILE_GONE);
  g_assert_cmpstr (jw_window_get_last_said (fixture->window), ==,
                   "“mugs.journey” was deleted, moved or renamed");
  assert_state (fixture, "no longer there");
  g_assert_true (jw_document_is_modified (document));
  press_save (fixture);
  jw_window_fixture_answer (fixture, "is no longer there", "Save");
  g_assert_true (jw_window_fixture_wait_until_saved (fixture));
  g_assert_cmpint (get_difference (fixture), ==, JW_FILE_SAME);
  g_assert_false (jw_document_is_modified (document));
}

static void
test_deleted (JwWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  rename_map (fixture, "Mine");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  press_save (fixture);
  jw_window_fixture_answer (fixture, "is no longer there", "Cancel");
  g_assert_true (jw_document_is_modified (jw_window_get_document (fixture->window)));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  press_save (fixture);
  jw_window_fixture_answer (fixture, "is no longer there", "Save");
  g_assert_true (jw_window_fixture_wait_until_saved (fixture));
  saved = jw_window_fixture_read (fixture->path);
  g_assert_cmpstr (get_title (saved), ==, "Mine");
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(int *)user_data = jw_window_close_finish (JW_WINDOW (source), result) ? 1 : 0;
}

/* Ctrl+S and at once Ctrl+W, and the save fails: one question, about what failed. */
static void
test_failure_while_closing (JwWindowFixture *fixture, gconstpointer data)
{
  int closed = -1;

  rename_map (fixture, "Mine");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  jw_window_save_async (fixture->window, FALSE, NULL, NULL);
  jw_window_close_async (fixture->window, closed_cb, &closed);
  jw_window_fixture_answer (fixture, "is no longer there", "Cancel");
  jw_driver_settle (fixture->driver);
  g_assert_false (jw_window_fixture_has_question (fixture));
  g_assert_cmpint (closed, ==, 0);
  jw_window_fixture_expect_windows (fixture, 1);
  /* It is not forgotten that something is unsaved. */
  jw_driver_key (fixture->driver, GDK_KEY_w, GDK_CONTROL_MASK);
  jw_window_fixture_answer (fixture, "Save the changes", "Cancel");
}

static GtkWidget *
find_row (GtkWidget *root)
{
  GtkWidget *found = ADW_IS_ACTION_ROW (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child);
  return found;
}

static gboolean
has_two_windows (gpointer data)
{
  return jw_window_fixture_count_windows (data) == 2;
}

static JwWindow *
find_other_window (JwWindowFixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  for (GList *l = windows; l; l = l->next)
    if (JW_IS_WINDOW (l->data) && l->data != (gpointer)fixture->window)
      return l->data;
  return NULL;
}

static void
test_versions (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *row;
  JwWindow *other;

  rename_map (fixture, "Mine");
  jw_window_fixture_save (fixture);
  window = jw_versions_window_new (GTK_WINDOW (fixture->window),
                                   jw_document_get_file (jw_window_get_document (fixture->window)));
  gtk_window_present (GTK_WINDOW (window));
  jw_driver_settle (fixture->driver);
  row = find_row (window);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  jw_window_fixture_wait (fixture, has_two_windows, fixture);
  other = find_other_window (fixture);
  g_assert_cmpstr (get_title (jw_window_get_map (other)), ==, TITLE);
  /* A map of its own: what is saved is not written over by it. */
  g_assert_null (jw_document_get_file (jw_window_get_document (other)));
  g_assert_true (jw_document_is_modified (jw_window_get_document (other)));
}

static void
test_no_versions (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = jw_versions_window_new (GTK_WINDOW (fixture->window), NULL);

  gtk_window_present (GTK_WINDOW (window));
  jw_driver_settle (fixture->driver);
  g_assert_null (find_row (window));
  g_assert_nonnull (jw_window_fixture_find_text (window, "No Earlier Versions"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a program that was killed has left: a map that was kept, and whose keeper is no more. */
static void
leave_record (JwWindowFixture *fixture, const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (JwMap) map = jw_window_fixture_read (fixture->path);
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (NULL, NULL);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, file);

  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_TITLE, title, FALSE, NULL));
}

static gboolean
has_shown_both (gpointer data)
{
  JwWindow *other = find_other_window (data);

  return other && jw_window_get_map (other);
}

/* What was not saved opens beside what is in the file. */
static void
test_compare (JwWindowFixture *fixture, gconstpointer data)
{
  leave_record (fixture, "Nearly lost");
  jw_recovery_offer (fixture->application);
  jw_window_fixture_answer (fixture, "Restore unsaved changes", "Compare");
  jw_window_fixture_wait (fixture, has_shown_both, fixture);
  g_assert_cmpstr (get_title (jw_window_get_map (find_other_window (fixture))), ==, "Nearly lost");
  g_assert_null (jw_document_get_file (jw_window_get_document (find_other_window (fixture))));
  g_assert_cmpstr (get_title (jw_window_fixture_map (fixture)), ==, TITLE);
}

static void
test_discarded_comes_back (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  leave_record (fixture, "Thrown away");
  jw_recovery_offer (fixture->application);
  jw_window_fixture_answer (fixture, "Restore unsaved changes", "Discard");
  jw_recovery_offer (fixture->application);
  jw_driver_settle (fixture->driver);
  g_assert_false (jw_window_fixture_has_question (fixture));

  window = jw_recovery_window_new (fixture->application, GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (window));
  jw_driver_settle (fixture->driver);
  gtk_widget_activate (find_row (window));
  jw_window_fixture_wait (fixture, has_shown_both, fixture);
  g_assert_cmpstr (get_title (jw_window_get_map (find_other_window (fixture))), ==, "Thrown away");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

  JW_WINDOW_TEST ("/window/save/reload", jw_window_fixture_set_up_sample, test_reload);
  JW_WINDOW_TEST ("/window/save/change_is_noticed", jw_window_fixture_set_up_sample,
                  test_change_is_noticed);
  JW_WINDOW_TEST ("/window/save/hidden_change_is_noticed", jw_window_fixture_set_up_sample,
                  test_hidden_change_is_noticed);
  JW_WINDOW_TEST ("/window/save/loss_is_noticed", jw_window_fixture_set_up_sample,
                  test_loss_is_noticed);
  JW_WINDOW_TEST ("/window/save/deleted", jw_window_fixture_set_up_sample, test_deleted);
  JW_WINDOW_TEST ("/window/save/failure_while_closing", jw_window_fixture_set_up_sample,
                  test_failure_while_closing);
  JW_WINDOW_TEST ("/window/save/versions", jw_window_fixture_set_up_sample, test_versions);
  JW_WINDOW_TEST ("/window/save/compare", jw_window_fixture_set_up_sample, test_compare);
  JW_WINDOW_TEST ("/window/save/discarded_comes_back", jw_window_fixture_set_up_sample,
                  test_discarded_comes_back);
  JW_WINDOW_TEST ("/window/save/no_versions", jw_window_fixture_set_up_new, test_no_versions);
  return g_test_run ();
}
