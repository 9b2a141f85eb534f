#include "tests/torture/faults.h"

#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/file/save.h"
#include "tests/torture/stumble.h"

/* The call that tells the tracer where a save begins and ends: it does nothing. */
#define MARK SYS_getpgid

typedef enum
{
  EXIT_SAVED = 0,
  EXIT_REFUSED = 1,
  EXIT_NO_REASON = 2,
  EXIT_STUCK = 3
} ExitStatus;

typedef struct
{
  JwVictim *victim;
  JwFaultSave save;
  JwVictimSave unsafe; /* instead */
  const char *from;
} Job;

/* Calls that concern files. What a kernel of another machine lacks is not asked for. */
static const long calls[] = {
#ifdef SYS_open
  SYS_open,      SYS_stat,      SYS_lstat,      SYS_rename,    SYS_unlink,     SYS_mkdir,
  SYS_rmdir,     SYS_chmod,     SYS_link,       SYS_readlink,
#endif
  SYS_openat,    SYS_write,     SYS_pwrite64,   SYS_read,      SYS_pread64,    SYS_fsync,
  SYS_fdatasync, SYS_fallocate, SYS_ftruncate,  SYS_close,     SYS_fstat,      SYS_newfstatat,
  SYS_renameat,  SYS_renameat2, SYS_unlinkat,   SYS_mkdirat,   SYS_fchmod,     SYS_fchown,
  SYS_flock,     SYS_lseek,     SYS_getdents64, SYS_faccessat, SYS_readlinkat, SYS_listxattr,
  SYS_getxattr,  SYS_fsetxattr,
};

static gboolean
concerns_files (const JwCall *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (calls[i] == call->number)
      return TRUE;
  return FALSE;
}

static gboolean
is_write (const JwCall *call)
{
  return call->number == SYS_write || call->number == SYS_pwrite64;
}

static int
prepare (gpointer data)
{
  jw_victim_enter (((Job *)data)->victim);
  return 0;
}

static gboolean
save_elsewhere (JwVictim *victim)
{
  g_autofree char *path = g_build_filename (victim->root, "elsewhere.journey", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize size = 0;
  gboolean done = jw_save_bytes (file, victim->bytes, NULL) &&
                  g_file_get_contents (path, &saved, &size, NULL) &&
                  size == g_bytes_get_size (victim->bytes) &&
                  memcmp (saved, g_bytes_get_data (victim->bytes, NULL), size) == 0;

  unlink (path);
  return done;
}

static int
run (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  gboolean saved;

  syscall (MARK, 0);
  saved = job->unsafe != NULL ? job->unsafe (job->victim) : job->save (job->victim, &error);
  syscall (MARK, 0);
  jw_stumble_end ();
  if (saved)
    return EXIT_SAVED;
  if (error == NULL || *error->message == '\0')
    return EXIT_NO_REASON;
  return save_elsewhere (job->victim) ? EXIT_REFUSED : EXIT_STUCK;
}

/* TRUE if the call is one that this fault is for. */
static gboolean
suits (const JwFault *fault, const JwCall *call)
{
  return fault->code != 0 ? concerns_files (call) : is_write (call) && call->arguments[2] > 1;
}

static void
inject (JwTraced *traced, const JwFault *fault, const JwCall *call)
{
  if (fault->code != 0 && call->number == SYS_close)
    jw_traced_fail_after (traced, fault->code);
  else if (fault->code != 0)
    jw_traced_fail (traced, fault->code);
  else
    jw_traced_shorten (traced, (call->arguments[2] + 1) / 2);
}

static gboolean
opens (JwTraced *traced, const JwCall *call, const char *what)
{
  g_autofree char *path =
      call->number == SYS_openat ? jw_traced_read_string (traced, call->arguments[1]) : NULL;

  return path != NULL && strstr (path, what) != NULL;
}

/* The @index-th call that the fault suits fails, and if for good all later ones of its kind. FALSE
 * if there were not that many. */
static gboolean
run_with_fault (JwTraced *traced, const char *from, const JwFault *fault, guint index, long *kind)
{
  gboolean is_in = FALSE;
  gboolean has_begun = from == NULL;
  gboolean was_injected = FALSE;
  JwCall call;

  while (jw_traced_next (traced, &call))
    {
      if (call.number == MARK)
        is_in = !is_in;
      has_begun = has_begun || (is_in && opens (traced, &call, from));
      if (!is_in || !has_begun || !suits (fault, &call))
        continue;
      if (was_injected ? fault->for_good && call.number == *kind : index-- == 0)
        {
          was_injected = TRUE;
          *kind = call.number;
          inject (traced, fault, &call);
        }
    }
  return was_injected;
}

static void
count (JwVictim *victim, int status, JwFaultResult *result)
{
  int told = WIFEXITED (status) ? WEXITSTATUS (status) : EXIT_NO_REASON;
  JwVictimState before = jw_victim_look (victim);
  JwVictimState after;

  jw_victim_start_again (victim);
  after = jw_victim_look (victim);
  result->n_faults++;
  result->n_saved += told == EXIT_SAVED;
  result->n_refused += told == EXIT_REFUSED;
  result->n_crashes += told == EXIT_NO_REASON || told > EXIT_STUCK;
  result->n_stuck += told == EXIT_STUCK;
  result->n_lies += told == EXIT_SAVED && after != JW_VICTIM_SAVED;
  result->n_unconfirmed += told != EXIT_SAVED && after == JW_VICTIM_SAVED;
  result->n_put_back += before == JW_VICTIM_BROKEN && after == JW_VICTIM_OLD;
  result->n_broken += after == JW_VICTIM_BROKEN;
  result->n_litter += jw_victim_has_litter (victim);
}

static guint
count_bad (const JwFaultResult *result)
{
  return result->n_lies + result->n_broken + result->n_litter + result->n_crashes + result->n_stuck;
}

/* The same from within, at calls of the C library for what is in the victim's folder. */
static gboolean
stumble_once (Job *job, const JwFault *fault, guint index, JwFaultResult *result)
{
  int status = 0;

  jw_victim_reset (job->victim);
  jw_stumble_begin (job->victim->root, fault->code != 0 ? JW_STUMBLE_FAIL : JW_STUMBLE_SHORTEN,
                    fault->code, fault->for_good, index);
  if (!jw_stumble_run (prepare, run, job, &status))
    return FALSE;
  count (job->victim, status, result);
  return TRUE;
}

static gboolean
inject_once (Job *job, const JwFault *fault, guint index, JwFaultResult *result)
{
  g_autoptr (JwTraced) traced = NULL;
  guint n_bad = count_bad (result);
  long kind = -1;

  if (!jw_traced_is_permitted ())
    return stumble_once (job, fault, index, result);
  jw_victim_reset (job->victim);
  traced = jw_traced_new (prepare, run, job);
  g_assert_nonnull (traced);
  if (!run_with_fault (traced, job->from, fault, index, &kind))
    return FALSE;
  count (job->victim, jw_traced_get_status (traced), result);
  if (count_bad (result) > n_bad && g_getenv ("JW_FAULTS_TELL") != NULL)
    g_test_message ("bad: call %u, system call %ld, “%s”%s, status %d", index, kind,
                    g_strerror (fault->code), fault->for_good ? " for good" : "",
                    jw_traced_get_status (traced));
  return TRUE;
}

void
jw_faults_inject (JwVictim *victim,
                  JwFaultSave save,
                  const char *from,
                  const JwFault *faults,
                  guint n_faults,
                  gboolean rotate,
                  JwFaultResult *result)
{
  Job job = { victim, save, NULL, from };
  gboolean goes_on = TRUE;

  for (guint index = 0; goes_on; index++)
    {
      guint first = rotate ? index % n_faults : 0;
      guint n = rotate ? 1 : n_faults;

      goes_on = FALSE;
      for (guint i = first; i < first + n; i++)
        goes_on = inject_once (&job, &faults[i], index, result) || goes_on;
      /* There are fewer writes to shorten than calls to fail. */
      if (!goes_on && rotate && faults[first].code == 0)
        goes_on = inject_once (&job, &faults[0], index, result);
    }
}

void
jw_faults_inject_unsafe (JwVictim *victim,
                         JwVictimSave save,
                         const JwFault *faults,
                         guint n_faults,
                         JwFaultResult *result)
{
  Job job = { victim, NULL, save, NULL };
  gboolean goes_on = TRUE;

  for (guint index = 0; goes_on; index++)
    {
      goes_on = FALSE;
      for (guint i = 0; i < n_faults; i++)
        goes_on = inject_once (&job, &faults[i], index, result) || goes_on;
    }
}

void
jw_faults_tell (const char *what, const JwFaultResult *result)
{
  g_test_message (
      "%s: %u faults; %u saved all the same, %u refused, of these %u not confirmed, "
      "%u put back at the next start; %u lies, %u broken, %u litter, %u crashes, %u not "
      "saved elsewhere",
      what, result->n_faults, result->n_saved, result->n_refused, result->n_unconfirmed,
      result->n_put_back, result->n_lies, result->n_broken, result->n_litter, result->n_crashes,
      result->n_stuck);
}

void
jw_faults_assert_none_lost (const JwFaultResult *result)
{
  g_assert_cmpuint (result->n_lies, ==, 0);
  g_assert_cmpuint (result->n_broken, ==, 0);
  g_assert_cmpuint (result->n_litter, ==, 0);
  g_assert_cmpuint (result->n_crashes, ==, 0);
  g_assert_cmpuint (result->n_stuck, ==, 0);
}
