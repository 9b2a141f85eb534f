#include <math.h>

#include "model/file/reader.h"
#include "render/sight.h"
#include "render/text-private.h"
#include "render/theme-private.h"
#include "support.h"

/* What WCAG 2.2 asks of text, and of lines and shapes that say something. */
#define TEXT 4.5
#define SHAPE 3.0

typedef struct
{
  JwRect rect;
  JwColor color;
} Ground;

typedef struct
{
  const char *what;
  JwScene *scene;
  GArray *painted; /* Ground, in the order of painting */
  guint n_texts, n_shapes;
} Walk;

static void
resolve (Walk *walk, const JwItem *item, JwRole role, JwColor *color)
{
  if (role == JW_ROLE_OWN)
    jw_color_unpack (item->own, color);
  else
    jw_theme_get_color (jw_scene_get_theme (walk->scene), role, color);
}

static gboolean
contains (const JwRect *outer, const JwRect *inner)
{
  return outer->x <= inner->x + 0.01 && outer->y <= inner->y + 0.01 &&
         outer->x + outer->width >= inner->x + inner->width - 0.01 &&
         outer->y + outer->height >= inner->y + inner->height - 0.01;
}

/* Fails unless the colour stands out by @least from all that lies under it. */
static void
check (Walk *walk, const JwColor *color, const JwRect *rect, double least, const char *words)
{
  for (guint i = walk->painted->len; i > 0; i--)
    {
      const Ground *ground = &g_array_index (walk->painted, Ground, i - 1);

      if (!jw_test_rects_overlap (&ground->rect, rect, 0.01))
        continue;
      for (JwSight sight = 0; sight < JW_N_SIGHTS; sight++)
        {
          double contrast = jw_sight_get_contrast (sight, color, &ground->color);

          if (contrast < least)
            {
              g_test_message ("%s: “%s”: %06x on %06x has %.2f:1 in sight %u", walk->what, words,
                              jw_color_pack (color), jw_color_pack (&ground->color), contrast,
                              sight);
              g_test_fail ();
            }
        }
      if (contains (&ground->rect, rect))
        return;
    }
}

/* Quiet surfaces and hairlines carry no meaning. */
static gboolean
says_something (JwRole role)
{
  switch (role)
    {
    case JW_ROLE_NONE:
    case JW_ROLE_PAPER:
    case JW_ROLE_LINE:
    case JW_ROLE_WASH:
    case JW_ROLE_POSITIVE_AREA:
    case JW_ROLE_NEGATIVE_AREA:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
check_shape (Walk *walk, const JwItem *item, JwRole role, const JwRect *rect)
{
  JwColor color;

  if (!says_something (role))
    return;
  resolve (walk, item, role, &color);
  check (walk, &color, rect, SHAPE, "shape");
  walk->n_shapes++;
}

static void
paint (Walk *walk, const JwItem *item, const JwRect *rect)
{
  Ground ground = { .rect = *rect };

  if (item->fill == JW_ROLE_NONE || item->shape == JW_SHAPE_NONE)
    return;
  resolve (walk, item, item->fill, &ground.color);
  g_array_append_val (walk->painted, ground);
}

static void
check_text (Walk *walk, const JwItem *item, double dx, double dy)
{
  JwColor color;

  if (item->text == NULL)
    return;
  resolve (walk, item, item->text_role, &color);
  for (guint i = 0; i < jw_text_get_n_lines (item->text); i++)
    {
      JwRect line;

      jw_text_get_line (item->text, i, &line, NULL, NULL);
      line.x += item->text_x + dx;
      line.y += item->text_y + dy;
      if (line.width <= 0)
        continue;
      check (walk, &color, &line, TEXT, jw_text_get_string (item->text));
      walk->n_texts++;
    }
}

/* A line between cards goes round what its bounds enclose: each of its pieces is looked at. */
static void
check_route (Walk *walk, const JwItem *item, double dx, double dy)
{
  double x = 0, y = 0;

  for (guint i = 0; i < jw_outline_get_n_steps (item->outline); i++)
    {
      const JwOutlineStep *step = jw_outline_get_step (item->outline, i);
      guint last = step->op == JW_OUTLINE_CURVE ? 2 : 0;
      JwRect piece = { MIN (x, step->x[last]) + dx, MIN (y, step->y[last]) + dy,
                       fabs (x - step->x[last]), fabs (y - step->y[last]) };

      if (step->op != JW_OUTLINE_MOVE)
        check_shape (walk, item, item->line, &piece);
      x = step->x[last];
      y = step->y[last];
    }
}

static gboolean
visit_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  Walk *walk = data;
  JwRect rect = { item->x + at->dx, item->y + at->dy, item->width, item->height };

  if (item->kind == JW_ITEM_LEG || item->kind == JW_ITEM_LINK)
    check_route (walk, item, at->dx, at->dy);
  else if (item->shape != JW_SHAPE_NONE)
    {
      check_shape (walk, item, item->fill, &rect);
      check_shape (walk, item, item->line, &rect);
    }
  paint (walk, item, &rect);
  if (item->shape == JW_SHAPE_CARD)
    check_shape (walk, item, item->edge, &rect);
  check_text (walk, item, at->dx, at->dy);
  return FALSE;
}

static void
check_scene (const char *what, JwScene *scene)
{
  Walk walk = { what, scene, g_array_new (FALSE, FALSE, sizeof (Ground)), 0, 0 };

  jw_scene_visit (scene, visit_cb, &walk);
  g_assert_cmpuint (walk.n_texts, >, 12);
  g_assert_cmpuint (walk.n_shapes, >=, 4);
  g_array_unref (walk.painted);
}

static void
check_map (JwLayoutContext *context, JwMap *map, const char *file, const char *name)
{
  g_autofree char *what = g_strdup_printf ("%s as %s", file, name);
  g_autoptr (JwScene) scene = NULL;
  JwTheme theme;

  g_assert_true (jw_theme_read (map, name, &theme));
  g_assert_cmpstr (theme.name, ==, name);
  scene = jw_layout (context, map, &theme, NULL);
  check_scene (what, scene);
}

static void
test_every_sample_in_every_theme (void)
{
  static const char *const names[] = { "paper", "projector", "ink-saver", "wall", "brand" };
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "resources", "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  const char *file;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GFile) location = g_file_new_for_path (path);
      g_autoptr (JwMap) map = NULL;

      if (!g_str_has_suffix (file, ".journey"))
        continue;
      map = jw_reader_read_file (location, NULL, NULL);
      g_assert_nonnull (map);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        check_map (context, map, file, names[i]);
      n++;
    }
  g_assert_cmpuint (n, >=, 9);
}

/* Colours from one corner of the cube to another, light ones and dark ones. */
static void
test_any_brand (void)
{
  static const char *const colors[] = { "#ffffff", "#000000", "#ffff00", "#ff0000",
                                        "#7f7f7f", "#c8e6c9", "#0b6e99", "#00ff88" };
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();

  for (guint i = 0; i < G_N_ELEMENTS (colors) * G_N_ELEMENTS (colors); i++)
    {
      g_autofree char *attributes =
          g_strdup_printf ("title=\"Brand\" theme=\"brand\" brand-color=\"%s\" second-color=\"%s\"",
                           colors[i / G_N_ELEMENTS (colors)], colors[i % G_N_ELEMENTS (colors)]);
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (JwMap) map = NULL;

      for (guint j = 0; j < 6; j++)
        g_string_append_printf (body, "<stage id=\"s%u\" name=\"Stage\" who=\"Somebody\"/>", j);
      g_string_append (body, "<lane id=\"l0\" type=\"touchpoints\" name=\"Touchpoints\"/>"
                             "<lane id=\"l1\" type=\"micro-conversions\" name=\"Steps\"/>");
      for (guint j = 0; j < 12; j++)
        g_string_append_printf (
            body, "<card id=\"k%u\" lane=\"l%u\" stage=\"s%u\"><text>Card</text></card>", j, j % 2,
            j / 2);
      map = jw_test_read_body (attributes, body->str);
      check_map (context, map, attributes, "brand");
    }
}

/* The check itself sees what cannot be read. */
static void
test_pale_text_is_found (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (JwMap) map = jw_test_read_sample ();
      g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
      g_autoptr (JwScene) scene = NULL;
      JwTheme theme = *jw_theme_get_paper ();

      theme.roles[JW_ROLE_MUTED] = 0x8a939c;
      scene = jw_layout (context, map, &theme, NULL);
      check_scene ("pale", scene);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrast/every-sample-in-every-theme", test_every_sample_in_every_theme);
  g_test_add_func ("/contrast/any-brand", test_any_brand);
  g_test_add_func ("/contrast/pale-text-is-found", test_pale_text_is_found);
  return g_test_run ();
}
