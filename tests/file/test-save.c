#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "model/error.h"
#include "model/file/save.h"
#include "tests/file/test-support.h"

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = jw_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.journey", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jw_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
save (const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return jw_save_bytes (file, bytes, error);
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, text);
}

static void
assert_folder (const char *folder, const char *names)
{
  g_autofree char *list = jw_test_list_folder (folder);

  g_assert_cmpstr (list, ==, names);
}

static void
assert_saves (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  save (path, text, &error);
  g_assert_no_error (error);
  assert_content (path, text);
}

static void
assert_refused (const char *path, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "new", &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_FILE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
}

static void
become_nobody (void)
{
  g_assert_cmpint (setegid (NOBODY), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
become_root (void)
{
  g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (setegid (0), ==, 0);
}

static mode_t
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  mode_t mask = umask (0027);

  assert_saves (fixture->path, "one");
  umask (mask);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0640);
  assert_folder (fixture->folder, "a.journey");
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  assert_saves (fixture->path, "one, and longer");
  assert_saves (fixture->path, "two");
  assert_saves (fixture->path, "");
  assert_folder (fixture->folder, "a.journey");
}

static void
test_mode (Fixture *fixture, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755 };

  assert_saves (fixture->path, "one");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (g_chmod (fixture->path, (int)modes[i]), ==, 0);
      assert_saves (fixture->path, "two");
      g_assert_cmpuint (get_mode (fixture->path), ==, modes[i]);
    }
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  struct stat status;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can give files away");
      return;
    }
  assert_saves (fixture->path, "one");
  g_assert_cmpint (chown (fixture->path, NOBODY, NOBODY), ==, 0);
  assert_saves (fixture->path, "two");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, NOBODY);
  g_assert_cmpuint (status.st_gid, ==, NOBODY);
}

/* One who may write a file of somebody else, but not give files away. */
static void
test_foreign_owner (Fixture *fixture, gconstpointer data)
{
  struct stat before, after;

  if (geteuid () != 0)
    {
      g_test_skip ("needs two users");
      return;
    }
  assert_saves (fixture->path, "one");
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (stat (fixture->path, &before), ==, 0);
  become_nobody ();
  assert_saves (fixture->path, "two");
  become_root ();
  g_assert_cmpint (stat (fixture->path, &after), ==, 0);
  g_assert_cmpuint (after.st_uid, ==, before.st_uid);
  g_assert_cmpuint (after.st_gid, ==, before.st_gid);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_cmpuint (after.st_mode, ==, before.st_mode);
  assert_folder (fixture->folder, "a.journey");
}

static void
test_xattrs (Fixture *fixture, gconstpointer data)
{
  char value[16] = { 0 };

  assert_saves (fixture->path, "one");
  if (setxattr (fixture->path, "user.mood", "fine", 4, 0) != 0)
    {
      g_test_skip ("the disk has no extended attributes");
      return;
    }
  assert_saves (fixture->path, "two");
  g_assert_cmpint (getxattr (fixture->path, "user.mood", value, sizeof value), ==, 4);
  g_assert_cmpstr (value, ==, "fine");
}

static void
test_symlinks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (fixture->folder, "deep", NULL);
  g_autofree char *target = g_build_filename (deep, "target", NULL);
  g_autofree char *middle = g_build_filename (deep, "middle", NULL);

  g_assert_cmpint (g_mkdir (deep, 0700), ==, 0);
  g_assert_cmpint (symlink ("target", middle), ==, 0);
  g_assert_cmpint (symlink ("deep/middle", fixture->path), ==, 0);
  /* To what is not there yet, then to what is. */
  assert_saves (fixture->path, "one");
  assert_saves (fixture->path, "two");
  assert_content (target, "two");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (middle, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (target, G_FILE_TEST_IS_SYMLINK));
  assert_folder (fixture->folder, "a.journey deep");
  assert_folder (deep, "middle target");
}

static void
test_symlink_loop (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (symlink ("a.journey", fixture->path), ==, 0);
  assert_refused (fixture->path, "leads back to itself");
  assert_folder (fixture->folder, "a.journey");
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "a.journey", NULL);

  assert_refused (path, "The folder does not exist");
  assert_folder (fixture->folder, "");
}

static void
test_folder_of_that_name (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture->path, "a folder of this name");
  assert_folder (fixture->folder, "a.journey");
  assert_folder (fixture->path, "");
}

static void
test_odd_files (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, "not an ordinary file");
  assert_refused ("/dev/full", "not an ordinary file");
  assert_folder (fixture->folder, "a.journey");
}

/* Both names stay names of one file. */
static void
test_hard_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  assert_saves (fixture->path, "an old one");
  g_assert_cmpint (link (fixture->path, other), ==, 0);
  assert_saves (fixture->path, "new");
  assert_content (other, "new");
  assert_saves (other, "one that is longer");
  assert_content (fixture->path, "one that is longer");
  assert_folder (fixture->folder, "a.journey other");
}

static void
assert_refused_to_nobody (const char *path, const char *says)
{
  gboolean is_root = geteuid () == 0;

  if (is_root)
    become_nobody ();
  assert_refused (path, says);
  if (is_root)
    become_root ();
}

/* No sibling can be made there, but the file can be written. */
static void
test_unwritable_folder (Fixture *fixture, gconstpointer data)
{
  gboolean is_root = geteuid () == 0;

  assert_saves (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  if (is_root)
    become_nobody ();
  assert_saves (fixture->path, "new");
  if (is_root)
    become_root ();
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  assert_folder (fixture->folder, "a.journey");
}

static void
test_not_allowed (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  assert_refused_to_nobody (fixture->path, "not allowed to write there");
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  assert_folder (fixture->folder, "");
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  assert_saves (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  assert_refused_to_nobody (fixture->path, "can only be read");
  assert_content (fixture->path, "old");
  assert_folder (fixture->folder, "a.journey");
}

static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *too_long = g_strnfill (256, 'x');
  g_autofree char *good = g_build_filename (fixture->folder, longest, NULL);
  g_autofree char *bad = g_build_filename (fixture->folder, too_long, NULL);

  assert_saves (good, "one");
  assert_refused (bad, "too long");
  assert_folder (fixture->folder, longest);
}

static void
test_odd_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "\xe4 \n%s.journey", NULL);

  assert_saves (path, "one");
  assert_saves (path, "two");
  assert_folder (fixture->folder, "\xe4 \n%s.journey");
}

/* A limit on the size of files stands for a disk that runs full half-way. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit old, small;

  assert_saves (fixture->path, "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = (struct rlimit){ .rlim_cur = 4096, .rlim_max = old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (save (fixture->path, large, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_error (error, JW_ERROR, JW_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "another disk"));
  assert_content (fixture->path, "old");
  assert_folder (fixture->folder, "a.journey");
}

static void
test_remote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("http://localhost/map.journey");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (jw_save_bytes (file, bytes, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_FILE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/save/new", test_new },
    { "/save/replace", test_replace },
    { "/save/mode", test_mode },
    { "/save/owner", test_owner },
    { "/save/foreign-owner", test_foreign_owner },
    { "/save/xattrs", test_xattrs },
    { "/save/symlinks", test_symlinks },
    { "/save/symlink-loop", test_symlink_loop },
    { "/save/no-folder", test_no_folder },
    { "/save/folder-of-that-name", test_folder_of_that_name },
    { "/save/odd-files", test_odd_files },
    { "/save/hard-link", test_hard_link },
    { "/save/unwritable-folder", test_unwritable_folder },
    { "/save/not-allowed", test_not_allowed },
    { "/save/read-only-file", test_read_only_file },
    { "/save/long-name", test_long_name },
    { "/save/odd-name", test_odd_name },
    { "/save/no-room", test_no_room },
    { "/save/remote", test_remote },
  };

  g_autofree char *state = jw_test_make_state_folder ();
  int result;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  result = g_test_run ();
  jw_test_remove_folder (state);
  return result;
}
