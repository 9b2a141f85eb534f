/* A map and its file, without a window: names, states, and what happens on disk. */

#include <glib/gstdio.h>
#include <unistd.h>

#include "model/edit/commands.h"
#include "model/error.h"
#include "model/file/reader.h"
#include "ui/document.h"

typedef struct
{
  JwDocument *document;
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("journeywright-XXXXXX", NULL);
  self->file = g_file_new_build_filename (self->folder, "map.journey", NULL);
  self->document = jw_document_new_from_template ("five-phases", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer document = self->document;

  g_object_add_weak_pointer (document, &document);
  g_object_unref (document);
  /* A worker thread may hold the last reference for a moment longer. */
  for (guint i = 0; i < 1000 && g_atomic_pointer_get (&document); i++)
    g_usleep (1000);
  g_assert_null (document);
  g_file_delete (self->file, NULL, NULL);
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_free (self->folder);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **done = user_data;

  *done = g_object_ref (result);
}

static void
wait_for (GAsyncResult **done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save (Fixture *self, gboolean overwrite, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  jw_document_save_async (self->document, self->file, overwrite, done_cb, &done);
  wait_for (&done);
  return jw_document_save_finish (self->document, done, error);
}

static void
rename_map (Fixture *self, const char *title)
{
  JwNode *map = JW_NODE (jw_document_get_map (self->document));

  g_assert_true (jw_edit_change (map, JW_MAP_TITLE, title, FALSE, NULL));
}

static void
assert_name (Fixture *self, const char *title, const char *expected)
{
  g_autofree char *name = NULL;

  rename_map (self, title);
  name = jw_document_suggest_name (self->document, ".pdf");
  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *long_title = g_strnfill (900, 'x');
  g_autofree char *name = NULL;

  assert_name (self, "Hand-thrown mugs", "Hand-thrown mugs.pdf");
  assert_name (self, "../../etc/passwd", "__ .. etc passwd.pdf");
  assert_name (self, "What: a \"map\"?", "What  a  map.pdf");
  assert_name (self, "", "Journey map.pdf");
  assert_name (self, "NUL", "_NUL.pdf");
  assert_name (self, "com1.first", "_com1.first.pdf");
  assert_name (self, "Contact", "Contact.pdf");
  assert_name (self, "Tassen für 5 €", "Tassen für 5 €.pdf");
  rename_map (self, long_title);
  name = jw_document_suggest_name (self->document, ".journey");
  g_assert_cmpuint (strlen (name), <, 200);
}

static void
test_states (Fixture *self, gconstpointer data)
{
  g_autofree char *fresh = jw_document_get_state (self->document);
  g_autofree char *saved = NULL;
  g_autofree char *edited = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (fresh, ==, "Not saved yet");
  g_assert_true (jw_document_is_untouched (self->document));
  save (self, FALSE, &error);
  g_assert_no_error (error);
  saved = jw_document_get_state (self->document);
  g_assert_true (g_str_has_suffix (saved, "/map.journey · saved"));
  g_assert_false (jw_document_is_untouched (self->document));
  rename_map (self, "Other");
  edited = jw_document_get_state (self->document);
  g_assert_true (g_str_has_suffix (edited, "/map.journey · edited"));
}

/* What is edited while it is being written is not saved, and the document knows. */
static void
test_edit_while_saving (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) written = NULL;

  rename_map (self, "Before");
  jw_document_save_async (self->document, self->file, FALSE, done_cb, &done);
  g_assert_true (jw_document_is_saving (self->document));
  rename_map (self, "After");
  wait_for (&done);
  g_assert_true (jw_document_save_finish (self->document, done, &error));
  g_assert_false (jw_document_is_saving (self->document));
  g_assert_true (jw_document_is_modified (self->document));
  written = jw_reader_read_file (self->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (written), JW_MAP_TITLE), ==, "Before");
  jw_map_undo (jw_document_get_map (self->document));
  g_assert_false (jw_document_is_modified (self->document));
}

/* Two saves at once follow one another, and the later state is the one that stays. */
static void
test_saves_follow_one_another (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) written = NULL;

  rename_map (self, "First");
  jw_document_save_async (self->document, self->file, FALSE, done_cb, &first);
  rename_map (self, "Second");
  jw_document_save_async (self->document, self->file, FALSE, done_cb, &second);
  wait_for (&first);
  g_assert_true (jw_document_save_finish (self->document, first, &error));
  wait_for (&second);
  g_assert_true (jw_document_save_finish (self->document, second, &error));
  g_assert_no_error (error);
  g_assert_false (jw_document_is_modified (self->document));
  written = jw_reader_read_file (self->file, NULL, &error);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (written), JW_MAP_TITLE), ==, "Second");
}

static void
test_changed_on_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (self->file);

  g_assert_true (save (self, FALSE, NULL));
  rename_map (self, "Mine");
  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
  g_assert_false (save (self, FALSE, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_CHANGED_ON_DISK);
  g_assert_true (jw_document_is_modified (self->document));
  g_assert_true (save (self, TRUE, NULL));
  rename_map (self, "Mine again");
  g_assert_true (save (self, FALSE, NULL));
}

static void
test_failed_save (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) own = g_object_ref (self->file);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (self, FALSE, NULL));
  rename_map (self, "Not to be lost");
  g_set_object (&self->file, NULL);
  self->file = g_file_new_for_path ("/proc/no-such-folder/map.journey");
  g_assert_false (save (self, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_true (jw_document_is_modified (self->document));
  g_assert_true (g_file_equal (jw_document_get_file (self->document), own));
  g_set_object (&self->file, own);
}

static void
test_open (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "link.journey", NULL);
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GFile) other = g_file_new_for_path (link);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (JwDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  rename_map (self, "On disk");
  g_assert_true (save (self, FALSE, NULL));
  jw_document_open_async (self->file, done_cb, &done);
  wait_for (&done);
  document = jw_document_open_finish (done, &error);
  g_assert_no_error (error);
  g_assert_false (jw_document_is_modified (document));
  g_assert_cmpuint (jw_findings_get_n (jw_document_get_findings (document)), ==, 0);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_true (jw_document_is_in_file (document, other));
  g_assert_cmpint (g_remove (link), ==, 0);
  g_assert_false (jw_document_is_in_file (document, other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) g_test_add ("/document/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (names);
  ADD (states);
  ADD (edit_while_saving);
  ADD (saves_follow_one_another);
  ADD (changed_on_disk);
  ADD (failed_save);
  ADD (open);
  return g_test_run ();
}
