/* A disk that fails, is full or may not be written to: what was there stays, and nobody is told
 * that something was saved that was not. */

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/error.h"
#include "model/file/save.h"
#include "model/templates.h"
#include "render/export/export.h"
#include "tests/torture/faults.h"

/* Once and for good; first the one that there is always a call for. */
static const JwFault faults[] = {
  { EIO, FALSE },    { ENOSPC, TRUE },  { EDQUOT, FALSE }, { EROFS, TRUE },
  { EACCES, FALSE }, { EINTR, FALSE },  { EMFILE, TRUE },  { 0, FALSE },
  { EIO, TRUE },     { ENOSPC, FALSE }, { EDQUOT, TRUE },  { EROFS, FALSE },
  { EACCES, TRUE },  { EINTR, TRUE },   { EMFILE, FALSE }, { 0, TRUE },
};

static char *root;

static gboolean
save (JwVictim *victim, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (victim->path);

  return jw_save_bytes (file, victim->bytes, error);
}

/* JW_FAULTS=all tries each fault at each call; without it they take turns. */
static void
test_faults (gconstpointer data)
{
  JwVictimShape shape = (JwVictimShape)GPOINTER_TO_UINT (data);
  g_autoptr (JwVictim) victim = jw_victim_new (root, shape, 20000);
  gboolean rotate = g_getenv ("JW_FAULTS") == NULL;
  JwFaultResult result = { 0 };

  if (!jw_victim_is_possible (shape))
    {
      g_test_skip ("needs two users");
      return;
    }
  for (guint i = 0; i < (rotate ? 3 : 1); i++)
    jw_faults_inject (victim, save, NULL, faults + i, G_N_ELEMENTS (faults) - i, rotate, &result);
  jw_faults_tell (jw_victim_get_shape_name (shape), &result);
  g_assert_cmpuint (result.n_faults, >, 80);
  g_assert_cmpuint (result.n_refused, >, 20);
  jw_faults_assert_none_lost (&result);
}

static gboolean export(JwVictim *victim, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (victim->path);
  g_autoptr (JwMap) map = jw_templates_create ("five-phases", error);

  return map != NULL && jw_export_to_file (map, JW_EXPORT_PDF, NULL, file, error);
}

/* What is drawn is the same each time; faults begin where it is written. */
static void
test_export (gconstpointer data)
{
  JwVictimShape shape = (JwVictimShape)GPOINTER_TO_UINT (data);
  g_autoptr (JwVictim) victim = jw_victim_new (root, shape, 5000);
  g_autoptr (JwMap) map = jw_templates_create ("five-phases", NULL);
  g_autofree char *what = NULL;
  JwFaultResult result = { 0 };

  if (!jw_victim_is_possible (shape))
    {
      g_test_skip ("needs two users");
      return;
    }
  g_bytes_unref (victim->bytes);
  victim->bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, NULL, NULL);
  g_assert_nonnull (victim->bytes);
  jw_faults_inject (victim, export, "journeywright/recovery", faults, G_N_ELEMENTS (faults), TRUE,
                    &result);
  what = g_strdup_printf ("export to a %s", jw_victim_get_shape_name (shape));
  jw_faults_tell (what, &result);
  g_assert_cmpuint (result.n_faults, >, 30);
  g_assert_cmpuint (result.n_refused, >, 10);
  jw_faults_assert_none_lost (&result);
}

/* What this test is worth is seen from what it finds in calls that are known to lose data. */
static void
assert_caught (const char *name, JwVictimShape shape, JwVictimSave unsafe)
{
  g_autoptr (JwVictim) victim = jw_victim_new (root, shape, 20000);
  g_autofree char *what = g_strdup_printf ("%s on a %s", name, jw_victim_get_shape_name (shape));
  JwFaultResult result = { 0 };

  /* The first few: one that is interrupted for good would never end. */
  jw_faults_inject_unsafe (victim, unsafe, faults, 5, &result);
  jw_faults_tell (what, &result);
  g_assert_cmpuint (result.n_broken + result.n_lies, >, 0);
}

static void
test_unsafe (void)
{
  assert_caught ("g_file_replace_contents()", JW_VICTIM_SYMLINK,
                 jw_victim_save_by_replace_contents);
  assert_caught ("g_file_set_contents()", JW_VICTIM_SYMLINK, jw_victim_save_by_set_contents);
  /* It writes by way of the C library's streams, within which only a tracer lets a call fail. */
  if (jw_traced_is_permitted ())
    assert_caught ("xmlSaveFormatFileEnc()", JW_VICTIM_PLAIN, jw_victim_save_by_libxml);
}

/* --- Allocations --- */

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define HAS_ALLOCATIONS TRUE

static gint64 allocations_left = G_MAXINT64;

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *old, size_t size);

/* Stand in for the C library's in this program. */
void *
malloc (size_t size)
{
  return allocations_left-- > 0 ? __libc_malloc (size) : NULL;
}

void *
calloc (size_t n, size_t size)
{
  return allocations_left-- > 0 ? __libc_calloc (n, size) : NULL;
}

void *
realloc (void *old, size_t size)
{
  return allocations_left-- > 0 ? __libc_realloc (old, size) : NULL;
}

static void
save_with_allocations (JwVictim *victim, guint n)
{
  gboolean saved;

  jw_victim_enter (victim);
  /* What aborts shall not tell at length, nor in a file that is opened in its place. */
  dup2 (open ("/dev/null", O_WRONLY), STDERR_FILENO);
  signal (SIGTRAP, SIG_DFL);
  allocations_left = n;
  saved = jw_victim_save_safely (victim);
  allocations_left = G_MAXINT64;
  _exit (saved ? 0 : 1);
}
#else
#define HAS_ALLOCATIONS FALSE

static void
save_with_allocations (JwVictim *victim, guint n)
{
  _exit (0);
}
#endif

/* TRUE if the save needed more, and so ended in the middle. */
static gboolean
run_out_of_memory (JwVictim *victim, guint n)
{
  int status = 0;
  pid_t child;

  jw_victim_reset (victim);
  child = fork ();
  if (child == 0)
    save_with_allocations (victim, n);
  waitpid (child, &status, 0);
  jw_victim_start_again (victim);
  g_assert_cmpint (jw_victim_look (victim), !=, JW_VICTIM_BROKEN);
  g_assert_false (jw_victim_has_litter (victim));
  return !WIFEXITED (status) || WEXITSTATUS (status) != 0;
}

static void
test_allocations (gconstpointer data)
{
  JwVictimShape shape = (JwVictimShape)GPOINTER_TO_UINT (data);
  g_autoptr (JwVictim) victim = jw_victim_new (root, shape, 20000);
  guint n = 0;

  if (!HAS_ALLOCATIONS || !jw_victim_is_possible (shape))
    {
      g_test_skip ("allocations cannot be made to fail here");
      return;
    }
  while (run_out_of_memory (victim, n))
    n++;
  g_test_message ("%s: each of %u allocations failed in turn, nothing lost",
                  jw_victim_get_shape_name (shape), n);
  g_assert_cmpuint (n, >, 50);
}

/* --- A file system that really is full --- */

#define SMALL "small"

static gboolean
mount_small (const char *folder)
{
  if (unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("none", folder, "tmpfs", 0, "size=128k,mode=0777") == 0;
}

static void
assert_full (const char *path, gsize size, const char *old)
{
  g_autofree char *text = g_strnfill (size, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  g_assert_false (jw_save_bytes (file, bytes, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_FILE);
  g_assert_nonnull (g_strrstr (error->message, "room"));
  if (g_file_get_contents (path, &now, NULL, NULL))
    g_assert_cmpstr (now, ==, old);
  else
    g_assert_null (old);
}

/* In a process of its own, where the file system is seen by nobody else. */
static void
fill_small (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a.journey", NULL);
  g_autofree char *other = g_build_filename (folder, "b.journey", NULL);
  g_autofree char *fresh = g_build_filename (folder, "c.journey", NULL);
  g_autofree char *old = g_strnfill (50000, 'o');
  g_autoptr (GBytes) bytes = g_bytes_new (old, strlen (old));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  if (!mount_small (folder))
    _exit (77);
  g_assert_true (jw_save_bytes (file, bytes, NULL));
  for (gsize size = 80000; size < 300000; size += 20000)
    {
      assert_full (path, size, old);
      assert_full (fresh, size, NULL);
    }
  g_assert_cmpint (link (path, other), ==, 0);
  for (gsize size = 150000; size < 300000; size += 20000)
    assert_full (path, size, old);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 2);
  _exit (0);
}

static void
test_full (void)
{
  g_autofree char *folder = g_build_filename (root, SMALL, NULL);
  int status = 0;
  pid_t child;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  child = fork ();
  if (child == 0)
    fill_small (folder);
  waitpid (child, &status, 0);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("no file system can be mounted here");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
add_for_each_shape (const char *name, GTestDataFunc test)
{
  for (guint i = 0; i < JW_VICTIM_N_SHAPES; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/torture/%s/%s", name, jw_victim_get_shape_name ((JwVictimShape)i));

      g_test_add_data_func (g_strdelimit (path, " ", '-'), GUINT_TO_POINTER (i), test);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  root = jw_victim_make_root ();
  g_vfs_get_default ();
  add_for_each_shape ("faults", test_faults);
  g_test_add_func ("/torture/faults/unsafe-calls-are-caught", test_unsafe);
  g_test_add_data_func ("/torture/faults/export", GUINT_TO_POINTER (JW_VICTIM_PLAIN), test_export);
  g_test_add_data_func ("/torture/faults/export-in-place", GUINT_TO_POINTER (JW_VICTIM_HARD_LINK),
                        test_export);
  add_for_each_shape ("allocations", test_allocations);
  g_test_add_func ("/torture/full", test_full);
  result = g_test_run ();
  jw_victim_delete (root);
  g_free (root);
  return result;
}
