#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Our own escaper: the parser's own library writes characters that it cannot read again. The text
 * must hold XML characters only, which the gateway and the reader see to. */
void jw_escape_text (GString *out, const char *text);
/* ` name="value"`. */
void jw_escape_attribute (GString *out, const char *name, const char *value);

G_END_DECLS
