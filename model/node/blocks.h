#pragma once

#include "model/node/node-list.h"

G_BEGIN_DECLS

/**
 * JwBlock:
 *
 * Up to %JW_BLOCK_ROOM nodes of a list that stand beside each other. A node knows its block, and so
 * its list.
 */
typedef struct _JwBlock JwBlock;

/**
 * JwBlocks:
 *
 * An ordered list of nodes, cut into blocks: eight bytes a node, appending costs next to nothing,
 * and inserting, removing and finding a position touch one block and the table of blocks, of which
 * a map of 20,000 cards has some hundred. Holds a reference on each node.
 */
typedef struct
{
  JwNodeList *list; /* whose nodes these are */
  JwBlock **table;
  guint n_blocks;
  guint n_room; /* how many blocks there is memory for */
  guint n;
} JwBlocks;

/* A full block is split in two, or followed by a new one at the end; an empty one goes. */
#define JW_BLOCK_ROOM 256

/* Lets go of all nodes. */
void jw_blocks_clear (JwBlocks *blocks);
/* Borrowed; @position is below the length. */
JwNode *jw_blocks_get (const JwBlocks *blocks, guint position);
/* Takes the reference of the caller; @position is at most the length. */
void jw_blocks_insert (JwBlocks *blocks, JwNode *node, guint position);
/* The same at the end. */
void jw_blocks_append (JwBlocks *blocks, JwNode *node);
/* Hands the reference to the caller. */
void jw_blocks_remove (JwBlocks *blocks, JwNode *node);

/* Of a node in a block: the list, the position in it from 0, and the neighbours, borrowed, %NULL at
 * the ends. */
JwNodeList *jw_block_get_list (const JwBlock *block);
guint jw_block_get_position (JwBlock *block, JwNode *node);
JwNode *jw_block_get_next (JwBlock *block, JwNode *node);
JwNode *jw_block_get_previous (JwBlock *block, JwNode *node);

G_END_DECLS
