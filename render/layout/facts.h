#pragma once

#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/**
 * JwFact:
 *
 * Something that is known of a card beside its text, in a word or two for the sheet.
 */
typedef struct
{
  char *label; /* translated */
  JwTypeKind kind;
  JwRole role;
  guint32 mark; /* 0xrrggbb of the disc before it, if @is_marked */
  gboolean is_marked;
} JwFact;

/* What the sheet tells of a card, in the order of telling. Free with g_array_unref(). */
GArray *jw_facts_list (JwLayout *layout, JwNode *card);
/* Whether there is anything to tell; quicker. */
gboolean jw_facts_any (JwLayout *layout, JwNode *card);

G_END_DECLS
