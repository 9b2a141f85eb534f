#include "app/command-line.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/interface.h"
#include "app/memory.h"
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

static gboolean
is_about (const GLogField *fields, gsize n_fields, const char *what)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0)
      return strstr (fields[i].value, what) != NULL;
  return FALSE;
}

/* GLib ends a program that gets no memory, no thread or no file, in words for those who write
 * programs: "failed to allocate 168 bytes", "creating thread 'pool': Error creating thread: …",
 * "Creating pipes for GWakeup: Too many open files". */
static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  gboolean is_memory =
      is_about (fields, n_fields, "allocat") || is_about (fields, n_fields, "creating thread");

  if (!(level & G_LOG_LEVEL_ERROR) || (!is_memory && !is_about (fields, n_fields, "GWakeup")))
    return g_log_writer_default (level, fields, n_fields, NULL);
  fflush (stdout);
  if (is_memory)
    jw_memory_end ();
  jw_command_complain (_ ("Too many files are open to go on. Raise the limit (“ulimit -n”)."));
  _exit (JW_EXIT_FAILED);
}

/* @advice is what to do where there is too little memory. */
static void
prepare_for_little_memory (const char *advice)
{
  g_autofree char *text = g_strdup_printf (_ ("There is too little memory to go on. %s"), advice);

  jw_memory_set_last_words (g_strdup_printf ("journeywright: %s\n", text));
  g_log_set_writer_func (write_log_cb, NULL, NULL);
}

/* What was said on a full disk was not said. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  jw_command_complain (_ ("The answer could not be written: %s. Write it to another place."),
                       g_strerror (errno));
  return MAX (status, (int)JW_EXIT_FAILED);
}

static int
run_command (const JwCommand *command, char **words)
{
  g_auto (GStrv) arguments = g_strdupv (words);

  prepare_for_little_memory (_ ("Close other programs, or choose fewer dots per inch."));
  /* Commands work on files of this computer: no file-system services are to be started for them,
   * and no modules to be loaded. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("GIO_MODULE_DIR", "/dev/null", TRUE);
  return finish_output ((int)command->run (command, &arguments));
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
  prepare_for_little_memory (_ ("Close other programs. What was not saved can be had back when "
                                "Journeywright starts again."));
  return jw_interface_run (argc, argv);
}

int
jw_command_line_run (int argc, char **argv)
{
  const JwCommand *command = argc > 1 ? jw_command_find (argv[1]) : NULL;

  if (command != NULL)
    return run_command (command, argv + 2);
  if (argc > 1 && is_word (argv[1], "--help", "-h"))
    return finish_output (print_help ());
  if (argc > 1 && is_word (argv[1], "--version", "-V"))
    return finish_output (print_version ());
  return open_files (argc, argv);
}
