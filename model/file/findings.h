#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwFinding:
 * @line: line in the file, from 1, or 0 if it has none
 * @where: the element or node it is about, or %NULL
 * @message: translated: what is wrong and what was done or is to do
 * @kept: nothing is wrong: it tells of what is not known here, and is kept as it was
 */
typedef struct
{
  guint line;
  char *where;
  char *message;
  gboolean kept;
} JwFinding;

/* A list of findings, owned by the caller. */
typedef struct _JwFindings JwFindings;

/* An empty list; free it with jw_findings_free(). */
JwFindings *jw_findings_new (void);
void jw_findings_free (JwFindings *findings);
/* Adds a finding; @where is copied. After the thousandth one more says that there are others, and
 * the rest is dropped. */
void jw_findings_add (JwFindings *findings, guint line, const char *where, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/* The same for what is not known and kept. */
void
jw_findings_add_kept (JwFindings *findings, guint line, const char *where, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/* Whether more would be dropped: for whom it is work to word one. */
gboolean jw_findings_is_full (JwFindings *findings);
/* How many there are, 0 if all is well. */
guint jw_findings_get_n (JwFindings *findings);
/* Whether any of them tells of a fault that was mended, and not only of what is kept. */
gboolean jw_findings_tell_repairs (JwFindings *findings);
/* One of them, owned by the list; @index is below jw_findings_get_n(). */
const JwFinding *jw_findings_get (JwFindings *findings, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwFindings, jw_findings_free)

G_END_DECLS
