#include <glib/gstdio.h>
#include <sys/stat.h>

#include "model/file/state.h"
#include "model/map.h"
#include "render/paper.h"
#include "ui/export/choices.h"

#define FOLDER "exports"
#define GROUP "export"
/* The choices for so many maps are kept; the oldest go first. */
#define MAX_KEPT 200

/* Rows of this table end with a NULL. */
static const char *const format_tokens[] = {
  [JW_EXPORT_PDF] = "pdf",
  [JW_EXPORT_PNG] = "png",
  [JW_EXPORT_SVG] = "svg",
  NULL,
};
static const char *const turn_tokens[] = { "own", "landscape", "portrait", NULL };
static const char *const text_tokens[] = { "own", "fits", "points", NULL };
static const char *const page_tokens[] = {
  [JW_PAGES_ONE] = "one",
  [JW_PAGES_STAGES] = "stages",
  [JW_PAGES_POSTER] = "poster",
  [JW_PAGES_HANDOUT] = "handout",
  NULL,
};

static char *
find_path (GFile *file)
{
  g_autofree char *folder = jw_state_get_folder (FOLDER);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return g_build_filename (folder, name, NULL);
}

static guint
read_token (GKeyFile *keys, const char *key, const char *const *tokens)
{
  g_autofree char *token = g_key_file_get_string (keys, GROUP, key, NULL);

  for (guint i = 0; token != NULL && tokens[i] != NULL; i++)
    if (g_str_equal (tokens[i], token))
      return i;
  return 0;
}

/* A number within its range; whatever is in the file, the choice is a possible one. */
static void
read_number (GKeyFile *keys, const char *key, double least, double most, double *number)
{
  g_autoptr (GError) error = NULL;
  double value = g_key_file_get_double (keys, GROUP, key, &error);

  if (error == NULL && value >= least && value <= most)
    *number = value;
}

/* "paper-width" and "paper-height", both or neither. */
static void
read_sides (GKeyFile *keys, const char *name, JwSides *sides)
{
  g_autofree char *width = g_strconcat (name, "-width", NULL);
  g_autofree char *height = g_strconcat (name, "-height", NULL);
  JwSides read = { 0, 0 };

  read_number (keys, width, JW_SIDE_MIN, JW_SIDE_MAX, &read.width);
  read_number (keys, height, JW_SIDE_MIN, JW_SIDE_MAX, &read.height);
  if (read.width > 0 && read.height > 0)
    *sides = read;
}

static gboolean
is_own (const char *token, const JwSides *sides)
{
  return g_strcmp0 (token, JW_PAPER_OWN_SIDES) == 0 && sides->width > 0;
}

static void
read_papers (GKeyFile *keys, JwExportChoices *choices)
{
  g_autofree char *paper = g_key_file_get_string (keys, GROUP, "paper", NULL);
  g_autofree char *tile = g_key_file_get_string (keys, GROUP, "sheets", NULL);
  g_autofree char *theme = g_key_file_get_string (keys, GROUP, "theme", NULL);
  double width, height;

  read_sides (keys, "paper", &choices->sides);
  read_sides (keys, "sheets", &choices->tile_sides);
  if (is_own (paper, &choices->sides) || jw_paper_find (paper, &width, &height))
    choices->paper = g_steal_pointer (&paper);
  if (jw_theme_exists (theme))
    choices->theme = g_steal_pointer (&theme);
  if (!is_own (tile, &choices->tile_sides) && !jw_paper_find (tile, &width, &height))
    return;
  g_free (choices->tile);
  choices->tile = g_steal_pointer (&tile);
}

static void
read_pages (GKeyFile *keys, JwExportChoices *choices)
{
  double split_after = choices->split_after;

  choices->pages = (JwExportPages)read_token (keys, "pages", page_tokens);
  read_number (keys, "split-after", 1, JW_MAX_STAGES, &split_after);
  choices->split_after = (guint)split_after;
}

static void
read_choices (GKeyFile *keys, JwExportChoices *choices)
{
  g_auto (GStrv) hidden = g_key_file_get_string_list (keys, GROUP, "left-out", NULL, NULL);

  choices->format = (JwExportFormat)read_token (keys, "format", format_tokens);
  choices->turn = (JwTurn)read_token (keys, "turn", turn_tokens);
  choices->text = (JwTextSize)read_token (keys, "text", text_tokens);
  read_pages (keys, choices);
  read_papers (keys, choices);
  read_number (keys, "points", 4, 72, &choices->body);
  read_number (keys, "margin", 0, JW_SIDE_MAX / 4, &choices->margin);
  read_number (keys, "bleed", 0, 50, &choices->bleed);
  read_number (keys, "edge", 0, 50, &choices->edge);
  read_number (keys, "overlap", 6, 50, &choices->overlap);
  read_number (keys, "dpi", 10, 2400, &choices->dpi);
  choices->has_marks = g_key_file_get_boolean (keys, GROUP, "marks", NULL);
  choices->is_transparent = g_key_file_get_boolean (keys, GROUP, "transparent", NULL);
  choices->is_small = g_key_file_get_boolean (keys, GROUP, "small", NULL);
  for (guint i = 0; hidden != NULL && hidden[i] != NULL; i++)
    jw_export_choices_hide (choices, hidden[i], TRUE);
}

JwExportChoices *
jw_export_choices_load (GFile *file)
{
  JwExportChoices *choices = jw_export_choices_new ();
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = find_path (file);

  if (g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    read_choices (keys, choices);
  return choices;
}

static void
write_sides (GKeyFile *keys, const char *name, const JwSides *sides)
{
  g_autofree char *width = g_strconcat (name, "-width", NULL);
  g_autofree char *height = g_strconcat (name, "-height", NULL);

  if (sides->width <= 0)
    return;
  g_key_file_set_double (keys, GROUP, width, sides->width);
  g_key_file_set_double (keys, GROUP, height, sides->height);
}

static void
write_choices (GKeyFile *keys, const JwExportChoices *choices)
{
  g_key_file_set_string (keys, GROUP, "format", format_tokens[choices->format]);
  g_key_file_set_string (keys, GROUP, "turn", turn_tokens[choices->turn]);
  g_key_file_set_string (keys, GROUP, "text", text_tokens[choices->text]);
  g_key_file_set_string (keys, GROUP, "pages", page_tokens[choices->pages]);
  g_key_file_set_integer (keys, GROUP, "split-after", (int)choices->split_after);
  if (choices->paper != NULL)
    g_key_file_set_string (keys, GROUP, "paper", choices->paper);
  if (choices->theme != NULL)
    g_key_file_set_string (keys, GROUP, "theme", choices->theme);
  g_key_file_set_string (keys, GROUP, "sheets", choices->tile);
  write_sides (keys, "paper", &choices->sides);
  write_sides (keys, "sheets", &choices->tile_sides);
  g_key_file_set_double (keys, GROUP, "margin", choices->margin);
  g_key_file_set_double (keys, GROUP, "bleed", choices->bleed);
  g_key_file_set_boolean (keys, GROUP, "marks", choices->has_marks);
  g_key_file_set_double (keys, GROUP, "points", choices->body);
  g_key_file_set_double (keys, GROUP, "edge", choices->edge);
  g_key_file_set_double (keys, GROUP, "overlap", choices->overlap);
  g_key_file_set_double (keys, GROUP, "dpi", choices->dpi);
  g_key_file_set_boolean (keys, GROUP, "transparent", choices->is_transparent);
  g_key_file_set_boolean (keys, GROUP, "small", choices->is_small);
  g_key_file_set_string_list (keys, GROUP, "left-out", (const char *const *)choices->hidden->pdata,
                              choices->hidden->len);
}

/* Removes the file that was written longest ago, if there are too many. */
static void
forget_oldest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *oldest = NULL;
  const char *name;
  GStatBuf info;
  gint64 when = G_MAXINT64;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n++;
      if (g_stat (path, &info) != 0 || info.st_mtime >= when)
        continue;
      when = info.st_mtime;
      g_free (oldest);
      oldest = g_steal_pointer (&path);
    }
  if (n > MAX_KEPT && oldest != NULL)
    g_remove (oldest);
}

void
jw_export_choices_save (const JwExportChoices *choices, GFile *file)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = find_path (file);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  write_choices (keys, choices);
  if (g_key_file_save_to_file (keys, path, NULL))
    forget_oldest (folder);
}
