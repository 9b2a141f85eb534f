#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of the program's own under the user's state directory, "recovery" or "backups". It may
 * not be there yet. Free with g_free(). */
char *jw_state_get_folder (const char *name);
/* Waits until the file or folder that @fd stands for is locked by nobody else, and locks it until
 * @fd is closed. FALSE after two seconds, or where there are no locks. */
gboolean jw_state_lock (int fd);
/* Opens the folder and locks it; -1 if that cannot be had. */
int jw_state_lock_folder (const char *path);

G_END_DECLS
