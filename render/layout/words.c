#include "render/layout/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "render/layout/funnel.h"

#define HOUR 60.0
#define DAY (24 * HOUR)

static const char *const months[] = {
  N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
  N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
  N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};

char *
jw_words_format_date (const char *date)
{
  guint year, month, day;

  if (date == NULL || sscanf (date, "%u-%u-%u", &year, &month, &day) != 3 || month < 1 ||
      month > 12)
    return g_strdup (date);
  return g_strdup_printf ("%u %s %u", day, _ (months[month - 1]), year);
}

char *
jw_words_format_minutes (double minutes)
{
  g_autofree char *number = NULL;
  long hours = lround (floor (minutes / HOUR));
  long rest = lround (minutes - (double)hours * HOUR);

  if (minutes >= 2 * DAY)
    {
      double days = round (minutes / DAY * 10) / 10;

      number = jw_funnel_format_value (days);
      return g_strdup_printf (ngettext ("%s day", "%s days", (gulong)ceil (days)), number);
    }
  if (minutes < 1.5 * HOUR)
    {
      number = jw_funnel_format_value (round (minutes * 10) / 10);
      return g_strdup_printf (_ ("%s min"), number);
    }
  if (rest == 0 || rest == 60)
    return g_strdup_printf (_ ("%ld h"), hours + (rest == 60 ? 1 : 0));
  return g_strdup_printf (_ ("%ld h %ld min"), hours, rest);
}

char *
jw_words_format_link (const char *link)
{
  static const char *const beginnings[] = { "https://", "http://", "mailto:" };
  const char *rest = link;
  gsize length;

  for (guint i = 0; rest == link && i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (link, beginnings[i]))
      rest = link + strlen (beginnings[i]);
  length = strlen (rest);
  return g_strndup (rest, g_str_has_suffix (rest, "/") ? length - 1 : length);
}

void
jw_words_append (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static gboolean
is_backward_script (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_YEZIDI:
      return TRUE;
    default:
      return FALSE;
    }
}

int
jw_words_get_direction (const char *text)
{
  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalpha (c))
        return is_backward_script (g_unichar_get_script (c)) ? -1 : 1;
    }
  return 0;
}

const char *
jw_words_get_arrow (const char *text)
{
  return jw_words_get_direction (text) < 0 ? "←" : "→";
}
