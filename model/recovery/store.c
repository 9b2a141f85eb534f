#include "model/recovery/store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "model/error.h"

struct _JwRecoveryStore
{
  GObject parent_instance;
  char *folder;
  int lock;
  guint n_stems;
};

G_DEFINE_FINAL_TYPE (JwRecoveryStore, jw_recovery_store, G_TYPE_OBJECT)

static gboolean
has_maps (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, JW_RECOVERY_BASE))
      return TRUE;
  return FALSE;
}

static void
jw_recovery_store_finalize (GObject *object)
{
  JwRecoveryStore *self = JW_RECOVERY_STORE (object);

  if (self->folder != NULL)
    jw_recovery_delete_folder (self->folder);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  G_OBJECT_CLASS (jw_recovery_store_parent_class)->finalize (object);
}

static void
jw_recovery_store_class_init (JwRecoveryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jw_recovery_store_finalize;
}

static void
jw_recovery_store_init (JwRecoveryStore *self)
{
  self->lock = -1;
}

char *
jw_recovery_get_root (const char *root)
{
  return root != NULL
             ? g_strdup (root)
             : g_build_filename (g_get_user_state_dir (), "journeywright", "recovery", NULL);
}

int
jw_recovery_lock (const char *folder, gboolean create)
{
  g_autofree char *path = g_build_filename (folder, JW_RECOVERY_LOCK, NULL);
  int fd = open (path, O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
make_folder (JwRecoveryStore *self, const char *root)
{
  g_autofree char *template = g_build_filename (root, "run-XXXXXX", NULL);

  if (g_mkdir_with_parents (root, 0700) != 0 || g_mkdtemp_full (template, 0700) == NULL)
    return FALSE;
  self->folder = g_steal_pointer (&template);
  self->lock = jw_recovery_lock (self->folder, TRUE);
  return self->lock >= 0;
}

JwRecoveryStore *
jw_recovery_store_new (const char *root, GError **error)
{
  g_autoptr (JwRecoveryStore) self = g_object_new (JW_TYPE_RECOVERY_STORE, NULL);
  g_autofree char *real = jw_recovery_get_root (root);

  if (make_folder (self, real))
    return g_steal_pointer (&self);
  g_set_error (error, JW_ERROR, JW_ERROR_FILE,
               _ ("Changes cannot be kept for recovery in “%s” (%s). Save your maps often."), real,
               g_strerror (errno));
  return NULL;
}

char *
jw_recovery_store_make_stem (JwRecoveryStore *self)
{
  g_autofree char *name = g_strdup_printf ("%06u", ++self->n_stems);

  return g_build_filename (self->folder, name, NULL);
}

gboolean
jw_recovery_fail (GError **error)
{
  g_set_error (error, JW_ERROR, JW_ERROR_FILE,
               _ ("The map cannot be kept for recovery (%s). Save it soon."), g_strerror (errno));
  return FALSE;
}

gboolean
jw_recovery_write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize)n;
    }
  return TRUE;
}

gboolean
jw_recovery_write_beside (const char *stem,
                          const char *ending,
                          const char *data,
                          gsize length,
                          GError **error)
{
  g_autofree char *path = g_strconcat (stem, ending, NULL);
  g_autofree char *part = g_strconcat (path, JW_RECOVERY_PART, NULL);
  int fd = open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean written = fd >= 0 && jw_recovery_write_all (fd, (const guint8 *)data, length);

  if (fd >= 0 && close (fd) != 0)
    written = FALSE;
  if (written && g_rename (part, path) == 0)
    return TRUE;
  jw_recovery_fail (error);
  g_unlink (part);
  return FALSE;
}

static gboolean
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced;

  /* Discarded meanwhile, and so of no interest. */
  if (fd < 0)
    return errno == ENOENT;
  synced = fsync (fd) == 0 || errno == EINVAL;
  close (fd);
  return synced;
}

gboolean
jw_recovery_sync_stem (const char *stem, GError **error)
{
  g_autofree char *base = g_strconcat (stem, JW_RECOVERY_BASE, NULL);
  g_autofree char *info = g_strconcat (stem, JW_RECOVERY_INFO, NULL);
  g_autofree char *folder = g_path_get_dirname (stem);

  return (sync_path (base) && sync_path (info) && sync_path (folder)) || jw_recovery_fail (error);
}

void
jw_recovery_delete_stem (const char *stem)
{
  static const char *const endings[] = { JW_RECOVERY_BASE,
                                         JW_RECOVERY_EDITS,
                                         JW_RECOVERY_INFO,
                                         JW_RECOVERY_TRIES,
                                         JW_RECOVERY_TOLD,
                                         JW_RECOVERY_DISCARDED,
                                         JW_RECOVERY_BASE JW_RECOVERY_PART,
                                         JW_RECOVERY_TRIES JW_RECOVERY_PART,
                                         JW_RECOVERY_INFO JW_RECOVERY_PART };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (stem, endings[i], NULL);

      g_unlink (path);
    }
}

void
jw_recovery_delete_folder (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (has_maps (folder))
    return;
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
