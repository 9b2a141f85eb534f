#include "app/command-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/command.h"
#include "app/interface.h"
#include "model/file/excerpt.h"

static int
print_help (void)
{
  g_print (_ ("Journeywright designs ecommerce customer journey maps.\n\nUsage:\n"));
  g_print ("  journeywright %s\n      %s\n", _ ("[FILE…]"),
           _ ("open maps in windows; without a file, a new map of five phases"));
  for (const JwCommand *command = jw_command_list (); command->name != NULL; command++)
    g_print ("  journeywright %s %s\n      %s\n", command->name, _ (command->usage),
             _ (command->summary));
  g_print (_ ("\nOptions:\n"));
  g_print ("  -h, --help   %s\n", _ ("tell this; after a command, tell its options"));
  g_print ("  --version    %s\n", _ ("tell the version"));
  g_print (_ ("\nThe commands need no display.\n"));
  return JW_EXIT_DONE;
}

static int
print_version (void)
{
  g_print ("journeywright %s\n", JW_VERSION);
  return JW_EXIT_DONE;
}

static int
run_command (const JwCommand *command, char **words)
{
  g_auto (GStrv) arguments = g_strdupv (words);

  /* Commands work on files of this computer: no file-system services are to be started for them. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  return (int)command->run (command, &arguments);
}

static gboolean
is_file_name (const char *word)
{
  return strpbrk (word, "/.") != NULL || g_file_test (word, G_FILE_TEST_EXISTS);
}

static int
complain_word (const char *word)
{
  g_autofree char *name = jw_excerpt_file_name (word);

  if (*word == '-')
    jw_command_complain (_ ("There is no option “%s”."), name);
  else
    jw_command_complain (_ ("“%s” is neither a command nor a file."), name);
  jw_command_hint_help (NULL);
  return JW_EXIT_USAGE;
}

static gboolean
is_word (const char *word, const char *name, const char *other_name)
{
  return strcmp (word, name) == 0 || strcmp (word, other_name) == 0;
}

/* What the desktop adds when it starts programs by its bus. */
static gboolean
is_desktop_option (const char *word)
{
  return g_str_has_prefix (word, "--gapplication-");
}

static int
open_files (int argc, char **argv)
{
  gboolean only_files = FALSE;

  for (int i = 1; i < argc; i++)
    {
      if (only_files || is_desktop_option (argv[i]))
        continue;
      only_files = strcmp (argv[i], "--") == 0;
      if (!only_files && (*argv[i] == '-' || !is_file_name (argv[i])))
        return complain_word (argv[i]);
    }
  return jw_interface_run (argc, argv);
}

int
jw_command_line_run (int argc, char **argv)
{
  const JwCommand *command = argc > 1 ? jw_command_find (argv[1]) : NULL;

  if (command != NULL)
    return run_command (command, argv + 2);
  if (argc > 1 && is_word (argv[1], "--help", "-h"))
    return print_help ();
  if (argc > 1 && is_word (argv[1], "--version", "-V"))
    return print_version ();
  return open_files (argc, argv);
}
