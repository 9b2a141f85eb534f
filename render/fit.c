#include "render/fit.h"

#include "render/theme-private.h"

/* Fixed steps, so that maps made from each other have the same type: by halves where that is seen,
 * by about a twentieth above. */
static const double steps[] = {
  4,  4.5,  5,  5.5,  6,  6.5,  7,  7.5,  8,  8.5, 9,  9.5, 9.75, 10, 10.5,
  11, 11.5, 12, 12.5, 13, 13.5, 14, 14.5, 15, 16,  17, 18,  19,   20, 21,
  22, 24,   26, 28,   30, 32,   36, 40,   44, 48,  54, 60,  66,   72,
};

gboolean
jw_fit_is_on_paper (JwLayoutContext *context,
                    JwMap *map,
                    const JwTheme *theme,
                    const JwLayoutOptions *options)
{
  g_autoptr (JwScene) scene = jw_layout (context, map, theme, options);
  double width, height;

  jw_paper_get_size (map, &width, &height);
  if (options->paper_width > 0 && options->paper_height > 0)
    {
      width = options->paper_width;
      height = options->paper_height;
    }
  return jw_scene_get_width (scene) <= width + 0.01 && jw_scene_get_height (scene) <= height + 0.01;
}

double
jw_fit_body_for (JwLayoutContext *context,
                 JwMap *map,
                 const JwTheme *theme,
                 const JwLayoutOptions *options,
                 gboolean *fits)
{
  guint low = 0, high = G_N_ELEMENTS (steps);

  /* Larger type never takes less room: search by halves. All below @low fit. */
  while (low < high)
    {
      guint middle = (low + high) / 2;
      JwLayoutOptions sized = *options;

      sized.body = steps[middle];
      if (jw_fit_is_on_paper (context, map, theme, &sized))
        low = middle + 1;
      else
        high = middle;
    }
  if (fits != NULL)
    *fits = low > 0;
  return steps[low > 0 ? low - 1 : 0];
}

double
jw_fit_find_step (double least)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] >= least)
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

double
jw_fit_body (JwLayoutContext *context, JwMap *map, gboolean *fits)
{
  const JwLayoutOptions own = { 0 };

  return jw_fit_body_for (context, map, NULL, &own, fits);
}

double
jw_fit_get_smallest_type (JwMap *map, double body)
{
  JwTheme theme;

  jw_theme_read (map, NULL, &theme);
  return JW_FIT_SMALLEST * theme.type_scale * body;
}
