#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * JwTraced:
 *
 * A part of a program that runs in a process of its own and stops before each system call, so that
 * it can be killed there, or the call made to fail. By ptrace(), which some containers forbid.
 */
typedef struct _JwTraced JwTraced;

/**
 * JwCall:
 * @number: SYS_write and the like
 * @arguments: as the kernel gets them
 */
typedef struct
{
  long number;
  guint64 arguments[6];
} JwCall;

/* What the process does; its result is the exit status. */
typedef int (*JwTracedFunc) (gpointer data);

/* Forks. @prepare, which may be %NULL, runs before the first stop. %NULL if tracing is not
 * permitted here. */
JwTraced *jw_traced_new (JwTracedFunc prepare, JwTracedFunc body, gpointer data);
/* Runs to just before the next system call; FALSE once it has ended. */
gboolean jw_traced_next (JwTraced *traced, JwCall *call);
/* A string of the process, which an argument points to; %NULL if there is none. */
char *jw_traced_read_string (JwTraced *traced, guint64 address);
/* The call that it stands before is not made and fails with @code, an errno. */
void jw_traced_fail (JwTraced *traced, int code);
/* The same, but the call is made: close() closes also when it fails. */
void jw_traced_fail_after (JwTraced *traced, int code);
/* The call that it stands before is made with another third argument: a shorter write. */
void jw_traced_shorten (JwTraced *traced, guint64 count);
/* Kills it before that call, or, some microseconds after it began, within it. */
void jw_traced_kill (JwTraced *traced);
void jw_traced_kill_within (JwTraced *traced, guint delay);
/* Once it has ended: what wait() told. */
int jw_traced_get_status (JwTraced *traced);
/* Kills it if it still runs. */
void jw_traced_free (JwTraced *traced);
/* TRUE if this machine lets a process be traced, and calls be made to fail. Where it does not, or
 * JW_UNTRACED is set, see stumble.h. */
gboolean jw_traced_is_permitted (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTraced, jw_traced_free)

G_END_DECLS
