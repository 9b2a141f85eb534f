#include <stdlib.h>
#include <string.h>

#include "render/export/png-private.h"

/* Source: W3C, Portable Network Graphics (PNG) Specification, Second Edition, 9 and 12.8. */
typedef enum
{
  FILTER_NONE,
  FILTER_SUB,
  FILTER_UP,
  FILTER_AVERAGE,
  FILTER_PAETH,
  N_FILTERS
} Filter;

static guint8
divide (guint32 channel, guint32 alpha)
{
  return (guint8)(((channel & 0xff) * 255 + alpha / 2) / alpha);
}

static void
lay_transparent (guint8 *bytes, const guint32 *pixels, guint width)
{
  for (guint i = 0; i < width; i++, bytes += 4)
    {
      guint32 alpha = pixels[i] >> 24;

      bytes[0] = alpha > 0 ? divide (pixels[i] >> 16, alpha) : 0;
      bytes[1] = alpha > 0 ? divide (pixels[i] >> 8, alpha) : 0;
      bytes[2] = alpha > 0 ? divide (pixels[i], alpha) : 0;
      bytes[3] = (guint8)alpha;
    }
}

void
jw_png_lay_row (guint8 *bytes, const guint32 *pixels, guint width, gboolean has_alpha)
{
  if (has_alpha)
    {
      lay_transparent (bytes, pixels, width);
      return;
    }
  for (guint i = 0; i < width; i++, bytes += 3)
    {
      bytes[0] = (guint8)(pixels[i] >> 16);
      bytes[1] = (guint8)(pixels[i] >> 8);
      bytes[2] = (guint8)pixels[i];
    }
}

static void
filter_up (guint8 *out, const guint8 *row, const guint8 *above, gsize n)
{
  for (gsize i = 0; i < n; i++)
    out[i] = (guint8)(row[i] - above[i]);
}

void
jw_png_filter_quickly (guint8 *filtered, const guint8 *row, const guint8 *above, gsize n)
{
  /* Rows of a map repeat what is beside, not only what is above: igzip finds both, and more of it
   * where nothing was subtracted. */
  filtered[0] = FILTER_NONE;
  memcpy (filtered + 1, row, n);
}

static guint8
predict (Filter filter, int left, int up, int left_up)
{
  int by_left = abs (up - left_up), by_up = abs (left - left_up);
  int by_both = abs (left + up - 2 * left_up);

  if (filter == FILTER_SUB)
    return (guint8)left;
  if (filter == FILTER_AVERAGE)
    return (guint8)((left + up) / 2);
  if (by_left <= by_up && by_left <= by_both)
    return (guint8)left;
  return (guint8)(by_up <= by_both ? up : left_up);
}

static void
filter_by (Filter filter, guint8 *out, const guint8 *row, const guint8 *above, gsize n, guint pixel)
{
  if (filter == FILTER_NONE)
    memcpy (out, row, n);
  else if (filter == FILTER_UP)
    filter_up (out, row, above, n);
  else
    for (gsize i = 0; i < n; i++)
      {
        int left = i < pixel ? 0 : row[i - pixel], left_up = i < pixel ? 0 : above[i - pixel];

        out[i] = (guint8)(row[i] - predict (filter, left, above[i], left_up));
      }
}

/* Small differences pack best. */
static guint64
weigh (const guint8 *bytes, gsize n)
{
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += bytes[i] < 128 ? bytes[i] : 256u - bytes[i];
  return sum;
}

void
jw_png_filter_well (guint8 *filtered,
                    guint8 *scratch,
                    const guint8 *row,
                    const guint8 *above,
                    gsize n,
                    guint pixel)
{
  guint64 least = G_MAXUINT64;

  for (Filter filter = FILTER_NONE; filter < N_FILTERS; filter++)
    {
      guint64 weight;

      filter_by (filter, scratch + 1, row, above, n, pixel);
      weight = weigh (scratch + 1, n);
      if (weight >= least)
        continue;
      least = weight;
      scratch[0] = (guint8)filter;
      memcpy (filtered, scratch, n + 1);
    }
}
