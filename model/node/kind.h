#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwKind:
 *
 * The kinds of node that a map is made of. The order is the order of the lists in the file.
 */
typedef enum
{
  JW_KIND_MAP,
  JW_KIND_PERSONA,
  JW_KIND_PHASE,
  JW_KIND_STAGE,
  JW_KIND_STEP,
  JW_KIND_LANE,
  JW_KIND_CARD,
  JW_KIND_CURVE,
  JW_KIND_POINT,
  JW_KIND_MEASURE,
  JW_KIND_LINK,
  JW_KIND_PATH,
  JW_KIND_LEG,
  JW_KIND_PICTURE,
  JW_N_KINDS
} JwKind;

G_END_DECLS
