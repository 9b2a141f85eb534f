#include "tests/torture/stumble.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

typedef struct
{
  gboolean is_on; /* atomic, as all that the threads of a save look at */
  JwStumbleHow how;
  int code;
  gboolean for_good;
  gint calls_left;
  const char *name;   /* of the call that failed */
  gboolean *did_fail; /* in memory that two processes share, or NULL */
  char folder[PATH_MAX];
} Plan;

static Plan plan;

void
jw_stumble_begin (const char *folder, JwStumbleHow how, int code, gboolean for_good, guint index)
{
  plan.how = how;
  plan.code = code;
  plan.for_good = for_good;
  plan.calls_left = (gint)index;
  plan.name = NULL;
  g_strlcpy (plan.folder, folder, sizeof plan.folder);
  g_atomic_int_set (&plan.is_on, TRUE);
}

gboolean
jw_stumble_end (void)
{
  g_atomic_int_set (&plan.is_on, FALSE);
  return plan.name != NULL;
}

gboolean
jw_stumble_run (int (*prepare) (gpointer data),
                int (*body) (gpointer data),
                gpointer data,
                int *status)
{
  gboolean *did_fail =
      mmap (NULL, sizeof *did_fail, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  gboolean result;
  pid_t child;

  g_assert_true (did_fail != MAP_FAILED);
  plan.did_fail = did_fail;
  child = fork ();
  if (child == 0)
    _exit (prepare == NULL || prepare (data) == 0 ? body (data) : 99);
  jw_stumble_end ();
  plan.did_fail = NULL;
  g_assert_cmpint (waitpid (child, status, 0), ==, child);
  result = *did_fail;
  munmap (did_fail, sizeof *did_fail);
  return result;
}

static gboolean
is_write (const char *name)
{
  return strcmp (name, "write") == 0;
}

/* TRUE if it is this call's turn. The name is a literal. */
static gboolean
is_chosen (const char *name)
{
  if (plan.how == JW_STUMBLE_SHORTEN && !is_write (name))
    return FALSE;
  if (plan.name != NULL)
    return plan.for_good && strcmp (plan.name, name) == 0;
  if (g_atomic_int_add (&plan.calls_left, -1) != 0)
    return FALSE;
  plan.name = name;
  if (plan.did_fail != NULL)
    *plan.did_fail = TRUE;
  return TRUE;
}

static gboolean
stumbles (const char *name)
{
  if (!is_chosen (name))
    return FALSE;
  if (plan.how == JW_STUMBLE_DIE)
    syscall (SYS_kill, getpid (), SIGKILL);
  errno = plan.code;
  return TRUE;
}

static gboolean
stumbles_at_path (const char *name, const char *path)
{
  return g_atomic_int_get (&plan.is_on) && g_str_has_prefix (path, plan.folder) && stumbles (name);
}

/* Where a descriptor leads to. */
static gboolean
stumbles_at (const char *name, int fd)
{
  char link[64], path[PATH_MAX] = "";

  if (!g_atomic_int_get (&plan.is_on))
    return FALSE;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  return syscall (SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1) > 0 &&
         g_str_has_prefix (path, plan.folder) && stumbles (name);
}

/* --- The stand-ins. On these machines the C library's structures are the kernel's. --- */

#if defined(__x86_64__) || defined(__aarch64__)

int
open (const char *path, int flags, ...)
{
  mode_t mode = 0;
  va_list list;

  va_start (list, flags);
  if (flags & (O_CREAT | O_TMPFILE))
    mode = va_arg (list, mode_t);
  va_end (list);
  if (stumbles_at_path ("open", path))
    return -1;
  return (int)syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

ssize_t
write (int fd, const void *data, size_t size)
{
  gboolean does = size > 1 && stumbles_at ("write", fd);

  if (does && plan.how != JW_STUMBLE_SHORTEN)
    return -1;
  return syscall (SYS_write, fd, data, does ? (size + 1) / 2 : size);
}

ssize_t
pread (int fd, void *data, size_t size, off_t at)
{
  return stumbles_at ("pread", fd) ? -1 : syscall (SYS_pread64, fd, data, size, at);
}

ssize_t
read (int fd, void *data, size_t size)
{
  return stumbles_at ("read", fd) ? -1 : syscall (SYS_read, fd, data, size);
}

/* A file is closed also where that fails. */
int
close (int fd)
{
  gboolean does = stumbles_at ("close", fd);
  int result = (int)syscall (SYS_close, fd);

  if (does)
    errno = plan.code;
  return does ? -1 : result;
}

#define OF_FILE(name, parameters, number, ...)                                                     \
  int name parameters { return stumbles_at (#name, fd) ? -1 : (int)syscall (number, __VA_ARGS__); }
#define OF_PATH(name, parameters, number, ...)                                                     \
  int name parameters                                                                              \
  {                                                                                                \
    return stumbles_at_path (#name, path) ? -1 : (int)syscall (number, __VA_ARGS__);               \
  }

OF_FILE (fsync, (int fd), SYS_fsync, fd)
OF_FILE (fdatasync, (int fd), SYS_fdatasync, fd)
OF_FILE (fallocate, (int fd, int mode, off_t at, off_t size), SYS_fallocate, fd, mode, at, size)
OF_FILE (ftruncate, (int fd, off_t size), SYS_ftruncate, fd, size)
OF_FILE (fchmod, (int fd, mode_t mode), SYS_fchmod, fd, mode)
OF_FILE (fchown, (int fd, uid_t user, gid_t group), SYS_fchown, fd, user, group)
OF_FILE (flock, (int fd, int operation), SYS_flock, fd, operation)
OF_FILE (fstat, (int fd, struct stat *status), SYS_fstat, fd, status)
OF_PATH (stat,
         (const char *restrict path, struct stat *restrict status),
         SYS_newfstatat,
         AT_FDCWD,
         path,
         status,
         0)
OF_PATH (lstat,
         (const char *restrict path, struct stat *restrict status),
         SYS_newfstatat,
         AT_FDCWD,
         path,
         status,
         AT_SYMLINK_NOFOLLOW)
OF_PATH (rename, (const char *path, const char *to), SYS_renameat2, AT_FDCWD, path, AT_FDCWD, to, 0)
OF_PATH (renameat2,
         (int from, const char *path, int folder, const char *to, unsigned flags),
         SYS_renameat2,
         from,
         path,
         folder,
         to,
         flags)
OF_PATH (unlink, (const char *path), SYS_unlinkat, AT_FDCWD, path, 0)
OF_PATH (mkdir, (const char *path, mode_t mode), SYS_mkdirat, AT_FDCWD, path, mode)

#endif
