#include "model/file/save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/file/save-private.h"

static void
clear_save (JwSave *save)
{
  if (save->record != NULL)
    jw_save_record_end (save->record);
  g_clear_pointer (&save->old_bytes, g_bytes_unref);
  g_free (save->target);
  g_free (save->directory);
  g_free (save->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JwSave, clear_save)

/* The new name is on the disk only once its folder is. */
static gboolean
confirm (JwSave *save, GError **error)
{
  return jw_save_sync_folder (save->directory) ||
         jw_save_refuse (save,
                         _ ("It was written, but the disk did not confirm it. Save again, also to "
                            "another disk."),
                         error);
}

static gboolean
save_to_disk (JwSave *save, GError **error)
{
  JwSaveOutcome outcome;

  jw_save_finish_broken ();
  if (!jw_save_look (save, error))
    return FALSE;
  jw_save_clear_folder (save);
  save->record = jw_save_record_new (save->target);
  outcome = jw_save_by_sibling (save, error);
  if (outcome == JW_SAVE_NO_SIBLING)
    return jw_save_in_place (save, error);
  return outcome == JW_SAVE_DONE && confirm (save, error);
}

static gboolean
tell_not_here (GFile *file, GError **error)
{
  g_autofree char *uri = g_file_get_uri (file);

  g_set_error (error, JW_ERROR, JW_ERROR_FILE,
               _ ("“%s” is not on this computer. Save here first, then copy it there."), uri);
  return FALSE;
}

gboolean
jw_save_bytes_over (GFile *file,
                    GBytes *bytes,
                    const JwFileStamp *expected,
                    JwFileStamp *saved,
                    GError **error)
{
  g_auto (JwSave) save = { .fd = -1, .bytes = bytes, .expected = expected };
  gboolean done;

  save.target = g_file_get_path (file);
  done = save.target != NULL ? save_to_disk (&save, error) : tell_not_here (file, error);
  if (saved != NULL)
    {
      *saved = save.saved;
      if (saved->exists)
        jw_file_stamp_add_content (saved, bytes);
    }
  return done;
}

gboolean
jw_save_bytes (GFile *file, GBytes *bytes, GError **error)
{
  return jw_save_bytes_over (file, bytes, NULL, NULL, error);
}
