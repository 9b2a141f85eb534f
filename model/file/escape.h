#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Our own escaper: the parser's own library writes characters that it cannot read again. The text
 * must hold XML characters only, which the gateway and the reader see to. */
void jw_escape_text (GString *out, const char *text);
/* Text as it is: g_string_append_len() for the many short pieces that a file is made of. */
void jw_escape_append (GString *out, const char *text, gsize length);
/* ` name="value"`. */
void jw_escape_attribute (GString *out, const char *name, const char *value);

G_END_DECLS
