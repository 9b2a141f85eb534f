#include "render/layout/funnel.h"

#include <math.h>
#include <string.h>

#include "model/measure.h"

static gboolean
is_known (JwNode *measure)
{
  return measure != NULL && jw_node_has (measure, JW_MEASURE_VALUE);
}

static double
get_value (JwFunnel *funnel, guint i)
{
  return jw_node_get_number (funnel->measures[i], JW_MEASURE_VALUE);
}

static gboolean
counts_something (JwNode *measure)
{
  static const char *const no_counts[] = { "%", "‰", "£", "$", "€", "¥" };
  const char *unit = jw_node_get_string (measure, JW_MEASURE_UNIT);
  double value = jw_node_get_number (measure, JW_MEASURE_VALUE);

  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (no_counts); i++)
    if (strstr (unit, no_counts[i]) != NULL)
      return FALSE;
  return value >= 0 && value == floor (value);
}

static gboolean
is_funnel (JwFunnel *funnel)
{
  double before = G_MAXDOUBLE;

  for (guint i = 0; i < funnel->n; i++)
    {
      if (!is_known (funnel->measures[i]))
        continue;
      if (!counts_something (funnel->measures[i]) || get_value (funnel, i) > before)
        return FALSE;
      before = get_value (funnel, i);
    }
  return TRUE;
}

/* The lowest share is named only where there is another to compare it with. */
static void
find_shares (JwFunnel *funnel)
{
  guint n_shares = 0;

  for (guint i = 0; i + 1 < funnel->n; i++)
    {
      if (!is_known (funnel->measures[i]) || !is_known (funnel->measures[i + 1]) ||
          get_value (funnel, i) <= 0)
        continue;
      funnel->shares[i] = get_value (funnel, i + 1) / get_value (funnel, i);
      n_shares++;
      if (funnel->lowest < 0 || funnel->shares[i] < funnel->shares[funnel->lowest])
        funnel->lowest = (int)i;
    }
  funnel->has_shares = n_shares > 0;
  if (n_shares < 2 || funnel->shares[funnel->lowest] >= 1)
    funnel->lowest = -1;
}

static void
insert_separators (GString *digits)
{
  const char *point = strchr (digits->str, '.');
  gssize at = point != NULL ? point - digits->str : (gssize)digits->len;
  gssize first = digits->str[0] == '-' ? 1 : 0;

  for (at -= 3; at > first; at -= 3)
    g_string_insert_c (digits, at, ',');
}

JwFunnel *
jw_funnel_new (JwNode **measures, guint n)
{
  JwFunnel *funnel = g_new0 (JwFunnel, 1);

  funnel->n = n;
  funnel->measures = measures;
  funnel->shares = g_new (double, n + 1);
  funnel->lowest = -1;
  for (guint i = 0; i < n; i++)
    funnel->shares[i] = -1;
  if (is_funnel (funnel))
    find_shares (funnel);
  return funnel;
}

void
jw_funnel_free (JwFunnel *funnel)
{
  g_free (funnel->measures);
  g_free (funnel->shares);
  g_free (funnel);
}

double
jw_funnel_get_lost (JwFunnel *funnel, guint stage)
{
  return get_value (funnel, stage) - get_value (funnel, stage + 1);
}

char *
jw_funnel_format_value (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  GString *digits;

  g_ascii_formatd (buffer, sizeof buffer, value == floor (value) ? "%.0f" : "%.2f", value);
  digits = g_string_new (buffer);
  if (strchr (digits->str, '.') != NULL)
    while (g_str_has_suffix (digits->str, "0"))
      g_string_truncate (digits, digits->len - 1);
  if (g_str_has_suffix (digits->str, "."))
    g_string_truncate (digits, digits->len - 1);
  insert_separators (digits);
  if (digits->str[0] == '-')
    {
      g_string_erase (digits, 0, 1);
      g_string_prepend (digits, "−");
    }
  return g_string_free (digits, FALSE);
}

char *
jw_funnel_format_share (double share)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, share > 0 && share < 0.0995 ? "%.1f" : "%.0f",
                   share * 100);
  return g_strdup_printf ("%s\302\240%%", buffer);
}
