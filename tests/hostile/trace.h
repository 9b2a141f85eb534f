#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that run a program under strace, which writes to @log each file that is opened, each socket
 * and each program started; without a log, or where there is no strace, the program alone. Free
 * with g_strfreev(). */
GStrv jw_trace_wrap (const char *log, const char *program, const char *const *words);
/* Adds the paths that were opened to a set of strings that frees them. */
void jw_trace_add_paths (const char *log, GHashTable *paths);
/* FALSE where strace lost sight of a call, as where its thread ends before it can be asked. */
gboolean jw_trace_is_whole (const char *log);
/* The first line of the log that tells of something else than opening a known path, a font, the
 * file itself or something in @outside; %NULL if there is none. Free with g_free(). */
char *
jw_trace_find_stray (const char *log, GHashTable *known, const char *file, const char *outside);

G_END_DECLS
