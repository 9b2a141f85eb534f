#pragma once

#include "tests/torture/victim.h"

G_BEGIN_DECLS

/**
 * JwKillResult:
 * @n_points: how often it was killed
 * @n_old, @n_saved: how often the old and the new version were there after the next start
 * @n_completed: how often the next start had to complete what was half written
 * @n_broken: how often neither was there after it
 * @n_litter: how often something else was left
 */
typedef struct
{
  guint n_points;
  guint n_old;
  guint n_saved;
  guint n_completed;
  guint n_broken;
  guint n_litter;
} JwKillResult;

/* Saves again and again, and kills it before its first system call, its second, and so on, or
 * before each @stride-th, and within large writes. Adds to @result. */
void jw_kill_at_each_call (JwVictim *victim, JwVictimSave save, guint stride, JwKillResult *result);
/* Says what came out. */
void jw_kill_tell (const char *what, const JwKillResult *result);

G_END_DECLS
