#include "model/recovery/log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "model/error.h"
#include "model/file/bytes.h"
#include "model/recovery/store.h"

#define MAGIC "JWL1"

/* No record is larger than a map may be, with room for its frame. */
#define MAX_RECORD (64 * 1024 * 1024)
#define MAX_LOG (256 * 1024 * 1024)

typedef struct
{
  char magic[4];
  guint32 length; /* little endian, of the record alone */
  guint32 crc;    /* little endian, of the record alone */
} Frame;

struct _JwLog
{
  int fd;
  gsize size;
  GByteArray *unwritten; /* records, with their frames, that the disk has not taken yet */
};

static gboolean
fail (GError **error)
{
  g_set_error (error, JW_ERROR, JW_ERROR_FILE,
               _ ("The last changes cannot be kept for recovery (%s). Save the map soon."),
               g_strerror (errno));
  return FALSE;
}

static guint32
compute_crc (const guint8 *data, gsize length)
{
  return (guint32)crc32 (crc32 (0, NULL, 0), data, (uInt)length);
}

JwLog *
jw_log_create (const char *path, GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_APPEND, 0600);
  JwLog *log;

  if (fd < 0)
    {
      fail (error);
      return NULL;
    }
  log = g_atomic_rc_box_new0 (JwLog);
  log->fd = fd;
  log->unwritten = g_byte_array_new ();
  return log;
}

static void
close_log (gpointer data)
{
  JwLog *log = data;

  close (log->fd);
  g_byte_array_unref (log->unwritten);
}

JwLog *
jw_log_ref (JwLog *log)
{
  return g_atomic_rc_box_acquire (log);
}

void
jw_log_unref (JwLog *log)
{
  g_atomic_rc_box_release_full (log, close_log);
}

GBytes *
jw_log_frame (GBytes *record)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (record, &length);
  Frame frame = { MAGIC, GUINT32_TO_LE ((guint32)length),
                  GUINT32_TO_LE (compute_crc (data, length)) };
  guint8 *whole = g_malloc (sizeof frame + length);

  memcpy (whole, &frame, sizeof frame);
  if (length > 0)
    memcpy (whole + sizeof frame, data, length);
  return g_bytes_new_take (whole, sizeof frame + length);
}

/* One write: what is torn by a crash is torn behind the last whole record. */
gboolean
jw_log_flush (JwLog *log, GError **error)
{
  int reason;

  if (jw_recovery_write_all (log->fd, log->unwritten->data, log->unwritten->len))
    {
      log->size += log->unwritten->len;
      g_byte_array_set_size (log->unwritten, 0);
      return TRUE;
    }
  reason = errno;
  /* Half a record would hide all that come after it. */
  if (ftruncate (log->fd, (off_t)log->size) != 0)
    reason = errno;
  errno = reason;
  return fail (error);
}

gboolean
jw_log_append (JwLog *log, GBytes *record, GError **error)
{
  g_autoptr (GBytes) framed = jw_log_frame (record);

  g_byte_array_append (log->unwritten, g_bytes_get_data (framed, NULL),
                       (guint)g_bytes_get_size (framed));
  return jw_log_flush (log, error);
}

gboolean
jw_log_sync (JwLog *log, GError **error)
{
  return fdatasync (log->fd) == 0 || fail (error);
}

gsize
jw_log_get_size (JwLog *log)
{
  return log->size + log->unwritten->len;
}

GPtrArray *
jw_log_parse (GBytes *bytes)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize at = 0;

  while (size - at >= sizeof (Frame))
    {
      Frame frame;
      gsize length;

      memcpy (&frame, data + at, sizeof frame);
      length = GUINT32_FROM_LE (frame.length);
      if (memcmp (frame.magic, MAGIC, sizeof frame.magic) != 0 || length > MAX_RECORD ||
          length > size - at - sizeof frame ||
          compute_crc (data + at + sizeof frame, length) != GUINT32_FROM_LE (frame.crc))
        break;
      g_ptr_array_add (records, g_bytes_new_from_bytes (bytes, at + sizeof frame, length));
      at += sizeof frame + length;
    }
  return records;
}

GPtrArray *
jw_log_read (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = jw_bytes_read_file (file, MAX_LOG, NULL);

  if (bytes == NULL)
    bytes = g_bytes_new (NULL, 0);
  return jw_log_parse (bytes);
}
