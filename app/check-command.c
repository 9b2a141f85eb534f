#include <glib/gi18n-lib.h>

#include "app/command.h"
#include "model/file/excerpt.h"
#include "model/file/reader.h"

static void
print_finding (const char *name, const JwFinding *finding)
{
  if (finding->line > 0)
    g_print ("%s:%u: ", name, finding->line);
  else
    g_print ("%s: ", name);
  if (finding->where != NULL)
    g_print ("%s: ", finding->where);
  g_print ("%s\n", finding->message);
}

static JwExitStatus
check_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = jw_excerpt_file_name (path);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_file (file, findings, &error);
  guint n = jw_findings_get_n (findings);

  if (map == NULL)
    {
      jw_command_complain_about (path, error);
      return JW_EXIT_UNREADABLE;
    }
  for (guint i = 0; i < n; i++)
    print_finding (name, jw_findings_get (findings, i));
  if (n == 0)
    g_print (_ ("%s: no faults\n"), name);
  return n > 0 ? JW_EXIT_FOUND : JW_EXIT_DONE;
}

JwExitStatus
jw_check_command_run (const JwCommand *command, char ***arguments)
{
  static const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  const char *description =
      _ ("Each fault is told on a line, with its place in the file. The exit status is 0 if there "
         "is none, 1 if there are some, and 2 if the file cannot be read at all.");

  if (!jw_command_parse (command, entries, description, arguments))
    return JW_EXIT_USAGE;
  if (g_strv_length (*arguments) != 1)
    {
      jw_command_complain (_ ("“check” takes one file."));
      jw_command_hint_help ("check");
      return JW_EXIT_USAGE;
    }
  return check_file ((*arguments)[0]);
}
