#include <math.h>
#include <string.h>

#include "render/theme-private.h"

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
jw_color_linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

double
jw_color_encode (double light)
{
  double value = CLAMP (light, 0, 1);

  return value <= 0.0031308 ? value * 12.92 : 1.055 * pow (value, 1 / 2.4) - 0.055;
}

double
jw_color_get_luminance (const JwColor *color)
{
  return 0.2126 * jw_color_linearise (color->red) + 0.7152 * jw_color_linearise (color->green) +
         0.0722 * jw_color_linearise (color->blue);
}

double
jw_color_get_contrast (const JwColor *a, const JwColor *b)
{
  double first = jw_color_get_luminance (a) + 0.05;
  double second = jw_color_get_luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}
