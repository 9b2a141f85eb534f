/* What another program does to a file is noticed, and what is replaced is kept. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/error.h"
#include "model/file/backups.h"
#include "model/file/bytes.h"
#include "model/file/save-record.h"
#include "model/file/save.h"
#include "tests/file/test-support.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  JwFileStamp stamp;
} Fixture;

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
save_over (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = make_bytes (text);
  JwFileStamp saved;
  gboolean done = jw_save_bytes_over (fixture->file, bytes, &fixture->stamp, &saved, error);

  if (saved.exists)
    fixture->stamp = saved;
  return done;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes ("first");

  fixture->folder = jw_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "m\xe9.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (jw_save_bytes_over (fixture->file, bytes, NULL, &fixture->stamp, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jw_test_remove_folder (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_raw (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize)strlen (text));
  close (fd);
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

static void
assert_alone (Fixture *fixture)
{
  g_autofree char *names = jw_test_list_folder (fixture->folder);
  g_autofree char *root =
      g_build_filename (g_get_user_state_dir (), "journeywright/recovery", NULL);
  g_autofree char *records = jw_test_list_folder (root);

  g_assert_cmpstr (names, ==, "m\xe9.journey");
  g_assert_cmpstr (records, ==, "");
}

static void
assert_noticed (Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;

  /* Also by who only looks. */
  g_assert_cmpint (jw_file_stamp_compare (&fixture->stamp, fixture->file), ==,
                   code == JW_ERROR_GONE ? JW_FILE_GONE : JW_FILE_CHANGED);
  g_assert_false (save_over (fixture, "mine", &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, JW_ERROR, code);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save_over (fixture, "second", &error));
  g_assert_true (save_over (fixture, "third", &error));
  assert_content (fixture->path, "third");
  assert_alone (fixture);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  write_raw (fixture->path, "other");
  assert_noticed (fixture, JW_ERROR_CHANGED_ON_DISK);
  assert_content (fixture->path, "other");
  assert_alone (fixture);
}

/* The same file, as many bytes, and as old as it was. */
static void
test_time_put_back (Fixture *fixture, gconstpointer data)
{
  struct stat status;
  struct timespec times[2];

  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  times[0] = status.st_atim;
  times[1] = status.st_mtim;
  write_raw (fixture->path, "other");
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  assert_noticed (fixture, JW_ERROR_CHANGED_ON_DISK);
  assert_content (fixture->path, "other");
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  write_raw (other, "other");
  g_assert_cmpint (rename (other, fixture->path), ==, 0);
  assert_noticed (fixture, JW_ERROR_CHANGED_ON_DISK);
  assert_content (fixture->path, "other");
}

/* Nothing would be lost: no reason to ask. */
static void
test_replaced_by_the_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  write_raw (other, "first");
  g_assert_cmpint (rename (other, fixture->path), ==, 0);
  g_assert_cmpint (jw_file_stamp_compare (&fixture->stamp, fixture->file), ==, JW_FILE_SAME);
  g_assert_true (save_over (fixture, "mine", &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "mine");
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_noticed (fixture, JW_ERROR_GONE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "Elsewhere.journey", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (rename (fixture->path, other), ==, 0);
  g_assert_false (save_over (fixture, "mine", &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_GONE);
  g_assert_nonnull (strstr (error->message, "renamed to “Elsewhere.journey”"));
  assert_content (other, "first");
}

static void
assert_versions (Fixture *fixture, const char *const *expected)
{
  g_autoptr (GPtrArray) versions = jw_backups_list (fixture->path);

  g_assert_cmpuint (versions->len, ==, g_strv_length ((char **)expected));
  for (guint i = 0; i < versions->len; i++)
    {
      JwBackup *version = g_ptr_array_index (versions, i);
      struct stat status;

      assert_content (version->path, expected[i]);
      g_assert_cmpint (stat (version->path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) forced = make_bytes ("forced");

  save_over (fixture, "second", NULL);
  save_over (fixture, "third", NULL);
  assert_versions (fixture, (const char *const[]){ "second", "first", NULL });
  /* Overwriting on purpose keeps what was there. */
  write_raw (fixture->path, "other");
  g_assert_true (jw_save_bytes (fixture->file, forced, NULL));
  assert_versions (fixture, (const char *const[]){ "other", "second", "first", NULL });
}

/* Many of one day: only the newest are all kept. */
static void
test_versions_are_thinned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  for (guint i = 0; i < 2 * JW_BACKUPS_MAX_RECENT; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %u", i);
      g_autoptr (GBytes) bytes = make_bytes (text);

      g_assert_true (jw_backups_keep (fixture->path, bytes));
      g_assert_true (jw_backups_keep (fixture->path, bytes));
    }
  versions = jw_backups_list (fixture->path);
  g_assert_cmpuint (versions->len, ==, JW_BACKUPS_MAX_RECENT);
  assert_content (((JwBackup *)g_ptr_array_index (versions, 0))->path, "version 19");
}

static void
date_version (JwBackup *version, guint days)
{
  gint64 seconds = g_get_real_time () / G_USEC_PER_SEC - days * 86400;
  struct timespec times[2] = { { .tv_sec = seconds }, { .tv_sec = seconds } };

  g_assert_cmpint (utimensat (AT_FDCWD, version->path, times, 0), ==, 0);
}

/* One a day for a year: bounded all the same. */
static void
test_versions_are_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %u", i);
      g_autoptr (GBytes) bytes = make_bytes (text);

      g_assert_true (jw_backups_keep (fixture->path, bytes));
      g_clear_pointer (&versions, g_ptr_array_unref);
      versions = jw_backups_list (fixture->path);
      date_version (g_ptr_array_index (versions, 0), 100 - i);
    }
  g_assert_cmpuint (versions->len, ==, JW_BACKUPS_MAX_VERSIONS);
}

/* A program that was killed while it wrote a file in place has left it half old, half new. */
static JwSaveRecord *
begin_in_place (Fixture *fixture, const char *old, const char *new)
{
  g_autoptr (GBytes) before = make_bytes (old);
  g_autoptr (GBytes) after = make_bytes (new);
  JwSaveRecord *record = jw_save_record_new (fixture->path);

  g_assert_nonnull (record);
  g_assert_true (jw_save_record_keep (record, fixture->stamp.inode, before, after));
  return record;
}

static void
test_half_written_is_completed (Fixture *fixture, gconstpointer data)
{
  JwSaveRecord *record = begin_in_place (fixture, "an old version", "THE NEW ONE");

  write_raw (fixture->path, "THE Nd version");
  jw_save_finish_broken ();
  /* Not while it is being written. */
  assert_content (fixture->path, "THE Nd version");
  jw_save_record_leave (record);
  jw_save_finish_broken ();
  assert_content (fixture->path, "THE NEW ONE");
  assert_alone (fixture);
}

static void
test_half_written_is_put_back (Fixture *fixture, gconstpointer data)
{
  JwSaveRecord *record = begin_in_place (fixture, "an old version", "THE NEW ONE");

  write_raw (fixture->path, "THE Nd version");
  jw_save_record_put_back (record);
  jw_save_record_leave (record);
  jw_save_finish_broken ();
  assert_content (fixture->path, "an old version");
  assert_alone (fixture);
}

static void
test_what_others_wrote_stays (Fixture *fixture, gconstpointer data)
{
  JwSaveRecord *record = begin_in_place (fixture, "an old version", "THE NEW ONE");

  write_raw (fixture->path, "something else");
  jw_save_record_leave (record);
  jw_save_finish_broken ();
  assert_content (fixture->path, "something else");
  assert_versions (fixture, (const char *const[]){ "THE NEW ONE", NULL });
  assert_alone (fixture);
}

/* One that was exchanged and not looked at any more is what another program wrote: it is kept. */
static void
test_litter (Fixture *fixture, gconstpointer data)
{
  JwSaveRecord *record = jw_save_record_new (fixture->path);
  g_autofree char *temporary = jw_save_record_get_temporary (record, fixture->folder);
  g_autofree char *exchanged = jw_save_record_get_exchanged_name (temporary);

  jw_save_record_leave (record);
  write_raw (temporary, "half a ne");
  write_raw (exchanged, "another program's");
  jw_save_finish_broken ();
  assert_alone (fixture);
  assert_versions (fixture, (const char *const[]){ "another program's", NULL });
  /* Without a record: by the next save in that folder. */
  write_raw (temporary, "half a ne");
  g_assert_true (save_over (fixture, "second", NULL));
  assert_alone (fixture);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/save/identity/own", test_own },
    { "/save/identity/changed", test_changed },
    { "/save/identity/time-put-back", test_time_put_back },
    { "/save/identity/replaced", test_replaced },
    { "/save/identity/replaced-by-the-same", test_replaced_by_the_same },
    { "/save/identity/deleted", test_deleted },
    { "/save/identity/renamed", test_renamed },
    { "/save/versions", test_versions },
    { "/save/versions-are-thinned", test_versions_are_thinned },
    { "/save/versions-are-bounded", test_versions_are_bounded },
    { "/save/half-written-is-completed", test_half_written_is_completed },
    { "/save/half-written-is-put-back", test_half_written_is_put_back },
    { "/save/what-others-wrote-stays", test_what_others_wrote_stays },
    { "/save/litter", test_litter },
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
