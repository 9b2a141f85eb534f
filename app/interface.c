#include "app/interface.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <unistd.h>

#include "app/command.h"

#define MODULE_NAME "journeywright-ui.so"
/* With these and its streams the window comes up whole, and can save. */
#define WINDOW_FILES 11
#define WINDOW_BYTES (420 * 1024 * 1024)

typedef int (*MainFunc) (int argc, char **argv);
typedef gboolean (*InitCheckFunc) (void);

static gboolean
is_set (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != 0;
}

static int
complain_no_display (void)
{
  jw_command_complain (_ ("There is no display to open a window on."));
  g_printerr (_ ("These work without one:\n"));
  for (const JwCommand *command = jw_command_list (); command->name != NULL; command++)
    g_printerr ("  journeywright %s %s\n", command->name, _ (command->usage));
  jw_command_hint_help (NULL);
  return JW_EXIT_FAILED;
}

/* Beside the program in the build tree, or where it was installed. */
static char *
find_module (void)
{
  const char *folder = g_getenv ("JW_MODULE_DIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *program_folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = NULL;

  if (folder != NULL && *folder != 0)
    return g_build_filename (folder, MODULE_NAME, NULL);
  if (program_folder != NULL)
    built = g_build_filename (program_folder, "..", "ui", MODULE_NAME, NULL);
  if (built != NULL && g_file_test (built, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&built);
  return g_build_filename (JW_INSTALLED_MODULE_DIR, MODULE_NAME, NULL);
}

/* A display that is named need not be there; GTK would end the process with words of its own. */
static gboolean
can_open_display (GModule *module)
{
  InitCheckFunc init_check = NULL;

  return !g_module_symbol (module, "gtk_init_check", (gpointer *)&init_check) || init_check ();
}

/* GTK does not look whether it was given memory. It takes this for a small map, most of it without
 * ever using it, and so it is asked for before. */
static gboolean
has_memory (void)
{
  g_autofree void *trial = g_try_malloc (WINDOW_BYTES);

  return trial != NULL;
}

/* Nor whether it may open files: with fewer than it takes to come up and to save a map, letters are
 * missing, or GLib ends the program in words of its own. */
static gboolean
has_files (void)
{
  int files[WINDOW_FILES];
  guint n = 0;

  while (n < WINDOW_FILES && (files[n] = open ("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0)
    n++;
  for (guint i = 0; i < n; i++)
    close (files[i]);
  return n == WINDOW_FILES || errno != EMFILE;
}

static int
complain (const char *message)
{
  jw_command_complain ("%s", message);
  return JW_EXIT_FAILED;
}

int
jw_interface_run (int argc, char **argv)
{
  g_autofree char *path = NULL;
  GModule *module;
  MainFunc run = NULL;

  if (!is_set ("DISPLAY") && !is_set ("WAYLAND_DISPLAY") && !is_set ("BROADWAY_DISPLAY"))
    return complain_no_display ();
  if (!has_memory ())
    return complain (_ ("There is too little memory to open a window. Close other programs."));
  if (!has_files ())
    return complain (_ ("Too few files may be open at a time to open a window. Raise the limit "
                        "(“ulimit -n”)."));
  path = find_module ();
  module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  if (module == NULL || !g_module_symbol (module, "jw_ui_main", (gpointer *)&run))
    {
      jw_command_complain (_ ("The window cannot be opened (%s). Install Journeywright again."),
                           g_module_error ());
      return JW_EXIT_FAILED;
    }
  /* GTK's types cannot be unloaded. */
  g_module_make_resident (module);
  return can_open_display (module) ? run (argc, argv) : complain_no_display ();
}
