#pragma once

#include "model/map.h"
#include "render/scene.h"

G_BEGIN_DECLS

/**
 * JwLayoutOptions:
 * @paper_width, @paper_height: the sheet in points; the scene is never smaller, but larger where
 *   the content needs it. 0 takes the map's own paper.
 */
typedef struct
{
  double paper_width;
  double paper_height;
} JwLayoutOptions;

/**
 * JwLayoutContext:
 *
 * What layouts of one thread share: its font map with the program's own typeface, and the cache of
 * shaped texts, so that a layout after one edit shapes one text.
 */
typedef struct _JwLayoutContext JwLayoutContext;

/* Loading the typeface takes milliseconds: keep one for the life of a thread or a window. */
JwLayoutContext *jw_layout_context_new (void);
void jw_layout_context_free (JwLayoutContext *context);
/* How many texts were shaped since the start: for tests and benchmarks. */
guint64 jw_layout_context_get_n_shaped (JwLayoutContext *context);

/* Lays out a map. @theme %NULL is the one that the map names, @options %NULL the map's own paper.
 */
JwScene *jw_layout (JwLayoutContext *context,
                    JwMap *map,
                    const JwTheme *theme,
                    const JwLayoutOptions *options);

/* The map's paper in points, orientation applied; A3 landscape if it names none. */
void jw_paper_get_size (JwMap *map, double *width, double *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwLayoutContext, jw_layout_context_free)

G_END_DECLS
