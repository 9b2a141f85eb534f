#include "tests/torture/kill.h"

#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "tests/torture/stumble.h"
#include "tests/torture/traced.h"

/* Bytes from which a write takes long enough to be interrupted. */
#define LARGE_WRITE (64 * 1024)

static void
count (JwVictim *victim, JwKillResult *result)
{
  JwVictimState state = jw_victim_look (victim);
  gboolean was_broken = state == JW_VICTIM_BROKEN;

  jw_victim_start_again (victim);
  state = jw_victim_look (victim);
  result->n_points++;
  result->n_old += state == JW_VICTIM_OLD;
  result->n_saved += state == JW_VICTIM_SAVED;
  result->n_broken += state == JW_VICTIM_BROKEN;
  result->n_completed += was_broken && state != JW_VICTIM_BROKEN;
  result->n_litter += jw_victim_has_litter (victim);
}

static gboolean
is_large_write (const JwCall *call)
{
  return (call->number == SYS_write || call->number == SYS_pwrite64) &&
         call->arguments[2] >= LARGE_WRITE;
}

/* FALSE once the save has ended before that call. */
static gboolean
kill_once (JwVictimJob *job, guint index, gboolean within, JwKillResult *result)
{
  g_autoptr (JwTraced) traced = NULL;
  JwCall call = { 0 };

  jw_victim_reset (job->victim);
  traced = jw_traced_new (jw_victim_job_prepare, jw_victim_job_run, job);
  g_assert_nonnull (traced);
  for (guint i = 0; i <= index; i++)
    if (!jw_traced_next (traced, &call))
      {
        g_assert_true (WIFEXITED (jw_traced_get_status (traced)));
        g_assert_cmpint (WEXITSTATUS (jw_traced_get_status (traced)), ==, 0);
        return FALSE;
      }
  if (within && !is_large_write (&call))
    return TRUE;
  if (within)
    jw_traced_kill_within (traced, (guint)(call.arguments[2] / 8192 * (index % 7 + 1) / 4));
  else
    jw_traced_kill (traced);
  count (job->victim, result);
  return TRUE;
}

/* The same from within, at the calls of the C library. */
static gboolean
die_once (JwVictimJob *job, guint index, JwKillResult *result)
{
  int status = 0;

  jw_victim_reset (job->victim);
  jw_stumble_begin (job->victim->root, JW_STUMBLE_DIE, 0, FALSE, index);
  if (!jw_stumble_run (jw_victim_job_prepare, jw_victim_job_run, job, &status))
    {
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      return FALSE;
    }
  g_assert_true (WIFSIGNALED (status));
  count (job->victim, result);
  return TRUE;
}

void
jw_kill_at_each_call (JwVictim *victim, JwVictimSave save, guint stride, JwKillResult *result)
{
  JwVictimJob job = { victim, save };

  if (!jw_traced_is_permitted ())
    {
      for (guint i = 0; die_once (&job, i, result); i += stride)
        continue;
      return;
    }
  for (guint i = 0; kill_once (&job, i, FALSE, result); i += stride)
    if (!kill_once (&job, i, TRUE, result))
      break;
}

void
jw_kill_tell (const char *what, const JwKillResult *result)
{
  g_test_message ("%s: %u points; %u old, %u new, of these %u completed at the next start; "
                  "%u broken, %u litter",
                  what, result->n_points, result->n_old, result->n_saved, result->n_completed,
                  result->n_broken, result->n_litter);
}
