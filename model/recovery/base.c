#include "model/recovery/base.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "model/file/writer.h"
#include "model/file/writing.h"
#include "model/recovery/store.h"

/* Bytes that are summed up and written at once: well below a millisecond. */
#define CHUNK (128 * 1024)

struct _JwBase
{
  JwMap *map;
  char *path;
  char *part;
  JwWriting *writing;
  GBytes *bytes; /* NULL until the map is written to memory */
  gsize n_kept;  /* of them, in the file */
  GChecksum *sum;
  int fd;
};

JwBase *
jw_base_new (JwMap *map, const char *path)
{
  JwBase *self = g_new0 (JwBase, 1);

  self->map = g_object_ref (map);
  self->path = g_strdup (path);
  self->part = g_strconcat (path, JW_RECOVERY_PART, NULL);
  self->writing = jw_writing_new (map);
  self->sum = g_checksum_new (G_CHECKSUM_MD5);
  self->fd = -1;
  return self;
}

void
jw_base_free (JwBase *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_clear_pointer (&self->writing, jw_writing_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_checksum_free (self->sum);
  g_object_unref (self->map);
  g_free (self);
}

/* In memory, all at once if there is all time for it: who changes the map is in the middle of it,
 * and a writing in turns would wait for the end. */
static gboolean
write_map (JwBase *self, gint64 microseconds, GError **error)
{
  if (microseconds == G_MAXINT64)
    self->bytes = jw_writer_write (self->map, error);
  else if (!jw_writing_go_on (self->writing, microseconds))
    return TRUE;
  else
    self->bytes = jw_writing_finish (self->writing, error);
  g_clear_pointer (&self->writing, jw_writing_free);
  return self->bytes != NULL;
}

static gboolean
keep_chunk (JwBase *self, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  gsize length = MIN (CHUNK, size - self->n_kept);

  if (self->fd < 0)
    self->fd = open (self->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (self->fd < 0 || !jw_recovery_write_all (self->fd, data + self->n_kept, length))
    return jw_recovery_fail (error);
  g_checksum_update (self->sum, data + self->n_kept, (gssize)length);
  self->n_kept += length;
  return TRUE;
}

gboolean
jw_base_go_on (JwBase *self, gint64 microseconds, gboolean *is_done, GError **error)
{
  gint64 begin = g_get_monotonic_time ();

  *is_done = FALSE;
  if (self->bytes == NULL)
    {
      if (!write_map (self, microseconds, error))
        return FALSE;
      if (self->bytes == NULL || g_get_monotonic_time () - begin >= microseconds)
        return TRUE;
    }
  do
    {
      if (!keep_chunk (self, error))
        return FALSE;
      *is_done = self->n_kept == g_bytes_get_size (self->bytes);
    }
  while (!*is_done && g_get_monotonic_time () - begin < microseconds);
  return TRUE;
}

const char *
jw_base_get_sum (JwBase *self)
{
  return g_checksum_get_string (self->sum);
}

gboolean
jw_base_put (JwBase *self, GError **error)
{
  int fd = self->fd;

  self->fd = -1;
  if (close (fd) != 0 || g_rename (self->part, self->path) != 0)
    return jw_recovery_fail (error);
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}
