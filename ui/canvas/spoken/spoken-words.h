#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* What a screen reader says of the parts of a map, translated. Where a thing stands among others is
 * said in words, as GTK before 4.10 has no other way to tell. Free all with g_free(). */

/* "Pain point, Conversion, 1 of 2: Shipping cost shown late"; for what stands alone in its cell or
 * in none, without the count. @index is from 0. */
char *jw_spoken_name_node (JwNode *node, guint index, guint n);
/* Of the field in which a text is edited: "Pain point, Conversion, 1 of 2", "Stage, Name". */
char *jw_spoken_name_text (JwNode *node, guint property);
/* "Pain points, Conversion: 2 entries". */
char *jw_spoken_name_cell (JwNode *lane, JwNode *stage, guint n);
/* The further properties that are set: "Severity 3. Channel Own site.". %NULL if there are none. */
char *jw_spoken_describe (JwNode *node);

G_END_DECLS
