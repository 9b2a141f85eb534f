#pragma once

#include "model/map.h"
#include "render/scene-private.h"

G_BEGIN_DECLS

typedef enum
{
  JW_ROW_AS_BEFORE,
  JW_ROW_CELLS, /* some of its cells differ */
  JW_ROW_WHOLE,
} JwRowTouch;

/**
 * JwTouched:
 *
 * What of the scene before does not hold any more after a change of the map. Whoever lets the
 * layout show more of the map says here what a change of it touches; what nobody knows touches
 * everything.
 *
 * @everything: nothing can be shared but shaped texts
 * @head: the head or the chevrons
 * @rows: %JwRowTouch of each lane, by its position now
 * @cells: what jw_touched_has_cell() asks
 * @cards: the cards that look different, JwNode
 * @ways: which cards links and paths join, or what may be in their way
 */
typedef struct
{
  gboolean everything;
  gboolean head;
  guint n_rows;
  guint8 *rows;
  GHashTable *cells;
  GHashTable *cards;
  gboolean ways;
} JwTouched;

/* What @changes, all that happened to the map since @before was laid out, touch of it. */
JwTouched *jw_touched_new (JwMap *map, JwScene *before, JwChangeSet *changes);
/* Without any change nothing is touched. */
JwTouched *jw_touched_new_empty (JwMap *map);
void jw_touched_free (JwTouched *touched);
/* Whether the stack of a cell is another one, by the positions of its lane and stage. */
gboolean jw_touched_has_cell (const JwTouched *touched, guint row, guint column);
gboolean jw_touched_has_card (const JwTouched *touched, JwNode *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTouched, jw_touched_free)

G_END_DECLS
