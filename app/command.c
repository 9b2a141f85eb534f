#include "app/command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/file/excerpt.h"

/* The words in capitals are what a user puts in; "-o" and the like stay as they are. */
static const JwCommand commands[] = {
  { "export", N_ ("FILE -o OUTPUT"), N_ ("draw a map to a .pdf, .png or .svg file"),
    jw_export_command_run },
  { "check", N_ ("FILE"), N_ ("tell what is wrong with a map file"), jw_check_command_run },
  { "new", N_ ("--template NAME -o FILE"), N_ ("write a new map, made from a template"),
    jw_new_command_run },
  { NULL, NULL, NULL, NULL },
};

const JwCommand *
jw_command_list (void)
{
  return commands;
}

const JwCommand *
jw_command_find (const char *name)
{
  for (guint i = 0; commands[i].name != NULL; i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

void
jw_command_complain (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("journeywright: %s\n", message);
}

void
jw_command_complain_about (const char *path, const GError *error)
{
  g_autofree char *name = jw_excerpt_file_name (path);

  /* What is wrong with the file as such is told with its name already. */
  if (g_error_matches (error, JW_ERROR, JW_ERROR_FILE))
    jw_command_complain ("%s", error->message);
  else
    jw_command_complain ("%s: %s", name, error->message);
}

void
jw_command_hint_help (const char *name)
{
  if (name != NULL)
    g_printerr (_ ("“journeywright %s --help” tells how to use it.\n"), name);
  else
    g_printerr (_ ("“journeywright --help” tells how to use it.\n"));
}

static void
remove_word (char **words, guint index)
{
  char *word = words[index];

  for (; words[index] != NULL; index++)
    words[index] = words[index + 1];
  g_free (word);
}

gboolean
jw_command_parse (const JwCommand *command,
                  const GOptionEntry *entries,
                  const char *description,
                  char ***arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ (command->usage));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_strconcat ("journeywright ", command->name, NULL);
  char **parsed;

  /* GLib takes the first word for the program's name. */
  g_ptr_array_add (words, g_strdup (program));
  for (guint i = 0; (*arguments)[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup ((*arguments)[i]));
  g_ptr_array_add (words, NULL);
  parsed = (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
  g_set_prgname (program);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, description);
  g_strfreev (*arguments);
  if (!g_option_context_parse_strv (context, &parsed, &error))
    {
      *arguments = parsed;
      jw_command_complain ("%s", error->message);
      jw_command_hint_help (command->name);
      return FALSE;
    }
  remove_word (parsed, 0);
  /* GLib lets the "--" stand that ends the options. */
  for (guint i = 0; parsed[i] != NULL; i++)
    if (strcmp (parsed[i], "--") == 0)
      {
        remove_word (parsed, i);
        break;
      }
  *arguments = parsed;
  return TRUE;
}
