#pragma once

#include "model/lane.h"
#include "model/map.h"
#include "render/layout.h"
#include "render/layout/cell-index.h"
#include "render/scene-private.h"
#include "render/text-cache.h"

G_BEGIN_DECLS

/* What a text on the sheet is; it decides face, size and line height. */
typedef enum
{
  JW_TYPE_TITLE,
  JW_TYPE_CONTEXT,
  JW_TYPE_PERSONA_NAME,
  JW_TYPE_PERSONA_ABOUT,
  JW_TYPE_STAGE_NAME,
  JW_TYPE_STAGE_NAME_SMALLER, /* two steps, for long words in narrow columns */
  JW_TYPE_STAGE_NAME_SMALL,
  JW_TYPE_STAGE_WHO,
  JW_TYPE_LANE_NAME,
  JW_TYPE_LANE_HINT,
  JW_TYPE_BODY,
  JW_TYPE_THOUGHT,
  JW_TYPE_QUOTE,
  JW_TYPE_PILL,
  JW_TYPE_CHIP,
  JW_TYPE_FIGURE,
  JW_TYPE_UNIT,
  JW_TYPE_SHARE,
  JW_TYPE_LOW_SHARE,
  JW_TYPE_NOTE,
  JW_TYPE_LOW_NOTE,
  JW_TYPE_SIGN,
  JW_TYPE_FOOT,
} JwTypeKind;

/**
 * JwColumn:
 *
 * What a stage's column looks like: its left edge, its colour and the colour of text on that.
 */
typedef struct
{
  JwNode *stage;
  double x;
  JwRole role;
  guint32 color; /* 0xrrggbb: what the role stands for */
  JwRole on;
} JwColumn;

/**
 * JwLayout:
 *
 * One layout while it is made. All lengths are points; @unit is what one point of the printed A3
 * map's measures is at this map's text size.
 */
typedef struct
{
  JwTextCache *texts;
  JwMap *map;
  const JwTheme *theme;
  JwScene *scene;
  double body, unit;
  double paper_width, paper_height;
  double width, margin, rail_width, column_width, gap;
  JwColumn *columns;
  guint n_columns;
  JwCellIndex *index;
  gboolean many_personas;
} JwLayout;

/* As many curves of a lane are told apart by name and marker. */
#define JW_MAX_LEGEND 6

/**
 * JwRowBuild:
 *
 * A row while it is made. Its parts fill the groups of @row and raise @bottom, the lower end of
 * what is in it.
 */
typedef struct
{
  JwLayout *layout;
  JwNode *lane;
  guint lane_index;
  JwLaneType type;
  JwSceneRow *row;
  double pad; /* above and below */
  double bottom;
  const char *legend[JW_MAX_LEGEND]; /* the names of several curves, by number */
  guint n_legend;
  const char *rail_note; /* what the rail has to explain, or NULL; translated */
  gboolean uses_dash[3]; /* of JwDash: which lines the rail has to explain */
} JwRowBuild;

/* Measures on the printed map, in units. */
#define JW_CARD_RADIUS 4.5
#define JW_CARD_LINE 0.75
#define JW_CARD_EDGE 3.0
#define JW_CARD_PAD_X 7.0
#define JW_CARD_PAD_Y 5.0
#define JW_CARD_GAP 4.5
#define JW_CHEVRON_HEIGHT 50.0
#define JW_CHEVRON_POINT 12.0
#define JW_ROW_PAD 8.5

/* The text shaped for its place, out of the cache, wrapped at @width points or not at all below 0;
 * owned by the caller. */
JwText *jw_layout_text (JwLayout *layout, const char *string, JwTypeKind kind, double width);
/* The same as one line of its natural width, wrapped only if it is wider than @most. */
JwText *jw_layout_text_line (JwLayout *layout, const char *string, JwTypeKind kind, double most);
/* Makes an item a surface of a stage: filled, or an outline where the theme fills nothing. */
void jw_layout_fill_stage (JwLayout *layout, const JwColumn *column, JwItem *item);
/* Adds a text, which is taken over, as an item of its own at a place. */
JwItem *
jw_layout_add_text (JwGroup *group, JwItemKind kind, JwText *text, double x, double y, JwRole role);
/* Quotation marks around a text that has none, hung outside its block. */
void jw_layout_add_quote_marks (JwLayout *layout,
                                JwGroup *group,
                                JwText *text,
                                JwTypeKind kind,
                                double x,
                                double y,
                                JwRole role);
double jw_layout_get_quote_width (JwLayout *layout, JwTypeKind kind);

/* Parts of the sheet; each returns the lower end of what it made. */
double jw_layout_head (JwLayout *layout, double y);
double jw_layout_chevrons (JwLayout *layout, double y);
double jw_layout_rows (JwLayout *layout, double y);
/* Returns the height of the whole sheet. */
double jw_layout_foot (JwLayout *layout, double y);
void jw_layout_links (JwLayout *layout);

/* What fills the cells of a row, by the type of its lane. */
void jw_layout_cards (JwRowBuild *build);
void jw_layout_pills (JwRowBuild *build);
void jw_layout_emotion (JwRowBuild *build);
void jw_layout_numbers (JwRowBuild *build);
void jw_layout_rail (JwRowBuild *build);

/* The marker of the curve with this number in its lane, from 0, round a place. */
JwItem *jw_layout_add_marker (JwLayout *layout,
                              JwGroup *group,
                              JwItemKind kind,
                              guint number,
                              double x,
                              double y,
                              double radius);

G_END_DECLS
