#include "tests/app/run.h"

#include <string.h>

static char *
find_program (void)
{
  g_autofree char *top = g_path_get_dirname (g_test_get_dir (G_TEST_BUILT));

  return g_build_filename (top, "app", "journeywright", NULL);
}

static GSubprocessLauncher *
make_launcher (const char *setting)
{
  GSubprocessLauncher *launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "BROADWAY_DISPLAY");
  if (setting != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (setting, "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }
  return launcher;
}

static char *
take_text (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL ? g_strndup (data, size) : g_strdup ("");
}

static JwRun *
run_words (const char *setting, GPtrArray *words)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (setting);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  JwRun *run = g_new0 (JwRun, 1);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  run->out = take_text (out);
  run->err = take_text (err);
  if (!g_subprocess_get_if_exited (process))
    g_test_message ("%s", run->err);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  return run;
}

static JwRun *
run_list (const char *setting, const char *addresses, const char *word, va_list rest)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *program = find_program ();

  if (addresses != NULL)
    {
      g_ptr_array_add (words, (gpointer) "/bin/sh");
      g_ptr_array_add (words, (gpointer) "-c");
      g_ptr_array_add (words, (gpointer) "ulimit -v \"$0\" && exec \"$@\"");
      g_ptr_array_add (words, (gpointer)addresses);
    }
  g_ptr_array_add (words, program);
  for (; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (words, (gpointer)word);
  g_ptr_array_add (words, NULL);
  return run_words (setting, words);
}

JwRun *
jw_run (const char *word, ...)
{
  JwRun *run;
  va_list rest;

  va_start (rest, word);
  run = run_list (NULL, NULL, word, rest);
  va_end (rest);
  return run;
}

JwRun *
jw_run_with (const char *setting, const char *word, ...)
{
  JwRun *run;
  va_list rest;

  va_start (rest, word);
  run = run_list (setting, NULL, word, rest);
  va_end (rest);
  return run;
}

JwRun *
jw_run_within (const char *addresses, const char *word, ...)
{
  JwRun *run;
  va_list rest;

  va_start (rest, word);
  run = run_list (NULL, addresses, word, rest);
  va_end (rest);
  return run;
}

void
jw_run_free (JwRun *run)
{
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}
