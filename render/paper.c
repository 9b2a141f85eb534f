#include "render/paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/layout.h"

#define POINTS_PER_MM (72 / 25.4)

/* Sides in millimetres: ISO 216, and the North American sizes of ANSI Y14.1. */
static const struct
{
  const char *token;
  double width, height;
} papers[] = {
  { "a5", 148, 210 },         { "a4", 210, 297 },         { "a3", 297, 420 },
  { "a2", 420, 594 },         { "a1", 594, 841 },         { "a0", 841, 1189 },
  { "letter", 215.9, 279.4 }, { "legal", 215.9, 355.6 },  { "tabloid", 279.4, 431.8 },
  { "ansi-c", 431.8, 558.8 }, { "ansi-d", 558.8, 863.6 }, { "ansi-e", 863.6, 1117.6 },
};

static const char *
get_label (const char *token)
{
  for (guint i = 0; jw_map_papers[i].token != NULL; i++)
    if (g_str_equal (jw_map_papers[i].token, token))
      return _ (jw_map_papers[i].label);
  return token;
}

gboolean
jw_paper_find (const char *token, double *width, double *height)
{
  for (guint i = 0; token != NULL && i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].token, token))
      {
        *width = papers[i].width * POINTS_PER_MM;
        *height = papers[i].height * POINTS_PER_MM;
        return TRUE;
      }
  return FALSE;
}

/* Points of one unit, or 0; none is millimetres. */
static double
read_unit (const char *word)
{
  static const struct
  {
    const char *word;
    double points;
  } units[] = {
    { "", POINTS_PER_MM },
    { "mm", POINTS_PER_MM },
    { "cm", 10 * POINTS_PER_MM },
    { "m", 1000 * POINTS_PER_MM },
    { "in", 72 },
    { "pt", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i].word, word) == 0)
      return units[i].points;
  return 0;
}

gboolean
jw_paper_read (const char *words, double *width, double *height)
{
  g_auto (GStrv) sides = g_regex_split_simple ("\\s*[xX×]\\s*", words, 0, 0);
  char *first_end, *end;
  double unit;

  if (g_strv_length (sides) != 2)
    return FALSE;
  *width = g_ascii_strtod (sides[0], &first_end);
  *height = g_ascii_strtod (sides[1], &end);
  unit = read_unit (g_strstrip (end));
  if (first_end == sides[0] || end == sides[1] || unit == 0)
    return FALSE;
  *width *= unit;
  *height *= unit;
  return *first_end == '\0' && isfinite (*width) && isfinite (*height) && *width > 0 && *height > 0;
}

char *
jw_paper_describe (double width, double height)
{
  double w = width / POINTS_PER_MM, h = height / POINTS_PER_MM;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      if (fabs (MIN (w, h) - papers[i].width) > 0.5 || fabs (MAX (w, h) - papers[i].height) > 0.5)
        continue;
      /* Translators: a paper size, as in "A3 landscape". */
      return g_strdup_printf (w > h ? _ ("%s landscape") : _ ("%s upright"),
                              get_label (papers[i].token));
    }
  return g_strdup_printf (_ ("%.0f × %.0f mm"), w, h);
}

void
jw_paper_get_size (JwMap *map, double *width, double *height)
{
  double shorter, longer;

  if (!jw_paper_find (jw_node_get_string (JW_NODE (map), JW_MAP_PAPER), &shorter, &longer))
    jw_paper_find ("a3", &shorter, &longer);
  if (jw_node_get_boolean (JW_NODE (map), JW_MAP_PORTRAIT))
    {
      *width = shorter;
      *height = longer;
    }
  else
    {
      *width = longer;
      *height = shorter;
    }
}
