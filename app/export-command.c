#include <glib/gi18n-lib.h>

#include "app/command.h"
#include "model/error.h"
#include "model/file/excerpt.h"
#include "model/file/reader.h"
#include "render/export/export.h"
#include "render/paper.h"

/* A PNG of more dots could not be held; of fewer it shows nothing. */
#define MIN_DPI 10
#define MAX_DPI 2400

#define DRAWING_BYTES (96 * 1024 * 1024)

typedef struct
{
  char *output;
  char *paper;
  char *theme;
  double dpi;
  gboolean landscape;
  gboolean portrait;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->paper);
  g_free (options->theme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static char *
list_papers (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; jw_map_papers[i].token != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", jw_map_papers[i].token);
  return g_string_free (names, FALSE);
}

static gboolean
complain_usage (const char *message)
{
  jw_command_complain ("%s", message);
  jw_command_hint_help ("export");
  return FALSE;
}

static gboolean
check_options (Options *options, char **files)
{
  double width, height;

  if (g_strv_length (files) != 1)
    return complain_usage (_ ("“export” takes one map file."));
  if (options->output == NULL)
    return complain_usage (_ ("“-o” is missing: the .pdf or .png file to write."));
  if (options->landscape && options->portrait)
    return complain_usage (_ ("“--landscape” and “--portrait” exclude each other. Take one."));
  if (!(options->dpi >= MIN_DPI && options->dpi <= MAX_DPI))
    return complain_usage (_ ("“--dpi” takes a number from 10 to 2400."));
  if (options->paper != NULL && !jw_paper_find (options->paper, &width, &height))
    {
      g_autofree char *papers = list_papers ();
      g_autofree char *message =
          g_strdup_printf (_ ("There is no paper “%s”. There are: %s."), options->paper, papers);

      return complain_usage (message);
    }
  if (options->theme != NULL && !jw_theme_exists (options->theme))
    {
      g_autofree char *message =
          g_strdup_printf (_ ("There is no theme “%s”. There are: %s."), options->theme,
                           "paper, projector, ink-saver, brand, wall");

      return complain_usage (message);
    }
  return TRUE;
}

static gboolean
parse (const JwCommand *command, char ***arguments, Options *options)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Where to write; the ending .pdf or .png says how"), N_ ("OUTPUT") },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &options->paper,
      N_ ("The paper (a5 to a0, letter, legal, tabloid); the map’s own if not given"),
      N_ ("SIZE") },
    { "theme", 't', 0, G_OPTION_ARG_STRING, &options->theme,
      N_ ("How it looks (paper, projector, ink-saver, brand; wall: empty, to be written on); the "
          "map’s own if not given"),
      N_ ("THEME") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options->landscape, N_ ("Paper on its side"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &options->portrait, N_ ("Paper upright"), NULL },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options->dpi,
      N_ ("Dots per inch of a PNG; 150 if not given"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  const char *description =
      _ ("The map is drawn on one page, smaller where it has to be. The same map gives the same "
         "bytes. No display is needed.");

  if (!jw_command_parse (command, entries, description, arguments))
    return FALSE;
  if (options->paper != NULL)
    {
      char *lower = g_ascii_strdown (options->paper, -1);

      g_free (options->paper);
      options->paper = lower;
    }
  return check_options (options, *arguments);
}

/* The map's own paper and orientation, but for what the options say. */
static void
choose_paper (JwMap *map, const Options *options, JwExportOptions *out)
{
  double width, height;
  gboolean landscape;

  jw_paper_get_size (map, &width, &height);
  landscape = options->landscape || (width > height && !options->portrait);
  if (options->paper != NULL)
    jw_paper_find (options->paper, &width, &height);
  out->paper_width = landscape ? MAX (width, height) : MIN (width, height);
  out->paper_height = landscape ? MIN (width, height) : MAX (width, height);
}

static JwMap *
read_map (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = jw_excerpt_file_name (path);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_file (file, findings, &error);

  if (map == NULL)
    jw_command_complain_about (path, error);
  else if (jw_findings_get_n (findings) > 0)
    jw_command_complain (
        _ ("%s has faults (“journeywright check” tells them), and is drawn without "
           "them."),
        name);
  return map;
}

/* The libraries that draw do not all look whether they were given memory: what they take for a
 * small map is asked for before. */
static gboolean
has_memory (GError **error)
{
  g_autofree void *trial = g_try_malloc (DRAWING_BYTES);

  if (trial != NULL)
    return TRUE;
  g_set_error_literal (error, JW_ERROR, JW_ERROR_RENDER,
                       _ ("There is too little memory to go on. Close other programs."));
  return FALSE;
}

static JwExitStatus
export_map (const char *path, const Options *options, GError **error)
{
  g_autoptr (GFile) output = g_file_new_for_path (options->output);
  JwExportOptions export_options = { .dpi = options->dpi, .theme = options->theme };
  g_autoptr (JwMap) map = NULL;
  JwExportFormat format;

  if (!jw_export_format_from_name (options->output, &format, error))
    return JW_EXIT_USAGE;
  if (!has_memory (error))
    return JW_EXIT_FAILED;
  map = read_map (path);
  if (map == NULL)
    return JW_EXIT_FAILED;
  choose_paper (map, options, &export_options);
  if (jw_export_to_file (map, format, &export_options, output, error))
    return JW_EXIT_DONE;
  return JW_EXIT_FAILED;
}

JwExitStatus
jw_export_command_run (const JwCommand *command, char ***arguments)
{
  g_auto (Options) options = { .dpi = 150 };
  g_autoptr (GError) error = NULL;
  JwExitStatus status;

  if (!parse (command, arguments, &options))
    return JW_EXIT_USAGE;
  status = export_map ((*arguments)[0], &options, &error);
  if (error != NULL)
    jw_command_complain ("%s", error->message);
  if (status == JW_EXIT_USAGE)
    jw_command_hint_help (command->name);
  return status;
}
