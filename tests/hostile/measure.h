#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwMeasured:
 * @status: exit status, or -1 if a signal ended the process
 * @signal: that signal, or 0
 * @cpu_ms: processor time of it and its children, in milliseconds
 * @peak_mib: the most memory it held, in MiB
 * @out: what it wrote to its standard output, cut at 1 MiB
 * @err: likewise of its standard error
 *
 * What a process did and what it took.
 */
typedef struct
{
  int status;
  int signal;
  double cpu_ms;
  double peak_mib;
  char *out;
  char *err;
} JwMeasured;

/* Runs a program in a process of its own that is killed at 60 seconds of processor time, 4 GiB of
 * addresses (where no sanitizer needs more) or 256 MiB of file, so that nothing it does can hang
 * the test. @folder holds its output meanwhile. */
JwMeasured *jw_measure_run (const char *folder, const char *const *words);
void jw_measured_free (JwMeasured *measured);

/* How many times slower than the machine that the limits were measured on this one computes just
 * now; at least 1. */
double jw_measure_slowness (void);
/* Whether the program is built with a sanitizer, whose time and memory say nothing. */
gboolean jw_measure_is_sanitized (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwMeasured, jw_measured_free)

G_END_DECLS
