#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a message quotes of a text: its first 60 characters, in one line, without control characters
 * and those that turn the direction of writing, since it is shown in windows and terminals and a
 * file may hold anything. Free with g_free(). */
char *jw_excerpt (const char *text);
/* Likewise of a text that need not end in NUL. */
char *jw_excerpt_n (const char *text, gsize length);
/* The name of a file as it may be shown: at most 200 characters, of which the last ones tell most;
 * what is not UTF-8 in it becomes U+FFFD. Free with g_free(). */
char *jw_excerpt_file_name (const char *name);

G_END_DECLS
