#pragma once

#include "render/layout/layout-private.h"

G_BEGIN_DECLS

/*
 * How links and the legs of paths get from card to card. Two kinds of room are free of text: the
 * gutters between columns, and channels, which are opened between rows where a line needs one. A
 * way begins and ends in a gutter beside its card and changes gutters in channels. Which of them it
 * takes follows from the map alone, so that the heights of channels are known before the rows are
 * placed; what stands where in them is found when the rows are there.
 */

typedef enum
{
  JW_WAY_ACROSS, /* out to the right, in from the left */
  JW_WAY_BESIDE, /* in the same column: in from the right, too */
  JW_WAY_LOOP,   /* to the card itself */
  JW_WAY_EXIT,   /* out, and to nowhere */
} JwWayForm;

/* Gutters are counted by the column at their right. */
#define JW_WAY_GUTTERS 3
#define JW_WAY_CHANNELS 2

/**
 * JwWayEnd:
 *
 * @at_left: whether it touches the card's left side
 * @port: the same number for all ways of one kind or path at one side of a card, which meet there
 * @y: where it touches the card's side
 */
typedef struct
{
  JwNode *card;
  guint row, first, last;
  JwRect rect;
  gboolean at_left;
  guint port;
  double y;
} JwWayEnd;

/**
 * JwWay:
 *
 * @node: the link or leg
 * @path: the leg's, or %NULL
 * @key: what may share a line: the kind of the link, or the path
 * @channels: the rows above which it changes gutters, from the start; one less than @gutters
 * @tracks: its place in each of them, from the row up
 * @x: where it runs in each gutter
 * @words, @share: what stands at it, and the shortest of that; or %NULL
 * @is_said: whether all its words stand at it
 */
typedef struct
{
  JwNode *node;
  JwNode *path;
  guint key;
  JwWayForm form;
  JwWayEnd from, to;
  guint n_gutters;
  guint gutters[JW_WAY_GUTTERS];
  guint channels[JW_WAY_CHANNELS];
  guint tracks[JW_WAY_CHANNELS];
  double x[JW_WAY_GUTTERS];
  char *words;
  char *share;
  gboolean is_said;
  double cut_top, cut_bottom; /* where its first gutter run makes room for its words */
} JwWay;

/**
 * JwWays:
 *
 * All of a layout. @heights: of the channel above each row and of the one beneath the last;
 * @offsets: by channel, GArray of double: how far each of its tracks is above the row.
 */
struct _JwWays
{
  grefcount refs;
  GArray *list; /* JwWay */
  guint n_channels;
  double *heights;
  GArray **offsets;
};

/* Whether the sheet has any, so that gutters are wide enough for them and their words. */
gboolean jw_ways_any (JwLayout *layout);
/* Reads them from the map and finds their gutters, channels and tracks. */
JwWays *jw_ways_new (JwLayout *layout);
JwWays *jw_ways_ref (JwWays *ways);
void jw_ways_unref (JwWays *ways);
/* The same ways, of which nothing is found but gutters, channels and tracks. */
JwWays *jw_ways_copy (JwWays *ways);
#define jw_ways_get(ways, i) (&g_array_index ((ways)->list, JwWay, i))

/* The left end of a gutter and how wide it is. */
double jw_way_get_gutter (JwLayout *layout, guint gutter, double *width);
/* The height of a way's run in one of its channels, on the sheet. */
double jw_way_get_channel_y (JwLayout *layout, const JwWay *way, guint i);
/* Gives the ways of each channel their tracks, and the channels their heights. */
void jw_ways_assign_channels (JwLayout *layout, JwWays *ways);
/* When the rows stand: where each way runs in its gutters. */
void jw_ways_assign_gutters (JwLayout *layout, JwWays *ways);
/* Writes what stands at the ways into the scene's links, where there is room. */
void jw_ways_add_words (JwLayout *layout, JwWays *ways);

/* The words at a way, on one line; owned by the caller. */
JwText *jw_way_shape (JwLayout *layout, const JwWay *way, const char *words);

/* What stands at a link, or %NULL. Free with g_free(). */
char *jw_link_describe (JwNode *link);
/* The same of a leg, and the share alone in @share. */
char *jw_leg_describe (JwNode *leg, char **share);
/* Adds the line of a leg. */
void jw_leg_add_line (JwLayout *layout, const JwWay *way);
/* Makes a way, with round corners, the outline and bounds of an item. */
void jw_way_trace (JwLayout *layout, const JwWay *way, JwItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwWays, jw_ways_unref)

G_END_DECLS
