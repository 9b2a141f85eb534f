#include "model/file/state.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

/* Whoever holds a lock renames one file; who takes longer than this has stopped. */
#define LOCK_TRIES 2000
#define LOCK_PAUSE 1000 /* microseconds */

char *
jw_state_get_folder (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), "journeywright", name, NULL);
}

gboolean
jw_state_lock (int fd)
{
  for (guint i = 0; i < LOCK_TRIES; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
      if (errno != EWOULDBLOCK)
        return FALSE;
      g_usleep (LOCK_PAUSE);
    }
  return FALSE;
}

int
jw_state_lock_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0 && jw_state_lock (fd))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}
