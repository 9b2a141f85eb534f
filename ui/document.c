#include "ui/document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/file/backups.h"
#include "model/file/bytes.h"
#include "model/file/reader.h"
#include "model/file/save.h"
#include "model/file/stamp.h"
#include "model/file/writer.h"
#include "model/file/writing.h"
#include "model/templates.h"

/* The longest suggestion for a file name, in bytes: file systems take 255 with the ending. */
#define MAX_NAME_BYTES 120

struct _JwDocument
{
  GObject parent_instance;

  JwMap *map;
  GFile *file;
  JwFileStamp stamp;
  JwFileDifference difference;
  JwFindings *findings;
  GQueue saves; /* GTask; the first one is being written */
};

/* A save writes the map for so long at once, in microseconds, and then lets others have their turn:
 * a map of 20,000 cards takes several times as long, and somebody may be typing. */
#define TURN 2000
/* Who goes on typing, or keeps the window busy, does not keep the map from being saved: after so
 * long it is written without turns. */
#define PATIENCE 500000
/* Input comes first, and so do frames. */
#define TURN_PRIORITY (G_PRIORITY_HIGH_IDLE + 30)

/* One save: what is written, and what the map was when that was done. */
typedef struct
{
  GFile *file;
  JwWriting *writing;
  gint64 begun;
  GBytes *bytes; /* NULL until all is written */
  guint64 state;
  gboolean overwrite;
  gboolean known; /* @file is the document's own, last seen as @stamp */
  JwFileStamp stamp;
  JwFileStamp saved; /* what is there now; does not exist if the file was not replaced */
} Save;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwDocument, jw_document, G_TYPE_OBJECT)

static void
save_free (Save *save)
{
  g_clear_object (&save->file);
  g_clear_pointer (&save->writing, jw_writing_free);
  g_clear_pointer (&save->bytes, g_bytes_unref);
  g_free (save);
}

static void
emit_changed (JwDocument *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
modified_cb (JwMap *map, GParamSpec *pspec, JwDocument *self)
{
  emit_changed (self);
}

static JwDocument *
create_document (JwMap *map, GFile *file)
{
  JwDocument *self = g_object_new (JW_TYPE_DOCUMENT, NULL);

  self->map = map;
  g_set_object (&self->file, file);
  return self;
}

static void
jw_document_dispose (GObject *object)
{
  JwDocument *self = JW_DOCUMENT (object);

  if (self->map)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_object (&self->map);
  g_clear_object (&self->file);
  g_clear_pointer (&self->findings, jw_findings_free);
  G_OBJECT_CLASS (jw_document_parent_class)->dispose (object);
}

static void
jw_document_class_init (JwDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jw_document_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jw_document_init (JwDocument *self)
{
  self->findings = jw_findings_new ();
  g_queue_init (&self->saves);
}

JwDocument *
jw_document_new_from_template (const char *name, GError **error)
{
  g_autoptr (JwMap) map = jw_templates_create (name, error);

  return map ? jw_document_new_for_map (map) : NULL;
}

JwDocument *
jw_document_new_for_map (JwMap *map)
{
  JwDocument *self = create_document (g_object_ref (map), NULL);

  g_signal_connect (map, "notify::modified", G_CALLBACK (modified_cb), self);
  return self;
}

/* What the stamp says of the content is what was read, and no later state of the file. */
static JwMap *
read_map (GFile *file, JwFindings *findings, JwFileStamp *stamp, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  jw_file_stamp_read (file, stamp);
  bytes = jw_bytes_read_file (file, JW_FILE_MAX_BYTES, error);
  if (!bytes)
    return NULL;
  jw_file_stamp_add_content (stamp, bytes);
  return jw_reader_read_bytes (bytes, findings, error);
}

JwDocument *
jw_document_open (GFile *file, GError **error)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  JwFileStamp stamp;
  JwDocument *self;
  JwMap *map;

  /* It may be one whose saving was interrupted. */
  jw_save_finish_broken ();
  map = read_map (file, findings, &stamp, error);
  if (!map)
    return NULL;
  self = create_document (map, file);
  self->stamp = stamp;
  jw_findings_free (self->findings);
  self->findings = g_steal_pointer (&findings);
  g_signal_connect (map, "notify::modified", G_CALLBACK (modified_cb), self);
  return self;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  JwDocument *self = jw_document_open (G_FILE (data), &error);

  if (self)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
jw_document_open_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

JwDocument *
jw_document_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

JwMap *
jw_document_get_map (JwDocument *self)
{
  return self->map;
}

GFile *
jw_document_get_file (JwDocument *self)
{
  return self->file;
}

JwFindings *
jw_document_get_findings (JwDocument *self)
{
  return self->findings;
}

gboolean
jw_document_is_in_file (JwDocument *self, GFile *file)
{
  JwFileStamp stamp;

  if (!self->file)
    return FALSE;
  if (g_file_equal (self->file, file))
    return TRUE;
  jw_file_stamp_read (file, &stamp);
  return jw_file_stamp_is_same_file (&self->stamp, &stamp);
}

gboolean
jw_document_is_modified (JwDocument *self)
{
  return jw_map_is_modified (self->map) || self->difference == JW_FILE_GONE;
}

const JwFileStamp *
jw_document_get_stamp (JwDocument *self)
{
  return &self->stamp;
}

JwFileDifference
jw_document_get_difference (JwDocument *self)
{
  return self->difference;
}

static gboolean
is_own_stamp (JwDocument *self, const JwFileStamp *stamp)
{
  const JwFileStamp *own = &self->stamp;

  return own->device == stamp->device && own->inode == stamp->inode &&
         own->written == stamp->written && own->has_digest == stamp->has_digest &&
         (!own->has_digest || memcmp (own->digest, stamp->digest, sizeof own->digest) == 0);
}

gboolean
jw_document_take_difference (JwDocument *self,
                             const JwFileStamp *stamp,
                             JwFileDifference difference)
{
  if (jw_document_is_saving (self) || !is_own_stamp (self, stamp))
    return FALSE;
  if (difference != self->difference)
    {
      self->difference = difference;
      emit_changed (self);
    }
  return TRUE;
}

gboolean
jw_document_is_saving (JwDocument *self)
{
  return !g_queue_is_empty (&self->saves);
}

gboolean
jw_document_is_untouched (JwDocument *self)
{
  return !self->file && !jw_map_is_modified (self->map) && !jw_map_can_undo (self->map) &&
         !jw_map_can_redo (self->map) && !jw_document_is_saving (self);
}

char *
jw_document_get_title (JwDocument *self)
{
  const char *title = jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE);

  return g_strdup (title && *title ? title : _ ("Untitled map"));
}

/* The path as a user writes it, or the address of something that is not on this machine. */
static char *
describe_file (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (path && length > 1 && g_str_has_prefix (path, home) && path[length] == '/')
    return g_strconcat ("~", path + length, NULL);
  return g_file_get_parse_name (file);
}

char *
jw_document_get_state (JwDocument *self)
{
  g_autofree char *place = NULL;
  const char *state = _ ("saved");

  if (!self->file)
    return g_strdup (jw_document_is_saving (self) ? _ ("Saving…") : _ ("Not saved yet"));
  if (jw_document_is_saving (self))
    state = _ ("saving…");
  else if (self->difference == JW_FILE_GONE)
    state = _ ("no longer there");
  else if (self->difference == JW_FILE_CHANGED)
    state = _ ("changed on disk");
  else if (jw_map_is_modified (self->map))
    state = _ ("edited");
  place = describe_file (self->file);
  /* Translators: a file and its state, as in "~/Documents/mugs.journey · edited" */
  return g_strdup_printf (_ ("%s · %s"), place, state);
}

static gboolean
fits_file_name (gunichar c)
{
  return g_unichar_isprint (c) && c != '/' && c != '\\' && !strchr ("<>:\"|?*", (int)MIN (c, 127));
}

/* Names that are devices elsewhere, whatever follows a dot in them. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul" };
  g_autofree char *stem = g_ascii_strdown (name, (gssize)strcspn (name, "."));

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_str_equal (stem, devices[i]))
      return TRUE;
  return strlen (stem) == 4 && g_ascii_isdigit (stem[3]) &&
         (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt"));
}

/* Not hidden, not a path, nothing that another system's file names cannot hold. */
static char *
sanitise_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = title; *p && name->len < MAX_NAME_BYTES; p = g_utf8_next_char (p))
    g_string_append_unichar (name,
                             fits_file_name (g_utf8_get_char (p)) ? g_utf8_get_char (p) : ' ');
  g_strstrip (name->str);
  for (char *p = name->str; *p == '.'; p++)
    *p = '_';
  return g_strconcat (is_reserved (name->str) ? "_" : "", name->str, NULL);
}

char *
jw_document_suggest_name (JwDocument *self, const char *suffix)
{
  g_autofree char *base = NULL;
  const char *title = jw_node_get_string (JW_NODE (self->map), JW_MAP_TITLE);

  if (self->file)
    {
      g_autofree char *name = g_file_get_basename (self->file);

      /* What is shown in a dialog is UTF-8; a file name need not be. */
      base = g_filename_display_name (name);
      if (g_str_has_suffix (base, JW_FILE_SUFFIX))
        base[strlen (base) - strlen (JW_FILE_SUFFIX)] = '\0';
    }
  else
    base = sanitise_name (title ? title : "");
  return g_strconcat (*base ? base : _ ("Journey map"), suffix, NULL);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  const JwFileStamp *expected = save->known && !save->overwrite ? &save->stamp : NULL;
  GError *error = NULL;

  if (jw_writer_verify (save->bytes, &error) &&
      jw_save_bytes_over (save->file, save->bytes, expected, &save->saved, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Saves follow one another, so that an older state never lands on a newer one. */
static void
start_next_save (JwDocument *self)
{
  GTask *task = g_queue_peek_head (&self->saves);
  Save *save = task ? g_task_get_task_data (task) : NULL;

  if (!task || !save->bytes)
    return;
  save->known = self->file && g_file_equal (self->file, save->file);
  save->stamp = self->stamp;
  g_task_run_in_thread (task, save_in_thread);
}

static void
take_saved (JwDocument *self, Save *save)
{
  g_set_object (&self->file, save->file);
  self->stamp = save->saved;
  self->difference = JW_FILE_SAME;
  jw_map_mark_saved_state (self->map, save->state);
}

/* A disk may have taken the file and not have confirmed it: that is not saved, but neither did
 * another program change it. */
static void
take_unconfirmed (JwDocument *self, Save *save)
{
  if (save->known && save->saved.exists)
    self->stamp = save->saved;
}

static void
take_written (JwDocument *self, GTask *task)
{
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;

  save->state = jw_map_get_state (self->map);
  save->bytes = jw_writing_finish (save->writing, &error);
  g_clear_pointer (&save->writing, jw_writing_free);
  if (!save->bytes)
    g_task_return_error (task, error);
  else if (g_queue_peek_head (&self->saves) == task)
    start_next_save (self);
}

static gboolean
write_on (GTask *task)
{
  Save *save = g_task_get_task_data (task);
  gboolean is_late = g_get_monotonic_time () - save->begun > PATIENCE;

  if (!jw_writing_go_on (save->writing, is_late ? G_MAXINT32 : TURN))
    return FALSE;
  take_written (g_task_get_source_object (task), task);
  return TRUE;
}

static gboolean
write_on_cb (gpointer user_data)
{
  return write_on (user_data) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
jw_document_save_async (JwDocument *self,
                        GFile *file,
                        gboolean overwrite,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Save *save = g_new0 (Save, 1);

  g_task_set_task_data (task, save, (GDestroyNotify)save_free);
  save->file = g_object_ref (file);
  save->overwrite = overwrite;
  save->writing = jw_writing_new (self->map);
  save->begun = g_get_monotonic_time ();
  g_queue_push_tail (&self->saves, task);
  if (!write_on (task))
    g_idle_add_full (TURN_PRIORITY, write_on_cb, g_object_ref (task), g_object_unref);
  emit_changed (self);
}

gboolean
jw_document_save_finish (JwDocument *self, GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  gboolean was_first = g_queue_peek_head (&self->saves) == task;
  gboolean saved = g_task_propagate_boolean (task, error);

  if (!g_queue_remove (&self->saves, task))
    return saved;
  if (saved)
    take_saved (self, g_task_get_task_data (task));
  else
    take_unconfirmed (self, g_task_get_task_data (task));
  if (was_first)
    start_next_save (self);
  emit_changed (self);
  g_object_unref (task);
  return saved;
}

gboolean
jw_document_keep_version (JwDocument *self)
{
  g_autoptr (GBytes) bytes = jw_writer_write (self->map, NULL);
  g_autofree char *path = self->file ? g_file_get_path (self->file) : NULL;

  return bytes && path && jw_backups_keep (path, bytes);
}
