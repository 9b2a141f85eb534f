#include <string.h>

#include "model/clip/clip-private.h"

char *
jw_table_write_field (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

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
  gsize plain;

  if (*at == '"')
    at = read_quoted (at + 1, field);
  plain = strcspn (at, "\t\r\n");
  g_string_append_len (field, at, (gssize)plain);
  g_ptr_array_add (row, g_strdup (field->str));
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
