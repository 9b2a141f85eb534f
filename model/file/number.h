#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for any number that jw_number_format() writes, with its NUL. */
#define JW_NUMBER_BUFFER 32

/* The shortest decimal text that reads back as exactly @value, the same in every locale. @value is
 * finite. Returns @buffer, of JW_NUMBER_BUFFER bytes. */
const char *jw_number_format (double value, char *buffer);
/* Reads a plain decimal number ("12", "-0.5", "1e3"), whatever the locale. FALSE for anything else,
 * also for hexadecimal, infinite and undefined ones, and for what a double cannot hold. */
gboolean jw_number_parse (const char *text, double *value);

G_END_DECLS
