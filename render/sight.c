#include "render/sight.h"

#include "render/theme-private.h"

/* On linear red, green and blue. */
static const double lacks[][3][3] = {
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

void
jw_sight_see (JwSight sight, const JwColor *color, JwColor *seen)
{
  double light[3] = { jw_color_linearise (color->red), jw_color_linearise (color->green),
                      jw_color_linearise (color->blue) };
  double left[3] = { 0 };

  *seen = *color;
  if (sight == JW_SIGHT_FULL)
    return;
  for (int i = 0; i < 3; i++)
    {
      if (sight == JW_SIGHT_GREY)
        left[i] = jw_color_get_luminance (color);
      else
        for (int j = 0; j < 3; j++)
          left[i] += lacks[sight - JW_SIGHT_NO_RED][i][j] * light[j];
    }
  seen->red = jw_color_encode (left[0]);
  seen->green = jw_color_encode (left[1]);
  seen->blue = jw_color_encode (left[2]);
}

double
jw_sight_get_contrast (JwSight sight, const JwColor *a, const JwColor *b)
{
  JwColor first, second;

  jw_sight_see (sight, a, &first);
  jw_sight_see (sight, b, &second);
  return jw_color_get_contrast (&first, &second);
}

double
jw_sight_get_least_contrast (const JwColor *a, const JwColor *b)
{
  double least = 21;

  for (JwSight sight = 0; sight < JW_N_SIGHTS; sight++)
    least = MIN (least, jw_sight_get_contrast (sight, a, b));
  return least;
}
