#include "model/file/excerpt.h"

#include <string.h>

#define MAX_TEXT 60
#define MAX_NAME 200

/* UAX #9: embeddings, overrides, isolates and marks. */
static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f || c == 0x061c;
}

static void
append_shown (GString *out, gunichar c)
{
  if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
    g_string_append_c (out, ' ');
  else if (g_unichar_iscntrl (c) || turns_direction (c))
    g_string_append_unichar (out, 0xfffd);
  else
    g_string_append_unichar (out, c);
}

char *
jw_excerpt_n (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);
  const char *end = text + length;
  guint n = 0;

  for (; text < end && n < MAX_TEXT; text = g_utf8_next_char (text), n++)
    append_shown (out, g_utf8_get_char (text));
  g_strstrip (out->str);
  out->len = strlen (out->str);
  if (text < end)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

char *
jw_excerpt (const char *text)
{
  return jw_excerpt_n (text, strlen (text));
}

char *
jw_excerpt_file_name (const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);
  GString *out = g_string_new (NULL);
  glong length = g_utf8_strlen (shown, -1);
  const char *at = shown;

  if (length > MAX_NAME)
    {
      at = g_utf8_offset_to_pointer (shown, length - MAX_NAME);
      g_string_append (out, "…");
    }
  for (; *at != '\0'; at = g_utf8_next_char (at))
    append_shown (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}
