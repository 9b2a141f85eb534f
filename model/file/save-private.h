#pragma once

#include <sys/stat.h>

#include "model/file/save-record.h"
#include "model/file/save.h"

G_BEGIN_DECLS

/* A file that is larger is neither a map nor a picture: no version of it is kept. */
#define JW_SAVE_MAX_OLD (64 * 1024 * 1024)

/* A signal may interrupt a call; one that is interrupted this often has failed. */
#define JW_SAVE_MAX_INTERRUPTIONS 100

/* What the names of siblings begin with. */
#define JW_SAVE_PREFIX ".journeywright-"

/**
 * JwSave:
 *
 * One saving. @target is what the symlinks end in; @temporary stands beside it until the two are
 * exchanged.
 */
typedef struct
{
  GBytes *bytes;
  const JwFileStamp *expected;
  char *target;
  char *directory;
  char *temporary;
  struct stat old;   /* of the target, if @exists */
  GBytes *old_bytes; /* NULL if there were none, or too many */
  gboolean exists;
  JwFileStamp saved;
  JwSaveRecord *record; /* NULL where none can be kept */
  int fd;               /* of @temporary */
} JwSave;

/**
 * JwSaveOutcome:
 * @JW_SAVE_NO_SIBLING: nothing was done, and a sibling would not do: to be written in place
 */
typedef enum
{
  JW_SAVE_DONE,
  JW_SAVE_FAILED,
  JW_SAVE_NO_SIBLING,
} JwSaveOutcome;

/* model/file/save-errors.c: an error that says what to do about an errno, or about @reason. Both
 * return FALSE. */
gboolean jw_save_set_error (JwSave *save, int code, GError **error);
gboolean jw_save_refuse (JwSave *save, const char *reason, GError **error);
/* The file is not the one that was expected. */
gboolean jw_save_set_changed (JwSave *save, GError **error);
/* The file is no longer there. */
gboolean jw_save_set_gone (JwSave *save, GError **error);

/* model/file/save-look.c */
/* Resolves symlinks in the target, and looks at what is there. */
gboolean jw_save_look (JwSave *save, GError **error);
/* TRUE if what @path names is what was looked at: the same bytes. */
gboolean jw_save_is_as_before (JwSave *save, const char *path);
/* What @fd holds from its begin on; NULL with errno set if it cannot be read, or if there is more
 * than @max. */
GBytes *jw_save_read_descriptor (int fd, gsize max);

/* The same of a file. */
GBytes *jw_save_read_file (const char *path);

/* model/file/save-sibling.c */
/* Steps 2 to 4 of jw_save_bytes_over(). */
JwSaveOutcome jw_save_by_sibling (JwSave *save, GError **error);
/* Clears away what saves in the target's folder have left behind, unless they still run. */
void jw_save_clear_folder (JwSave *save);

/* model/file/save-attributes.c */
/* Gives @save's new file what the old one has: owner, mode, extended attributes. */
JwSaveOutcome jw_save_keep_attributes (JwSave *save, GError **error);

/* model/file/save-in-place.c */
gboolean jw_save_in_place (JwSave *save, GError **error);

/* model/file/save-write.c: they retry what a signal interrupts, a while; on failure errno is set */
gboolean jw_save_write_all (int fd, GBytes *bytes);
gboolean jw_save_sync (int fd);
/* Makes the names in a folder durable. Where that cannot be done it counts as done. */
gboolean jw_save_sync_folder (const char *path);
/* Takes the room before a byte is written, where the disk can. */
gboolean jw_save_allocate (int fd, gsize size);

G_END_DECLS
