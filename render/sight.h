#pragma once

#include "render/theme.h"

G_BEGIN_DECLS

/**
 * JwSight:
 *
 * How somebody sees, or a printer prints: in all colours, in grey, or without one kind of cone.
 */
typedef enum
{
  JW_SIGHT_FULL,
  JW_SIGHT_GREY,
  JW_SIGHT_NO_RED,   /* protanopia */
  JW_SIGHT_NO_GREEN, /* deuteranopia */
  JW_SIGHT_NO_BLUE,  /* tritanopia */
  JW_N_SIGHTS
} JwSight;

/* What is seen of a colour, by the matrices of Machado, Oliveira and Fernandes, "A
 * physiologically-based model for simulation of color vision deficiency" (2009), severity 1.0. */
void jw_sight_see (JwSight sight, const JwColor *color, JwColor *seen);
/* The contrast ratio that is left, 1 to 21, as WCAG 2.2 defines it. */
double jw_sight_get_contrast (JwSight sight, const JwColor *a, const JwColor *b);
/* The least that anybody sees. */
double jw_sight_get_least_contrast (const JwColor *a, const JwColor *b);

G_END_DECLS
