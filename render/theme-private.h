#pragma once

#include "render/theme.h"

G_BEGIN_DECLS

/* 0xrrggbb, as scene items carry their own colours. */
void jw_color_unpack (guint32 packed, JwColor *color);
guint32 jw_color_pack (const JwColor *color);

/* Relative luminance, 0 to 1, and contrast ratio, 1 to 21, as WCAG 2.2 defines them. */
double jw_color_get_luminance (const JwColor *color);
double jw_color_get_contrast (const JwColor *a, const JwColor *b);

/* Darkens a colour that a user chose until it stands out from the paper by 3:1 and carries text by
 * 4.5:1; returns the role of that text. */
JwRole jw_theme_correct_fill (const JwTheme *theme, JwColor *color);

G_END_DECLS
