#include "ui/inspector/text-difference.h"

#include <string.h>

static gsize
count_common_start (const char *a, const char *b)
{
  const char *p = a;

  while (*p && g_utf8_get_char (p) == g_utf8_get_char (b))
    {
      p = g_utf8_next_char (p);
      b = g_utf8_next_char (b);
    }
  return (gsize)(p - a);
}

/* In bytes, of texts that begin to differ at @start. */
static gsize
count_common_end (const char *a, const char *b, gsize start)
{
  const char *end = a + strlen (a);
  const char *p = end;
  const char *q = b + strlen (b);

  while (p > a + start && q > b + start)
    {
      const char *p_before = g_utf8_prev_char (p);
      const char *q_before = g_utf8_prev_char (q);

      if (g_utf8_get_char (p_before) != g_utf8_get_char (q_before))
        break;
      p = p_before;
      q = q_before;
    }
  return (gsize)(end - p);
}

gboolean
jw_text_difference_find (const char *old_text, const char *new_text, JwTextDifference *difference)
{
  gsize start = count_common_start (old_text, new_text);
  gsize end;
  gsize old_length = strlen (old_text);
  gsize new_length = strlen (new_text);

  if (old_length == new_length && start == old_length)
    return FALSE;
  end = count_common_end (old_text, new_text, start);
  difference->start = (int)g_utf8_strlen (old_text, (gssize)start);
  difference->old_end = (int)g_utf8_strlen (old_text, (gssize)(old_length - end));
  difference->new_end = (int)g_utf8_strlen (new_text, (gssize)(new_length - end));
  difference->inserted = new_text + start;
  difference->n_inserted = (int)(new_length - end - start);
  return TRUE;
}
