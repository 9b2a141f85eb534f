#include <glib/gi18n-lib.h>

#include "app/command.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/file/excerpt.h"
#include "model/file/reader.h"
#include "model/lane.h"
#include "render/export/export.h"
#include "render/paper.h"
#include "render/fonts.h"
#include "render/preflight/preflight.h"

/* A PNG of more dots could not be held; of fewer it shows nothing. */
#define MIN_DPI 10
#define MAX_DPI 2400
/* As the map's own text size may be. */
#define MIN_BODY 4
#define MAX_BODY 72

/* What drawing a small map takes of the addresses: fonts, and 64 MiB that the C library sets aside
 * for each thread that asks for memory. */
#define DRAWING_BYTES (192 * 1024 * 1024)

typedef struct
{
  char *output;
  char *paper;
  char *theme;
  double dpi;
  gboolean landscape;
  gboolean portrait;
  gboolean fit;
  gboolean balance;
  double body; /* points, or below 0 */
  gboolean transparent;
  gboolean small;
  char **hidden_lanes;
  gboolean check;
  char *pages;
  int split_after; /* stages; or -1 */
  char *tile;
  double margin; /* millimetres */
  double bleed;  /* the same */
  gboolean marks;
  double edge;    /* millimetres, or below 0 */
  double overlap; /* the same */
  JwExportPages which;
} Options;

#define POINTS_PER_MM (72 / 25.4)
#define DEFAULT_EDGE (JW_EXPORT_TILE_MARGIN / POINTS_PER_MM)
#define DEFAULT_OVERLAP (JW_EXPORT_TILE_OVERLAP / POINTS_PER_MM)

static const struct
{
  const char *name;
  JwExportPages pages;
} page_kinds[] = {
  { "one", JW_PAGES_ONE },
  { "stages", JW_PAGES_STAGES },
  { "handout", JW_PAGES_HANDOUT },
  { "poster", JW_PAGES_POSTER },
};

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->paper);
  g_free (options->theme);
  g_free (options->pages);
  g_free (options->tile);
  g_strfreev (options->hidden_lanes);
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
read_paper (const char *paper, double *width, double *height)
{
  return jw_paper_find (paper, width, height) || jw_paper_read (paper, width, height);
}

static gboolean
check_paper (const char *paper)
{
  g_autofree char *papers = NULL;
  g_autofree char *message = NULL;
  double width, height;

  if (paper == NULL || read_paper (paper, &width, &height))
    return TRUE;
  papers = list_papers ();
  message = g_strdup_printf (
      _ ("There is no paper “%s”. There are: %s, or your own, such as 300x200mm or 12x18in."),
      paper, papers);
  return complain_usage (message);
}

static gboolean
check_theme (const char *theme)
{
  g_autofree char *message = NULL;

  if (theme == NULL || jw_theme_exists (theme))
    return TRUE;
  message = g_strdup_printf (_ ("There is no theme “%s”. There are: %s."), theme,
                             "paper, projector, ink-saver, brand, wall");
  return complain_usage (message);
}

static gboolean
check_pages (Options *options)
{
  g_autofree char *message = NULL;

  if (options->pages == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    if (g_str_equal (page_kinds[i].name, options->pages))
      {
        options->which = page_kinds[i].pages;
        return TRUE;
      }
  message = g_strdup_printf (
      _ ("“--pages” takes “one”, “stages”, “handout” or “poster”, not “%s”."), options->pages);
  return complain_usage (message);
}

static gboolean
check_tiles (Options *options)
{
  gboolean has_tiles = options->tile != NULL || options->edge >= 0 || options->overlap >= 0;

  if (has_tiles && options->which != JW_PAGES_POSTER)
    return complain_usage (
        _ ("“--tile”, “--edge” and “--overlap” say how the sheets of a poster are. Add “--pages "
           "poster”, or leave them out."));
  return check_paper (options->tile);
}

static gboolean
check_split (const Options *options)
{
  gboolean has_stages = options->which == JW_PAGES_STAGES || options->which == JW_PAGES_HANDOUT;

  if (options->split_after == -1)
    return TRUE;
  if (!has_stages)
    return complain_usage (_ ("“--split-after” says how many stages share a page. Add “--pages "
                              "stages” or “--pages handout”, or leave it out."));
  return (options->split_after >= 1 && options->split_after <= JW_MAX_STAGES) ||
         complain_usage (_ ("“--split-after” takes a number of stages from 1 to 200."));
}

static gboolean
check_body (const Options *options)
{
  if (options->body < 0)
    return TRUE;
  if (!(options->body >= MIN_BODY && options->body <= MAX_BODY))
    return complain_usage (_ ("“--body” takes a number of points from 4 to 72."));
  return !options->fit || complain_usage (_ ("“--body” and “--fit” exclude each other. Take one."));
}

static gboolean
check_options (Options *options, char **files)
{
  if (g_strv_length (files) != 1)
    return complain_usage (_ ("“export” takes one map file."));
  if (options->output == NULL)
    return complain_usage (_ ("“-o” is missing: the .pdf, .png or .svg file to write."));
  if (options->landscape && options->portrait)
    return complain_usage (_ ("“--landscape” and “--portrait” exclude each other. Take one."));
  if (!(options->dpi >= MIN_DPI && options->dpi <= MAX_DPI))
    return complain_usage (_ ("“--dpi” takes a number from 10 to 2400."));
  return check_paper (options->paper) && check_theme (options->theme) && check_pages (options) &&
         check_tiles (options) && check_split (options) && check_body (options);
}

static void
fold_case (char **word)
{
  char *lower = *word != NULL ? g_ascii_strdown (*word, -1) : NULL;

  g_free (*word);
  *word = lower;
}

static const char description[] =
    N_ ("The map is drawn on one page, smaller where it has to be. A poster is the map enlarged "
        "to the paper, in true size on sheets with marks to cut and glue them by, after a page "
        "that shows how. The same map gives the same bytes. No display is needed.");

static gboolean
parse (const JwCommand *command, char ***arguments, Options *options)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Where to write; the ending .pdf, .png or .svg says how"), N_ ("OUTPUT") },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &options->paper,
      N_ ("The paper (a5 to a0, letter, legal, tabloid, ansi-c to ansi-e, or your own, such as "
          "300x200mm or 12x18in); the map’s own if not given"),
      N_ ("SIZE") },
    { "theme", 't', 0, G_OPTION_ARG_STRING, &options->theme,
      N_ ("How it looks (paper, projector, ink-saver, brand; wall: empty, to be written on); the "
          "map’s own if not given"),
      N_ ("THEME") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options->landscape, N_ ("Paper on its side"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &options->portrait, N_ ("Paper upright"), NULL },
    { "margin", 0, 0, G_OPTION_ARG_DOUBLE, &options->margin,
      N_ ("What is left empty around the map; what suits the paper if not given"), N_ ("MM") },
    { "bleed", 0, 0, G_OPTION_ARG_DOUBLE, &options->bleed,
      N_ ("How far the paper’s colour goes on beyond the edges of a PDF’s pages"), N_ ("MM") },
    { "marks", 0, 0, G_OPTION_ARG_NONE, &options->marks, N_ ("Marks to cut pages by"), NULL },
    { "fit", 0, 0, G_OPTION_ARG_NONE, &options->fit, N_ ("Text as large as fits"), NULL },
    { "balance", 0, 0, G_OPTION_ARG_NONE, &options->balance,
      N_ ("Columns as wide as makes the map shortest; as the map says if not given"), NULL },
    { "body", 0, 0, G_OPTION_ARG_DOUBLE, &options->body,
      N_ ("The text size in points; the map’s own if not given"), N_ ("POINTS") },
    { "hide-lane", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->hidden_lanes,
      N_ ("Leaves a lane out, named as on the map or by its id; can be given several times"),
      N_ ("NAME") },
    { "check", 0, 0, G_OPTION_ARG_NONE, &options->check,
      N_ ("Tells, too, what will not come out well on this paper, and what would help"), NULL },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &options->transparent,
      N_ ("A PNG without the paper’s colour"), NULL },
    { "small", 0, 0, G_OPTION_ARG_NONE, &options->small,
      N_ ("A PNG packed as small as can be, which takes longer"), NULL },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options->dpi,
      N_ ("Dots per inch of a PNG; 150 if not given"), N_ ("N") },
    { "pages", 0, 0, G_OPTION_ARG_STRING, &options->pages,
      N_ ("What comes onto which page of a PDF: one (all on one; so if not given), stages (a page "
          "each, or more where text could not be read), handout (the map, its stages, notes, and "
          "the answers by value and effort), poster (in parts on many sheets, to be glued "
          "together)"),
      N_ ("KIND") },
    { "split-after", 0, 0, G_OPTION_ARG_INT, &options->split_after,
      N_ ("With --pages stages or handout: so many stages share a page, and the map goes on on "
          "another one; 1 if not given"),
      N_ ("N") },
    { "tile", 0, 0, G_OPTION_ARG_STRING, &options->tile,
      N_ ("The sheets of a poster, as --paper; a4 if not given"), N_ ("SIZE") },
    { "edge", 0, 0, G_OPTION_ARG_DOUBLE, &options->edge,
      N_ ("What the printer leaves white at the edges of a sheet; 8 mm if not given"), N_ ("MM") },
    { "overlap", 0, 0, G_OPTION_ARG_DOUBLE, &options->overlap,
      N_ ("How far the sheets lie over each other; 10 mm if not given"), N_ ("MM") },
    G_OPTION_ENTRY_NULL,
  };
  if (!jw_command_parse (command, entries, _ (description), arguments))
    return FALSE;
  fold_case (&options->paper);
  fold_case (&options->tile);
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
    read_paper (options->paper, &width, &height);
  /* Sides of one's own are told as they lie. */
  if (options->paper != NULL && !jw_paper_find (options->paper, &width, &height) &&
      !options->portrait)
    landscape = options->landscape || width > height;
  out->paper_width = landscape ? MAX (width, height) : MIN (width, height);
  out->paper_height = landscape ? MIN (width, height) : MAX (width, height);
}

/* How the sheets of a poster are, where the options say it. */
static void
choose_tiles (const Options *options, JwExportOptions *out)
{
  out->pages = options->which;
  out->split_after = (guint)MAX (options->split_after, 1);
  out->fits = options->fit;
  out->balances = options->balance;
  if (options->tile != NULL)
    read_paper (options->tile, &out->tile_width, &out->tile_height);
  out->tile_margin = POINTS_PER_MM * (options->edge >= 0 ? options->edge : DEFAULT_EDGE);
  out->tile_overlap = POINTS_PER_MM * (options->overlap >= 0 ? options->overlap : DEFAULT_OVERLAP);
}

static gboolean
is_named (JwNode *lane, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autofree char *shown = g_utf8_casefold (jw_lane_get_shown_name (lane), -1);

  return g_str_equal (jw_node_get_id (lane), name) || g_str_equal (shown, wanted);
}

static void
set_no_lane_error (JwMap *map, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "",
                            jw_lane_get_shown_name (lane));
  if (names->len == 0)
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE, _ ("There is no lane “%s”: the map has none."),
                 name);
  else
    g_set_error (error, JW_ERROR, JW_ERROR_USAGE, _ ("There is no lane “%s”. There are: %s."), name,
                 names->str);
}

/* What was read is only drawn, so that the lane can be taken out of it. */
static gboolean
hide_lane (JwMap *map, const char *name, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    if (is_named (lane, name))
      g_ptr_array_add (ids, g_strdup (jw_node_get_id (lane)));
  if (ids->len == 0)
    {
      set_no_lane_error (map, name, error);
      return FALSE;
    }
  g_ptr_array_add (ids, NULL);
  return jw_edit_delete (map, (const char *const *)ids->pdata, error);
}

static gboolean
hide_lanes (JwMap *map, const Options *options, GError **error)
{
  for (guint i = 0; options->hidden_lanes != NULL && options->hidden_lanes[i] != NULL; i++)
    if (!hide_lane (map, options->hidden_lanes[i], error))
      return FALSE;
  return TRUE;
}

/* A wrong combination of options is a wrong command line, too. */
static JwExitStatus
find_status (const GError *error)
{
  return g_error_matches (error, JW_ERROR, JW_ERROR_USAGE) ? JW_EXIT_USAGE : JW_EXIT_FAILED;
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
  else if (jw_findings_tell_repairs (findings))
    jw_command_complain (
        _ ("%s has faults (“journeywright check” tells them), and is drawn without "
           "them."),
        name);
  else if (jw_findings_get_n (findings) > 0)
    jw_command_complain (_ ("%s holds more than this program knows (“journeywright check” tells "
                            "it), and is drawn without that."),
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

/* What an export was told is no failure: the user may want it so. Type that was fitted never
 * becomes small without a word, even if not @all is to be told. */
static void
tell_warnings (JwMap *map, const JwExportOptions *options, gboolean all)
{
  g_autoptr (GPtrArray) warnings = jw_preflight (map, options);

  for (guint i = 0; i < warnings->len; i++)
    {
      const JwWarning *warning = g_ptr_array_index (warnings, i);

      if (!all && warning->kind != JW_WARNING_SMALL_TYPE)
        continue;
      jw_command_complain ("%s", warning->message);
      for (guint j = 0; j < warning->repairs->len; j++)
        {
          const JwRepair *repair = g_ptr_array_index (warning->repairs, j);

          /* Translators: options that can be added to the command line. */
          g_printerr (_ ("  That would help: %s\n"), repair->option);
        }
    }
}

static JwExitStatus
export_map (const char *path, const Options *options, GError **error)
{
  g_autoptr (GFile) output = g_file_new_for_path (options->output);
  JwExportOptions export_options = { .dpi = options->dpi,
                                     .theme = options->theme,
                                     .body = MAX (0, options->body),
                                     .margin = POINTS_PER_MM * options->margin,
                                     .bleed = POINTS_PER_MM * options->bleed,
                                     .has_marks = options->marks,
                                     .is_transparent = options->transparent,
                                     .is_small = options->small };
  g_autoptr (JwMap) map = NULL;
  JwExportFormat format;

  if (!jw_export_format_from_name (options->output, &format, error))
    return JW_EXIT_USAGE;
  if (!has_memory (error))
    return JW_EXIT_FAILED;
  map = read_map (path);
  if (map == NULL)
    return JW_EXIT_FAILED;
  jw_fonts_stay_alone ();
  choose_paper (map, options, &export_options);
  choose_tiles (options, &export_options);
  if (!hide_lanes (map, options, error) ||
      !jw_export_to_file (map, format, &export_options, output, error))
    return find_status (*error);
  if (options->check || options->fit)
    tell_warnings (map, &export_options, options->check);
  return JW_EXIT_DONE;
}

JwExitStatus
jw_export_command_run (const JwCommand *command, char ***arguments)
{
  g_auto (Options)
      options = { .dpi = 150, .body = -1, .split_after = -1, .edge = -1, .overlap = -1 };
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
