#include <glib/gi18n-lib.h>

#include "app/command.h"
#include "model/error.h"
#include "model/file/excerpt.h"
#include "model/file/save.h"
#include "model/file/writer.h"
#include "model/templates.h"

typedef struct
{
  char *template;
  char *output;
  gboolean force;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->template);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static char *
describe_templates (void)
{
  const JwTemplate *templates = jw_templates_list ();
  GString *text = g_string_new (_ ("Templates:"));

  for (; templates->name != NULL; templates++)
    g_string_append_printf (text, "\n  %s\n    %s", templates->name, _ (templates->about));
  return g_string_free (text, FALSE);
}

static gboolean
parse (const JwCommand *command, char ***arguments, Options *options)
{
  const GOptionEntry entries[] = {
    { "template", 't', 0, G_OPTION_ARG_STRING, &options->template, N_ ("What to start from"),
      N_ ("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("Where to write the map"),
      N_ ("FILE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &options->force, N_ ("Replace the file if it is there"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *description = describe_templates ();

  if (!jw_command_parse (command, entries, description, arguments))
    return FALSE;
  if (options->template != NULL && options->output != NULL && (*arguments)[0] == NULL)
    return TRUE;
  if ((*arguments)[0] != NULL)
    jw_command_complain (_ ("“new” takes no file but the one after “-o”."));
  else if (options->template == NULL)
    jw_command_complain (_ ("“--template” is missing. %s"), description);
  else
    jw_command_complain (_ ("“-o” is missing: the file to write."));
  jw_command_hint_help ("new");
  return FALSE;
}

static gboolean
write_map (JwMap *map, const Options *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (options->output);
  g_autofree char *name = jw_excerpt_file_name (options->output);
  g_autoptr (GBytes) bytes = NULL;

  if (!options->force && g_file_test (options->output, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, JW_ERROR, JW_ERROR_FILE,
                   _ ("“%s” is there already. Choose another name, or replace it with “--force”."),
                   name);
      return FALSE;
    }
  bytes = jw_writer_write_verified (map, error);
  return bytes != NULL && jw_save_bytes (file, bytes, error);
}

JwExitStatus
jw_new_command_run (const JwCommand *command, char ***arguments)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = NULL;

  if (!parse (command, arguments, &options))
    return JW_EXIT_USAGE;
  map = jw_templates_create (options.template, &error);
  if (map != NULL && write_map (map, &options, &error))
    return JW_EXIT_DONE;
  jw_command_complain ("%s", error->message);
  return g_error_matches (error, JW_ERROR, JW_ERROR_USAGE) ? JW_EXIT_USAGE : JW_EXIT_FAILED;
}
