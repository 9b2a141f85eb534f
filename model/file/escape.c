#include "model/file/escape.h"

#include <string.h>

typedef enum
{
  ESCAPE_TEXT,
  ESCAPE_ATTRIBUTE,
} Escape;

static const char *
get_entity (char c, Escape escape)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return escape == ESCAPE_ATTRIBUTE ? "&quot;" : NULL;
    case '\n':
      return escape == ESCAPE_ATTRIBUTE ? "&#10;" : NULL;
    case '\t':
      return escape == ESCAPE_ATTRIBUTE ? "&#9;" : NULL;
    default:
      return NULL;
    }
}

/* A parser turns bare line breaks and tabs of an attribute into spaces, and a bare CR into LF. */
static void
append_escaped (GString *out, const char *text, Escape escape)
{
  const char *special = escape == ESCAPE_TEXT ? "&<>\r" : "&<>\r\"\n\t";

  for (;;)
    {
      gsize plain = strcspn (text, special);

      g_string_append_len (out, text, (gssize)plain);
      text += plain;
      if (*text == 0)
        return;
      g_string_append (out, get_entity (*text++, escape));
    }
}

void
jw_escape_text (GString *out, const char *text)
{
  append_escaped (out, text, ESCAPE_TEXT);
}

void
jw_escape_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append_len (out, "=\"", 2);
  append_escaped (out, value, ESCAPE_ATTRIBUTE);
  g_string_append_c (out, '"');
}
