#pragma once

#include "model/lane.h"
#include "model/map.h"
#include "render/layout.h"
#include "render/layout/touched.h"
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
  JW_TYPE_STAGE_NOTE, /* how long it takes and how it runs */
  JW_TYPE_PHASE_NAME,
  JW_TYPE_STEP_NAME,
  JW_TYPE_LANE_NAME,
  JW_TYPE_LANE_HINT,
  JW_TYPE_RULE_NAME,
  JW_TYPE_BODY,
  JW_TYPE_THOUGHT,
  JW_TYPE_QUOTE,
  JW_TYPE_FEELING, /* in a word */
  JW_TYPE_PILL,
  JW_TYPE_CHIP,
  JW_TYPE_FLAG, /* a chip that stands out */
  JW_TYPE_FIGURE,
  JW_TYPE_FIGURE_SMALL, /* of those under another */
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
 * What a stage's column looks like: its left edge, how wide it is, its colour and the colour of
 * text on that.
 */
typedef struct
{
  JwNode *stage;
  double x, width;
  guint32 color; /* 0xrrggbb, for JW_ROLE_OWN */
  JwRole on;
} JwColumn;

/*
 * How a scene comes about. jw_layout() makes all of it; jw_layout_update() makes what a change
 * touched (see touched.h) and shares the rest with the scene before; jw_layout_settle() measures
 * what was estimated. All three are one walk: head and chevrons, the rows from top to bottom, each
 * row's cells, each cell's cards, links, foot. At each level the walk asks whether what was there
 * before still holds, and takes it over as it is; so the result is the same whichever way it came
 * about, which tests/render/test-update.c proves with random edits. What is laid out must follow
 * from the map alone, therefore, and from nothing that was laid out before.
 *
 * To show more of the map: build it in the file of the part that it belongs to, and tell in
 * touched.c what a change of it touches.
 */

typedef struct _JwWays JwWays;

/**
 * JwLayout:
 *
 * One layout while it is made. All lengths are points; @unit is what one point of the printed A3
 * map's measures is at this map's text size. All places are from left to right; where the map is
 * read the other way, each group is mirrored when it is whole, see jw_layout_finish_group().
 *
 * @before: the scene to share with, or %NULL
 * @touched: what of it does not hold; %NULL without it
 * @may_estimate: cards whose text was never shaped may be guessed at
 * @settle_top, @settle_bottom: between these heights of the sheet none are
 * @deadline: monotonic microseconds when guessing begins again, or 0
 * @n_exact: how many touched cards may be measured, wherever they stand
 */
typedef struct
{
  JwTextCache *texts;
  GHashTable *images;
  JwMap *map;
  const JwTheme *theme;
  JwScene *scene;
  double body, unit;
  double paper_width, paper_height;
  double width, margin, rail_width, gap;
  JwColumn *columns;
  guint n_columns;
  const double *widths; /* of the columns, in place of the map's own, or NULL */
  guint n_stages;       /* of the map; more than columns where a part of it is laid out */
  guint first_stage;    /* the first column's, from 0 */
  guint n_rows;
  guint first_lane;           /* the first row's, from 0 */
  guint first_card, end_card; /* of each cell: see layout/parts.h */
  gboolean is_part;
  GHashTable *shown;          /* JwNode, of cards that begin on the part; or NULL */
  GHashTable *onward;         /* JwNode -> GPtrArray of words; or NULL */
  guint page_number, n_pages; /* or 0 */
  GHashTable *stages;         /* id -> column + 1; made when first asked */
  gboolean many_personas;
  gboolean is_mirrored;
  JwWays *ways; /* of links and paths */
  double rows_end;
  JwScene *before;
  JwTouched *touched;
  gboolean may_estimate;
  double settle_top, settle_bottom;
  gint64 deadline;
  guint n_exact;
} JwLayout;

/**
 * JwSpan:
 *
 * A card over several stages, where it stands in its row: spans are stacked at the top, the cards
 * of single cells under them.
 */
typedef struct
{
  JwNode *card;
  guint first, last; /* columns */
  gboolean comes_in; /* it begins in a stage that is not on the page */
  double y;          /* from the row's top */
  JwGroup *group;
} JwSpan;

/* As many curves of a lane are told apart by name and marker. */
#define JW_MAX_LEGEND 6

/* What the rail says of a curve, and the colour of its line. */
typedef struct
{
  char *words;
  JwRole role;
  guint32 own;
} JwCurveLabel;

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
  JwSceneRow *before; /* whose cells may be shared, or NULL */
  double y;           /* of the row on the sheet */
  gboolean settles;   /* it reaches what is to be measured */
  double top;         /* where its content begins, beneath the lines that run over it */
  double pad;         /* above that and below all */
  double bottom;
  GArray *spans;                      /* JwSpan, or NULL where no card spans */
  double *stack_tops;                 /* with spans: where the cards of each column begin */
  JwCurveLabel legend[JW_MAX_LEGEND]; /* of the curves, by number */
  guint n_legend;
  char *rail_note;       /* what the rail has to explain, or NULL; translated, the row's */
  gboolean uses_dash[3]; /* of JwDash: which lines the rail has to explain */
} JwRowBuild;

/* Measures on the printed map, in units. */
#define JW_CARD_RADIUS 4.5
#define JW_CARD_LINE 0.75
#define JW_CARD_EDGE 3.0
#define JW_CARD_PAD_X 7.0
#define JW_CARD_PAD_Y 5.0
#define JW_CARD_GAP 4.5
/* The most of a card's picture, and what is between it and the text. */
#define JW_CARD_PICTURE_HEIGHT 84.0
#define JW_CARD_PICTURE_GAP 4.0
#define JW_CHEVRON_HEIGHT 50.0
#define JW_CHEVRON_POINT 12.0
#define JW_ROW_PAD 8.5

/* The column of a stage by its id, or -1. */
int jw_layout_find_column (JwLayout *layout, const char *stage_id);
/* Whether the deadline is still to come. */
gboolean jw_layout_has_time (JwLayout *layout);
/* Whether a card at a height of the row is to be measured even if its text was never shaped. */
gboolean jw_layout_measures (JwRowBuild *build, JwNode *card, double y);
/* Whether a map is read from right to left, as its language or most of its names are. */
gboolean jw_layout_is_right_to_left (JwMap *map);
/* What was laid out from left to right in a room of so many points is turned round where the map is
 * read so; then it is whole. */
void jw_layout_finish_group (JwLayout *layout, JwGroup *group, double width);
/* The text if it was shaped before, out of the cache, or %NULL; owned by the caller. */
JwText *jw_layout_find_text (JwLayout *layout, const char *string, JwTypeKind kind, double width);
/* The picture with this id as it is drawn, borrowed; %NULL if there is none or it holds nothing. */
JwImage *jw_layout_find_image (JwLayout *layout, const char *id);
/* Adds it at a place, in its own shape, as wide and high as it may be and no larger than its pixels
 * are worth; returns the item. */
JwItem *
jw_layout_add_picture (JwLayout *layout, JwGroup *group, const char *id, const JwRect *room);
/* How many lines a text would come to at about that width, guessed from its length. */
guint jw_layout_estimate_lines (JwLayout *layout, const char *string, double width);
/* The text shaped for its place, out of the cache, wrapped at @width points or not at all below 0;
 * owned by the caller. */
JwText *jw_layout_text (JwLayout *layout, const char *string, JwTypeKind kind, double width);
/* The same as one line of its natural width, wrapped only if it is wider than @most. */
JwText *jw_layout_text_line (JwLayout *layout, const char *string, JwTypeKind kind, double most);
/* From one line of that type to the next, in points. */
double jw_layout_get_line_height (JwLayout *layout, JwTypeKind kind);
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
/* What the whole map says beside its parts: under the title, and over the foot. */
double jw_layout_head_blocks (JwLayout *layout, double x, double y, double width);
double jw_layout_foot_blocks (JwLayout *layout, double y);
/* What the lines between cards stand for, those of links and of paths that the sheet shows. */
double jw_layout_legend (JwLayout *layout, double y);
/* The personas, at the right of the head; where their left end is, and their lower one. */
double jw_layout_find_people_left (JwLayout *layout);
double jw_layout_people (JwLayout *layout, double left, double y);
/* The phases, over the chevrons of their stages. */
double jw_layout_phases (JwLayout *layout, double y);
/* From stage to stage, over the chevrons, where one leads to another than the next. */
double jw_layout_stage_loops (JwLayout *layout, double y);
double jw_layout_chevrons (JwLayout *layout, double y);
/* The steps, under the chevron of their stage. */
double jw_layout_steps (JwLayout *layout, double y);
double jw_layout_rows (JwLayout *layout, double y);
/* The line across the sheet between two rows. */
void jw_layout_add_rule (JwLayout *layout, JwGroup *group, double y);
/* Returns the height of the whole sheet. */
double jw_layout_foot (JwLayout *layout, double y);
void jw_layout_links (JwLayout *layout);

/* Makes what shows a card of a cell. Its height from the row's top decides whether it is measured
 * or estimated: see jw_layout_measures(). */
typedef JwGroup *(*JwMakeCard) (JwRowBuild *build, guint column, JwNode *card, double y);
/* The column up to which a card reaches that begins in @column. */
guint jw_layout_get_last_column (JwLayout *layout, guint column, JwNode *card);
/* The width of a card that begins in @column. */
double jw_layout_get_card_width (JwLayout *layout, guint column, JwNode *card);
/* Makes and places the cards of a row that span several columns. Once, before its stacks. */
void jw_layout_begin_spans (JwRowBuild *build, JwMakeCard make);
void jw_layout_end_spans (JwRowBuild *build);
/* A card's group as it was before, or else made; owned by the caller. @from is where it is expected
 * in the stack before. */
JwGroup *jw_layout_share_or_make_card (JwRowBuild *build,
                                       guint column,
                                       JwNode *card,
                                       double y,
                                       guint *from,
                                       JwMakeCard make);
/* Stacks a cell's cards, taking over those of the row before that still hold. */
void jw_layout_stack (JwRowBuild *build, guint column, JwMakeCard make);

/* What fills the cells of a row, by the type of its lane. */
void jw_layout_cards (JwRowBuild *build);
void jw_layout_pills (JwRowBuild *build);
void jw_layout_emotion (JwRowBuild *build);
void jw_layout_numbers (JwRowBuild *build);
/* Where the name of the line under a lane's row begins. */
double jw_layout_get_rule_name_left (JwLayout *layout, JwNode *lane);

/* The marker of the curve with this number in its lane, from 0, round a place. */
JwItem *jw_layout_add_marker (JwLayout *layout,
                              JwGroup *group,
                              JwItemKind kind,
                              guint number,
                              double x,
                              double y,
                              double radius);

G_END_DECLS
