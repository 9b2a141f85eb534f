#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/edit/commands.h"
#include "model/edit/edit-private.h"

static gunichar
fold (gunichar c, JwFindFlags flags)
{
  return flags & JW_FIND_MATCH_CASE ? c : g_unichar_tolower (c);
}

/* The bytes of @text that match @needle right at its start, or 0. Compares character by character,
 * so that lengths that change with the case cannot shift the place. */
static gsize
match_here (const char *text, const char *needle, JwFindFlags flags)
{
  const char *p = text;

  for (; *needle != '\0'; needle = g_utf8_next_char (needle), p = g_utf8_next_char (p))
    if (*p == '\0' || fold (g_utf8_get_char (p), flags) != fold (g_utf8_get_char (needle), flags))
      return 0;
  return (gsize)(p - text);
}

static gboolean
is_word_char (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
is_whole_word (const char *text, const char *start, const char *end)
{
  const char *before = g_utf8_find_prev_char (text, start);

  return (before == NULL || !is_word_char (before)) && (*end == '\0' || !is_word_char (end));
}

const char *
jw_find_in_text (const char *text,
                 const char *from,
                 const char *needle,
                 JwFindFlags flags,
                 gsize *length)
{
  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    {
      *length = match_here (p, needle, flags);
      if (*length > 0 && (!(flags & JW_FIND_WHOLE_WORD) || is_whole_word (text, p, p + *length)))
        return p;
    }
  return NULL;
}

static gboolean
is_searched (JwNode *node, guint property)
{
  JwPropertyType type = jw_node_get_property_row (node, property)->type;

  return (type == JW_PROPERTY_STRING || type == JW_PROPERTY_TEXT) && jw_node_has (node, property);
}

typedef struct
{
  const char *needle;
  JwFindFlags flags;
  GArray *matches;
} Search;

static void
search_node (JwNode *node, gpointer data)
{
  Search *search = data;

  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    {
      const char *text = is_searched (node, i) ? jw_node_get_string (node, i) : "";
      const char *p = text;
      gsize length = 0;

      while ((p = jw_find_in_text (text, p, search->needle, search->flags, &length)) != NULL)
        {
          JwMatch match = { node, i, (guint)(p - text), (guint)length };

          g_array_append_val (search->matches, match);
          p += length;
        }
    }
}

GArray *
jw_map_find_text (JwMap *map, const char *needle, JwFindFlags flags)
{
  Search search = { needle, flags, g_array_new (FALSE, FALSE, sizeof (JwMatch)) };

  if (*needle == '\0')
    return search.matches;
  search_node (JW_NODE (map), &search);
  jw_node_visit (JW_NODE (map), search_node, &search);
  return search.matches;
}

gboolean
jw_edit_replace_match (const JwMatch *match, const char *with, GError **error)
{
  JwMap *map = jw_node_get_map (match->node);
  const char *text = jw_node_get_string (match->node, match->property);
  g_autoptr (GString) result = g_string_new (NULL);

  if (!jw_edit_is_on_map (match->node, error))
    return FALSE;
  g_return_val_if_fail (text != NULL && match->start + match->length <= strlen (text), FALSE);
  g_string_append_len (result, text, match->start);
  g_string_append (result, with);
  g_string_append (result, text + match->start + match->length);
  jw_edit_begin (map, _ ("Replace text"));
  return jw_edit_finish (map,
                         jw_edit_set_string (match->node, match->property, result->str, error));
}

static char *
replace_in (const char *text, const char *needle, const char *with, JwFindFlags flags)
{
  GString *result = g_string_new (NULL);
  const char *done = text;
  const char *p = text;
  gsize length = 0;

  while ((p = jw_find_in_text (text, p, needle, flags, &length)) != NULL)
    {
      g_string_append_len (result, done, p - done);
      g_string_append (result, with);
      p += length;
      done = p;
    }
  g_string_append (result, done);
  return g_string_free (result, FALSE);
}

/* Replaces in each property once, however many matches it has. */
static gboolean
replace_matches (GArray *matches,
                 const char *needle,
                 const char *with,
                 JwFindFlags flags,
                 GError **error)
{
  const JwMatch *last = NULL;

  for (guint i = 0; i < matches->len; i++)
    {
      const JwMatch *match = &g_array_index (matches, JwMatch, i);
      g_autofree char *text = NULL;

      if (last != NULL && last->node == match->node && last->property == match->property)
        continue;
      last = match;
      text = replace_in (jw_node_get_string (match->node, match->property), needle, with, flags);
      if (!jw_edit_set_string (match->node, match->property, text, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jw_edit_replace_text (JwMap *map,
                      const char *needle,
                      const char *with,
                      JwFindFlags flags,
                      guint *n_replaced,
                      GError **error)
{
  g_autoptr (GArray) matches = jw_map_find_text (map, needle, flags);
  gboolean ok;

  jw_edit_begin (map, _ ("Replace text"));
  ok = jw_edit_finish (map, replace_matches (matches, needle, with, flags, error));
  if (n_replaced != NULL)
    *n_replaced = ok ? matches->len : 0;
  return ok;
}
