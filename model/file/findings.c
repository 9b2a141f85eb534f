#include "model/file/findings.h"

#include <glib/gi18n-lib.h>

/* A damaged file of 500,000 elements must not become 500,000 messages. */
#define MAX_FINDINGS 1000

struct _JwFindings
{
  GPtrArray *list;
};

static void
free_finding (gpointer data)
{
  JwFinding *finding = data;

  g_free (finding->where);
  g_free (finding->message);
  g_free (finding);
}

static void
append_finding (JwFindings *findings, guint line, const char *where, char *message)
{
  JwFinding *finding = g_new0 (JwFinding, 1);

  finding->line = line;
  finding->where = g_strdup (where);
  finding->message = message;
  g_ptr_array_add (findings->list, finding);
}

JwFindings *
jw_findings_new (void)
{
  JwFindings *findings = g_new0 (JwFindings, 1);

  findings->list = g_ptr_array_new_with_free_func (free_finding);
  return findings;
}

void
jw_findings_free (JwFindings *findings)
{
  g_ptr_array_unref (findings->list);
  g_free (findings);
}

void
jw_findings_add (JwFindings *findings, guint line, const char *where, const char *format, ...)
{
  va_list args;

  if (findings->list->len == MAX_FINDINGS)
    append_finding (
        findings, 0, NULL,
        g_strdup (_ ("There is more of the same; only the first findings are listed.")));
  if (jw_findings_is_full (findings))
    return;
  va_start (args, format);
  append_finding (findings, line, where, g_strdup_vprintf (format, args));
  va_end (args);
}

gboolean
jw_findings_is_full (JwFindings *findings)
{
  return findings->list->len > MAX_FINDINGS;
}

guint
jw_findings_get_n (JwFindings *findings)
{
  return findings->list->len;
}

const JwFinding *
jw_findings_get (JwFindings *findings, guint index)
{
  g_return_val_if_fail (index < findings->list->len, NULL);
  return findings->list->pdata[index];
}
