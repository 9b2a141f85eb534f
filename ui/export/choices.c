#include "ui/export/choices.h"

#include "model/edit/commands.h"
#include "render/paper.h"

#define POINTS_PER_MM (72 / 25.4)
#define DEFAULT_DPI 150
#define DEFAULT_BODY 9.75

JwExportChoices *
jw_export_choices_new (void)
{
  JwExportChoices *choices = g_new0 (JwExportChoices, 1);

  choices->tile = g_strdup ("a4");
  choices->edge = JW_EXPORT_TILE_MARGIN / POINTS_PER_MM;
  choices->overlap = JW_EXPORT_TILE_OVERLAP / POINTS_PER_MM;
  choices->body = DEFAULT_BODY;
  choices->dpi = DEFAULT_DPI;
  choices->split_after = 1;
  choices->hidden = g_ptr_array_new_with_free_func (g_free);
  return choices;
}

static gpointer
copy_string (gconstpointer string, gpointer data)
{
  return g_strdup (string);
}

JwExportChoices *
jw_export_choices_copy (const JwExportChoices *choices)
{
  JwExportChoices *copy = g_new (JwExportChoices, 1);

  *copy = *choices;
  copy->paper = g_strdup (choices->paper);
  copy->theme = g_strdup (choices->theme);
  copy->tile = g_strdup (choices->tile);
  copy->hidden = g_ptr_array_copy (choices->hidden, (GCopyFunc)copy_string, NULL);
  return copy;
}

void
jw_export_choices_free (JwExportChoices *choices)
{
  g_free (choices->paper);
  g_free (choices->theme);
  g_free (choices->tile);
  g_ptr_array_unref (choices->hidden);
  g_free (choices);
}

gboolean
jw_export_choices_hides (const JwExportChoices *choices, const char *lane_id)
{
  return g_ptr_array_find_with_equal_func (choices->hidden, lane_id, g_str_equal, NULL);
}

void
jw_export_choices_hide (JwExportChoices *choices, const char *lane_id, gboolean hides)
{
  guint index;

  if (hides == jw_export_choices_hides (choices, lane_id))
    return;
  if (hides)
    g_ptr_array_add (choices->hidden, g_strdup (lane_id));
  else if (g_ptr_array_find_with_equal_func (choices->hidden, lane_id, g_str_equal, &index))
    g_ptr_array_remove_index (choices->hidden, index);
}

/* A picture has one page. */
static void
apply_pages (JwExportChoices *choices, const JwRepair *repair)
{
  choices->format = JW_EXPORT_PDF;
  choices->pages = JW_PAGES_STAGES;
  if (repair->kind == JW_REPAIR_STAGES)
    choices->split_after = 1;
  if (repair->kind == JW_REPAIR_SPLIT)
    choices->split_after = (guint)g_ascii_strtoull (repair->value, NULL, 10);
  if (repair->kind != JW_REPAIR_BODY)
    return;
  choices->text = JW_TEXT_POINTS;
  choices->body = g_ascii_strtod (repair->value, NULL);
}

void
jw_export_choices_apply (JwExportChoices *choices, const JwRepair *repair)
{
  if (repair->fits)
    choices->text = JW_TEXT_FITS;
  if (repair->kind == JW_REPAIR_PAPER)
    {
      g_free (choices->paper);
      choices->paper = g_strdup (repair->value);
    }
  if (repair->kind == JW_REPAIR_STAGES || repair->kind == JW_REPAIR_SPLIT ||
      repair->kind == JW_REPAIR_BODY)
    apply_pages (choices, repair);
  if (repair->kind == JW_REPAIR_HIDE_LANE)
    jw_export_choices_hide (choices, repair->value, TRUE);
}

/* In points; as before if the token is none. */
static void
find_sides (const char *token, const JwSides *own, double *width, double *height)
{
  if (g_strcmp0 (token, JW_PAPER_OWN_SIDES) != 0)
    jw_paper_find (token, width, height);
  else if (own->width > 0 && own->height > 0)
    {
      *width = own->width * POINTS_PER_MM;
      *height = own->height * POINTS_PER_MM;
    }
}

/* Sides of one's own lie as they were told, papers as the map's, unless they are turned. */
static void
choose_paper (const JwExportChoices *choices, JwMap *map, JwExportOptions *options)
{
  gboolean has_own = g_strcmp0 (choices->paper, JW_PAPER_OWN_SIDES) == 0;
  double width, height, own_width, own_height;
  gboolean landscape;

  jw_paper_get_size (map, &own_width, &own_height);
  width = own_width;
  height = own_height;
  find_sides (choices->paper, &choices->sides, &width, &height);
  if (choices->turn != JW_TURN_OWN)
    landscape = choices->turn == JW_TURN_LANDSCAPE;
  else
    landscape = has_own ? width > height : own_width > own_height;
  options->paper_width = landscape ? MAX (width, height) : MIN (width, height);
  options->paper_height = landscape ? MIN (width, height) : MAX (width, height);
}

/* A poster's sheets have their own edges. */
static void
choose_edges (const JwExportChoices *choices, JwExportOptions *options)
{
  gboolean is_cut = choices->format == JW_EXPORT_PDF && choices->pages != JW_PAGES_POSTER;

  options->margin = choices->margin * POINTS_PER_MM;
  options->bleed = is_cut ? choices->bleed * POINTS_PER_MM : 0;
  options->has_marks = is_cut && choices->has_marks;
}

void
jw_export_choices_to_options (const JwExportChoices *choices, JwMap *map, JwExportOptions *options)
{
  gboolean has_pages = choices->format == JW_EXPORT_PDF;

  *options = (JwExportOptions){ .dpi = choices->dpi, .theme = choices->theme };
  choose_paper (choices, map, options);
  choose_edges (choices, options);
  options->fits = choices->text == JW_TEXT_FITS;
  options->body = choices->text == JW_TEXT_POINTS ? choices->body : 0;
  options->pages = has_pages ? choices->pages : JW_PAGES_ONE;
  options->split_after = choices->split_after;
  options->is_transparent = !has_pages && choices->is_transparent;
  options->is_small = choices->format == JW_EXPORT_PNG && choices->is_small;
  find_sides (choices->tile, &choices->tile_sides, &options->tile_width, &options->tile_height);
  options->tile_margin = choices->edge * POINTS_PER_MM;
  options->tile_overlap = choices->overlap * POINTS_PER_MM;
}

void
jw_export_choices_strip (const JwExportChoices *choices, JwMap *map)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  /* One may have been deleted since it was left out. */
  for (guint i = 0; i < choices->hidden->len; i++)
    if (jw_map_find (map, g_ptr_array_index (choices->hidden, i)) != NULL)
      g_ptr_array_add (ids, g_ptr_array_index (choices->hidden, i));
  g_ptr_array_add (ids, NULL);
  if (ids->len > 1)
    jw_edit_delete (map, (const char *const *)ids->pdata, NULL);
}
