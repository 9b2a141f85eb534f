#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>

#include "app/command-line.h"

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, JW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return jw_command_line_run (argc, argv);
}
