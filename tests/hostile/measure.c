#include "tests/hostile/measure.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MIB (1024 * 1024)
#define MAX_OUTPUT MIB

/* What SHA-256 of so many bytes took where the limits were measured, in seconds. */
#define WORK_BYTES (8 * MIB)
#define WORK_SECONDS 0.055

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED TRUE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED TRUE
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED FALSE
#endif

static void
limit (int resource, rlim_t value)
{
  const struct rlimit both = { value, value };

  setrlimit ((__rlimit_resource_t)resource, &both);
}

static void
redirect (const char *path, int descriptor)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  dup2 (fd, descriptor);
  close (fd);
}

/* In the child; what is called here must be safe between fork and exec. */
G_NORETURN static void
become (const char *const *words, const char *out, const char *err)
{
  limit (RLIMIT_CPU, 60);
  limit (RLIMIT_FSIZE, 256 * MIB);
  limit (RLIMIT_CORE, 0);
  if (!IS_SANITIZED)
    limit (RLIMIT_AS, (rlim_t)4096 * MIB);
  redirect (out, STDOUT_FILENO);
  redirect (err, STDERR_FILENO);
  execv (words[0], (char *const *)words);
  _exit (127);
}

static char *
take_text (const char *path)
{
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return g_strdup ("");
  if (length > MAX_OUTPUT)
    text[MAX_OUTPUT] = '\0';
  unlink (path);
  return text;
}

static double
to_ms (struct timeval time)
{
  return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

JwMeasured *
jw_measure_run (const char *folder, const char *const *words)
{
  g_autofree char *out = g_build_filename (folder, "standard-output", NULL);
  g_autofree char *err = g_build_filename (folder, "standard-error", NULL);
  JwMeasured *measured = g_new0 (JwMeasured, 1);
  struct rusage usage;
  int status = 0;
  /* fork, not a spawn that shares memory: the peak of this process would count as the child's. */
  pid_t child = fork ();

  if (child == 0)
    become (words, out, err);
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  measured->status = WIFEXITED (status) ? WEXITSTATUS (status) : -1;
  measured->signal = WIFSIGNALED (status) ? WTERMSIG (status) : 0;
  measured->cpu_ms = to_ms (usage.ru_utime) + to_ms (usage.ru_stime);
  measured->peak_mib = (double)usage.ru_maxrss / 1024;
  measured->out = take_text (out);
  measured->err = take_text (err);
  return measured;
}

void
jw_measured_free (JwMeasured *measured)
{
  g_free (measured->out);
  g_free (measured->err);
  g_free (measured);
}

double
jw_measure_slowness (void)
{
  g_autofree guint8 *work = g_malloc0 (WORK_BYTES);
  clock_t start = clock ();
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, work, WORK_BYTES);
  double seconds = (double)(clock () - start) / CLOCKS_PER_SEC;

  return MAX (1, seconds / WORK_SECONDS);
}

gboolean
jw_measure_is_sanitized (void)
{
  return IS_SANITIZED;
}
