#pragma once

#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/**
 * JwPlace:
 *
 * Where a card stands on the sheet, and from which column to which.
 */
typedef struct
{
  JwRect rect;
  guint first, last;
  double row_y;
} JwPlace;

/**
 * JwRoute:
 *
 * The corners of a line between two cards; between two corners it runs along an axis.
 */
typedef struct
{
  double x[6], y[6];
  guint n;
} JwRoute;

/* FALSE if there is no such card, or none that is drawn. */
gboolean jw_place_find (JwLayout *layout, const char *card_id, JwPlace *place);
/* Out of the first card to the right, along the gutters between columns and above the rows, into
 * the second from the left; within a column into it from the right. @shift, in points, keeps it
 * from others of the same way. */
void jw_route_find (JwLayout *layout,
                    const JwPlace *from,
                    const JwPlace *to,
                    double shift,
                    JwRoute *route);
/* Makes it, with round corners, the outline and bounds of an item. */
void jw_route_trace (JwLayout *layout, const JwRoute *route, JwItem *item);

G_END_DECLS
