#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JwVictim:
 * @root: a folder of its own, with the state folder in it
 * @folder: where the file is
 * @path: the name that it is saved under
 * @file: the name of what is replaced, the same but for a link
 * @old: what it holds before, %NULL for a file that is not there yet
 * @bytes: what is saved
 *
 * A file that is saved to under bad circumstances.
 */
typedef enum
{
  JW_VICTIM_PLAIN,
  JW_VICTIM_SYMLINK,
  JW_VICTIM_HARD_LINK,
  JW_VICTIM_NEW,
  JW_VICTIM_UNWRITABLE, /* the folder: no sibling can be made there */
  JW_VICTIM_N_SHAPES
} JwVictimShape;

typedef struct
{
  JwVictimShape shape;
  char *root;
  char *folder;
  char *path;
  char *file;
  GBytes *old;
  GBytes *bytes;
} JwVictim;

/* What the file holds now. */
typedef enum
{
  JW_VICTIM_OLD,
  JW_VICTIM_SAVED,
  JW_VICTIM_BROKEN /* neither */
} JwVictimState;

/* How it is saved: jw_victim_save_safely(), or one that is to be shown to be unsafe. */
typedef gboolean (*JwVictimSave) (JwVictim *victim);

/* A save of a victim, to be run by a traced process: see traced.h. */
typedef struct
{
  JwVictim *victim;
  JwVictimSave save;
} JwVictimJob;

/* The two functions of jw_traced_new(), for a #JwVictimJob; the second one gives 0 if it saved. */
int jw_victim_job_prepare (gpointer job);
int jw_victim_job_run (gpointer job);
/* The folder of all victims of this program, which also holds its state folder: in memory where
 * there is room. To be called first, before anything asks for the state folder. */
char *jw_victim_make_root (void);
/* Deletes all that is in a folder, and the folder. */
void jw_victim_delete (const char *path);

/* A file of @size bytes in @root. */
JwVictim *jw_victim_new (const char *root, JwVictimShape shape, gsize size);
void jw_victim_free (JwVictim *victim);
const char *jw_victim_get_shape_name (JwVictimShape shape);
/* FALSE where this shape cannot be had by this user. */
gboolean jw_victim_is_possible (JwVictimShape shape);
/* Puts everything back as it was before a save. */
void jw_victim_reset (JwVictim *victim);
/* Becomes the user that saves, and whoever it was again. */
void jw_victim_enter (JwVictim *victim);
void jw_victim_leave (JwVictim *victim);
/* What a program does when it starts the next time. */
void jw_victim_start_again (JwVictim *victim);
JwVictimState jw_victim_look (JwVictim *victim);
/* TRUE if there is anything that is neither the file nor an earlier version of it. */
gboolean jw_victim_has_litter (JwVictim *victim);

/* The program's own way of saving. */
gboolean jw_victim_save_safely (JwVictim *victim);
/* Three usual ones that lose data. */
gboolean jw_victim_save_by_replace_contents (JwVictim *victim);
gboolean jw_victim_save_by_set_contents (JwVictim *victim);
gboolean jw_victim_save_by_libxml (JwVictim *victim);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwVictim, jw_victim_free)

G_END_DECLS
