/* What was chosen for an export, kept and read back, whatever is in the folder. */

#include <glib.h>

#include "model/file/state.h"
#include "ui/export/choices.h"

static GFile *
make_file (void)
{
  return g_file_new_for_path ("/somewhere/a map.journey");
}

static JwExportChoices *
make_choices (void)
{
  JwExportChoices *choices = jw_export_choices_new ();

  choices->format = JW_EXPORT_PNG;
  choices->paper = g_strdup ("a1");
  choices->sides = (JwSides){ 300.5, 200 };
  choices->turn = JW_TURN_PORTRAIT;
  choices->margin = 7.5;
  choices->bleed = 3;
  choices->has_marks = TRUE;
  choices->split_after = 3;
  choices->theme = g_strdup ("wall");
  choices->pages = JW_PAGES_STAGES;
  choices->text = JW_TEXT_POINTS;
  choices->body = 11.5;
  g_free (choices->tile);
  choices->tile = g_strdup ("letter");
  choices->tile_sides = (JwSides){ 100, 150 };
  choices->edge = 4.5;
  choices->overlap = 12;
  choices->dpi = 300;
  choices->is_transparent = TRUE;
  choices->is_small = TRUE;
  jw_export_choices_hide (choices, "l1", TRUE);
  jw_export_choices_hide (choices, "l;2", TRUE);
  return choices;
}

static void
assert_same (const JwExportChoices *a, const JwExportChoices *b)
{
  g_assert_cmpint (a->format, ==, b->format);
  g_assert_cmpstr (a->paper, ==, b->paper);
  g_assert_cmpfloat (a->sides.width, ==, b->sides.width);
  g_assert_cmpfloat (a->sides.height, ==, b->sides.height);
  g_assert_cmpint (a->turn, ==, b->turn);
  g_assert_cmpfloat (a->margin, ==, b->margin);
  g_assert_cmpfloat (a->bleed, ==, b->bleed);
  g_assert_cmpint (a->has_marks, ==, b->has_marks);
  g_assert_cmpstr (a->theme, ==, b->theme);
  g_assert_cmpint (a->pages, ==, b->pages);
  g_assert_cmpuint (a->split_after, ==, b->split_after);
  g_assert_cmpint (a->text, ==, b->text);
  g_assert_cmpfloat (a->body, ==, b->body);
  g_assert_cmpstr (a->tile, ==, b->tile);
  g_assert_cmpfloat (a->tile_sides.width, ==, b->tile_sides.width);
  g_assert_cmpfloat (a->tile_sides.height, ==, b->tile_sides.height);
  g_assert_cmpfloat (a->edge, ==, b->edge);
  g_assert_cmpfloat (a->overlap, ==, b->overlap);
  g_assert_cmpfloat (a->dpi, ==, b->dpi);
  g_assert_cmpint (a->is_transparent, ==, b->is_transparent);
  g_assert_cmpint (a->is_small, ==, b->is_small);
  g_assert_cmpuint (a->hidden->len, ==, b->hidden->len);
  for (guint i = 0; i < a->hidden->len; i++)
    g_assert_true (jw_export_choices_hides (b, g_ptr_array_index (a->hidden, i)));
}

static void
test_kept (void)
{
  g_autoptr (GFile) file = make_file ();
  g_autoptr (GFile) other = g_file_new_for_path ("/somewhere/else.journey");
  g_autoptr (JwExportChoices) chosen = make_choices ();
  g_autoptr (JwExportChoices) defaults = jw_export_choices_new ();
  g_autoptr (JwExportChoices) read = NULL;
  g_autoptr (JwExportChoices) of_other = NULL;

  jw_export_choices_save (chosen, file);
  read = jw_export_choices_load (file);
  of_other = jw_export_choices_load (other);
  assert_same (chosen, read);
  assert_same (defaults, of_other);
  jw_export_choices_save (defaults, file);
  g_clear_pointer (&read, jw_export_choices_free);
  read = jw_export_choices_load (file);
  assert_same (defaults, read);
}

/* The only file in the folder. */
static char *
find_kept (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (dir);
  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

/* What someone else wrote into it gives possible choices. */
static void
test_damaged (void)
{
  static const char *const contents[] = {
    "",
    "\xff\xfe nonsense",
    "[export]\nformat=gif\npaper=a99\nturn=9\ntheme=none\npages=\nsheets=../"
    "..\npoints=1e99\nedge=nan\n"
    "overlap=-1\ndpi=0\nleft-out=;\n",
    "[export]\npaper=own\nsheets=own\npaper-width=300\npaper-height=0\nsheets-width=nan\n"
    "sheets-height=inf\nmargin=-3\nbleed=51\nsplit-after=0\n",
  };
  g_autofree char *folder = jw_state_get_folder ("exports");
  g_autoptr (GFile) file = make_file ();
  g_autoptr (JwExportChoices) defaults = jw_export_choices_new ();
  g_autofree char *path = NULL;

  jw_export_choices_save (defaults, file);
  path = find_kept (folder);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (JwExportChoices) read = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      read = jw_export_choices_load (file);
      if (i == 2)
        g_ptr_array_set_size (read->hidden, 0);
      assert_same (defaults, read);
    }
}

/* However many maps were exported, only so many files are kept. */
static void
test_oldest_go (void)
{
  g_autofree char *folder = jw_state_get_folder ("exports");
  g_autoptr (JwExportChoices) chosen = jw_export_choices_new ();
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  for (guint i = 0; i < 220; i++)
    {
      g_autofree char *path = g_strdup_printf ("/maps/%u.journey", i);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      jw_export_choices_save (chosen, file);
    }
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 200);
}

static void
test_options (void)
{
  g_autoptr (JwMap) map = jw_map_new ();
  g_autoptr (JwExportChoices) chosen = make_choices ();
  JwExportOptions options;

  jw_export_choices_to_options (chosen, map, &options);
  /* A1 upright; a picture has one page. */
  g_assert_cmpfloat_with_epsilon (options.paper_width, 594 * 72 / 25.4, 0.01);
  g_assert_cmpfloat_with_epsilon (options.paper_height, 841 * 72 / 25.4, 0.01);
  g_assert_cmpint (options.pages, ==, JW_PAGES_ONE);
  g_assert_true (options.is_transparent && options.is_small);
  g_assert_cmpfloat (options.body, ==, 11.5);
  chosen->format = JW_EXPORT_PDF;
  chosen->text = JW_TEXT_FITS;
  jw_export_choices_to_options (chosen, map, &options);
  g_assert_cmpint (options.pages, ==, JW_PAGES_STAGES);
  g_assert_false (options.is_transparent || options.is_small);
  g_assert_true (options.fits);
  g_assert_cmpfloat (options.body, ==, 0);
}

static void
assert_paper (const JwExportChoices *chosen, double width, double height)
{
  g_autoptr (JwMap) map = jw_map_new ();
  JwExportOptions options;

  jw_export_choices_to_options (chosen, map, &options);
  g_assert_cmpfloat_with_epsilon (options.paper_width, width * 72 / 25.4, 0.001);
  g_assert_cmpfloat_with_epsilon (options.paper_height, height * 72 / 25.4, 0.001);
}

/* Sides of one's own lie as they are told, whatever the map's paper, unless they are turned. */
static void
test_own_sides (void)
{
  g_autoptr (GFile) file = make_file ();
  g_autoptr (JwExportChoices) chosen = jw_export_choices_new ();
  g_autoptr (JwExportChoices) read = NULL;

  chosen->paper = g_strdup (JW_PAPER_OWN_SIDES);
  chosen->sides = (JwSides){ 200, 300 };
  assert_paper (chosen, 200, 300);
  chosen->turn = JW_TURN_LANDSCAPE;
  assert_paper (chosen, 300, 200);
  jw_export_choices_save (chosen, file);
  read = jw_export_choices_load (file);
  assert_same (chosen, read);
}

/* What lies around the map, in points; a poster's sheets and a picture have no bleed. */
static void
test_edges (void)
{
  g_autoptr (JwMap) map = jw_map_new ();
  g_autoptr (JwExportChoices) chosen = make_choices ();
  JwExportOptions options;

  for (guint i = 0; i < 3; i++)
    {
      chosen->format = i == 0 ? JW_EXPORT_PNG : JW_EXPORT_PDF;
      chosen->pages = i == 1 ? JW_PAGES_POSTER : JW_PAGES_STAGES;
      jw_export_choices_to_options (chosen, map, &options);
      g_assert_cmpfloat_with_epsilon (options.margin, 7.5 * 72 / 25.4, 0.001);
      g_assert_cmpfloat_with_epsilon (options.bleed, i == 2 ? 3 * 72 / 25.4 : 0, 0.001);
      g_assert_cmpint (options.has_marks, ==, i == 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export-choices/kept", test_kept);
  g_test_add_func ("/export-choices/damaged", test_damaged);
  g_test_add_func ("/export-choices/oldest-go", test_oldest_go);
  g_test_add_func ("/export-choices/options", test_options);
  g_test_add_func ("/export-choices/own-sides", test_own_sides);
  g_test_add_func ("/export-choices/edges", test_edges);
  return g_test_run ();
}
