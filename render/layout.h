#pragma once

#include "model/map.h"
#include "render/fonts.h"
#include "render/scene.h"

G_BEGIN_DECLS

/**
 * JwLayoutPart:
 * @stage, @n_stages: the columns of so many stages from this one on, counted from 1
 * @lane, @n_lanes: the rows of so many lanes from this one on, counted from 1
 * @card, @n_cards: of each cell so many cards from this one on, counted from 0
 *
 * What a page shows of a map. A @stage or @lane of 0 is all of them, and so many of 0 one; @n_cards
 * of 0 is all.
 */
typedef struct
{
  guint stage, n_stages;
  guint lane, n_lanes;
  guint card, n_cards;
} JwLayoutPart;

/**
 * JwLayoutOptions:
 * @may_estimate: the heights of cards whose texts were never shaped may be guessed from the lengths
 *   of the texts, so that a large map opens at once; jw_layout_settle() measures them. Never so for
 *   what is exported.
 * @paper_width, @paper_height: the sheet in points; the scene is never smaller, but larger where
 *   the content needs it. 0 takes the map's own paper.
 * @body: the text size in points; 0 takes the map's own
 * @margin: what is left empty around the sheet, in points; 0 takes what suits the paper
 * @page_number, @n_pages: what the foot says that the page is, and of how many where that is not 0;
 *   0 the only one
 * @part: what is on the page; all of the map where nothing is set
 * @widths: for each stage of the map how wide it is beside the others, in place of what the map
 *   says; the caller's, and not kept: such a scene is not for updates. %NULL takes the map's
 */
typedef struct
{
  double paper_width;
  double paper_height;
  gboolean may_estimate;
  double body;
  double margin;
  guint page_number, n_pages;
  JwLayoutPart part;
  const double *widths;
} JwLayoutOptions;

/**
 * JwLayoutContext:
 *
 * What layouts share: a font map with the program's own typeface, and the cache of shaped texts, so
 * that a layout after one edit shapes one text. It can be handed to another thread, along with its
 * scenes, but only one at a time may lay out, shape or paint with it.
 */
typedef struct _JwLayoutContext JwLayoutContext;

/* Loading the typeface takes milliseconds: keep one for the life of a thread or a window. */
JwLayoutContext *jw_layout_context_new (void);
void jw_layout_context_free (JwLayoutContext *context);
/* How many texts were shaped since the start: for tests and benchmarks. */
guint64 jw_layout_context_get_n_shaped (JwLayoutContext *context);

/* The typeface of its texts, for others that stand beside them; borrowed. */
JwFonts *jw_layout_context_get_fonts (JwLayoutContext *context);

/* Lays out a map. @theme %NULL is the one that the map names, @options %NULL the map's own paper.
 */
JwScene *jw_layout (JwLayoutContext *context,
                    JwMap *map,
                    const JwTheme *theme,
                    const JwLayoutOptions *options);

/* The scene of a map after a change: what jw_layout() would give, but what the change does not
 * touch is shared with the scene @before. @changes must be all that happened to the map since that
 * was laid out. Where texts may be estimated, those of many cards changed at once are. */
JwScene *
jw_layout_update (JwLayoutContext *context, JwScene *before, JwMap *map, JwChangeSet *changes);

/* The scene with cards measured that were estimated: all that stand in rows between two heights of
 * the sheet, above the lower one, or as many as can be until @deadline, in microseconds of
 * g_get_monotonic_time(), if that is not 0. Nothing may have happened to the map since @before was
 * laid out. Rows that turn out higher or lower move those beneath them. */
JwScene *jw_layout_settle (JwLayoutContext *context,
                           JwScene *before,
                           JwMap *map,
                           double top,
                           double bottom,
                           gint64 deadline);

/* A few words in the type of the cards, on one line: for what is laid over the sheet. Owned by the
 * caller. */
JwText *jw_layout_shape_label (JwLayoutContext *context, JwMap *map, const char *label);

/* The map's paper in points, orientation applied; A3 landscape if it names none. */
void jw_paper_get_size (JwMap *map, double *width, double *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwLayoutContext, jw_layout_context_free)

G_END_DECLS
