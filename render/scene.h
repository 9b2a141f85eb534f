#pragma once

#include <cairo.h>

#include "render/text.h"
#include "render/theme.h"

G_BEGIN_DECLS

/**
 * JwItemKind:
 *
 * What an item on the sheet is. Those marked * are what a user can point at.
 */
typedef enum
{
  JW_ITEM_SHEET,      /* * the whole page; node: the map */
  JW_ITEM_TITLE,      /* * the map's title; node: the map, property JW_MAP_TITLE */
  JW_ITEM_CONTEXT,    /* the line under the title */
  JW_ITEM_PERSONA,    /* * node: a persona */
  JW_ITEM_STAGE,      /* * a chevron; node: a stage, property JW_STAGE_NAME */
  JW_ITEM_PHASE,      /* * a band over stages; node: a phase, property JW_PHASE_NAME */
  JW_ITEM_STEP,       /* * under a chevron; node: a step, property JW_STEP_NAME */
  JW_ITEM_STAGE_WHO,  /* the line in it; property JW_STAGE_WHO */
  JW_ITEM_LANE,       /* * a lane's place in the rail; node: a lane, property JW_LANE_NAME */
  JW_ITEM_LANE_HINT,  /* the line in it; property JW_LANE_HINT */
  JW_ITEM_ROW,        /* a whole lane, rail and cells; lane id */
  JW_ITEM_CELL,       /* * lane and stage id */
  JW_ITEM_CARD,       /* * node: a card, property JW_CARD_TEXT */
  JW_ITEM_CHIP,       /* a fact on a card: a channel, a device, ... */
  JW_ITEM_PICTURE,    /* node: a picture, shown on a card */
  JW_ITEM_CURVE,      /* a curve; node: a curve */
  JW_ITEM_POINT,      /* * a marker; node: a point of a curve */
  JW_ITEM_QUOTE,      /* * its quote; node: the point, property JW_POINT_QUOTE */
  JW_ITEM_MEASURE,    /* * a number; node: a measure */
  JW_ITEM_LINK,       /* * a line between two cards; node: a link */
  JW_ITEM_PATH,       /* * its name in the legend; node: a path */
  JW_ITEM_LEG,        /* * a line of it between two cards; node: a leg */
  JW_ITEM_DECORATION, /* rules, arrows, foot: nothing to point at */
} JwItemKind;

/**
 * JwSceneItem:
 *
 * One item of the tree sheet → row → cell → item. Fields are private to render/; others use the
 * functions below.
 */
typedef struct _JwSceneItem JwSceneItem;

/**
 * JwScene:
 *
 * What a sheet looks like: immutable, reference-counted, in points with the origin at the sheet's
 * top left. It can be painted (render/painter.h), hit-tested and written as text.
 */
typedef struct _JwScene JwScene;

/* Counts the references; the last one frees the scene. */
JwScene *jw_scene_ref (JwScene *scene);
void jw_scene_unref (JwScene *scene);
/* Whether some heights are estimates still: see jw_layout_settle(). */
gboolean jw_scene_is_estimated (JwScene *scene);
/* Of how many cards. */
guint jw_scene_get_n_estimates (JwScene *scene);
/* The size of the sheet in points; at least the paper's. */
double jw_scene_get_width (JwScene *scene);
double jw_scene_get_height (JwScene *scene);
/* Whether time runs from right to left, as the map's language is read. */
gboolean jw_scene_is_right_to_left (JwScene *scene);
/* The theme that it was laid out for; the scene's. */
const JwTheme *jw_scene_get_theme (JwScene *scene);

/* The topmost item at a place that a user can point at; a card before a line before the cell before
 * the sheet. @slop, in points, widens small things such as markers and lines. %NULL outside the
 * sheet. */
const JwSceneItem *jw_scene_hit (JwScene *scene, double x, double y, double slop);
/* The main item of a node: its card, chevron, rail place, marker, ... %NULL if it has none. */
const JwSceneItem *jw_scene_find (JwScene *scene, const char *node_id);
const JwSceneItem *jw_scene_find_kind (JwScene *scene, const char *node_id, JwItemKind kind);
const JwSceneItem *jw_scene_find_cell (JwScene *scene, const char *lane_id, const char *stage_id);

/* The ids of the cards, feelings and numbers that a rectangle of the sheet touches, in reading
 * order of the lanes; ended by %NULL, the ids are the scene's. Costs what the rows in it hold. */
GPtrArray *jw_scene_list_touched (JwScene *scene, const JwRect *rect);

/* The row of a lane at a height of the sheet, or %NULL. */
const JwSceneItem *jw_scene_find_row_item_at (JwScene *scene, double y);

/* Where a card dragged to a place would land: the cell, the index among its cards (not counting
 * the card @dragged_id, if given), and the mark to draw, a thin rectangle. FALSE if nowhere. */
gboolean jw_scene_find_drop (JwScene *scene,
                             double x,
                             double y,
                             const char *dragged_id,
                             const char **lane_id,
                             const char **stage_id,
                             guint *index,
                             JwRect *mark);
/* The mark below the last card of a cell. FALSE where a lane holds no cards. */
gboolean
jw_scene_get_end_mark (JwScene *scene, const char *lane_id, const char *stage_id, JwRect *mark);
/* Like jw_scene_find_drop() for a dragged stage (a vertical mark) or lane (a horizontal one): the
 * position that it would have afterwards. */
gboolean jw_scene_find_stage_drop (JwScene *scene,
                                   double x,
                                   const char *stage_id,
                                   guint *position,
                                   JwRect *mark);
gboolean jw_scene_find_lane_drop (JwScene *scene,
                                  double y,
                                  const char *lane_id,
                                  guint *position,
                                  JwRect *mark);
/* Where the next card of a cell would stand: for the dashed "Add ..." offer. */
gboolean
jw_scene_get_add_rect (JwScene *scene, const char *lane_id, const char *stage_id, JwRect *rect);
/* The score that a height in an emotion lane stands for, -2 to 2. */
gboolean jw_scene_get_score_at (JwScene *scene, const char *lane_id, double y, double *score);

/* What the item is. Items live as long as their scene. */
JwItemKind jw_scene_item_get_kind (const JwSceneItem *item);
/* In points from the sheet's top left. */
void jw_scene_item_get_bounds (const JwSceneItem *item, JwRect *bounds);
const char *jw_scene_item_get_node_id (const JwSceneItem *item);
const char *jw_scene_item_get_lane_id (const JwSceneItem *item);
const char *jw_scene_item_get_stage_id (const JwSceneItem *item);
/* Adds the line that a link or leg is drawn as to the path of @cr, in points of the sheet; %FALSE
 * for items that are no line. */
gboolean jw_scene_item_trace (const JwSceneItem *item, cairo_t *cr);
/* The property that its text shows, or -1; and the text with its origin on the sheet, or NULL.
 * The text shown may differ from the value: an empty one has a text of zero length. */
int jw_scene_item_get_property (const JwSceneItem *item);
JwText *jw_scene_item_get_text (const JwSceneItem *item, double *x, double *y);
JwRole jw_scene_item_get_text_role (const JwSceneItem *item);

/* Told of a rectangle in points of the sheet. */
typedef void (*JwSceneDiffers) (const JwRect *rect, gpointer data);
/* Calls @differs with each rectangle, in points of the sheet, where @after does not look as @before
 * looked @shift points higher; letters and line ends may reach out of it by a little. Where the two
 * share what they hold, as jw_layout_update() makes them, that costs little. */
void jw_scene_compare (JwScene *before,
                       JwScene *after,
                       double shift,
                       JwSceneDiffers differs,
                       gpointer data);

/* The scene as lines of text, one an item, in z-order: for tests. Free with g_free(). */
char *jw_scene_to_string (JwScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwScene, jw_scene_unref)

G_END_DECLS
