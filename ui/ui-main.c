#include "ui/ui-main.h"

#include <locale.h>

#include "ui/application.h"

G_MODULE_EXPORT int
jw_ui_main (int argc, char **argv)
{
  g_autoptr (JwApplication) application = NULL;

  setlocale (LC_ALL, "");
  g_set_application_name ("Journeywright");
  gtk_window_set_default_icon_name (JW_APPLICATION_ID);
  application = jw_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
