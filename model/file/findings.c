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
append_finding (JwFindings *findings, JwFinding values)
{
  JwFinding *finding = g_new (JwFinding, 1);

  *finding = values;
  finding->where = g_strdup (values.where);
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

static void
add (JwFindings *findings, JwFinding values, const char *format, va_list args)
{
  if (findings->list->len == MAX_FINDINGS)
    append_finding (
        findings, (JwFinding){ .message = g_strdup (_ ("There is more of the same; only the first "
                                                       "findings are listed.")),
                               .kept = TRUE });
  if (jw_findings_is_full (findings))
    return;
  values.message = g_strdup_vprintf (format, args);
  append_finding (findings, values);
}

void
jw_findings_add (JwFindings *findings, guint line, const char *where, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add (findings, (JwFinding){ line, (char *)where, NULL, FALSE }, format, args);
  va_end (args);
}

void
jw_findings_add_kept (JwFindings *findings, guint line, const char *where, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add (findings, (JwFinding){ line, (char *)where, NULL, TRUE }, format, args);
  va_end (args);
}

gboolean
jw_findings_tell_repairs (JwFindings *findings)
{
  for (guint i = 0; i < findings->list->len; i++)
    if (!jw_findings_get (findings, i)->kept)
      return TRUE;
  return FALSE;
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
