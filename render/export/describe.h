#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* What a drawing shows, in words for those who do not see it. Free with g_free(). */

/* Of a picture: what its maker wrote, else its name. */
char *jw_describe_picture (JwMap *map, const char *id);
/* Of a curve: the feeling of each stage. */
char *jw_describe_curve (JwMap *map, const char *id);
/* Of a link or a leg: from which card to which. */
char *jw_describe_link (JwMap *map, const char *id);
char *jw_describe_leg (JwMap *map, const char *id);
/* The first words of a card, or what it is if it has none. */
char *jw_describe_card (JwMap *map, const char *id);
/* A tag of BCP 47 for all texts: the map's own, else that of the program's words. Borrowed. */
const char *jw_describe_language (JwMap *map);

G_END_DECLS
