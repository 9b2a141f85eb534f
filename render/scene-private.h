#pragma once

#include "render/layout.h"
#include "render/image.h"
#include "render/outline.h"
#include "render/scene.h"
#include "render/theme-private.h"

G_BEGIN_DECLS

/*
 * The tree:
 *
 *   JwScene        one version of the sheet: ground, head, rows with their heights, foot, links
 *     JwSceneRow   one lane: its rail, its cells, and what lies over the cells (curve, arrows)
 *       JwSceneCell  one stage of it
 *         JwStack      what is stacked in the cell
 *           JwGroup      one thing in it, such as a card with its chips
 *             JwItem       one shape, one text, or both
 *
 * Each level is placed from the top left of the one above, counted, and never changed once a scene
 * has it. So the scene after an edit is a new JwScene that shares with the one before all rows but
 * the one that was edited, that row shares all stacks but one, and that stack all groups but one:
 * what is not shared differs, and jw_scene_compare() finds the difference by comparing pointers.
 * A row does not know where it stands; the scene does, so that rows move without being touched.
 *
 * A group may be an estimate: its first item is a card of a guessed height without its text. The
 * stacks, rows and scene above count how many of them they hold.
 */

typedef enum
{
  JW_SHAPE_NONE,
  JW_SHAPE_RECT,    /* filled and outlined; rounded by the item's radius */
  JW_SHAPE_CARD,    /* the same with an edge at the left in the edge colour */
  JW_SHAPE_CHEVRON, /* pointed at the right by the radius, notched at the left unless first */
  JW_SHAPE_FIRST_CHEVRON,
  JW_SHAPE_LINE,   /* from the top left to the bottom right */
  JW_SHAPE_ARROW,  /* the same with a head; from the own colour to the next one's */
  JW_SHAPE_MARKER, /* a disc of paper with a thick outline */
  JW_SHAPE_DIAMOND,
  JW_SHAPE_TRIANGLE, /* a warning sign */
  JW_SHAPE_DISC,
  JW_SHAPE_PERSON,         /* a disc with the silhouette of a person */
  JW_SHAPE_PICTURE,        /* the item's image, cut to its bounds and their corners */
  JW_SHAPE_OUTLINE,        /* the item's outline, filled or stroked */
  JW_SHAPE_OUTLINE_ARROW,  /* the same with a head at its end */
  JW_SHAPE_OUTLINE_ARROWS, /* and one at its start */
} JwShape;

typedef enum
{
  JW_DASH_SOLID,
  JW_DASH_DASHED,
  JW_DASH_DOTTED,
  JW_DASH_FINE,
} JwDash;

/**
 * JwItem:
 *
 * A drawn thing, placed from its group's origin. There is at least one a card: keep it small.
 *
 * @property: the property that its text shows, or -1
 * @own, @own_next: 0xrrggbb, what JW_ROLE_OWN stands for; @own_next at an arrow's end
 * @radius: of corners, or the depth of a chevron's point
 */
typedef struct
{
  JwItemKind kind : 8;
  JwShape shape : 8;
  JwDash dash : 8;
  int property : 8;
  JwRole fill : 16;
  JwRole line : 16;
  JwRole edge : 16;
  JwRole text_role : 16;
  guint32 own;
  guint32 own_next;
  guint id_hash;
  double x, y, width, height;
  double line_width;
  double radius;
  double edge_width;
  double text_x, text_y;
  char *node_id;
  JwText *text;
  JwOutline *outline;
  JwImage *image;
} JwItem;

/* Things that stand and move together. */
typedef struct
{
  grefcount refs;
  guint n; /* items */
  guint capacity;
  gboolean is_estimate;
  double height; /* of what is stacked in it */
  JwItem *items;
} JwGroup;

/* @y: the group's origin, from the cell's top. */
typedef struct
{
  double y;
  JwGroup *group;
} JwBlock;

/**
 * JwStack:
 *
 * What is stacked in a cell, from top to bottom.
 */
typedef struct
{
  grefcount refs;
  guint n;
  guint n_estimates;
  double height; /* the lower end of the last block, or 0 */
  JwBlock blocks[];
} JwStack;

/**
 * JwSceneCell:
 *
 * @item: the cell itself, placed from the row's top left
 */
typedef struct
{
  JwItem item;
  const char *stage_id; /* the columns' */
  JwStack *stack;
} JwSceneCell;

typedef struct
{
  grefcount refs;
  double height;
  double lead; /* at its top, where lines run between it and the row before */
  gboolean holds_cards;
  gboolean has_spans;  /* some of its cards reach over the next columns */
  double score_top;    /* heights of the scores 2 and -2 from the row's top, in an emotion lane */
  double score_bottom; /* equal to score_top elsewhere */
  double add_height, add_gap, add_top; /* where the next card of a cell stands */
  char *lane_id;
  JwItem item;
  JwGroup *rail;
  JwGroup *over;
  guint n_estimates;
  guint n_cells;
  JwSceneCell *cells; /* one a stage, left to right */
} JwSceneRow;

/* @y: the row's top on the sheet. */
typedef struct
{
  double y;
  JwSceneRow *row;
} JwRowPlace;

/**
 * JwColumns:
 *
 * The columns of the sheet; rows can be shared between scenes only with their columns.
 */
typedef struct
{
  grefcount refs;
  guint n;
  char **ids;
  double *x; /* left edges, before they are mirrored */
  double *widths;
  double gap; /* between two */
  struct
  {
    guint32 color; /* 0xrrggbb */
    JwRole on;     /* of text on it */
  } * colors;
} JwColumns;

typedef struct _JwSceneHints JwSceneHints;

struct _JwScene
{
  grefcount refs;
  double width, height;
  gboolean is_mirrored; /* time runs from right to left */
  JwColumns *columns;
  double columns_top; /* of the chevrons */
  double rows_top;    /* of the first row */
  JwGroup *ground;    /* the paper */
  JwGroup *sheet;     /* head and chevrons */
  guint n_rows;
  JwRowPlace *rows; /* top to bottom */
  JwGroup *foot;
  JwGroup *links; /* over the rows */
  guint n_estimates;
  double height_of_rows; /* the lower end of all of them and what is between */
  struct _JwWays *ways;  /* what they follow, or NULL: see layout/ways.h */
  GHashTable *views;     /* JwItem -> JwSceneItem */
  JwSceneHints *hints;   /* where nodes were found, shared with the scenes before and after */
  /* What it was laid out for. */
  JwTheme theme;
  gboolean has_own_theme; /* one that the map does not name */
  JwLayoutOptions options;
};

/* A place in the tree, handed out to others; owned by the scene. */
struct _JwSceneItem
{
  const JwItem *item;
  const JwSceneRow *row;
  const JwSceneCell *cell;
  const char *stage_id;
  double dx, dy; /* of the group on the sheet */
};

/* An empty group. It is filled by the layout and not changed any more once a scene has it. */
JwGroup *jw_group_new (void);
/* Counts the references; the last one frees the items. */
JwGroup *jw_group_ref (JwGroup *group);
/* See jw_group_ref(). */
void jw_group_unref (JwGroup *group);
/* Adds an item with no shape and property -1; the pointer holds until the next one is added. */
JwItem *
jw_group_add (JwGroup *group, JwItemKind kind, double x, double y, double width, double height);
/* Turns left into right, in a room of so many points. */
void jw_group_mirror (JwGroup *group, double width);
/* Gives back the room that no item took; call it when the group is whole. */
void jw_group_seal (JwGroup *group);
#define jw_group_get(group, i) (&(group)->items[i])

/* Names the node that it shows, by a copy of the id, and the property of its text or -1. */
void jw_item_set_node (JwItem *item, const char *id, int property);
/* Takes the text over. */
void jw_item_take_text (JwItem *item, JwText *text, double x, double y, JwRole role);
void jw_item_clear (JwItem *item);
/* Whether two items look the same where they stand in their groups. */
gboolean jw_item_equals (const JwItem *a, const JwItem *b);

/* A stack of so many blocks, to be filled in at once with jw_stack_set(). */
JwStack *jw_stack_new (guint n);
JwStack *jw_stack_ref (JwStack *stack);
void jw_stack_unref (JwStack *stack);
/* Takes the group over. Blocks are set from the first to the last; @bottom is the group's lower end
 * from the cell's top. */
void jw_stack_set (JwStack *stack, guint i, double y, double bottom, JwGroup *group);

/* A row without cells, for the layout to fill. */
JwSceneRow *jw_scene_row_new (const char *lane_id, guint n_cells);
JwSceneRow *jw_scene_row_ref (JwSceneRow *row);
void jw_scene_row_unref (JwSceneRow *row);
#define jw_row_cell(row, i) (&(row)->cells[i])

/* Columns to be filled in, counted as all of the tree. */
JwColumns *jw_columns_new (guint n);
JwColumns *jw_columns_ref (JwColumns *columns);
void jw_columns_unref (JwColumns *columns);
/* The middle between a column and the one before it, before it is mirrored; as many as there are
 * columns is that after the last. */
double jw_columns_get_boundary (const JwColumns *columns, guint i);
/* The column between whose boundaries a place is: -1 before the first, their number after the last.
 */
int jw_columns_find_at (const JwColumns *columns, double x);

/* A scene without anything in it, for the layout to fill. Takes @columns over; with a scene
 * @before, it goes on with what was learnt of it about where nodes stand. */
JwScene *jw_scene_new (JwColumns *columns, JwScene *before);
#define jw_scene_row(scene, i) ((scene)->rows[i].row)
#define jw_scene_row_y(scene, i) ((scene)->rows[i].y)
/* The index of the row or column at a place, or -1; gaps between columns belong to the nearer, what
 * is above a row to that. */
int jw_scene_find_row_at (JwScene *scene, double y);
int jw_scene_find_column_at (JwScene *scene, double x);
/* From where something of a width stands on the sheet to where it would from left to right, or
 * back. */
double jw_scene_mirror_x (JwScene *scene, double x, double width);
/* The index of a lane's row, or -1. */
int jw_scene_find_row (JwScene *scene, const char *lane_id);
/* The first block of a stack whose end is not above a height, or the number of them. */
guint jw_stack_find_from (const JwStack *stack, double y);
/**
 * JwSpot:
 * @row, @cell: that it is in, or %NULL
 * @dx, @dy: in points, to be added to the places that the items of a group have in it
 *
 * Where a group stands, with its items.
 */
typedef struct
{
  JwScene *scene;
  const JwSceneRow *row;
  const JwSceneCell *cell;
  double dx, dy;
} JwSpot;

/* The same view for the same item as long as the scene lives. */
const JwSceneItem *jw_scene_get_view (const JwItem *item, const JwSpot *at);

/* Where nodes were found: see scene-find.c. */
JwSceneHints *jw_scene_hints_new (void);
JwSceneHints *jw_scene_hints_ref (JwSceneHints *hints);
void jw_scene_hints_unref (JwSceneHints *hints);

/* Calls @visit for every item in z-order; stops when it returns TRUE. */
typedef gboolean (*JwSceneVisit) (const JwItem *item, const JwSpot *at, gpointer data);
/* Sheet, rows from top to bottom, links. */
void jw_scene_visit (JwScene *scene, JwSceneVisit visit, gpointer data);
/* One row of it. */
gboolean jw_scene_visit_row (JwScene *scene, guint row, JwSceneVisit visit, gpointer data);
/* What stands in no row. */
gboolean jw_scene_visit_sheet (JwScene *scene, JwSceneVisit visit, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwGroup, jw_group_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwSceneRow, jw_scene_row_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwStack, jw_stack_unref)

G_END_DECLS
