/* The way that the window takes to save and to export, on a disk that fails at each call in turn:
 * the original stays, nothing is told as saved that is not, the map stays open and modified, and
 * saving it elsewhere works then. JW_FAULTS=all tries each fault at each call; without it they take
 * turns. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "model/edit/commands.h"
#include "model/error.h"
#include "model/file/save.h"
#include "model/file/writer.h"
#include "model/templates.h"
#include "tests/torture/stumble.h"
#include "tests/torture/victim.h"
#include "ui/document.h"
#include "ui/export/export-job.h"

/* More calls than any save or export makes. */
#define MAX_CALLS 1000

typedef struct
{
  JwStumbleHow how;
  int code;
  gboolean for_good;
} Fault;

static const Fault faults[] = {
  { JW_STUMBLE_FAIL, EIO, FALSE },    { JW_STUMBLE_FAIL, ENOSPC, TRUE },
  { JW_STUMBLE_FAIL, EROFS, FALSE },  { JW_STUMBLE_FAIL, EACCES, TRUE },
  { JW_STUMBLE_FAIL, EMFILE, TRUE },  { JW_STUMBLE_FAIL, EDQUOT, FALSE },
  { JW_STUMBLE_FAIL, EIO, TRUE },     { JW_STUMBLE_FAIL, EINTR, TRUE },
  { JW_STUMBLE_FAIL, EACCES, FALSE }, { JW_STUMBLE_FAIL, ENOSPC, FALSE },
  { JW_STUMBLE_FAIL, EROFS, TRUE },   { JW_STUMBLE_FAIL, EINTR, FALSE },
  { JW_STUMBLE_FAIL, EDQUOT, TRUE },  { JW_STUMBLE_FAIL, EMFILE, FALSE },
  { JW_STUMBLE_SHORTEN, 0, FALSE },   { JW_STUMBLE_SHORTEN, 0, TRUE },
};

typedef enum
{
  SHAPE_PLAIN,
  SHAPE_HARD_LINK, /* written where it stands */
  SHAPE_NEW        /* an untitled map */
} Shape;

typedef struct
{
  guint n, n_saved, n_refused, n_unconfirmed, n_put_back;
} Result;

static char *root;
/* A map and how it is exported; the same each time. */
static GBytes *exported, *picture_of_it;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **done = user_data;

  *done = g_object_ref (result);
}

static void
wait_for (GAsyncResult **done)
{
  while (*done == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save (JwDocument *document, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  jw_document_save_async (document, file, FALSE, done_cb, &done);
  wait_for (&done);
  return jw_document_save_finish (document, done, error);
}

static JwDocument *
open_document (GFile *file)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  JwDocument *document;

  jw_document_open_async (file, done_cb, &done);
  wait_for (&done);
  document = jw_document_open_finish (done, &error);
  g_assert_no_error (error);
  return document;
}

static GBytes *
load (GFile *file)
{
  return g_file_load_bytes (file, NULL, NULL, NULL);
}

static gboolean
holds (GFile *file, GBytes *bytes)
{
  g_autoptr (GBytes) now = load (file);

  return now != NULL && bytes != NULL ? g_bytes_equal (now, bytes) : now == bytes;
}

static GFile *
get_place (const char *name)
{
  return g_file_new_build_filename (root, "files", name, NULL);
}

static void
assert_no_litter (void)
{
  g_autofree char *folder = g_build_filename (root, "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpint (*name, !=, '.');
}

static JwMap *
make_map (void)
{
  return jw_templates_create ("five-phases", NULL);
}

/* What is there before; NULL for a file that is to be new. */
static GBytes *
put_old (Shape shape, GFile *file)
{
  g_autofree char *other = g_build_filename (root, "files", "other", NULL);
  g_autoptr (JwMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_unlink (other);
  g_unlink (g_file_peek_path (file));
  if (shape == SHAPE_NEW)
    return NULL;
  map = make_map ();
  bytes = jw_writer_write (map, NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL));
  if (shape == SHAPE_HARD_LINK)
    g_assert_cmpint (link (g_file_peek_path (file), other), ==, 0);
  return g_steal_pointer (&bytes);
}

static JwDocument *
make_document (Shape shape, GFile *file)
{
  JwDocument *document = shape == SHAPE_NEW ? jw_document_new_from_template ("five-phases", NULL)
                                            : open_document (file);

  jw_edit_change (JW_NODE (jw_document_get_map (document)), JW_MAP_TITLE, "Not to be lost", FALSE,
                  NULL);
  return document;
}

/* As the user would, who was told why it was not saved. */
static void
assert_saved_elsewhere (JwDocument *document, GBytes *wanted)
{
  g_autoptr (GFile) file = get_place ("elsewhere.journey");
  g_autoptr (GError) error = NULL;

  save (document, file, &error);
  g_assert_no_error (error);
  g_assert_true (holds (file, wanted));
  g_assert_false (jw_document_is_modified (document));
  g_assert_true (g_file_equal (jw_document_get_file (document), file));
  g_unlink (g_file_peek_path (file));
}

static void
assert_refused (JwDocument *document, Shape shape, GFile *file, GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == JW_ERROR);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_true (jw_document_is_modified (document));
  g_assert_true (shape == SHAPE_NEW ? jw_document_get_file (document) == NULL
                                    : g_file_equal (jw_document_get_file (document), file));
}

/* What a disk did not confirm may be there all the same. */
static void
assert_original (GFile *file, GBytes *old, GBytes *wanted, Result *result)
{
  gboolean is_whole = holds (file, old) || holds (file, wanted);

  jw_save_finish_broken ();
  result->n_put_back += !is_whole;
  result->n_unconfirmed += holds (file, wanted);
  g_assert_true (holds (file, old) || holds (file, wanted));
}

/* FALSE if there were fewer calls. */
static gboolean
save_with_fault (Shape shape, const Fault *fault, guint index, Result *result)
{
  g_autoptr (GFile) file = get_place ("map.journey");
  g_autoptr (GBytes) old = put_old (shape, file);
  g_autoptr (JwDocument) document = make_document (shape, file);
  g_autoptr (GBytes) wanted = jw_writer_write (jw_document_get_map (document), NULL);
  g_autoptr (GError) error = NULL;
  gboolean saved, did_fail;

  jw_stumble_begin (root, fault->how, fault->code, fault->for_good, index);
  saved = save (document, file, &error);
  did_fail = jw_stumble_end ();
  if (saved)
    {
      g_assert_true (holds (file, wanted));
      g_assert_false (jw_document_is_modified (document));
    }
  else
    {
      assert_refused (document, shape, file, error);
      assert_original (file, old, wanted, result);
      assert_saved_elsewhere (document, wanted);
    }
  jw_save_finish_broken ();
  assert_no_litter ();
  result->n += did_fail;
  result->n_saved += did_fail && saved;
  result->n_refused += !saved;
  return did_fail;
}

typedef gboolean (*Try) (Shape shape, const Fault *fault, guint index, Result *result);

/* As many rounds, each of which begins with another fault. */
static Result
try_all (Try try, Shape shape, guint n_rounds)
{
  gboolean all = g_strcmp0 (g_getenv ("JW_FAULTS"), "all") == 0;
  guint step = all ? 1 : (G_N_ELEMENTS (faults) + n_rounds - 1) / n_rounds;
  Result result = { 0 };

  for (guint first = 0; first < G_N_ELEMENTS (faults); first += step)
    for (guint index = 0; index < MAX_CALLS; index++)
      {
        const Fault *fault = &faults[(all ? first : first + index) % G_N_ELEMENTS (faults)];

        /* There are fewer writes to shorten than calls to fail. */
        if (!try (shape, fault, index, &result) && (all || fault->how == JW_STUMBLE_FAIL))
          break;
      }
  return result;
}

static void
tell (const char *what, Result result)
{
  g_test_message ("%s: %u faults; %u saved all the same, %u refused, of these %u not confirmed and "
                  "%u put back at the next start; nothing lost, all saved elsewhere then",
                  what, result.n, result.n_saved, result.n_refused, result.n_unconfirmed,
                  result.n_put_back);
  g_assert_cmpuint (result.n, >, 30);
  g_assert_cmpuint (result.n_refused, >, 10);
}

static void
test_save (gconstpointer data)
{
  static const char *const names[] = { "save", "save in place", "first save" };
  Shape shape = (Shape)GPOINTER_TO_UINT (data);

  tell (names[shape], try_all (save_with_fault, shape, 4));
}

/* --- Exports --- */

static gboolean
export_map (GBytes *map, JwExportFormat format, GFile *file, GError **error)
{
  g_autoptr (JwExportChoices) choices = jw_export_choices_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) done = NULL;
  gint thousandths = 0;

  choices->format = format;
  jw_export_async (map, choices, file, &thousandths, cancellable, done_cb, &done);
  wait_for (&done);
  return jw_export_finish (done, error);
}

static gboolean
export_with_fault (Shape shape, const Fault *fault, guint index, Result *result)
{
  g_autoptr (GFile) file = get_place ("map.svg");
  g_autoptr (GFile) elsewhere = get_place ("elsewhere.svg");
  g_autoptr (GBytes) old = put_old (shape, file);
  g_autoptr (GError) error = NULL;
  gboolean saved, did_fail;

  jw_stumble_begin (root, fault->how, fault->code, fault->for_good, index);
  saved = export_map (exported, JW_EXPORT_SVG, file, &error);
  did_fail = jw_stumble_end ();
  if (saved)
    g_assert_true (holds (file, picture_of_it));
  else
    {
      g_assert_true (error != NULL && error->domain == JW_ERROR && *error->message != '\0');
      assert_original (file, old, picture_of_it, result);
      g_assert_true (export_map (exported, JW_EXPORT_SVG, elsewhere, NULL));
      g_assert_true (holds (elsewhere, picture_of_it));
    }
  jw_save_finish_broken ();
  assert_no_litter ();
  result->n += did_fail;
  result->n_saved += did_fail && saved;
  result->n_refused += !saved;
  return did_fail;
}

/* What is drawn is the same each time, and as little as can be. */
static void
test_export (gconstpointer data)
{
  g_autoptr (JwMap) map = jw_map_new ();
  static const char *const names[] = { "export", "export in place", "new export" };
  Shape shape = (Shape)GPOINTER_TO_UINT (data);

  exported = jw_writer_write (map, NULL);
  picture_of_it = jw_export_to_bytes (map, JW_EXPORT_SVG, NULL, NULL);
  tell (names[shape], try_all (export_with_fault, shape, 2));
  g_clear_pointer (&exported, g_bytes_unref);
  g_clear_pointer (&picture_of_it, g_bytes_unref);
}

/* --- What this is worth: a save that is known to lose data --- */

static gboolean
is_lost_by_replace_contents (guint index, gboolean *did_fail)
{
  g_autoptr (GFile) file = get_place ("map.journey");
  g_autoptr (GBytes) old = put_old (SHAPE_HARD_LINK, file);
  gboolean saved;

  jw_stumble_begin (root, JW_STUMBLE_FAIL, ENOSPC, TRUE, index);
  saved =
      g_file_replace_contents (file, "new", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  *did_fail = jw_stumble_end ();
  return !saved && !holds (file, old);
}

static void
test_unsafe (void)
{
  gboolean did_fail = TRUE;
  guint n_lost = 0;

  for (guint i = 0; did_fail; i++)
    n_lost += is_lost_by_replace_contents (i, &did_fail);
  g_test_message ("g_file_replace_contents(): %u times lost", n_lost);
  g_assert_cmpuint (n_lost, >, 0);
}

/* --- A file system that really is full --- */

static gboolean
mount_small (const char *folder)
{
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("none", folder, "tmpfs", 0, "size=128k,mode=0777") == 0;
}

static void
write_much (JwMap *map)
{
  g_autofree char *text = g_strnfill (16000, 'x');

  for (guint i = 0; i < 20; i++)
    {
      JwNode *stage = jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, 0);

      g_assert_nonnull (jw_edit_add_card (map, jw_node_get_child (JW_NODE (map), JW_KIND_LANE, 0),
                                          stage, i, text, NULL));
    }
}

static void
assert_no_room (const GError *error)
{
  g_assert_error (error, JW_ERROR, JW_ERROR_FILE);
  g_assert_nonnull (g_strrstr (error->message, "no room left"));
}

/* Leaves no byte for whatever comes, however small it is. */
static void
fill (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "rest", NULL);
  g_autofree char *block = g_malloc0 (4096);
  int fd = open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, 4096) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

static void
test_full_in_own_space (void)
{
  g_autofree char *folder = g_build_filename (root, "small", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "map.journey", NULL);
  g_autoptr (GFile) picture = g_file_new_build_filename (folder, "map.png", NULL);
  g_autoptr (JwDocument) document = jw_document_new_from_template ("five-phases", NULL);
  g_autoptr (GBytes) old = NULL, wanted = NULL;
  g_autoptr (GError) error = NULL, reason = NULL;

  g_mkdir (folder, 0777);
  if (!mount_small (folder))
    {
      g_test_skip ("no file system can be mounted here");
      return;
    }
  g_assert_true (save (document, file, NULL));
  old = load (file);
  write_much (jw_document_get_map (document));
  wanted = jw_writer_write (jw_document_get_map (document), NULL);
  g_assert_false (save (document, file, &error));
  assert_no_room (error);
  assert_refused (document, SHAPE_PLAIN, file, error);
  g_assert_true (holds (file, old));
  fill (folder);
  g_assert_false (export_map (wanted, JW_EXPORT_PNG, picture, &reason));
  assert_no_room (reason);
  g_assert_false (g_file_query_exists (picture, NULL));
  assert_saved_elsewhere (document, wanted);
}

/* In a process of its own, whose file system nobody else sees. */
static void
test_full (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDOUT);
      g_test_trap_assert_passed ();
      return;
    }
  test_full_in_own_space ();
}

static void
add_for_shapes (const char *name, GTestDataFunc test)
{
  static const char *const names[] = { "plain", "in-place", "new" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/document-faults/%s/%s", name, names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *files = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  root = jw_victim_make_root ();
  files = g_build_filename (root, "files", NULL);
  g_mkdir (files, 0777);
  add_for_shapes ("save", test_save);
  add_for_shapes ("export", test_export);
  g_test_add_func ("/document-faults/unsafe-call-is-caught", test_unsafe);
  g_test_add_func ("/document-faults/full", test_full);
  result = g_test_run ();
  jw_victim_delete (root);
  g_free (root);
  return result;
}
