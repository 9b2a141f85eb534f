#include "model/file/save-record.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/file/backups.h"
#include "model/file/save-private.h"
#include "model/file/state.h"

#define PREFIX "save-"
#define GROUP "save"
#define EXCHANGED "-before"
#define MAX_CREATIONS 3

struct _JwSaveRecord
{
  char *folder;
  GKeyFile *facts;
  int lock;
};

/* --- Keeping one --- */

static char *
get_file (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static gboolean
delete_file (const char *folder, const char *name)
{
  g_autofree char *path = get_file (folder, name);

  return g_unlink (path) == 0 || errno == ENOENT;
}

/* The record goes first: without it what else is there counts for nothing. With it all must stay.
 */
static void
delete_folder (const char *folder)
{
  if (!delete_file (folder, "record"))
    return;
  delete_file (folder, "old");
  delete_file (folder, "new");
  delete_file (folder, "record.new");
  g_rmdir (folder);
}

static gboolean
write_file (const char *folder, const char *name, GBytes *bytes, gboolean synced)
{
  g_autofree char *path = get_file (folder, name);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean written;
  int code;

  if (fd < 0)
    return FALSE;
  written = jw_save_write_all (fd, bytes) && (!synced || jw_save_sync (fd));
  code = errno;
  if (close (fd) != 0 && written && errno != EINTR)
    return FALSE;
  errno = code;
  return written;
}

static GBytes *
get_facts (JwSaveRecord *self)
{
  gsize length;
  char *data = g_key_file_to_data (self->facts, &length, NULL);

  return g_bytes_new_take (data, length);
}

/* Another file takes its place, so that there is a whole one at every moment. The lock is a file of
 * its own for that reason. */
static gboolean
write_facts (JwSaveRecord *self, gboolean synced)
{
  g_autoptr (GBytes) bytes = get_facts (self);
  g_autofree char *from = get_file (self->folder, "record.new");
  g_autofree char *to = get_file (self->folder, "record");

  return write_file (self->folder, "record.new", bytes, synced) && rename (from, to) == 0 &&
         (!synced || jw_save_sync_folder (self->folder));
}

static void
set_path (JwSaveRecord *self, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  g_key_file_set_string (self->facts, GROUP, "path", escaped);
}

static void
free_record (JwSaveRecord *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->facts, g_key_file_unref);
  g_free (self->folder);
  g_free (self);
}

/* The folder itself is what is locked. Who else has it for a moment takes it for a dead one's: then
 * it is gone afterwards, and nothing can be written into it. */
static gboolean
make_folder (JwSaveRecord *self, const char *root)
{
  g_autofree char *template = g_build_filename (root, PREFIX "XXXXXX", NULL);

  if (g_mkdir_with_parents (root, 0700) != 0 || g_mkdtemp_full (template, 0700) == NULL)
    return FALSE;
  self->folder = g_steal_pointer (&template);
  self->lock = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return self->lock >= 0 && jw_state_lock (self->lock);
}

static JwSaveRecord *
create (const char *path)
{
  g_autofree char *root = jw_state_get_folder ("recovery");
  JwSaveRecord *self = g_new0 (JwSaveRecord, 1);

  self->lock = -1;
  self->facts = g_key_file_new ();
  set_path (self, path);
  if (make_folder (self, root) && write_facts (self, FALSE))
    return self;
  if (self->folder != NULL)
    delete_folder (self->folder);
  free_record (self);
  return NULL;
}

/* Another program may take one that is not locked yet for a dead one's and clear it away. */
JwSaveRecord *
jw_save_record_new (const char *path)
{
  JwSaveRecord *self = NULL;

  for (guint i = 0; i < MAX_CREATIONS && self == NULL; i++)
    self = create (path);
  return self;
}

void
jw_save_record_end (JwSaveRecord *self)
{
  delete_folder (self->folder);
  free_record (self);
}

void
jw_save_record_leave (JwSaveRecord *self)
{
  free_record (self);
}

const char *
jw_save_record_get_folder (JwSaveRecord *self)
{
  return self->folder;
}

char *
jw_save_record_get_exchanged_name (const char *temporary)
{
  return g_strconcat (temporary, EXCHANGED, NULL);
}

/* The folder's own ending, which no other save has. */
static char *
get_temporary (const char *folder, const char *directory)
{
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *name = g_strconcat (JW_SAVE_PREFIX, base + strlen (PREFIX), NULL);

  return g_build_filename (directory, name, NULL);
}

char *
jw_save_record_get_temporary (JwSaveRecord *self, const char *directory)
{
  return get_temporary (self->folder, directory);
}

gboolean
jw_save_record_keep (JwSaveRecord *self, guint64 inode, GBytes *old, GBytes *bytes)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);

  if (!write_file (self->folder, "old", old, TRUE) ||
      !write_file (self->folder, "new", bytes, TRUE))
    return FALSE;
  g_key_file_set_uint64 (self->facts, GROUP, "inode", inode);
  g_key_file_set_boolean (self->facts, GROUP, "in-place", TRUE);
  return write_facts (self, TRUE) && jw_save_sync_folder (parent);
}

void
jw_save_record_put_back (JwSaveRecord *self)
{
  g_key_file_set_boolean (self->facts, GROUP, "put-back", TRUE);
  write_facts (self, TRUE);
}

/* --- Finishing what was left --- */

static char *
read_path (GKeyFile *facts)
{
  g_autofree char *escaped = g_key_file_get_string (facts, GROUP, "path", NULL);

  return escaped != NULL ? g_uri_unescape_string (escaped, NULL) : NULL;
}

static GBytes *
read_kept (const char *folder, const char *name)
{
  g_autofree char *path = get_file (folder, name);

  return jw_save_read_file (path);
}

/* TRUE if each byte is that of one of the two, or none because of a power cut: half of a save. Who
 * else wrote the file since has not left it like that. */
static gboolean
is_mixture (GBytes *bytes, GBytes *a, GBytes *b)
{
  gsize n, n_a, n_b;
  const char *data = g_bytes_get_data (bytes, &n);
  const char *first = g_bytes_get_data (a, &n_a);
  const char *second = g_bytes_get_data (b, &n_b);

  for (gsize i = 0; i < n; i++)
    if (data[i] != '\0' && (i >= n_a || data[i] != first[i]) && (i >= n_b || data[i] != second[i]))
      return FALSE;
  return n <= MAX (n_a, n_b);
}

static gboolean
write_over (int fd, GBytes *bytes)
{
  return jw_save_allocate (fd, g_bytes_get_size (bytes)) && lseek (fd, 0, SEEK_SET) == 0 &&
         jw_save_write_all (fd, bytes) && ftruncate (fd, (off_t)g_bytes_get_size (bytes)) == 0 &&
         jw_save_sync (fd);
}

/* FALSE if it must be tried again another time. */
static gboolean
finish_file (int fd, guint64 inode, const char *path, GBytes *old, GBytes *bytes, GBytes *wanted)
{
  g_autoptr (GBytes) now = jw_save_read_descriptor (fd, JW_SAVE_MAX_OLD);
  struct stat status;

  if (now == NULL || fstat (fd, &status) != 0)
    return FALSE;
  if (g_bytes_equal (now, wanted))
    return TRUE;
  if (status.st_ino == inode && is_mixture (now, old, bytes))
    return write_over (fd, wanted);
  /* Written by another program since: that stays, and ours can be had from the backups. */
  return jw_backups_keep (path, bytes);
}

static gboolean
finish_in_place (const char *folder, GKeyFile *facts, const char *path)
{
  g_autoptr (GBytes) old = read_kept (folder, "old");
  g_autoptr (GBytes) bytes = read_kept (folder, "new");
  gboolean put_back = g_key_file_get_boolean (facts, GROUP, "put-back", NULL);
  guint64 inode = g_key_file_get_uint64 (facts, GROUP, "inode", NULL);
  gboolean finished;
  int fd;

  if (old == NULL || bytes == NULL)
    return FALSE;
  fd = open (path, O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    return errno == ENOENT && jw_backups_keep (path, old) && jw_backups_keep (path, bytes);
  finished =
      jw_state_lock (fd) && finish_file (fd, inode, path, old, bytes, put_back ? old : bytes);
  close (fd);
  return finished;
}

/* The sibling that was exchanged is the version before, unless that is where it was. */
static gboolean
keep_exchanged (const char *path, const char *temporary)
{
  g_autofree char *exchanged = jw_save_record_get_exchanged_name (temporary);
  g_autoptr (GBytes) bytes = jw_save_read_file (exchanged);
  g_autoptr (GBytes) now = NULL;

  if (bytes == NULL)
    return !g_file_test (exchanged, G_FILE_TEST_EXISTS);
  now = jw_save_read_file (path);
  if ((now == NULL || !g_bytes_equal (bytes, now)) && !jw_backups_keep (path, bytes))
    return FALSE;
  return g_unlink (exchanged) == 0;
}

static gboolean
finish_sibling (const char *folder, const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *temporary = get_temporary (folder, directory);
  gboolean finished;
  int lock;

  if (!g_file_test (directory, G_FILE_TEST_IS_DIR))
    return TRUE;
  lock = jw_state_lock_folder (directory);
  finished = g_unlink (temporary) == 0 || errno == ENOENT;
  finished = keep_exchanged (path, temporary) && finished;
  if (lock >= 0)
    close (lock);
  return finished;
}

static gboolean
finish_record (const char *folder)
{
  g_autoptr (GKeyFile) facts = g_key_file_new ();
  g_autofree char *record = get_file (folder, "record");
  g_autofree char *path = NULL;

  if (!g_key_file_load_from_file (facts, record, G_KEY_FILE_NONE, NULL))
    return TRUE;
  path = read_path (facts);
  if (path == NULL)
    return TRUE;
  jw_backups_tidy (path);
  if (!finish_sibling (folder, path))
    return FALSE;
  return !g_key_file_get_boolean (facts, GROUP, "in-place", NULL) ||
         finish_in_place (folder, facts, path);
}

static void
finish_if_dead (const char *folder)
{
  int lock = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (lock < 0)
    return;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0 && finish_record (folder))
    delete_folder (folder);
  close (lock);
}

void
jw_save_finish_broken (void)
{
  g_autofree char *root = jw_state_get_folder ("recovery");
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX))
      {
        g_autofree char *folder = get_file (root, name);

        finish_if_dead (folder);
      }
}
