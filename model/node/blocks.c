#include "model/node/blocks.h"

#include <string.h>

#include "model/node/node-private.h"

struct _JwBlock
{
  JwBlocks *owner;
  JwNode **nodes;
  guint place; /* in the owner's table */
  guint16 n;
  guint16 n_room;
};

/* Small lists are the rule, a map has many of them: room is made as it is needed. */
static void
make_room (JwBlock *block)
{
  if (block->n < block->n_room)
    return;
  block->n_room = MIN (JW_BLOCK_ROOM, MAX (4, 2 * block->n_room));
  block->nodes = g_renew (JwNode *, block->nodes, block->n_room);
}

static void
number_blocks (JwBlocks *self, guint first)
{
  for (guint i = first; i < self->n_blocks; i++)
    self->table[i]->place = i;
}

/* A new, empty block at @place of the table. */
static JwBlock *
add_block (JwBlocks *self, guint place)
{
  JwBlock *block = g_new0 (JwBlock, 1);

  if (self->n_blocks == self->n_room)
    {
      self->n_room = MAX (1, 2 * self->n_room);
      self->table = g_renew (JwBlock *, self->table, self->n_room);
    }
  block->owner = self;
  memmove (self->table + place + 1, self->table + place,
           (self->n_blocks - place) * sizeof *self->table);
  self->table[place] = block;
  self->n_blocks++;
  number_blocks (self, place);
  return block;
}

static void
free_block (JwBlock *block)
{
  g_free (block->nodes);
  g_free (block);
}

static void
drop_block (JwBlocks *self, JwBlock *block)
{
  guint place = block->place;

  self->n_blocks--;
  memmove (self->table + place, self->table + place + 1,
           (self->n_blocks - place) * sizeof *self->table);
  number_blocks (self, place);
  free_block (block);
}

/* Nodes remember where they were put; those before them may have come or gone since. */
static guint
find_index (JwBlock *block, JwNode *node)
{
  guint index = jw_node_get_place_hint (node);

  if (index < block->n && block->nodes[index] == node)
    return index;
  for (index = 0; block->nodes[index] != node; index++)
    ;
  jw_node_set_place (node, block, index);
  return index;
}

static void
put (JwBlock *block, JwNode *node, guint index)
{
  make_room (block);
  memmove (block->nodes + index + 1, block->nodes + index,
           (block->n - index) * sizeof *block->nodes);
  block->nodes[index] = node;
  block->n++;
  jw_node_set_place (node, block, index);
}

/* Moves the second half of a full block into a new one after it. */
static void
split (JwBlocks *self, JwBlock *block)
{
  JwBlock *second = add_block (self, block->place + 1);
  guint half = block->n / 2;

  for (guint i = half; i < block->n; i++)
    put (second, block->nodes[i], i - half);
  block->n = (guint16)half;
}

/* The block in which @position is, and which index it has there. What ends one block and begins the
 * next is in the first if @at_end, which is where something can be put in, too. */
static JwBlock *
find_block (const JwBlocks *self, guint position, gboolean at_end, guint *index)
{
  JwBlock **block = self->table;

  for (; position > (*block)->n || (position == (*block)->n && !at_end); block++)
    position -= (*block)->n;
  *index = position;
  return *block;
}

void
jw_blocks_clear (JwBlocks *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    {
      JwBlock *block = self->table[i];

      for (guint k = 0; k < block->n; k++)
        {
          jw_node_set_place (block->nodes[k], NULL, 0);
          g_object_unref (block->nodes[k]);
        }
      free_block (block);
    }
  g_clear_pointer (&self->table, g_free);
  self->n = self->n_blocks = self->n_room = 0;
}

JwNode *
jw_blocks_get (const JwBlocks *self, guint position)
{
  guint index = 0;
  JwBlock *block = find_block (self, position, FALSE, &index);

  return block->nodes[index];
}

void
jw_blocks_insert (JwBlocks *self, JwNode *node, guint position)
{
  guint index = 0;
  JwBlock *block;

  if (position == self->n)
    {
      jw_blocks_append (self, node);
      return;
    }
  block = find_block (self, position, TRUE, &index);
  if (block->n == JW_BLOCK_ROOM)
    {
      split (self, block);
      block = find_block (self, position, TRUE, &index);
    }
  put (block, node, index);
  self->n++;
}

void
jw_blocks_append (JwBlocks *self, JwNode *node)
{
  JwBlock *last = self->n_blocks > 0 ? self->table[self->n_blocks - 1] : NULL;

  if (last == NULL || last->n == JW_BLOCK_ROOM)
    last = add_block (self, self->n_blocks);
  put (last, node, last->n);
  self->n++;
}

void
jw_blocks_remove (JwBlocks *self, JwNode *node)
{
  JwBlock *block = jw_node_get_block (node);
  guint index = find_index (block, node);

  block->n--;
  memmove (block->nodes + index, block->nodes + index + 1,
           (block->n - index) * sizeof *block->nodes);
  self->n--;
  jw_node_set_place (node, NULL, 0);
  if (block->n == 0)
    drop_block (self, block);
}

JwNodeList *
jw_block_get_list (const JwBlock *block)
{
  return block->owner->list;
}

guint
jw_block_get_position (JwBlock *block, JwNode *node)
{
  guint position = find_index (block, node);

  for (guint i = 0; i < block->place; i++)
    position += block->owner->table[i]->n;
  return position;
}

JwNode *
jw_block_get_next (JwBlock *block, JwNode *node)
{
  guint next = find_index (block, node) + 1;

  if (next == block->n)
    {
      if (block->place + 1 == block->owner->n_blocks)
        return NULL;
      block = block->owner->table[block->place + 1];
      next = 0;
    }
  return block->nodes[next];
}

JwNode *
jw_block_get_previous (JwBlock *block, JwNode *node)
{
  guint index = find_index (block, node);

  if (index > 0)
    return block->nodes[index - 1];
  if (block->place == 0)
    return NULL;
  block = block->owner->table[block->place - 1];
  return block->nodes[block->n - 1];
}
