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

/* Which bytes are escaped: a look into a table a byte is much faster than strcspn() for the short
 * texts of a map. A parser turns bare line breaks and tabs of an attribute into spaces, and a bare
 * CR into LF. */
#define IN_TEXT (1 << ESCAPE_TEXT)
#define IN_ATTRIBUTE (1 << ESCAPE_ATTRIBUTE)

static const guint8 special[256] = {
  ['\0'] = IN_TEXT | IN_ATTRIBUTE, ['&'] = IN_TEXT | IN_ATTRIBUTE,  ['<'] = IN_TEXT | IN_ATTRIBUTE,
  ['>'] = IN_TEXT | IN_ATTRIBUTE,  ['\r'] = IN_TEXT | IN_ATTRIBUTE, ['"'] = IN_ATTRIBUTE,
  ['\n'] = IN_ATTRIBUTE,           ['\t'] = IN_ATTRIBUTE,
};

static void
append_escaped (GString *out, const char *text, Escape escape)
{
  for (;;)
    {
      const char *end = text;

      while (!(special[(guchar)*end] & (1 << escape)))
        end++;
      jw_escape_append (out, text, (gsize)(end - text));
      if (*end == '\0')
        return;
      g_string_append (out, get_entity (*end, escape));
      text = end + 1;
    }
}

void
jw_escape_append (GString *out, const char *text, gsize length)
{
  if (out->len + length >= out->allocated_len)
    {
      g_string_append_len (out, text, (gssize)length);
      return;
    }
  memcpy (out->str + out->len, text, length);
  out->len += length;
  out->str[out->len] = '\0';
}

void
jw_escape_text (GString *out, const char *text)
{
  append_escaped (out, text, ESCAPE_TEXT);
}

void
jw_escape_attribute (GString *out, const char *name, const char *value)
{
  jw_escape_append (out, " ", 1);
  jw_escape_append (out, name, strlen (name));
  jw_escape_append (out, "=\"", 2);
  append_escaped (out, value, ESCAPE_ATTRIBUTE);
  jw_escape_append (out, "\"", 1);
}
