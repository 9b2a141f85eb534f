#include "render/export/pdf-artifacts.h"

#include <string.h>

#define BEGIN "/Artifact BMC\n"
#define END "EMC\n"

/**
 * Rewriting:
 *
 * @run: the start of what no mark holds, or %NULL within one
 * @depth: of parentheses, in a text that goes on over a line's end
 */
typedef struct
{
  GString *out;
  const char *run;
  const char *end;
  guint n_marks;
  int depth;
} Rewriting;

static gboolean
is_blank (const char *from, const char *end)
{
  while (from < end && g_ascii_isspace (*from))
    from++;
  return from == end;
}

/* Ends the run of what no mark holds before @at. */
static void
end_run (Rewriting *rewriting, const char *at)
{
  gboolean is_empty = is_blank (rewriting->run, at);

  if (!is_empty)
    g_string_append (rewriting->out, BEGIN);
  g_string_append_len (rewriting->out, rewriting->run, at - rewriting->run);
  if (!is_empty)
    g_string_append (rewriting->out, END);
}

/* Texts are in parentheses, which nest; a backslash takes the meaning from what follows. */
static void
pass_texts (Rewriting *rewriting, const char *line, const char *end)
{
  if (rewriting->depth == 0)
    line = memchr (line, '(', (gsize)(end - line));
  for (; line != NULL && line < end; line++)
    if (*line == '\\')
      line++;
    else if (*line == '(')
      rewriting->depth++;
    else if (*line == ')' && rewriting->depth > 0)
      rewriting->depth--;
}

static gboolean
ends_with (const char *line, const char *end, const char *word)
{
  gsize n = strlen (word);

  return (gsize)(end - line) >= n && memcmp (end - n, word, n) == 0;
}

/* A mark begins and ends with a line of its own; marks do not nest. */
static gboolean
pass_line (Rewriting *rewriting, const char *line, const char *end)
{
  if (rewriting->depth == 0 && rewriting->run == NULL && end - line == 4 &&
      memcmp (line, END, 4) == 0)
    {
      g_string_append (rewriting->out, END);
      rewriting->run = end;
      return TRUE;
    }
  if (rewriting->depth == 0 && *line == '/' && ends_with (line, end, " BDC\n"))
    {
      if (rewriting->run == NULL)
        return FALSE;
      end_run (rewriting, line);
      rewriting->run = NULL;
      rewriting->n_marks++;
    }
  else
    pass_texts (rewriting, line, end);
  if (rewriting->run == NULL)
    g_string_append_len (rewriting->out, line, end - line);
  return TRUE;
}

gboolean
jw_pdf_artifacts_rewrite (const char *content, gsize length, guint n_marks, GString *out)
{
  Rewriting rewriting = { .out = out, .run = content, .end = content + length };

  for (const char *line = content; line < rewriting.end;)
    {
      const char *found = memchr (line, '\n', (gsize)(rewriting.end - line));
      const char *end = found != NULL ? found + 1 : rewriting.end;

      if (!pass_line (&rewriting, line, end))
        return FALSE;
      line = end;
    }
  if (rewriting.run == NULL || rewriting.n_marks != n_marks)
    return FALSE;
  end_run (&rewriting, rewriting.end);
  return TRUE;
}

gboolean
jw_pdf_artifacts_mark (JwPdfFile *file, guint page, guint n_marks)
{
  guint number = 0;
  g_autoptr (GByteArray) content = jw_pdf_file_read_content (file, page, &number);
  g_autoptr (GString) marked = NULL;

  if (content == NULL)
    return FALSE;
  marked = g_string_sized_new (content->len + content->len / 8);
  return jw_pdf_artifacts_rewrite ((const char *)content->data, content->len, n_marks, marked) &&
         jw_pdf_file_add_stream (file, number, "", marked);
}
