#pragma once

#include "tests/torture/traced.h"
#include "tests/torture/victim.h"

G_BEGIN_DECLS

/**
 * JwFault:
 * @code: the errno that the call fails with; 0 makes a write shorter instead
 * @for_good: whether every later call of the kind fails, too
 */
typedef struct
{
  int code;
  gboolean for_good;
} JwFault;

/**
 * JwFaultResult:
 * @n_faults: how many were injected
 * @n_saved, @n_refused: what the save told
 * @n_unconfirmed: refused, and yet the new version is there: the disk did not confirm it
 * @n_put_back: the file was restored by the next start
 * @n_lies: it told that it had saved, and had not
 * @n_broken: neither version was there after the next start
 * @n_litter: something else was left after it
 * @n_crashes: it did not end well, or told no reason
 * @n_stuck: saving elsewhere did not work afterwards
 */
typedef struct
{
  guint n_faults;
  guint n_saved;
  guint n_refused;
  guint n_unconfirmed;
  guint n_put_back;
  guint n_lies;
  guint n_broken;
  guint n_litter;
  guint n_crashes;
  guint n_stuck;
} JwFaultResult;

/* Saves to the victim, with a reason on failure. */
typedef gboolean (*JwFaultSave) (JwVictim *victim, GError **error);

/* Saves again and again, and lets its first call that concerns files fail, its second, and so on,
 * with each of the faults, or, if @rotate, with one of them in turn. Calls count from the first
 * that opens a path with @from in it, or all if it is %NULL. What fails is saved elsewhere
 * afterwards, with all in order. Adds to @result. */
void jw_faults_inject (JwVictim *victim,
                       JwFaultSave save,
                       const char *from,
                       const JwFault *faults,
                       guint n_faults,
                       gboolean rotate,
                       JwFaultResult *result);
/* The same, each fault at each call, with a save that is to be shown to be unsafe. */
void jw_faults_inject_unsafe (JwVictim *victim,
                              JwVictimSave save,
                              const JwFault *faults,
                              guint n_faults,
                              JwFaultResult *result);
/* Says what came out. */
void jw_faults_tell (const char *what, const JwFaultResult *result);
/* Fails the test if anything was lost. */
void jw_faults_assert_none_lost (const JwFaultResult *result);

G_END_DECLS
