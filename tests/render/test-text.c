#include <string.h>
#include <time.h>

#include "render/text-cache.h"
#include "render/text-parts-private.h"
#include "support.h"

static const JwTextStyle body = { JW_FACE_REGULAR, 10, 1.35, JW_ALIGN_START };

static const char *const pangram =
    "Instagram reel of the kiln opening, a friend’s mug at breakfast and a search for “handmade "
    "mug” on the phone: which of the three brings those who come back?";

typedef struct
{
  JwFonts *fonts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->fonts = jw_fonts_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jw_fonts_unref (fixture->fonts);
}

static void
test_own_faces_are_found (Fixture *fixture, gconstpointer data)
{
  g_assert_true (jw_fonts_has_own (fixture->fonts));
  g_assert_cmpfloat_with_epsilon (jw_fonts_get_ascent (fixture->fonts), 0.96875, 1e-3);
  g_assert_cmpfloat_with_epsilon (jw_fonts_get_descent (fixture->fonts), 0.2412, 1e-3);
}

static void
test_empty_text_has_a_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, "", &body, 100);
  g_autoptr (JwText) missing = jw_text_new (fixture->fonts, NULL, &body, 100);
  double x, y, height;

  g_assert_cmpuint (jw_text_get_n_lines (text), ==, 1);
  g_assert_cmpfloat (jw_text_get_width (text), ==, 0);
  g_assert_cmpfloat_with_epsilon (jw_text_get_height (text), 13.5, 1e-6);
  jw_text_get_caret (text, 0, &x, &y, &height);
  g_assert_cmpfloat (x, ==, 0);
  g_assert_cmpfloat_with_epsilon (height, 13.5, 1e-6);
  g_assert_cmpstr (jw_text_get_string (missing), ==, "");
}

static void
test_lines_stand_at_the_line_height (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, pangram, &body, 120);
  guint n = jw_text_get_n_lines (text);

  g_assert_cmpuint (n, >, 4);
  g_assert_cmpfloat_with_epsilon (jw_text_get_height (text), n * 13.5, 1e-6);
  g_assert_cmpfloat (jw_text_get_width (text), <=, 120);
  g_assert_cmpfloat (jw_text_get_width (text), >, 80);
  for (guint i = 0; i < n; i++)
    {
      JwRect rect;

      jw_text_get_line (text, i, &rect, NULL, NULL);
      g_assert_cmpfloat_with_epsilon (rect.y, i * 13.5, 1e-6);
    }
}

/* The same type and width at any zoom breaks at the same places. */
static void
test_breaks_do_not_depend_on_zoom (Fixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 0.37, 0.5, 0.87, 1.25, 2, 3.3, 7 };
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, pangram, &body, 131.4);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      JwTextStyle style = body;
      g_autoptr (JwText) zoomed = NULL;

      style.size *= zooms[i];
      zoomed = jw_text_new (fixture->fonts, pangram, &style, 131.4 * zooms[i]);
      g_assert_cmpuint (jw_text_get_n_lines (zoomed), ==, jw_text_get_n_lines (text));
      for (guint j = 0; j < jw_text_get_n_lines (text); j++)
        {
          JwRect rect, zoomed_rect;
          guint start, zoomed_start;

          jw_text_get_line (text, j, &rect, &start, NULL);
          jw_text_get_line (zoomed, j, &zoomed_rect, &zoomed_start, NULL);
          g_assert_cmpuint (start, ==, zoomed_start);
          g_assert_cmpfloat_with_epsilon (rect.width * zooms[i], zoomed_rect.width, 0.2 * zooms[i]);
        }
    }
}

static void
test_painting_leaves_the_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, pangram, &body, 120);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 50, 50);
  cairo_t *cr = cairo_create (surface);
  double width = jw_text_get_width (text);

  for (double zoom = 0.3; zoom < 5; zoom *= 1.7)
    {
      cairo_save (cr);
      cairo_scale (cr, zoom, zoom);
      jw_text_paint (text, cr, 0, 0, 0, 50 / zoom);
      cairo_restore (cr);
    }
  g_assert_cmpfloat (jw_text_get_width (text), ==, width);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static char *
repeat (const char *word, guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, word);
  return g_string_free (string, FALSE);
}

/* No byte is lost where a long text is shaped in pieces. */
static void
assert_lines_cover (JwText *text)
{
  const char *string = jw_text_get_string (text);
  guint at = 0;

  for (guint i = 0; i < jw_text_get_n_lines (text); i++)
    {
      JwRect rect;
      guint start, end;

      jw_text_get_line (text, i, &rect, &start, &end);
      g_assert_true (start == at || (start == at + 1 && string[at] == '\n'));
      g_assert_cmpuint (end, >=, start);
      at = end;
    }
  g_assert_cmpuint (at, ==, strlen (string));
}

static void
test_long_texts_are_split (Fixture *fixture, gconstpointer data)
{
  static const char *const parts[] = { "word ", "x", "line\n", "ж",
                                       "paragraph of some length.\n\n" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *string = repeat (parts[i], 16000 / (guint)strlen (parts[i]));
      g_autoptr (JwText) text = jw_text_new (fixture->fonts, string, &body, 150);

      assert_lines_cover (text);
      g_assert_cmpfloat (jw_text_get_width (text), <=, 150);
      g_assert_cmpfloat_with_epsilon (jw_text_get_height (text), jw_text_get_n_lines (text) * 13.5,
                                      1e-3);
    }
}

static void
test_long_text_without_spaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *string = repeat ("W", 16384);
  clock_t start = clock ();
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, string, &body, 100);

  g_assert_cmpuint (jw_text_get_n_lines (text), >, 1000);
  /* Told, not asserted, since machines differ: in one piece it takes ten times as long. */
  g_test_message ("%.3f s", (double)(clock () - start) / CLOCKS_PER_SEC);
}

/* Every place that a caret can have leads back to itself. */
static void
test_carets_go_there_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, pangram, &body, 120);
  double last_x = -1, last_y = -1;

  for (const char *at = pangram;; at = g_utf8_next_char (at))
    {
      guint index = (guint)(at - pangram);
      double x, y, height;

      jw_text_get_caret (text, index, &x, &y, &height);
      g_assert_true (y > last_y || x > last_x);
      g_assert_cmpuint (jw_text_get_index_at (text, x + 0.01, y + height / 2), ==, index);
      last_x = x;
      last_y = y;
      if (*at == '\0')
        break;
    }
}

static void
test_places_outside_find_the_nearest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, "one\ntwo", &body, 100);

  g_assert_cmpuint (jw_text_get_index_at (text, -50, -50), ==, 0);
  g_assert_cmpuint (jw_text_get_index_at (text, 500, 2), ==, 3);
  g_assert_cmpuint (jw_text_get_index_at (text, -5, 500), ==, 4);
  g_assert_cmpuint (jw_text_get_index_at (text, 500, 500), ==, 7);
}

static void
test_end_of_a_wrapped_line_stays_on_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, pangram, &body, 120);
  double x, y, height;
  JwRect rect;
  guint index;

  jw_text_get_line (text, 0, &rect, NULL, NULL);
  index = jw_text_get_index_at (text, 500, 2);
  jw_text_get_caret (text, index, &x, &y, &height);
  g_assert_cmpfloat (y, ==, 0);
  g_assert_cmpfloat (x, >, rect.width - 5);
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, "حساب المستخدم", &body, 200);
  guint length = (guint)strlen (jw_text_get_string (text));
  double first, last, y, height;

  g_assert_true (jw_text_is_right_to_left (text));
  jw_text_get_caret (text, 0, &first, &y, &height);
  jw_text_get_caret (text, length, &last, &y, &height);
  g_assert_cmpfloat_with_epsilon (first, 200, 0.5);
  g_assert_cmpfloat (last, <, first - 30);
  /* The left arrow key goes on in reading. */
  g_assert_cmpuint (jw_text_move_visually (text, 0, -1), ==, 2);
  g_assert_cmpuint (jw_text_get_index_at (text, 200, 5), ==, 0);
  g_assert_cmpuint (jw_text_get_n_unknown_glyphs (text), ==, 0);
}

/* The arrow keys reach every character from @from to @to, both ways. */
static void
assert_arrows_reach (JwText *text, guint from, guint to)
{
  const char *string = jw_text_get_string (text);
  guint index = from;

  while (index < to)
    {
      guint next = jw_text_move_visually (text, index, 1);

      g_assert_cmpuint (next, ==, (guint)(g_utf8_next_char (string + index) - string));
      index = next;
    }
  while (index > from)
    {
      guint next = jw_text_move_visually (text, index, -1);

      g_assert_cmpuint (next, ==, (guint)(g_utf8_prev_char (string + index) - string));
      index = next;
    }
}

static void
test_arrows_cross_pieces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *run = repeat ("y", 600);
  g_autofree char *lines = repeat ("é\n", 150);
  g_autofree char *sentence = repeat ("abcdefg ", 600);
  g_autoptr (JwText) run_text = jw_text_new (fixture->fonts, run, &body, 150);
  g_autoptr (JwText) lines_text = jw_text_new (fixture->fonts, lines, &body, 150);
  g_autoptr (JwText) sentence_text = jw_text_new (fixture->fonts, sentence, &body, 150);

  assert_arrows_reach (run_text, 0, 600);
  assert_arrows_reach (lines_text, 0, 450);
  assert_arrows_reach (sentence_text, 3980, 4020);
  g_assert_cmpuint (jw_text_move_visually (run_text, 600, 1), ==, 600);
  g_assert_cmpuint (jw_text_move_visually (run_text, 0, -1), ==, 0);
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, pangram, &body, 120);
  g_autoptr (GArray) all = jw_text_get_range_rects (text, 0, (guint)strlen (pangram));
  g_autoptr (GArray) one = jw_text_get_range_rects (text, 0, 1);
  g_autoptr (GArray) none = jw_text_get_range_rects (text, 5, 5);
  JwRect *first = &g_array_index (one, JwRect, 0);
  double x, y, height;

  g_assert_cmpuint (all->len, ==, jw_text_get_n_lines (text));
  g_assert_cmpuint (one->len, ==, 1);
  jw_text_get_caret (text, 1, &x, &y, &height);
  g_assert_cmpfloat_with_epsilon (first->x, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (first->width, x, 0.01);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_centred_lines (Fixture *fixture, gconstpointer data)
{
  JwTextStyle style = { JW_FACE_ITALIC, 10, 1.35, JW_ALIGN_CENTRE };
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, "short\nrather longer", &style, 300);
  g_autoptr (GArray) rects = jw_text_get_range_rects (text, 0, 5);
  JwRect first, second;
  double x, y, height;

  jw_text_get_line (text, 0, &first, NULL, NULL);
  jw_text_get_line (text, 1, &second, NULL, NULL);
  g_assert_cmpfloat (second.x, ==, 0);
  g_assert_cmpfloat_with_epsilon (first.x + first.width / 2, second.width / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (jw_text_get_width (text), second.width, 1e-6);
  jw_text_get_caret (text, 0, &x, &y, &height);
  g_assert_cmpfloat_with_epsilon (x, first.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (g_array_index (rects, JwRect, 0).x, first.x, 1e-6);
}

static void
test_piles_of_marks_are_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *marks = repeat ("\xcc\x81", 500);
  g_autofree char *string = g_strconcat ("a", marks, "b", NULL);
  g_autoptr (JwText) text = jw_text_new (fixture->fonts, string, &body, 200);
  double x, y, height;

  g_assert_cmpstr (jw_text_get_string (text), ==, string);
  g_assert_cmpfloat (jw_text_get_height (text), <, 40);
  jw_text_get_caret (text, (guint)strlen (string), &x, &y, &height);
  g_assert_cmpfloat (x, >, 8);
}

static void
test_odd_input (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) markup = jw_text_new (fixture->fonts, "<b>not & bold</b>", &body, -1);
  g_autoptr (JwText) invalid = jw_text_new (fixture->fonts,
                                            "a\xff\xfe"
                                            "b",
                                            &body, 100);
  g_autoptr (JwText) unknown = jw_text_new (fixture->fonts, "\xf4\x8f\xbf\xbd", &body, 100);
  g_autoptr (JwText) narrow = jw_text_new (fixture->fonts, "wide", &body, 0);

  g_assert_cmpstr (jw_text_get_string (markup), ==, "<b>not & bold</b>");
  g_assert_cmpfloat (jw_text_get_width (markup), >, 80);
  g_assert_true (g_utf8_validate (jw_text_get_string (invalid), -1, NULL));
  g_assert_cmpuint (jw_text_get_n_unknown_glyphs (unknown), ==, 1);
  g_assert_cmpuint (jw_text_get_n_unknown_glyphs (markup), ==, 0);
  g_assert_cmpuint (jw_text_get_n_lines (narrow), ==, 4);
}

static void
test_broken_words_are_noticed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) broken = jw_text_new (fixture->fonts, "Consideration", &body, 40);
  g_autoptr (JwText) whole = jw_text_new (fixture->fonts, "Consideration and more", &body, 70);
  g_autoptr (JwText) hyphen = jw_text_new (fixture->fonts, "Micro-conversions", &body, 70);

  g_assert_true (jw_text_breaks_words (broken));
  g_assert_cmpuint (jw_text_get_n_lines (whole), ==, 2);
  g_assert_false (jw_text_breaks_words (whole));
  g_assert_cmpuint (jw_text_get_n_lines (hyphen), ==, 2);
  g_assert_false (jw_text_breaks_words (hyphen));
}

static void
test_figures_have_one_width (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) ones = jw_text_new (fixture->fonts, "1111", &body, -1);
  g_autoptr (JwText) eights = jw_text_new (fixture->fonts, "8888", &body, -1);

  g_assert_cmpfloat_with_epsilon (jw_text_get_width (ones), jw_text_get_width (eights), 1e-6);
}

static void
test_ink_begins_behind_the_origin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwText) one = jw_text_new (fixture->fonts, "1", &body, -1);
  g_autoptr (JwText) eight = jw_text_new (fixture->fonts, "8", &body, -1);
  g_autoptr (JwText) empty = jw_text_new (fixture->fonts, "", &body, -1);

  g_assert_cmpfloat (jw_text_get_ink_left (one), >, jw_text_get_ink_left (eight));
  g_assert_cmpfloat (jw_text_get_ink_left (eight), >, 0);
  g_assert_cmpfloat (jw_text_get_ink_left (empty), ==, 0);
}

/* Of the text. From a whole number, the lines of a fallback font may stand right between two rows
 * of pixels, where either may be taken. */
#define TOP 5.3

typedef void (*PaintText) (JwText *text, cairo_t *cr);

static void
paint_as_kept (JwText *text, cairo_t *cr)
{
  jw_text_paint (text, cr, 5, TOP, 0, 300);
}

static void
paint_as_pango (JwText *text, cairo_t *cr)
{
  for (guint i = 0; i < text->n_lines; i++)
    {
      const JwTextLine *line = &text->lines[i];
      PangoLayout *layout = jw_text_get_layouts (text)[line->piece];

      cairo_move_to (cr, 5 + line->x, TOP + line->baseline);
      pango_cairo_show_layout_line (
          cr,
          pango_layout_get_line_readonly (layout, (int)(i - text->pieces[line->piece].first_line)));
    }
}

static cairo_surface_t *
make_picture (JwText *text, PaintText paint, double scale, gboolean mirrored)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 300);
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (mirrored)
    {
      cairo_translate (cr, 300, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_scale (cr, scale, scale);
  paint (text, cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

static guint
count_dark_rows (cairo_surface_t *picture)
{
  const unsigned char *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  guint n = 0;

  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 1200; x += 4)
      if (data[y * stride + x] < 100)
        {
          n++;
          break;
        }
  return n;
}

/* The kept glyphs are what Pango would paint: both directions, marks above and below, letters that
 * no font has. */
static void
test_kept_glyphs_paint_the_same (Fixture *fixture, gconstpointer data)
{
  const char *const strings[] = { pangram,
                                  "office ﬁt A\xcc\x8a\xcc\xa3 Żółć",
                                  "سلسلة الشراء 12 mugs وَصَلَ",
                                  "שָׁלוֹם mug",
                                  "日本語の陶器 mug",
                                  "private \xee\x80\x80 letter",
                                  "a\tb\nc\n\nd" };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autoptr (JwText) text = jw_text_new (fixture->fonts, strings[i], &body, 90);
        cairo_surface_t *kept = make_picture (text, paint_as_kept, j == 0 ? 1 : 1.7, TRUE);
        cairo_surface_t *expected = make_picture (text, paint_as_pango, j == 0 ? 1 : 1.7, TRUE);

        g_assert_cmpuint (count_dark_rows (kept), >, 5);
        jw_test_assert_same_picture (kept, expected);
        cairo_surface_destroy (kept);
        cairo_surface_destroy (expected);
      }
}

/* Letters by their outlines, each exactly where it belongs. */
static void
paint_as_outlines (JwText *text, cairo_t *cr)
{
  for (guint i = 0; i < text->n_lines; i++)
    {
      const JwTextLine *line = &text->lines[i];
      PangoLayout *layout = jw_text_get_layouts (text)[line->piece];

      cairo_move_to (cr, 5 + line->x, TOP + line->baseline);
      pango_cairo_layout_line_path (
          cr,
          pango_layout_get_line_readonly (layout, (int)(i - text->pieces[line->piece].first_line)));
      cairo_fill (cr);
    }
}

/* cairo alone may put letters on whole pixels only, so that words run together or fall apart; our
 * own are within an eighth of a pixel of their places. */
static void
test_letters_keep_their_distance (Fixture *fixture, gconstpointer data)
{
  static const double scales[] = { 0.67, 0.87, 1, 1.33 };
  const JwTextStyle style = { JW_FACE_REGULAR, 9.75, 1.35, JW_ALIGN_START };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (JwText) text =
          jw_text_new (fixture->fonts, "illicit will, minimum filling", &style, -1);
      cairo_surface_t *exact = make_picture (text, paint_as_outlines, scales[i], FALSE);
      cairo_surface_t *ours = make_picture (text, paint_as_kept, scales[i], FALSE);
      cairo_surface_t *snapped = make_picture (text, paint_as_pango, scales[i], FALSE);
      double of_ours = jw_test_get_column_difference (ours, exact);
      double of_snapped = jw_test_get_column_difference (snapped, exact);

      g_test_message ("at %g: %.3f, and %.3f as cairo does it", scales[i], of_ours, of_snapped);
      g_assert_cmpfloat (of_ours, <, 0.45 * of_snapped);
      cairo_surface_destroy (exact);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (snapped);
    }
}

static void
test_cache_shapes_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwTextCache) cache = jw_text_cache_new (fixture->fonts);
  JwTextStyle larger = body;
  g_autoptr (JwText) first = jw_text_cache_get (cache, "one", &body, 100);
  g_autoptr (JwText) again = jw_text_cache_get (cache, "one", &body, 100);
  g_autoptr (JwText) wider = jw_text_cache_get (cache, "one", &body, 101);
  g_autoptr (JwText) other = NULL;

  larger.size = 11;
  other = jw_text_cache_get (cache, "one", &larger, 100);
  g_assert_true (first == again);
  g_assert_true (first != wider);
  g_assert_true (first != other);
  g_assert_cmpuint (jw_text_cache_get_n_shaped (cache), ==, 3);
}

static void
test_cache_is_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JwTextCache) cache = jw_text_cache_new (fixture->fonts);
  g_autoptr (JwText) kept = NULL;

  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *typed = g_strdup_printf ("typed %u", i);
      G_GNUC_UNUSED g_autoptr (JwText) text = jw_text_cache_get (cache, typed, &body, 100);

      g_clear_pointer (&kept, jw_text_unref);
      kept = jw_text_cache_get (cache, "stays", &body, 100);
      jw_text_cache_end_layout (cache);
    }
  g_assert_cmpuint (jw_text_cache_get_size (cache), <, 2000);
  g_assert_cmpuint (jw_text_cache_get_n_shaped (cache), ==, 6001);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/text/own-faces", test_own_faces_are_found);
  ADD ("/text/empty", test_empty_text_has_a_line);
  ADD ("/text/line-height", test_lines_stand_at_the_line_height);
  ADD ("/text/breaks-at-any-zoom", test_breaks_do_not_depend_on_zoom);
  ADD ("/text/painting-leaves-lines", test_painting_leaves_the_lines);
  ADD ("/text/long", test_long_texts_are_split);
  ADD ("/text/long-without-spaces", test_long_text_without_spaces);
  ADD ("/text/carets", test_carets_go_there_and_back);
  ADD ("/text/places-outside", test_places_outside_find_the_nearest);
  ADD ("/text/end-of-wrapped-line", test_end_of_a_wrapped_line_stays_on_it);
  ADD ("/text/right-to-left", test_right_to_left);
  ADD ("/text/arrows", test_arrows_cross_pieces);
  ADD ("/text/ranges", test_ranges);
  ADD ("/text/centred", test_centred_lines);
  ADD ("/text/kept-glyphs", test_kept_glyphs_paint_the_same);
  ADD ("/text/letters-keep-their-distance", test_letters_keep_their_distance);
  ADD ("/text/marks", test_piles_of_marks_are_cut);
  ADD ("/text/odd-input", test_odd_input);
  ADD ("/text/broken-words", test_broken_words_are_noticed);
  ADD ("/text/figures", test_figures_have_one_width);
  ADD ("/text/ink", test_ink_begins_behind_the_origin);
  ADD ("/text-cache/once", test_cache_shapes_once);
  ADD ("/text-cache/bounded", test_cache_is_bounded);
  return g_test_run ();
}
