#include "ui/canvas/text-breaks.h"

#include <pango/pango.h>

static PangoLogAttr *
get_breaks (const char *text, glong *n_chars)
{
  PangoLogAttr *breaks;

  *n_chars = g_utf8_strlen (text, -1);
  breaks = g_new0 (PangoLogAttr, *n_chars + 1);
  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), breaks, (int)*n_chars + 1);
  return breaks;
}

static guint
to_index (const char *text, glong offset)
{
  return (guint)(g_utf8_offset_to_pointer (text, offset) - text);
}

static glong
to_offset (const char *text, guint index)
{
  return g_utf8_pointer_to_offset (text, text + index);
}

typedef gboolean (*IsStop) (const PangoLogAttr *attributes);

static gboolean
is_cursor_position (const PangoLogAttr *attributes)
{
  return attributes->is_cursor_position;
}

static gboolean
is_word_start (const PangoLogAttr *attributes)
{
  return attributes->is_word_start;
}

static gboolean
is_word_end (const PangoLogAttr *attributes)
{
  return attributes->is_word_end;
}

/* The next stop in a direction, 1 or -1, or the end of the text. */
static guint
find_stop (const char *text, guint index, int direction, IsStop is_stop)
{
  glong n, offset = to_offset (text, index);
  g_autofree PangoLogAttr *breaks = get_breaks (text, &n);
  glong end = direction > 0 ? n : 0;

  if (offset != end)
    offset += direction;
  while (offset != end && !is_stop (&breaks[offset]))
    offset += direction;
  return to_index (text, offset);
}

guint
jw_text_breaks_next_char (const char *text, guint index)
{
  return find_stop (text, index, 1, is_cursor_position);
}

guint
jw_text_breaks_previous_char (const char *text, guint index)
{
  return find_stop (text, index, -1, is_cursor_position);
}

guint
jw_text_breaks_next_word (const char *text, guint index)
{
  return find_stop (text, index, 1, is_word_end);
}

guint
jw_text_breaks_previous_word (const char *text, guint index)
{
  return find_stop (text, index, -1, is_word_start);
}

void
jw_text_breaks_word_at (const char *text, guint index, guint *start, guint *end)
{
  glong n, first = to_offset (text, index), last;
  g_autofree PangoLogAttr *breaks = get_breaks (text, &n);

  /* Behind the last letter the last word is meant. */
  first = MIN (first, MAX (n - 1, 0));
  last = first < n ? first + 1 : n;
  while (first > 0 && !breaks[first].is_word_boundary)
    first--;
  while (last < n && !breaks[last].is_word_boundary)
    last++;
  *start = to_index (text, first);
  *end = to_index (text, last);
}
