#include "support.h"

#include <math.h>
#include <string.h>

#include "model/card.h"
#include "model/file/reader.h"
#include "render/painter.h"
#include "render/text-private.h"

static const char *const words[] = {
  "a",
  "the",
  "fee",
  "late",
  "while",
  "order",
  "shipping cost",
  "Kundenzufriedenheitsbefragungsergebnisse",
  "حساب",
  "المستخدم",
  "подтверждение",
  "naïve",
  "£6?!",
  "hand-thrown",
  "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
};

static const char *const lane_types[] = {
  "touchpoints", "emotion", "thoughts",          "pain-points", "answers",
  "goals",       "content", "micro-conversions", "numbers",     "text",
};

JwMap *
jw_test_read_body (const char *attributes, const char *body)
{
  g_autofree char *document = g_strdup_printf (
      "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.0\" %s>%s</journey>", attributes, body);
  g_autoptr (GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return map;
}

JwMap *
jw_test_read_named_sample (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".journey", NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "resources", "samples", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JwMap *map = jw_reader_read_file (file, NULL, &error);

  g_assert_no_error (error);
  return map;
}

JwMap *
jw_test_read_sample (void)
{
  return jw_test_read_named_sample ("mugs");
}

/* A picture of one dot. */
#define DOT                                                                                        \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+"                                  \
  "M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

static void
append_words (GString *body, GRand *random, guint most)
{
  guint n = (guint)g_rand_int_range (random, 1, (gint32)most + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
}

/* One more attribute, where one has just been begun. */
static void
append_words_as (GString *body, GRand *random, const char *attribute, guint most)
{
  g_string_append_printf (body, "\" %s=\"", attribute);
  append_words (body, random, most);
}

static void
append_phases (GString *body, GRand *random)
{
  static const char *const colors[] = { "#ffe680", "#123456", "#d0d0ff" };

  for (guint i = 0; i < 3; i++)
    {
      g_string_append_printf (body, "<phase id=\"h%u\" name=\"", i);
      append_words (body, random, 4);
      if (g_rand_boolean (random))
        g_string_append_printf (body, "\" color=\"%s", colors[i]);
      g_string_append (body, "\"/>");
    }
}

static void
append_steps (GString *body, GRand *random, guint stage)
{
  for (gint32 i = g_rand_int_range (random, -2, 5); i > 0; i--)
    {
      g_string_append_printf (body, "<step id=\"t%u-%d\" name=\"", stage, i);
      append_words (body, random, 3);
      if (i == 2)
        append_words_as (body, random, "who", 2);
      append_words_as (body, random, "duration", 2);
      g_string_append (body, "\"/>");
    }
}

static void
append_stage (GString *body, GRand *random, guint i, guint n_stages)
{
  static const char *const flows[] = { "in-order", "any-order", "ongoing" };

  g_string_append_printf (body, "<stage id=\"s%u\" name=\"", i);
  append_words (body, random, 2);
  append_words_as (body, random, "who", 3);
  if (i % 5 == 2)
    g_string_append (body, "\" width=\"1.5");
  if (i % 4 > 0)
    g_string_append_printf (body, "\" phase=\"h%u", 3 * i / n_stages);
  if (i % 3 == 0)
    append_words_as (body, random, "duration", 3);
  if (i % 3 == 1)
    g_string_append_printf (body, "\" flow=\"%s\" leads-to=\"s%d",
                            flows[g_rand_int_range (random, 0, 3)],
                            g_rand_int_range (random, 0, (gint32)n_stages));
  g_string_append (body, "\">");
  append_steps (body, random, i);
  g_string_append (body, "</stage>");
}

static void
append_stages (GString *body, GRand *random, guint n_stages)
{
  append_phases (body, random);
  for (guint i = 0; i < n_stages; i++)
    append_stage (body, random, i, n_stages);
  for (guint i = 0; i < G_N_ELEMENTS (lane_types); i++)
    {
      g_string_append_printf (body, "<lane id=\"l%u\" type=\"%s\" name=\"%s\" hint=\"", i,
                              lane_types[i], lane_types[i]);
      append_words (body, random, 3);
      if (i % 4 == 2)
        g_string_append (body, "\" line=\"visibility");
      g_string_append (body, "\"/>");
    }
}

/* What stands on a card beside its text. */
static void
append_facts (GString *body, guint n)
{
  if (n % 2 == 0)
    g_string_append (body, " channel=\"own-site\" device=\"phone\"");
  if (n % 3 == 0)
    g_string_append (body, " severity=\"4\" votes=\"12\" evidence=\"partly\"");
  if (n % 5 == 0)
    g_string_append (body, " value=\"5\" effort=\"2\" status=\"planned\" moment=\"true\"");
  if (n % 11 == 0)
    g_string_append (body, " picture=\"g\"");
}

static guint
append_cards (GString *body, GRand *random, guint n_stages, guint most)
{
  guint n_cards = 0;

  for (guint lane = 0; lane < G_N_ELEMENTS (lane_types); lane++)
    for (guint stage = 0; lane != 1 && lane != 8 && stage < n_stages; stage++)
      for (gint32 n = g_rand_int_range (random, 0, (gint32)most + 1); n > 0; n--)
        {
          g_string_append_printf (body, "<card id=\"k%u\" lane=\"l%u\" stage=\"s%u\"", n_cards,
                                  lane, stage);
          append_facts (body, n_cards++);
          g_string_append (body, "><text>");
          append_words (body, random, 12);
          g_string_append (body, "</text></card>");
        }
  return n_cards;
}

/* Without a number. */
static void
append_feeling_in_words (GString *body, GRand *random, guint curve, guint stage)
{
  g_string_append_printf (body, "<point id=\"w%u-%u\" stage=\"s%u\" word=\"", curve, stage, stage);
  append_words (body, random, 2);
  g_string_append (body, "\"/>");
}

static void
append_feelings (GString *body, GRand *random, guint n_stages, guint curve)
{
  static const char *const evidences[] = { "guess", "partly", "researched" };

  g_string_append_printf (body,
                          "<curve id=\"c%u\" lane=\"l1\" name=\"Curve %u\" color=\"%s\" "
                          "word=\"Mixed\">",
                          curve, curve, curve == 0 ? "#fff0a0" : "#123456");
  for (guint i = 0; i < n_stages; i++)
    {
      char score[G_ASCII_DTOSTR_BUF_SIZE];

      if (g_rand_int_range (random, 0, 4) == 0)
        append_feeling_in_words (body, random, curve, i);
      if (g_rand_int_range (random, 0, 6) == 0)
        continue;
      g_ascii_formatd (score, sizeof score, "%.2f", g_rand_double_range (random, -2, 2));
      g_string_append_printf (body,
                              "<point id=\"f%u-%u\" stage=\"s%u\" score=\"%s\" evidence=\"%s\">"
                              "<quote>",
                              curve, i, i, score, evidences[g_rand_int_range (random, 0, 3)]);
      append_words (body, random, 7);
      g_string_append (body, "</quote></point>");
    }
  g_string_append (body, "</curve>");
}

/* One more in the cell, of which all is known. */
static void
append_known_number (GString *body, GRand *random, guint stage)
{
  g_string_append_printf (body,
                          "<measure id=\"m%u\" lane=\"l8\" stage=\"s%u\" value=\"%d\" "
                          "previous=\"12.5\" target=\"30\" better=\"lower\" state=\"to-be\" "
                          "from=\"2026-01-01\" until=\"2026-03-31\" unit=\"%%",
                          stage, stage, g_rand_int_range (random, -50, 5000));
  append_words_as (body, random, "name", 3);
  append_words_as (body, random, "source", 3);
  g_string_append (body, "\"/>");
}

static void
append_numbers (GString *body, GRand *random, guint n_stages)
{
  guint value = 98765;

  for (guint i = 0; i < n_stages; i++)
    {
      g_string_append_printf (
          body, "<measure id=\"n%u\" lane=\"l8\" stage=\"s%u\" value=\"%u\" unit=\"", i, i, value);
      append_words (body, random, 2);
      g_string_append (body, "\"/>");
      if (i % 3 == 0)
        append_known_number (body, random, i);
      value = (guint)(value * g_rand_double (random));
    }
}

static void
append_texts_of_map (GString *body, GRand *random)
{
  static const char *const elements[] = { "scenario", "expectations", "participants", "principles",
                                          "opportunities" };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_string_append_printf (body, "<%s>", elements[i]);
      append_words (body, random, 20);
      g_string_append_printf (body, "</%s>", elements[i]);
    }
}

static void
append_personas (GString *body, GRand *random, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (
          body, "<persona id=\"p%u\" best=\"true\" share=\"40\" color=\"#%06x\" name=\"", i,
          (guint)g_rand_int_range (random, 0, 0x1000000));
      append_words (body, random, 3);
      append_words_as (body, random, "occupation", 3);
      g_string_append (body, "\"><about>");
      append_words (body, random, 12);
      g_string_append (body, "</about><wants>");
      append_words (body, random, 5);
      g_string_append (body, "</wants></persona>");
    }
}

/* With loops and exits. */
static void
append_path (GString *body, GRand *random, guint n_cards)
{
  g_string_append (body, "<path id=\"q0\" color=\"#ffd000\" share=\"40\" name=\"");
  append_words (body, random, 3);
  g_string_append (body, "\">");
  for (guint i = 0; i < 6; i++)
    {
      g_string_append_printf (body, "<leg id=\"g%u\" from=\"k%d\" share=\"30\" times=\"2\"", i,
                              g_rand_int_range (random, 0, (gint32)n_cards));
      if (i % 3 < 2)
        g_string_append_printf (body, " to=\"k%d\"", g_rand_int_range (random, 0, (gint32)n_cards));
      g_string_append (body, "/>");
    }
  g_string_append (body, "</path>");
}

JwMap *
jw_test_make_random_map (guint32 seed, guint n_stages, guint most_cards)
{
  g_autoptr (GString) body = g_string_new (NULL);
  GRand *random = g_rand_new_with_seed (seed);
  guint n_cards;

  append_texts_of_map (body, random);
  append_personas (body, random, 1 + seed % 4);
  append_stages (body, random, n_stages);
  n_cards = append_cards (body, random, n_stages, most_cards);
  for (guint i = 0; i < 1 + seed % 2; i++)
    append_feelings (body, random, n_stages, i);
  append_numbers (body, random, n_stages);
  for (guint i = 0; n_cards > 2 && i < 3; i++)
    g_string_append_printf (body, "<link id=\"r%u\" type=\"answers\" from=\"k%u\" to=\"k%u\"/>", i,
                            i, (guint)g_rand_int_range (random, (gint32)i + 1, (gint32)n_cards));
  if (n_cards > 2)
    append_path (body, random, n_cards);
  g_string_append (body, "<picture id=\"g\" name=\"Dot\"><data>" DOT "</data></picture>");
  g_rand_free (random);
  return jw_test_read_body ("title=\"A generated map\" business=\"Alder\" date=\"2026-05-14\" "
                            "authors=\"Ann\" review-date=\"2027-05-14\"",
                            body->str);
}

JwNode *
jw_test_find_named (JwMap *map, JwKind kind, guint property, const char *value)
{
  guint n = jw_node_get_n_children (JW_NODE (map), kind);

  for (guint i = 0; i < n; i++)
    {
      JwNode *node = jw_node_get_child (JW_NODE (map), kind, i);

      if (g_strcmp0 (jw_node_get_string (node, property), value) == 0)
        return node;
    }
  g_error ("the map has no “%s”", value);
}

JwScene *
jw_test_layout (JwMap *map)
{
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();

  return jw_layout (context, map, NULL, NULL);
}

static double
get_row_y (JwScene *scene, const JwSceneRow *row)
{
  return jw_scene_row_y (scene, jw_scene_find_row (scene, row->lane_id));
}

static gboolean
list_lines_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  GArray *lines = data;

  if (item->text == NULL)
    return FALSE;
  for (guint i = 0; i < jw_text_get_n_lines (item->text); i++)
    {
      JwTestLine line = { .item = item, .row = at->row, .string = jw_text_get_string (item->text) };

      if (at->row != NULL)
        line.row_y = get_row_y (at->scene, at->row);

      jw_text_get_line (item->text, i, &line.rect, NULL, NULL);
      line.rect.x += item->text_x + at->dx;
      line.rect.y += item->text_y + at->dy;
      line.item_rect = (JwRect){ item->x + at->dx, item->y + at->dy, item->width, item->height };
      if (line.rect.width > 0)
        g_array_append_val (lines, line);
    }
  return FALSE;
}

GArray *
jw_test_list_lines (JwScene *scene)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (JwTestLine));

  jw_scene_visit (scene, list_lines_cb, lines);
  return lines;
}

JwRect
jw_test_get_bounds (JwScene *scene, const char *node_id)
{
  const JwSceneItem *item = jw_scene_find (scene, node_id);
  JwRect bounds;

  g_assert_nonnull (item);
  jw_scene_item_get_bounds (item, &bounds);
  return bounds;
}

typedef struct
{
  GPtrArray *found;
  JwItemKind kind;
} KindSearch;

static gboolean
list_kind_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  KindSearch *search = data;

  if (item->kind == search->kind)
    g_ptr_array_add (search->found, (gpointer)jw_scene_get_view (item, at));
  return FALSE;
}

GPtrArray *
jw_test_list_kind (JwScene *scene, JwItemKind kind)
{
  KindSearch search = { g_ptr_array_new (), kind };

  jw_scene_visit (scene, list_kind_cb, &search);
  return search.found;
}

gboolean
jw_test_rects_overlap (const JwRect *a, const JwRect *b, double tolerance)
{
  return a->x + tolerance < b->x + b->width && b->x + tolerance < a->x + a->width &&
         a->y + tolerance < b->y + b->height && b->y + tolerance < a->y + a->height;
}

static gboolean
holds (const JwRect *outer, const JwRect *inner, double tolerance)
{
  return inner->x >= outer->x - tolerance && inner->y >= outer->y - tolerance &&
         inner->x + inner->width <= outer->x + outer->width + tolerance &&
         inner->y + inner->height <= outer->y + outer->height + tolerance;
}

static void
fail (const char *what, const JwTestLine *line, const char *other)
{
  g_error ("“%s” at %.1f, %.1f (%.1f × %.1f) %s%s%s", line->string, line->rect.x, line->rect.y,
           line->rect.width, line->rect.height, what, other != NULL ? " " : "",
           other != NULL ? other : "");
}

static void
assert_inside (JwScene *scene, const JwTestLine *line)
{
  JwRect sheet = { 0, 0, jw_scene_get_width (scene), jw_scene_get_height (scene) };
  gboolean has_box = line->item->kind == JW_ITEM_CARD || line->item->kind == JW_ITEM_STAGE ||
                     line->item->kind == JW_ITEM_PERSONA || line->item->kind == JW_ITEM_PHASE ||
                     line->item->kind == JW_ITEM_STEP;

  if (!holds (&sheet, &line->rect, 0.01))
    fail ("leaves the sheet", line, NULL);
  if (has_box && !holds (&line->item_rect, &line->rect, 0.01))
    fail ("leaves its box", line, NULL);
  if (line->row != NULL)
    {
      JwRect row = { 0, line->row_y, sheet.width, line->row->height };

      if (!holds (&row, &line->rect, 0.01))
        fail ("leaves its row", line, NULL);
    }
}

/* A line of the curve against a line of text: twenty places on each of its segments. */
static gboolean
meets_outline (const JwRect *rect, const JwItem *curve, double dy)
{
  double x0 = 0, y0 = 0;

  for (guint i = 0; i < jw_outline_get_n_steps (curve->outline); i++)
    {
      const JwOutlineStep *step = jw_outline_get_step (curve->outline, i);

      for (int j = 0; step->op == JW_OUTLINE_CURVE && j <= 20; j++)
        {
          double t = j / 20.0, u = 1 - t;
          double x = u * u * u * x0 + 3 * u * u * t * step->x[0] + 3 * u * t * t * step->x[1] +
                     t * t * t * step->x[2];
          double y = u * u * u * y0 + 3 * u * u * t * step->y[0] + 3 * u * t * t * step->y[1] +
                     t * t * t * step->y[2];

          if (x > rect->x && x < rect->x + rect->width && y + dy > rect->y &&
              y + dy < rect->y + rect->height)
            return TRUE;
        }
      x0 = step->op == JW_OUTLINE_CURVE ? step->x[2] : step->x[0];
      y0 = step->op == JW_OUTLINE_CURVE ? step->y[2] : step->y[0];
    }
  return FALSE;
}

static void
assert_clear_of_curves (const JwTestLine *line)
{
  for (guint i = 0; i < line->row->over->n; i++)
    {
      const JwItem *other = jw_group_get (line->row->over, i);
      JwRect rect = { other->x, other->y + line->row_y, other->width, other->height };

      if (other->kind == JW_ITEM_CURVE && meets_outline (&line->rect, other, line->row_y))
        fail ("meets the curve", line, NULL);
      if (other->kind == JW_ITEM_POINT && jw_test_rects_overlap (&rect, &line->rect, 0.01))
        fail ("meets a marker", line, NULL);
    }
}

void
jw_test_assert_clean (JwScene *scene)
{
  g_autoptr (GArray) lines = jw_test_list_lines (scene);

  for (guint i = 0; i < lines->len; i++)
    {
      const JwTestLine *line = &g_array_index (lines, JwTestLine, i);

      assert_inside (scene, line);
      if (line->item->kind == JW_ITEM_QUOTE)
        assert_clear_of_curves (line);
      for (guint j = i + 1; j < lines->len; j++)
        {
          const JwTestLine *other = &g_array_index (lines, JwTestLine, j);

          if (jw_test_rects_overlap (&line->rect, &other->rect, 0.2))
            fail ("overlaps", line, other->string);
        }
    }
}

cairo_surface_t *
jw_test_paint (JwScene *scene, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)ceil (jw_scene_get_width (scene) * scale),
      (int)ceil (jw_scene_get_height (scene) * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  jw_painter_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Without the byte that no colour uses: what is in it depends on how a picture was painted. */
static guint32
get_pixel (cairo_surface_t *picture, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (picture);
  gsize stride = (gsize)cairo_image_surface_get_stride (picture);

  return ((const guint32 *)(gconstpointer)(data + (gsize)y * stride))[x] & 0xffffff;
}

static guint
get_distance (guint32 a, guint32 b)
{
  guint most = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    most = MAX (most, (guint)ABS ((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff)));
  return most;
}

void
jw_test_assert_like_picture (cairo_surface_t *a, cairo_surface_t *b, guint tolerance)
{
  int stride = cairo_image_surface_get_stride (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (stride, ==, cairo_image_surface_get_stride (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < stride / 4; x++)
      g_assert_cmpuint (get_distance (get_pixel (a, x, y), get_pixel (b, x, y)), <=, tolerance);
}

void
jw_test_assert_same_picture (cairo_surface_t *a, cairo_surface_t *b)
{
  jw_test_assert_like_picture (a, b, 0);
}
