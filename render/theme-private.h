#pragma once

#include "model/map.h"
#include "render/theme.h"

G_BEGIN_DECLS

/* How many stage colours a theme names before the ring begins anew. */
#define JW_THEME_N_RING 5

/**
 * JwTheme:
 * @roles, @ring: 0xrrggbb
 * @brand, @second: where the colours of the stages begin and end, in a brand's theme
 * @type_scale, @line_scale: relative to the printed map
 * @is_filled: whether stages are surfaces; otherwise they are outlines
 * @is_blank: whether cells are left empty, to be written on
 */
struct _JwTheme
{
  const char *name;
  guint32 roles[JW_ROLE_STAGE];
  guint32 ring[JW_THEME_N_RING];
  guint32 brand, second;
  double type_scale;
  double line_scale;
  gboolean is_brand;
  gboolean is_filled;
  gboolean is_blank;
};

/* The theme with this name, or the one that the map names if that is %NULL; with the map's own
 * colours if it is its brand's. FALSE if there is none of this name. */
gboolean jw_theme_read (JwMap *map, const char *name, JwTheme *theme);
/* The colour of a stage among @n, as the theme has it: the stage's own, corrected, where the theme
 * takes such colours. Returns the role of text on it. */
JwRole jw_theme_get_stage_color (const JwTheme *theme,
                                 const char *own,
                                 guint position,
                                 guint n,
                                 JwColor *color);

/* 0xrrggbb, as scene items carry their own colours. */
void jw_color_unpack (guint32 packed, JwColor *color);
guint32 jw_color_pack (const JwColor *color);

/* A channel of sRGB, 0 to 1, as an amount of light, and back; what is out of range is cut. */
double jw_color_linearise (double channel);
double jw_color_encode (double light);
/* Relative luminance, 0 to 1, and contrast ratio, 1 to 21, as WCAG 2.2 defines them. */
double jw_color_get_luminance (const JwColor *color);
double jw_color_get_contrast (const JwColor *a, const JwColor *b);

/* Moves a colour that a user chose away from the ground until it stands out from that by 3:1 and
 * carries text by 4.5:1 for everybody, see render/sight.h; returns the role of that text. */
JwRole jw_theme_correct_fill (const JwTheme *theme, JwColor *color);

G_END_DECLS
