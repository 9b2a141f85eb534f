#pragma once

#include "render/outline.h"
#include "render/scene.h"
#include "render/theme-private.h"

G_BEGIN_DECLS

/*
 * The tree: a scene has a group for the sheet (ground, head, chevrons, foot), rows, and a group of
 * links over them; a row has a group for its rail, cells with a group each, and a group over the
 * cells (curve, quotes). What is in a group is placed from the group's origin, and a group is
 * immutable and counted, so that a scene can take over the groups of the scene before it.
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
  JW_SHAPE_PERSON,        /* a disc with the silhouette of a person */
  JW_SHAPE_OUTLINE,       /* the item's outline, filled or stroked */
  JW_SHAPE_OUTLINE_ARROW, /* the same with a head at its end */
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
 * A drawn thing, placed from its group's origin.
 *
 * @property: the property that its text shows, or -1
 * @own, @own_next: 0xrrggbb, what JW_ROLE_OWN stands for; @own_next at an arrow's end
 * @radius: of corners, or the depth of a chevron's point
 */
typedef struct
{
  JwItemKind kind;
  JwShape shape;
  int property;
  JwRole fill;
  JwRole line;
  JwRole edge;
  JwRole text_role;
  JwDash dash;
  guint32 own;
  guint32 own_next;
  double x, y, width, height;
  double line_width;
  double radius;
  double edge_width;
  double text_x, text_y;
  char *node_id;
  guint id_hash;
  JwText *text;
  JwOutline *outline;
} JwItem;

typedef struct
{
  grefcount refs;
  GArray *items; /* JwItem */
  double height; /* of what is stacked in it */
} JwGroup;

/**
 * JwSceneCell:
 *
 * @item: the cell itself, placed from the row's top left
 */
typedef struct
{
  JwItem item;
  const char *stage_id; /* the scene's */
  JwGroup *group;
} JwSceneCell;

typedef struct
{
  double y, height;
  gboolean holds_cards;
  double score_top;    /* heights of the scores 2 and -2 from the row's top, in an emotion lane */
  double score_bottom; /* equal to score_top elsewhere */
  double add_x, add_width, add_height, add_gap, add_top; /* where the next card of a cell stands */
  char *lane_id;
  JwItem item;
  JwGroup *rail;
  JwGroup *over;
  GArray *cells; /* JwSceneCell, one a stage, left to right */
} JwSceneRow;

struct _JwScene
{
  grefcount refs;
  JwTheme theme;
  double width, height;
  double gap; /* between columns */
  char **stage_ids;
  guint n_stages;
  double *stage_x; /* left edges of the columns */
  double column_width;
  double columns_top; /* of the chevrons */
  JwGroup *sheet;
  GArray *rows; /* JwSceneRow, top to bottom */
  JwGroup *links;
  GHashTable *views; /* JwItem -> JwSceneItem */
  GHashTable *index; /* id -> JwSceneItem of the main item; made when finds are many */
  guint n_finds;
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
#define jw_group_get(group, i) (&g_array_index ((group)->items, JwItem, i))

/* Names the node that it shows, by a copy of the id, and the property of its text or -1. */
void jw_item_set_node (JwItem *item, const char *id, int property);
/* Takes the text over. */
void jw_item_take_text (JwItem *item, JwText *text, double x, double y, JwRole role);
void jw_item_clear (JwItem *item);

/* A scene without anything in it, for the layout to fill. */
JwScene *jw_scene_new (double width, double height);
#define jw_scene_row(scene, i) (&g_array_index ((scene)->rows, JwSceneRow, i))
#define jw_row_cell(row, i) (&g_array_index ((row)->cells, JwSceneCell, i))
/* Frees what a row holds, not the row. */
void jw_scene_row_clear (JwSceneRow *row);
/* The index of the row or column at a place, or -1; gaps between columns belong to the nearer. */
int jw_scene_find_row_at (JwScene *scene, double y);
int jw_scene_find_column_at (JwScene *scene, double x);
const JwSceneRow *jw_scene_find_row (JwScene *scene, const char *lane_id);
/* The same view for the same item as long as the scene lives. */
const JwSceneItem *jw_scene_get_view (JwScene *scene,
                                      const JwItem *item,
                                      const JwSceneRow *row,
                                      const JwSceneCell *cell);

/* Calls @visit for every item in z-order with its group's place; stops when it returns TRUE. */
typedef gboolean (*JwSceneVisit) (JwScene *scene,
                                  const JwItem *item,
                                  const JwSceneRow *row,
                                  const JwSceneCell *cell,
                                  double dx,
                                  double dy,
                                  gpointer data);
/* Sheet, rows from top to bottom, links. */
void jw_scene_visit (JwScene *scene, JwSceneVisit visit, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwGroup, jw_group_unref)

G_END_DECLS
