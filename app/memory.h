#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What jw_memory_end() says, translated and ended by a line break; kept, not copied. */
void jw_memory_set_last_words (char *words);
/* Says so on the standard error and ends the program with %JW_EXIT_FAILED. Called by itself where
 * the program, or a library, is refused memory that it cannot go on without: see memory.c. */
G_NORETURN void jw_memory_end (void);

G_END_DECLS
