#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Calls of the C library that concern files, made to fail from within: for whoever saves in a
 * thread, which a tracer of one process does not follow, and where tracing is forbidden. What is
 * linked with this has stand-ins for them; pipes, sockets and files elsewhere are left alone.
 */

typedef enum
{
  JW_STUMBLE_FAIL,
  JW_STUMBLE_SHORTEN, /* writes half of it */
  JW_STUMBLE_DIE      /* kills the process before the call */
} JwStumbleHow;

/* Of the calls that come now and concern what is in @folder, the @index-th fails with @code, an
 * errno, and with @for_good every later one of its name, too. */
void
jw_stumble_begin (const char *folder, JwStumbleHow how, int code, gboolean for_good, guint index);
/* No more of them. TRUE if there were as many calls, so that one failed. */
gboolean jw_stumble_end (void);

/* For where nothing can be traced (traced.h): after jw_stumble_begin(), runs @prepare, which may be
 * %NULL, and @body in a process of its own, where alone calls fail. TRUE if one did; @status is
 * what wait() told. */
gboolean jw_stumble_run (int (*prepare) (gpointer data),
                         int (*body) (gpointer data),
                         gpointer data,
                         int *status);

G_END_DECLS
