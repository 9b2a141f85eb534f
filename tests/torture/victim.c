#include "tests/torture/victim.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "model/file/save.h"

#define NOBODY 65534
#define NAME                                                                                       \
  "Entd\xe4"                                                                                       \
  "ckung.journey" /* a name that is no UTF-8 */

/* Bytes that the largest victim needs with its copies. */
#define ROOM (256 * 1024 * 1024)

void
jw_victim_delete (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        jw_victim_delete (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static const char *
choose_place (void)
{
  const char *wanted = g_getenv ("JW_TORTURE_FOLDER");
  struct statvfs status;

  if (wanted != NULL)
    return wanted;
  if (statvfs ("/dev/shm", &status) == 0 && g_access ("/dev/shm", W_OK) == 0 &&
      (guint64)status.f_bavail * status.f_bsize > ROOM)
    return "/dev/shm";
  return g_get_tmp_dir ();
}

static void
make_for_all (const char *path)
{
  g_mkdir (path, 0777);
  g_assert_cmpint (g_chmod (path, 0777), ==, 0);
}

static void
make_state (const char *root)
{
  static const char *const folders[] = { "", "journeywright", "journeywright/recovery",
                                         "journeywright/backups" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (root, "state", folders[i], NULL);

      make_for_all (folder);
    }
}

char *
jw_victim_make_root (void)
{
  char *root = g_build_filename (choose_place (), "jw-torture-XXXXXX", NULL);
  g_autofree char *state = NULL;

  g_assert_nonnull (g_mkdtemp (root));
  make_for_all (root);
  make_state (root);
  state = g_build_filename (root, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_assert_cmpstr (g_get_user_state_dir (), ==, state);
  return root;
}

/* A document that libxml2 writes as it read it. */
static GBytes *
make_bytes (gsize size, guint32 seed)
{
  static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map>";
  static const char foot[] = "</map>\n";
  gsize frame = strlen (head) + strlen (foot);
  GString *text = g_string_sized_new (size + 16);

  g_string_append (text, head);
  while (text->len + strlen (foot) < MAX (size, frame))
    {
      seed = seed * 1664525 + 1013904223;
      g_string_append_c (text, seed >> 24 > 250 ? '\n' : (char)('a' + (seed >> 24) % 26));
    }
  g_string_append (text, foot);
  return g_string_free_to_bytes (text);
}

JwVictim *
jw_victim_new (const char *root, JwVictimShape shape, gsize size)
{
  JwVictim *self = g_new0 (JwVictim, 1);

  self->shape = shape;
  self->root = g_strdup (root);
  self->folder = g_build_filename (root, "files", NULL);
  self->path = g_build_filename (self->folder, NAME, NULL);
  self->file = shape == JW_VICTIM_SYMLINK ? g_build_filename (root, "deep", "target", NULL)
                                          : g_strdup (self->path);
  self->old = shape != JW_VICTIM_NEW ? make_bytes (size, 1) : NULL;
  self->bytes = make_bytes (size + size / 7, 2);
  return self;
}

void
jw_victim_free (JwVictim *self)
{
  g_chmod (self->folder, 0777);
  g_clear_pointer (&self->old, g_bytes_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->root);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->file);
  g_free (self);
}

const char *
jw_victim_get_shape_name (JwVictimShape shape)
{
  static const char *const names[] = { "plain file", "symlink", "hard link", "new file",
                                       "unwritable folder" };

  return names[shape];
}

gboolean
jw_victim_is_possible (JwVictimShape shape)
{
  return shape != JW_VICTIM_UNWRITABLE || geteuid () == 0 || getuid () != 0;
}

static void
write_bytes (const char *path, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      g_assert_cmpint (n, >, 0);
      data += n;
      size -= (gsize)n;
    }
  g_assert_cmpint (close (fd), ==, 0);
}

static void
delete_state (JwVictim *self)
{
  static const char *const names[] = { "recovery", "backups" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder =
          g_build_filename (self->root, "state", "journeywright", names[i], NULL);

      jw_victim_delete (folder);
    }
  make_state (self->root);
}

static gboolean
is_unharmed (JwVictim *self)
{
  return self->old != NULL && jw_victim_look (self) == JW_VICTIM_OLD;
}

static void
make_file (JwVictim *self)
{
  g_autofree char *deep = g_path_get_dirname (self->file);
  g_autofree char *other = g_build_filename (self->root, "other", NULL);

  make_for_all (self->folder);
  make_for_all (deep);
  if (self->old == NULL)
    return;
  write_bytes (self->file, self->old);
  g_assert_cmpint (g_chmod (self->file, 0666), ==, 0);
  if (self->shape == JW_VICTIM_SYMLINK)
    g_assert_cmpint (symlink ("../deep/target", self->path), ==, 0);
  if (self->shape == JW_VICTIM_HARD_LINK)
    g_assert_cmpint (link (self->path, other), ==, 0);
}

void
jw_victim_reset (JwVictim *self)
{
  g_autofree char *deep = g_build_filename (self->root, "deep", NULL);
  g_autofree char *other = g_build_filename (self->root, "other", NULL);

  delete_state (self);
  /* To write a large one again takes most of the time. */
  if (is_unharmed (self) && !jw_victim_has_litter (self))
    return;
  g_chmod (self->folder, 0777);
  jw_victim_delete (self->folder);
  jw_victim_delete (deep);
  g_unlink (other);
  make_file (self);
  if (self->shape == JW_VICTIM_UNWRITABLE)
    g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
}

void
jw_victim_enter (JwVictim *self)
{
  if (self->shape != JW_VICTIM_UNWRITABLE || geteuid () != 0)
    return;
  g_assert_cmpint (setegid (NOBODY), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

void
jw_victim_leave (JwVictim *self)
{
  if (self->shape != JW_VICTIM_UNWRITABLE || getuid () != 0)
    return;
  g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (setegid (0), ==, 0);
}

void
jw_victim_start_again (JwVictim *self)
{
  jw_victim_enter (self);
  jw_save_finish_broken ();
  jw_victim_leave (self);
}

/* A link that became a file, and a hard link that was parted, are broken, too. */
static gboolean
is_itself (JwVictim *self)
{
  g_autofree char *other = g_build_filename (self->root, "other", NULL);
  struct stat own, linked;

  if (self->shape == JW_VICTIM_SYMLINK)
    return g_file_test (self->path, G_FILE_TEST_IS_SYMLINK);
  if (self->shape == JW_VICTIM_HARD_LINK)
    return stat (self->path, &own) == 0 && stat (other, &linked) == 0 &&
           own.st_ino == linked.st_ino;
  return TRUE;
}

JwVictimState
jw_victim_look (JwVictim *self)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) now = NULL;
  gsize size;

  if (!g_file_get_contents (self->file, &data, &size, NULL))
    return self->old == NULL ? JW_VICTIM_OLD : JW_VICTIM_BROKEN;
  now = g_bytes_new_take (g_steal_pointer (&data), size);
  if (!is_itself (self))
    return JW_VICTIM_BROKEN;
  if (self->old != NULL && g_bytes_equal (now, self->old))
    return JW_VICTIM_OLD;
  return g_bytes_equal (now, self->bytes) ? JW_VICTIM_SAVED : JW_VICTIM_BROKEN;
}

static gboolean
has_others (const char *folder, const char *known)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_strcmp0 (name, known) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_parts_of_versions (JwVictim *self)
{
  g_autofree char *root = g_build_filename (self->root, "state/journeywright/backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autoptr (GDir) versions = g_dir_open (folder, 0, NULL);
      const char *version;

      while (versions != NULL && (version = g_dir_read_name (versions)) != NULL)
        if (g_str_has_suffix (version, ".part"))
          return TRUE;
    }
  return FALSE;
}

gboolean
jw_victim_has_litter (JwVictim *self)
{
  g_autofree char *records = g_build_filename (self->root, "state/journeywright/recovery", NULL);
  g_autofree char *deep = g_build_filename (self->root, "deep", NULL);

  return has_others (self->folder, NAME) || has_others (deep, "target") ||
         has_others (records, NULL) || has_parts_of_versions (self);
}

gboolean
jw_victim_save_safely (JwVictim *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  return jw_save_bytes (file, self->bytes, NULL);
}

gboolean
jw_victim_save_by_replace_contents (JwVictim *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                  NULL);
}

gboolean
jw_victim_save_by_set_contents (JwVictim *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  return g_file_set_contents (self->path, data, (gssize)size, NULL);
}

gboolean
jw_victim_save_by_libxml (JwVictim *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  xmlDoc *document = xmlReadMemory (data, (int)size, NULL, NULL, XML_PARSE_HUGE);
  int written = document != NULL ? xmlSaveFormatFileEnc (self->path, document, "UTF-8", 0) : -1;

  xmlFreeDoc (document);
  return written >= 0;
}

int
jw_victim_job_prepare (gpointer job)
{
  jw_victim_enter (((JwVictimJob *)job)->victim);
  return 0;
}

int
jw_victim_job_run (gpointer job)
{
  JwVictimJob *self = job;

  return self->save (self->victim) ? 0 : 1;
}
