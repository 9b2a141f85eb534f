#include <string.h>

#include "model/clip/clip-private.h"

/* What a spreadsheet would compute, or fetch, where it was pasted. */
static gboolean
starts_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

/* The sign by which spreadsheets know words that look like a formula. */
static char *
write_words (const char *text)
{
  g_autofree char *words = g_strconcat ("'", text, NULL);

  return jw_table_write_field (words);
}

char *
jw_table_write_field (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (starts_formula (text))
    return write_words (text);
  if (strpbrk (text, "\t\n\"") == NULL)
    return g_strdup (text);
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  return g_strconcat ("\"", doubled, "\"", NULL);
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
  gboolean words;
  gsize plain;

  if (*at == '"')
    at = read_quoted (at + 1, field);
  plain = strcspn (at, "\t\r\n");
  g_string_append_len (field, at, (gssize)plain);
  words = field->str[0] == '\'' && starts_formula (field->str + 1);
  g_ptr_array_add (row, g_strdup (field->str + words));
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
