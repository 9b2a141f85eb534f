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

/* Only a file that is written in place has copies beside its record, which then is a folder: making
 * one takes a quarter of the time of a small save. */
struct _JwSaveRecord
{
  char *place; /* the file of facts, or the folder that has one */
  gboolean is_folder;
  int lock; /* of the place */
  /* The facts: which file, and of one that is written in place which of the disk and how far. */
  char *path;
  guint64 inode;
  gboolean in_place, put_back;
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

/* The facts go first: without them what else is there counts for nothing. With them all must stay.
 */
static void
delete_place (const char *place, gboolean is_folder)
{
  if (!is_folder)
    g_unlink (place);
  else if (delete_file (place, "record"))
    {
      delete_file (place, "old");
      delete_file (place, "new");
      delete_file (place, "record.new");
      g_rmdir (place);
    }
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

/* A key file; written by hand, since its maker takes longer than the disk does with it. */
static GBytes *
get_facts (JwSaveRecord *self)
{
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  GString *facts = g_string_new ("[" GROUP "]\n");

  g_string_append_printf (facts, "path=%s\n", escaped);
  if (self->in_place)
    g_string_append_printf (facts, "inode=%" G_GUINT64_FORMAT "\nin-place=true\n", self->inode);
  if (self->put_back)
    g_string_append (facts, "put-back=true\n");
  return g_string_free_to_bytes (facts);
}

/* Another file takes its place, so that there is a whole one at every moment. */
static gboolean
write_facts (JwSaveRecord *self, gboolean synced)
{
  g_autoptr (GBytes) bytes = get_facts (self);
  g_autofree char *from = get_file (self->place, "record.new");
  g_autofree char *to = get_file (self->place, "record");

  return write_file (self->place, "record.new", bytes, synced) && rename (from, to) == 0 &&
         (!synced || jw_save_sync_folder (self->place));
}

static void
free_record (JwSaveRecord *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self->place);
  g_free (self);
}

static JwSaveRecord *
create_record (const char *path)
{
  JwSaveRecord *self = g_new0 (JwSaveRecord, 1);

  self->lock = -1;
  self->path = g_strdup (path);
  return self;
}

static gboolean
make_root (void)
{
  g_autofree char *root = jw_state_get_folder ("recovery");

  return g_mkdir_with_parents (root, 0700) == 0;
}

static int
open_new_file (JwSaveRecord *self)
{
  g_autofree char *root = jw_state_get_folder ("recovery");

  g_free (self->place);
  self->place = g_build_filename (root, PREFIX "XXXXXX", NULL);
  return g_mkstemp_full (self->place, O_WRONLY | O_CLOEXEC, 0600);
}

/* Who else has it for a moment takes it for a dead one's: then its name is gone afterwards. */
static gboolean
make_file (JwSaveRecord *self)
{
  g_autoptr (GBytes) bytes = get_facts (self);
  struct stat status;

  self->lock = open_new_file (self);
  if (self->lock < 0 && errno == ENOENT && make_root ())
    self->lock = open_new_file (self);
  return self->lock >= 0 && jw_state_lock (self->lock) && fstat (self->lock, &status) == 0 &&
         status.st_nlink > 0 && jw_save_write_all (self->lock, bytes);
}

/* The same with a folder: then nothing can be written into it. */
static gboolean
make_folder (JwSaveRecord *self)
{
  g_autofree char *root = jw_state_get_folder ("recovery");
  g_autofree char *template = g_build_filename (root, PREFIX "XXXXXX", NULL);

  if (g_mkdtemp_full (template, 0700) == NULL)
    return FALSE;
  self->is_folder = TRUE;
  self->place = g_steal_pointer (&template);
  self->lock = open (self->place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return self->lock >= 0 && jw_state_lock (self->lock) && write_facts (self, FALSE);
}

/* Another program may take one that is not locked yet for a dead one's and clear it away. */
static JwSaveRecord *
create (const char *path, gboolean (*make) (JwSaveRecord *self))
{
  for (guint i = 0; i < MAX_CREATIONS; i++)
    {
      JwSaveRecord *self = create_record (path);

      if (make (self))
        return self;
      jw_save_record_end (self);
    }
  return NULL;
}

JwSaveRecord *
jw_save_record_new (const char *path)
{
  return create (path, make_file);
}

void
jw_save_record_end (JwSaveRecord *self)
{
  if (self->lock >= 0 || self->is_folder)
    delete_place (self->place, self->is_folder);
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
  return self->place;
}

char *
jw_save_record_get_exchanged_name (const char *temporary)
{
  return g_strconcat (temporary, EXCHANGED, NULL);
}

/* The record's own ending, which no other save has. */
static char *
get_temporary (const char *place, const char *directory)
{
  g_autofree char *base = g_path_get_basename (place);
  g_autofree char *name = g_strconcat (JW_SAVE_PREFIX, base + strlen (PREFIX), NULL);

  return g_build_filename (directory, name, NULL);
}

char *
jw_save_record_get_temporary (JwSaveRecord *self, const char *directory)
{
  return get_temporary (self->place, directory);
}

/* The folder is there before the file goes. */
static gboolean
become_folder (JwSaveRecord *self)
{
  JwSaveRecord *folder = create (self->path, make_folder);
  JwSaveRecord file = *self;

  if (folder == NULL)
    return FALSE;
  *self = *folder;
  *folder = file;
  jw_save_record_end (folder);
  return TRUE;
}

gboolean
jw_save_record_keep (JwSaveRecord *self, guint64 inode, GBytes *old, GBytes *bytes)
{
  g_autofree char *root = jw_state_get_folder ("recovery");

  if (!become_folder (self) || !write_file (self->place, "old", old, TRUE) ||
      !write_file (self->place, "new", bytes, TRUE))
    return FALSE;
  self->inode = inode;
  self->in_place = TRUE;
  return write_facts (self, TRUE) && jw_save_sync_folder (root);
}

void
jw_save_record_put_back (JwSaveRecord *self)
{
  self->put_back = TRUE;
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
finish_sibling (const char *place, const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *temporary = get_temporary (place, directory);
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
finish_record (const char *place, gboolean is_folder)
{
  g_autoptr (GKeyFile) facts = g_key_file_new ();
  g_autofree char *record = is_folder ? get_file (place, "record") : g_strdup (place);
  g_autofree char *path = NULL;

  if (!g_key_file_load_from_file (facts, record, G_KEY_FILE_NONE, NULL))
    return TRUE;
  path = read_path (facts);
  if (path == NULL)
    return TRUE;
  jw_backups_tidy (path);
  if (!finish_sibling (place, path))
    return FALSE;
  return !is_folder || !g_key_file_get_boolean (facts, GROUP, "in-place", NULL) ||
         finish_in_place (place, facts, path);
}

static void
finish_if_dead (const char *place)
{
  int lock = open (place, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;

  if (lock < 0)
    return;
  if (fstat (lock, &status) == 0 && flock (lock, LOCK_EX | LOCK_NB) == 0 &&
      finish_record (place, S_ISDIR (status.st_mode)))
    delete_place (place, S_ISDIR (status.st_mode));
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
        g_autofree char *place = get_file (root, name);

        finish_if_dead (place);
      }
}
