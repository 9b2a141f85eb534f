#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JW_ERROR:
 *
 * The one error domain of the program. Messages are translated and complete: they say what is
 * wrong, where, and what to do, so that a caller can show them as they are.
 */
#define JW_ERROR (jw_error_quark ())

typedef enum
{
  JW_ERROR_INVALID_VALUE,   /* a value that a property does not take */
  JW_ERROR_LIMIT,           /* the edit or file would pass a limit of the model */
  JW_ERROR_NO_TRANSACTION,  /* an edit outside a transaction */
  JW_ERROR_NOT_ALLOWED,     /* an edit that would leave the map inconsistent */
  JW_ERROR_FORMAT,          /* the file is not a journey map, or is damaged */
  JW_ERROR_NEWER_VERSION,   /* the file was written by a newer major version */
  JW_ERROR_FILE,            /* the file cannot be read or written */
  JW_ERROR_CHANGED_ON_DISK, /* the file on disk is not the one that was opened */
  JW_ERROR_GONE,            /* the file that was opened is no longer there */
  JW_ERROR_RENDER,          /* a drawing or an export failed */
  JW_ERROR_USAGE,           /* the command line is wrong */
} JwError;

/* Use %JW_ERROR. */
GQuark jw_error_quark (void);

G_END_DECLS
