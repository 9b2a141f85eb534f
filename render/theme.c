#include "render/theme-private.h"

#include <math.h>
#include <string.h>

/* How many stage colours a theme names before the ring begins anew. */
#define N_RING 5

struct _JwTheme
{
  guint32 roles[JW_ROLE_STAGE];
  guint32 ring[N_RING];
};

/* The table of the printed map: every text pair has a contrast of 4.5:1 or more, every line that
 * carries meaning 3:1 (WCAG 2.2); hairline rules carry none. */
static const JwTheme paper = {
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
  .ring = { 0x0b6e99, 0x5b5fc7, 0x9a3f86, 0xb4532a, 0x3f7d3a },
};

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

const JwTheme *
jw_theme_get_paper (void)
{
  return &paper;
}

void
jw_theme_get_color (const JwTheme *theme, JwRole role, JwColor *color)
{
  if (role == JW_ROLE_NONE || role > JW_ROLE_LAST_STAGE)
    *color = (JwColor){ 0, 0, 0, 0 };
  else if (role >= JW_ROLE_STAGE)
    jw_color_unpack (theme->ring[(role - JW_ROLE_STAGE) % N_RING], color);
  else
    jw_color_unpack (theme->roles[role], color);
}

gboolean
jw_color_parse (const char *text, JwColor *color)
{
  guint32 packed = 0;

  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (int i = 1; i < 7; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      packed = packed << 4 | (guint32)digit;
    }
  jw_color_unpack (packed, color);
  return TRUE;
}

void
jw_color_unpack (guint32 packed, JwColor *color)
{
  color->red = (packed >> 16 & 0xff) / 255.0;
  color->green = (packed >> 8 & 0xff) / 255.0;
  color->blue = (packed & 0xff) / 255.0;
  color->alpha = 1;
}

guint32
jw_color_pack (const JwColor *color)
{
  return (guint32)lround (color->red * 255) << 16 | (guint32)lround (color->green * 255) << 8 |
         (guint32)lround (color->blue * 255);
}

double
jw_color_get_luminance (const JwColor *color)
{
  return 0.2126 * linearise (color->red) + 0.7152 * linearise (color->green) +
         0.0722 * linearise (color->blue);
}

double
jw_color_get_contrast (const JwColor *a, const JwColor *b)
{
  double first = jw_color_get_luminance (a) + 0.05;
  double second = jw_color_get_luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}

JwRole
jw_theme_correct_fill (const JwTheme *theme, JwColor *color)
{
  JwColor white, ink, ground;

  jw_theme_get_color (theme, JW_ROLE_ON_STAGE, &white);
  jw_theme_get_color (theme, JW_ROLE_INK, &ink);
  jw_theme_get_color (theme, JW_ROLE_PAPER, &ground);
  for (int i = 0; i < 64; i++)
    {
      gboolean seen = jw_color_get_contrast (color, &ground) >= 3;

      if (seen && jw_color_get_contrast (color, &white) >= 4.5)
        return JW_ROLE_ON_STAGE;
      if (seen && jw_color_get_contrast (color, &ink) >= 4.5)
        return JW_ROLE_INK;
      color->red *= 0.96;
      color->green *= 0.96;
      color->blue *= 0.96;
    }
  return JW_ROLE_ON_STAGE;
}
