#include <string.h>

#include "model/clip/clip-private.h"

/* What a spreadsheet would compute, or fetch, where it was pasted. */
static gboolean
starts_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

char *
jw_table_write_line (const char *text)
{
  return g_strconcat (starts_formula (text) ? "'" : "", text, NULL);
}

char *
jw_table_read_line (char *line)
{
  return *line == '\'' && starts_formula (line + 1) ? line + 1 : line;
}

char *
jw_table_write_field (const char *text)
{
  g_autofree char *words = jw_table_write_line (text);
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (strpbrk (words, "\t\n\"") == NULL)
    return g_steal_pointer (&words);
  parts = g_strsplit (words, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  return g_strconcat ("\"", doubled, "\"", NULL);
}

char *
jw_table_write_html (const char *text)
{
  g_autofree char *words = jw_table_write_line (text);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  GString *field = g_string_new (escaped);

  g_string_replace (field, "\n", "<br>", 0);
  /* HTML before 5 has no name for it. */
  g_string_replace (field, "&apos;", "&#39;", 0);
  return g_string_free (field, FALSE);
}

/* Reads a field in quotes; @at stands behind the opening one. Returns where it ends. */
static const char *
read_quoted (const char *at, GString *field)
{
  for (; *at != '\0'; at++)
    {
      if (*at == '"' && at[1] != '"')
        return at + 1;
      at += *at == '"';
      g_string_append_c (field, *at);
    }
  return at;
}

static const char *
read_field (const char *at, GPtrArray *row)
{
  g_autoptr (GString) field = g_string_new (NULL);
  gsize plain;

  if (*at == '"')
    at = read_quoted (at + 1, field);
  plain = strcspn (at, "\t\r\n");
  g_string_append_len (field, at, (gssize)plain);
  g_ptr_array_add (row, g_strdup (jw_table_read_line (field->str)));
  return at + plain;
}

GPtrArray *
jw_table_read (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  while (*text != '\0')
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      text = read_field (text, row);
      while (*text == '\t')
        text = read_field (text + 1, row);
      text += *text == '\r';
      text += *text == '\n';
      g_ptr_array_add (rows, row);
    }
  return rows;
}

gboolean
jw_table_is_column (const char *text)
{
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean needs_quotes = FALSE;

  while (*text != '\0')
    {
      if (*text == '"')
        {
          const char *end = read_quoted (text + 1, field);

          if (end[-1] != '"' || end == text + 1 || strchr ("\r\n", *end) == NULL)
            return FALSE;
          needs_quotes |= strpbrk (field->str, "\n\"") != NULL;
          g_string_truncate (field, 0);
          text = end;
        }
      text += strcspn (text, "\n");
      text += *text == '\n';
    }
  return needs_quotes;
}
