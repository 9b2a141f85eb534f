#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} JwColor;

/* What a colour is for. Scene items name a role; the theme turns it into a colour. */
typedef enum
{
  JW_ROLE_NONE,
  JW_ROLE_PAPER,
  JW_ROLE_INK,
  JW_ROLE_MUTED,
  JW_ROLE_LINE,
  JW_ROLE_WASH,
  JW_ROLE_POSITIVE,
  JW_ROLE_NEGATIVE,
  JW_ROLE_WARNING,
  JW_ROLE_POSITIVE_AREA,
  JW_ROLE_NEGATIVE_AREA,
  JW_ROLE_ON_STAGE, /* text on a stage's colour */
  JW_ROLE_STAGE,    /* JW_ROLE_STAGE + n is the colour of stage n of the ring, from 0 */
  JW_ROLE_LAST_STAGE = JW_ROLE_STAGE + 199,
  JW_ROLE_OWN, /* the item carries its own colour */
} JwRole;

/**
 * JwTheme:
 *
 * How a sheet looks: what stands behind each role, how large type is and how thick lines are, and
 * whether surfaces are filled. A scene holds the theme that it was laid out for.
 */
typedef struct _JwTheme JwTheme;

/* The Paper theme; static, never freed. */
const JwTheme *jw_theme_get_paper (void);
/* The Projector theme; static, never freed. */
const JwTheme *jw_theme_get_projector (void);
/* Whether there is a theme with this name: "paper", "projector", "ink-saver", "brand", which has
 * the colours of the map, or "wall", which leaves cells empty to be written on. */
gboolean jw_theme_exists (const char *name);
void jw_theme_get_color (const JwTheme *theme, JwRole role, JwColor *color);
gboolean jw_color_parse (const char *text, JwColor *color);

G_END_DECLS
