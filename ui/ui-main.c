#include "ui/ui-main.h"

#include <locale.h>

#include "ui/application.h"

/* What libadwaita tells GTK to use, as it brings a theme of its own. */
#define NO_THEME "Adwaita-empty"

/* GTK would first read its own theme, a fifth of the time that a window takes to come up, only for
 * libadwaita to replace it. It looks at the environment once; libadwaita must not find it there. */
static void
skip_theme (void)
{
  if (g_getenv ("GTK_THEME"))
    return;
  g_setenv ("GTK_THEME", NO_THEME, FALSE);
  gtk_settings_get_default ();
  g_unsetenv ("GTK_THEME");
}

/* The map is read while GTK starts. Only the first: who opens several waits for them anyhow. */
static JwOpening *
open_first (int argc, char **argv)
{
  g_autoptr (GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;

  return argc > 1 && argv[1][0] == '-' ? NULL : jw_opening_new (file);
}

G_MODULE_EXPORT int
jw_ui_main (int argc, char **argv)
{
  g_autoptr (JwApplication) application = NULL;
  g_autoptr (JwOpening) opening = NULL;
  int status;

  setlocale (LC_ALL, "");
  skip_theme ();
  opening = open_first (argc, argv);
  g_set_application_name ("Journeywright");
  gtk_window_set_default_icon_name (JW_APPLICATION_ID);
  application = jw_application_new (G_APPLICATION_DEFAULT_FLAGS);
  jw_application_set_opening (application, opening);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (opening)
    jw_opening_end (opening);
  return status;
}
