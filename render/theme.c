#include "render/sight.h"
#include "render/theme-private.h"

/* As many colour pairs as a correction tries: enough to reach white or black from anywhere. */
#define MAX_STEPS 200
#define STEP 0.02
/* What WCAG 2.2 asks, and a little for the rounding to whole numbers. */
#define TEXT_CONTRAST 4.52
#define SHAPE_CONTRAST 3.02
/* The theme whose colours are the map's. */
#define BRAND "brand"
/* The theme that is paper without what is written on it. */
#define WALL "wall"
#define WALL_LINE 0xb4bcc5

/* In each table every text pair has a contrast of 4.5:1 or more, every line that carries meaning
 * 3:1 (WCAG 2.2); hairline rules carry none. */
static const JwTheme themes[] = {
  {
      .name = "paper",
      .roles = {
        [JW_ROLE_PAPER] = 0xffffff,
        [JW_ROLE_INK] = 0x1f2933,
        [JW_ROLE_MUTED] = 0x52606d,
        [JW_ROLE_LINE] = 0xd9dee4,
        [JW_ROLE_WASH] = 0xf6f7f9,
        [JW_ROLE_POSITIVE] = 0x3f7d3a,
        [JW_ROLE_NEGATIVE] = 0xc0392b,
        [JW_ROLE_WARNING] = 0x9a5b0b,
        [JW_ROLE_POSITIVE_AREA] = 0xe6efe5,
        [JW_ROLE_NEGATIVE_AREA] = 0xf7e1de,
        [JW_ROLE_ON_STAGE] = 0xffffff,
      },
      .ring = { 0x0b6e99, 0x5b5fc7, 0x9a3f86, 0xb15028, 0x3f7d3a },
      .type_scale = 1,
      .line_scale = 1,
      .is_filled = TRUE,
  },
  {
      .name = "projector",
      .roles = {
        [JW_ROLE_PAPER] = 0x12171d,
        [JW_ROLE_INK] = 0xf4f6f8,
        [JW_ROLE_MUTED] = 0xb3bdc7,
        [JW_ROLE_LINE] = 0x3d4854,
        [JW_ROLE_WASH] = 0x1e252d,
        [JW_ROLE_POSITIVE] = 0x7cc576,
        [JW_ROLE_NEGATIVE] = 0xff8a7a,
        [JW_ROLE_WARNING] = 0xf0b45a,
        [JW_ROLE_POSITIVE_AREA] = 0x1d3320,
        [JW_ROLE_NEGATIVE_AREA] = 0x452320,
        [JW_ROLE_ON_STAGE] = 0x10151b,
      },
      .ring = { 0x5cb8e0, 0xa5a8f5, 0xe08cc9, 0xf0925f, 0x86c97f },
      .type_scale = 1.2,
      .line_scale = 1.6,
      .is_filled = TRUE,
  },
  {
      .name = "ink-saver",
      .roles = {
        [JW_ROLE_PAPER] = 0xffffff,
        [JW_ROLE_INK] = 0x000000,
        [JW_ROLE_MUTED] = 0x404040,
        [JW_ROLE_LINE] = 0xb0b0b0,
        [JW_ROLE_WASH] = 0xffffff,
        [JW_ROLE_POSITIVE_AREA] = 0xffffff,
        [JW_ROLE_NEGATIVE_AREA] = 0xffffff,
      },
      .type_scale = 1,
      .line_scale = 1,
  },
};

static const JwTheme *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_strcmp0 (name, themes[i].name) == 0)
      return &themes[i];
  return NULL;
}

static guint32
read_color (JwMap *map, guint property, guint32 fallback)
{
  JwColor color;

  if (!jw_color_parse (jw_node_get_string (JW_NODE (map), property), &color))
    return fallback;
  return jw_color_pack (&color);
}

/* Colour by colour, from @from at 0 to @to at 1. */
static void
mix (const JwColor *from, const JwColor *to, double part, JwColor *color)
{
  color->red = from->red + part * (to->red - from->red);
  color->green = from->green + part * (to->green - from->green);
  color->blue = from->blue + part * (to->blue - from->blue);
  color->alpha = 1;
}

/* For everybody; what most see is quicker to know. */
static gboolean
stands_out (const JwColor *color, const JwColor *ground, double least)
{
  return jw_color_get_contrast (color, ground) >= least &&
         jw_sight_get_least_contrast (color, ground) >= least;
}

static void
get_brand_color (const JwTheme *theme, guint position, guint n, JwColor *color)
{
  JwColor from, to;

  jw_color_unpack (theme->brand, &from);
  jw_color_unpack (theme->second, &to);
  mix (&from, &to, n > 1 ? position / (double)(n - 1) : 0, color);
}

static void
take_brand (JwMap *map, JwTheme *theme)
{
  theme->name = BRAND;
  theme->is_brand = TRUE;
  theme->brand = read_color (map, JW_MAP_BRAND_COLOR, theme->ring[0]);
  theme->second = read_color (map, JW_MAP_SECOND_COLOR, theme->brand);
}

/* The lines between cells are all that a writer has: they are darker. */
static void
leave_blank (JwTheme *theme)
{
  theme->name = WALL;
  theme->is_blank = TRUE;
  theme->roles[JW_ROLE_LINE] = WALL_LINE;
}

const JwTheme *
jw_theme_get_paper (void)
{
  return &themes[0];
}

const JwTheme *
jw_theme_get_projector (void)
{
  return find ("projector");
}

gboolean
jw_theme_exists (const char *name)
{
  return find (name) != NULL || g_strcmp0 (name, BRAND) == 0 || g_strcmp0 (name, WALL) == 0;
}

gboolean
jw_theme_read (JwMap *map, const char *name, JwTheme *theme)
{
  const char *token = name != NULL ? name : jw_node_get_string (JW_NODE (map), JW_MAP_THEME);
  const JwTheme *found = find (token);

  *theme = found != NULL ? *found : themes[0];
  if (g_strcmp0 (token, BRAND) == 0)
    take_brand (map, theme);
  else if (g_strcmp0 (token, WALL) == 0)
    leave_blank (theme);
  return name == NULL || jw_theme_exists (name);
}

JwRole
jw_theme_get_stage_color (const JwTheme *theme,
                          const char *own,
                          guint position,
                          guint n,
                          JwColor *color)
{
  if (theme->is_filled && jw_color_parse (own, color))
    return jw_theme_correct_fill (theme, color);
  if (theme->is_brand)
    {
      get_brand_color (theme, position, n, color);
      return jw_theme_correct_fill (theme, color);
    }
  jw_theme_get_color (theme, JW_ROLE_STAGE + position, color);
  return JW_ROLE_ON_STAGE;
}

void
jw_theme_get_color (const JwTheme *theme, JwRole role, JwColor *color)
{
  if (role == JW_ROLE_NONE || role > JW_ROLE_LAST_STAGE)
    *color = (JwColor){ 0, 0, 0, 0 };
  else if (role >= JW_ROLE_STAGE)
    jw_color_unpack (theme->ring[(role - JW_ROLE_STAGE) % JW_THEME_N_RING], color);
  else
    jw_color_unpack (theme->roles[role], color);
}

JwRole
jw_theme_correct_fill (const JwTheme *theme, JwColor *color)
{
  JwColor on_stage, ink, ground, end;

  jw_theme_get_color (theme, JW_ROLE_ON_STAGE, &on_stage);
  jw_theme_get_color (theme, JW_ROLE_INK, &ink);
  jw_theme_get_color (theme, JW_ROLE_PAPER, &ground);
  jw_color_unpack (jw_color_get_luminance (&ground) > 0.18 ? 0x000000 : 0xffffff, &end);
  for (int i = 0; i < MAX_STEPS; i++)
    {
      gboolean seen = stands_out (color, &ground, SHAPE_CONTRAST);

      if (seen && stands_out (color, &on_stage, TEXT_CONTRAST))
        return JW_ROLE_ON_STAGE;
      if (seen && stands_out (color, &ink, TEXT_CONTRAST))
        return JW_ROLE_INK;
      mix (color, &end, STEP, color);
    }
  return JW_ROLE_ON_STAGE;
}
