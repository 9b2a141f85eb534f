#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * No set of libxml2's options makes it safe on hostile input (attribute floods, entity floods), so
 * the bytes pass here first. The limits are far above what a map can need.
 */
#define JW_SCREEN_MAX_DEPTH 32
#define JW_SCREEN_MAX_ATTRIBUTES 64
#define JW_SCREEN_MAX_TAG_BYTES (256 * 1024)
#define JW_SCREEN_MAX_ELEMENTS 500000

/* Whether the bytes may be given to the XML parser: UTF-8 (with or without a byte order mark), no
 * NUL, no document type, nothing past the limits. An error is %JW_ERROR_FORMAT or %JW_ERROR_LIMIT
 * and names the line. Well-formedness is left to the parser. */
gboolean jw_screen_check (const char *data, gsize size, GError **error);

G_END_DECLS
