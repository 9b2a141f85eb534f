#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JwRun:
 * @status: what the program ended with
 * @out, @err: what it said
 */
typedef struct
{
  int status;
  char *out;
  char *err;
} JwRun;

/* Runs the built program with the words that follow, up to %NULL, in an environment without a
 * display. Fails the test if it does not end by itself. */
JwRun *jw_run (const char *word, ...) G_GNUC_NULL_TERMINATED;
/* The same, with "NAME=VALUE" more in its environment. */
JwRun *jw_run_with (const char *setting, const char *word, ...) G_GNUC_NULL_TERMINATED;
/* The same, where it may have so many KiB of addresses. */
JwRun *jw_run_within (const char *addresses, const char *word, ...) G_GNUC_NULL_TERMINATED;
void jw_run_free (JwRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwRun, jw_run_free)

G_END_DECLS
