#include "model/file/screen.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/file/reader.h"

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  guint n_elements;
  GError **error;
} Screen;

static guint
count_line (Screen *screen, const char *position)
{
  guint line = 1;

  for (const char *p = screen->start; p < position; p++)
    line += *p == '\n';
  return line;
}

static gboolean
has_prefix (Screen *screen, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize)(screen->end - screen->at) >= length && memcmp (screen->at, prefix, length) == 0;
}

static gboolean
refuse (Screen *screen, const char *reason)
{
  g_set_error (screen->error, JW_ERROR, JW_ERROR_FORMAT, "%s", reason);
  return FALSE;
}

static gboolean
refuse_at (Screen *screen, const char *position, const char *reason)
{
  g_set_error (screen->error, JW_ERROR, JW_ERROR_FORMAT, _ ("Line %u: %s"),
               count_line (screen, position), reason);
  return FALSE;
}

static gboolean
refuse_limit (Screen *screen, const char *position, const char *format, guint limit)
{
  g_autofree char *reason = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  reason = g_strdup_printf (format, limit);
#pragma GCC diagnostic pop
  g_set_error (screen->error, JW_ERROR, JW_ERROR_LIMIT, _ ("Line %u: %s"),
               count_line (screen, position), reason);
  return FALSE;
}

static gboolean
check_signature (Screen *screen)
{
  if (screen->at == screen->end)
    return refuse (screen, _ ("The file is empty; a journey map was expected. Look for a backup."));
  if (has_prefix (screen, "\x1f\x8b") || has_prefix (screen, "\xfd\x37zXZ") ||
      has_prefix (screen, "BZh") || has_prefix (screen, "PK\x03\x04") ||
      has_prefix (screen, "\x28\xb5\x2f\xfd"))
    return refuse (screen, _ ("The file is compressed. Unpack it, then open what was in it."));
  if (has_prefix (screen, "\xff\xfe") || has_prefix (screen, "\xfe\xff"))
    return refuse (screen, _ ("The file is written in UTF-16; UTF-8 was expected. Convert it."));
  return TRUE;
}

static gboolean
is_ascii (char c)
{
  return (c & 0x80) == 0;
}

/* Most of a map is ASCII, which is passed many bytes at a time. */
static const char *
skip_ascii (const char *at, const char *end)
{
  guint64 block[4];

  for (; (gsize)(end - at) >= sizeof block; at += sizeof block)
    {
      memcpy (block, at, sizeof block);
      if ((block[0] | block[1] | block[2] | block[3]) & G_GUINT64_CONSTANT (0x8080808080808080))
        break;
    }
  while (at < end && is_ascii (*at))
    at++;
  return at;
}

/* Where the first fault is; NULL if there is none. No character begins before an ASCII byte and
 * ends after it, so that what stands between two of them can be looked at alone. */
static const char *
find_invalid (const char *at, const char *end)
{
  while ((at = skip_ascii (at, end)) < end)
    {
      const char *next = at;
      const char *invalid = NULL;

      while (next < end && !is_ascii (*next))
        next++;
      if (!g_utf8_validate (at, next - at, &invalid))
        return invalid;
      at = next;
    }
  return NULL;
}

static gboolean
check_characters (Screen *screen)
{
  const char *nul = memchr (screen->at, 0, (gsize)(screen->end - screen->at));
  const char *invalid = find_invalid (screen->at, screen->end);

  if (nul != NULL)
    return refuse_at (screen, nul,
                      _ ("there is a NUL byte, so this is not a journey map. Open a file that is "
                         "one, or look for a backup."));
  if (invalid != NULL)
    return refuse_at (screen, invalid, _ ("this is not UTF-8 text. Convert the file to UTF-8."));
  return TRUE;
}

/* Latin-1 bytes may look like UTF-8: what the file says of itself counts. */
static gboolean
check_declared_encoding (Screen *screen)
{
  const char *close, *name;
  g_autofree char *declaration = NULL;

  if (!has_prefix (screen, "<?xml"))
    return TRUE;
  close = g_strstr_len (screen->at, MIN (screen->end - screen->at, 1024), "?>");
  if (close == NULL)
    return TRUE;
  declaration = g_ascii_strdown (screen->at, close - screen->at);
  name = strstr (declaration, "encoding");
  if (name == NULL)
    return TRUE;
  name += strlen ("encoding");
  name += strspn (name, " \t\r\n=\"'");
  if (g_str_has_prefix (name, "utf-8") && (name[5] == '"' || name[5] == '\''))
    return TRUE;
  return refuse_at (screen, screen->at,
                    _ ("the file says that it is not written in UTF-8. Convert it to UTF-8."));
}

/* The terminator may not overlap the opener: "<!-->" opens a comment and does not close it. A
 * construct that never ends is left to the parser, which says what is missing. */
static void
skip_past (Screen *screen, const char *opener, const char *terminator)
{
  const char *found;

  screen->at += strlen (opener);
  found = memmem (screen->at, (gsize)(screen->end - screen->at), terminator, strlen (terminator));
  screen->at = found != NULL ? found + strlen (terminator) : screen->end;
}

static gboolean
count_element (Screen *screen, const char *tag, gboolean empty)
{
  if (++screen->n_elements > JW_SCREEN_MAX_ELEMENTS)
    return refuse_limit (screen, tag,
                         _ ("there are more than %u elements, too many for a map. Split it."),
                         JW_SCREEN_MAX_ELEMENTS);
  if (!empty && ++screen->depth > JW_SCREEN_MAX_DEPTH)
    return refuse_limit (screen, tag,
                         _ ("elements are nested more than %u deep. Check where the file is from."),
                         JW_SCREEN_MAX_DEPTH);
  return TRUE;
}

/* An attribute takes five bytes, so that a shorter tag has no more than it may. */
#define SHORT_TAG_BYTES (5 * JW_SCREEN_MAX_ATTRIBUTES)

/* Where the next tag begins, if no ">" stands before it. Mostly nothing but its indentation does;
 * NULL if one stands there, or no tag follows. */
static const char *
find_next_tag (const char *at, const char *end)
{
  const char *next;

  while (at < end && (*at == '\n' || *at == ' '))
    at++;
  if (at < end && *at == '<')
    return at;
  next = memchr (at, '<', (gsize)(end - at));
  return next != NULL && memchr (at, '>', (gsize)(next - at)) == NULL ? next : NULL;
}

/* Nearly all tags are short, and up to the next one there is no ">" but their own: one inside
 * quotes would come before it, and a "<" inside quotes is refused by the parser. NULL if this is
 * none of these. */
static gboolean
scan_short_tag (Screen *screen, gboolean *empty)
{
  const char *tag = screen->at;
  const char *close = memchr (tag, '>', MIN (SHORT_TAG_BYTES, (gsize)(screen->end - tag)));
  const char *next = close != NULL ? find_next_tag (close + 1, screen->end) : NULL;

  if (next == NULL)
    return FALSE;
  *empty = close[-1] == '/';
  screen->at = next;
  return TRUE;
}

static gboolean
scan_long_tag (Screen *screen)
{
  const char *tag = screen->at;
  guint n_attributes = 0;

  while (screen->at < screen->end && *screen->at != '>')
    {
      char c = *screen->at++;

      if (c != '"' && c != '\'')
        continue;
      screen->at = memchr (screen->at, c, (gsize)(screen->end - screen->at));
      screen->at = screen->at != NULL ? screen->at + 1 : screen->end;
      if (++n_attributes > JW_SCREEN_MAX_ATTRIBUTES)
        return refuse_limit (
            screen, tag,
            _ ("an element has more than %u attributes. Check where the file is from."),
            JW_SCREEN_MAX_ATTRIBUTES);
    }
  if (screen->at - tag > JW_SCREEN_MAX_TAG_BYTES)
    return refuse_limit (screen, tag,
                         _ ("a tag is longer than %u KiB. Check where the file is from."),
                         JW_SCREEN_MAX_TAG_BYTES / 1024);
  if (screen->at < screen->end)
    screen->at++;
  return count_element (screen, tag, screen->at - tag > 2 && screen->at[-2] == '/');
}

static gboolean
scan_start_tag (Screen *screen)
{
  const char *tag = screen->at;
  gboolean empty;

  return scan_short_tag (screen, &empty) ? count_element (screen, tag, empty)
                                         : scan_long_tag (screen);
}

/* What is in it is the parser's to look at. */
static void
scan_end_tag (Screen *screen)
{
  screen->at += 2;
  screen->depth -= screen->depth > 0;
}

static gboolean
scan_markup (Screen *screen)
{
  char next = screen->end - screen->at > 1 ? screen->at[1] : '\0';

  if (next == '/')
    scan_end_tag (screen);
  else if (next == '?')
    skip_past (screen, "<?", "?>");
  else if (next != '!')
    return scan_start_tag (screen);
  else if (has_prefix (screen, "<!--"))
    skip_past (screen, "<!--", "-->");
  else if (has_prefix (screen, "<![CDATA["))
    skip_past (screen, "<![CDATA[", "]]>");
  else
    return refuse_at (
        screen, screen->at,
        _ ("there is a document type (<!DOCTYPE …>), which a map never has. Remove it "
           "if you trust the file."));
  return TRUE;
}

static gboolean
scan_all (Screen *screen)
{
  while (screen->at < screen->end)
    {
      if (*screen->at != '<')
        screen->at = memchr (screen->at, '<', (gsize)(screen->end - screen->at));
      if (screen->at == NULL)
        return TRUE;
      if (!scan_markup (screen))
        return FALSE;
    }
  return TRUE;
}

gboolean
jw_screen_check (const char *data, gsize size, GError **error)
{
  Screen screen = { .start = data, .at = data, .end = data + size, .error = error };

  if (size > JW_FILE_MAX_BYTES)
    {
      g_set_error (error, JW_ERROR, JW_ERROR_LIMIT,
                   _ ("The file is larger than %d MiB, the most that a map may take. Make its "
                      "pictures smaller."),
                   JW_FILE_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  if (!check_signature (&screen) || !check_characters (&screen))
    return FALSE;
  if (has_prefix (&screen, "\xef\xbb\xbf"))
    screen.at += 3;
  return check_declared_encoding (&screen) && scan_all (&screen);
}
