#pragma once

#include "render/layout.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/first-sight.h"
#include "ui/canvas/inline-editor.h"
#include "ui/canvas/place.h"
#include "ui/canvas/spoken/spoken-sheet.h"
#include "ui/canvas/tiles.h"

G_BEGIN_DECLS

#define JW_ZOOM_MIN 0.05
#define JW_ZOOM_MAX 8.0
/* Desk left free round the sheet, in pixels. */
#define JW_DESK_MARGIN 28.0
#define JW_PIXELS_PER_POINT (96.0 / 72.0)
/* Corners of cards and of the outlines round them, in points. */
#define JW_CARD_CORNER 4.5
/* The zooms between which a large map opens. */
#define JW_OPEN_ZOOM_MIN 0.5
#define JW_OPEN_ZOOM_MAX 1.0
/* What is so far beyond the edges of the view is measured along with it, in points. */
#define JW_VIEW_AHEAD 200.0

/**
 * JwPick:
 * @item: the item under the pointer, %NULL on the desk
 * @is_add: the pointer is on the dashed offer to add something to the cell
 * @is_handle: it is on the handle of the card @node_id, from which links are drawn
 * @is_border: it is on the border behind the stage @node_id, by which columns are made wider
 * @is_insert: it is on the sign that adds a stage, lane or card beside the one that is @node_id
 * @lane_id, @stage_id: of the cell, or %NULL
 *
 * What the pointer is on. The strings belong to the scene that was current when it was picked.
 */
typedef struct
{
  const JwSceneItem *item;
  JwItemKind kind;
  const char *node_id;
  const char *lane_id;
  const char *stage_id;
  gboolean is_add;
  gboolean is_handle;
  gboolean is_border;
  gboolean is_insert;
} JwPick;

/* The cell that the keyboard or the pointer is in; both %NULL for none. */
typedef struct
{
  char *lane_id;
  char *stage_id;
} JwCellRef;

typedef enum
{
  JW_DRAG_NONE,
  JW_DRAG_CARD,
  JW_DRAG_STAGE,
  JW_DRAG_LANE,
  JW_DRAG_POINT,
  JW_DRAG_PAN,
  JW_DRAG_TEXT,
  JW_DRAG_BAND,  /* a rubber band that selects what it touches */
  JW_DRAG_WIDTH, /* of the column @node_id, by its border to the next */
  JW_DRAG_LINK,  /* from the handle of a card to another one */
} JwDragKind;

/**
 * JwDrag:
 *
 * What is being dragged, and where it would land. Lengths are widget pixels, but @mark and where a
 * band began are in points.
 */
typedef struct
{
  JwDragKind kind;
  char *node_id;
  double press_x, press_y;
  double grab_x, grab_y; /* from the top left of what is dragged to the pointer */
  double x, y;
  gboolean can_drop;
  JwCellRef target;
  guint target_index;
  JwRect mark;
  GArray *other_marks; /* of JwRect: where cards of other cells land that go along; or NULL */
  gboolean has_room;   /* for all of them, at @target */
  gboolean copies;     /* leaves the cards where they are */
  GskRenderNode *ghost;
  guint n_cards; /* that go along */
  double width;  /* that a column would have beside the others */
  guint scroll_tick;
  double band_x, band_y;
  GPtrArray *selected; /* what was before the band, to be added to or restored; or NULL */
  gboolean adds;       /* to that */
  char *to_id;         /* the card that a link would go to, or NULL */
  gboolean changed;    /* a step of undo was made that Escape has to take back */
} JwDrag;

typedef enum
{
  JW_TRAIL_NONE,
  JW_TRAIL_LINK, /* the next card that is chosen is linked */
  JW_TRAIL_PATH, /* each is one more stop of a path, until Enter */
} JwTrailKind;

/**
 * JwTrail:
 * @from_id: the last card that was chosen, or %NULL before the first
 * @path_id: the path that grows, or %NULL as long as there is none
 *
 * Links and paths drawn by choosing one card after the other, with clicks or keys.
 */
typedef struct
{
  JwTrailKind kind;
  char *from_id;
  char *path_id;
  gboolean changed; /* a step of undo was made that Escape has to take back */
  gboolean is_adding;
} JwTrail;

/**
 * JwRange:
 *
 * From where to where Shift selects: cells, and cards by their places in these. It holds as long as
 * nothing else was selected.
 */
typedef struct
{
  JwCellRef anchor, head;
  guint anchor_index, head_index;
  gboolean holds;
} JwRange;

struct _JwCanvas
{
  GtkWidget parent_instance;

  GtkWidget *cover; /* lies over the lower edge of the view, or NULL */
  JwMap *map;
  JwLayoutContext *layout;
  JwScene *scene;    /* what is shown */
  JwScene *settling; /* the same, measured further, or NULL: see canvas-scene.c */
  guint settle_source;
  /* What of the shown scene was measured as it came into sight, in points. */
  double measured_top, measured_bottom;
  gboolean presents;
  gboolean is_moving; /* the view is on its way: what it passes is not looked at */
  gboolean opens;     /* the map is new, and no zoom was chosen for it yet */
  int expected[2];    /* the size of the view before it has one, by GtkOrientation; or 0 */
  JwTiles *tiles;
  guint redraw_tick; /* some tiles are still to be painted */

  GtkAdjustment *adjustments[2]; /* indexed by GtkOrientation */
  GtkScrollablePolicy policies[2];
  double zoom;
  gboolean fit;
  double
      pinch_zoom; /* the zoom when a pinch began, and what of the sheet was between the fingers */
  JwRect pinch_place;

  gboolean holds_edit; /* editing goes on though the keyboard is elsewhere */

  double pointer_x, pointer_y;
  gboolean pointer_inside;
  char *hover_id;
  GStrv marks;        /* ids, or NULL */
  char *marked_words; /* what was found in them, or NULL */
  JwFindFlags mark_flags;
  JwCellRef hover_cell;
  JwCellRef cell;      /* the current cell, if no node is selected but it is */
  JwCellRef last_cell; /* of what was selected last; the keyboard stays there if that goes */
  JwInlineEditor *editor;
  gboolean space_down;
  double tap_x, tap_y; /* where a finger was last, and when, in milliseconds */
  guint32 tap_time;
  gboolean press_is_single; /* a drag, or to select more: the next press is no second click */
  gboolean press_was_add;   /* it was on an offer, which is taken on release */
  char *click_id;           /* what a click that is no drag selects alone, */
  gboolean click_toggles;   /* or lets go */
  JwDrag drag;
  JwTrail trail;
  JwRange range;
  gboolean is_selecting; /* a range is: see JwRange */
  GtkGesture *drag_gesture;
  GtkEventController *keys;
  GtkEventController *focus;
  JwSpokenSheet *spoken; /* what a screen reader sees */
};

/* canvas.c */
JwSelection *jw_canvas_get_selection (JwCanvas *self);
void jw_canvas_emit_message (JwCanvas *self, const char *text);
void jw_canvas_report (JwCanvas *self, GError *error);
void jw_canvas_refit (JwCanvas *self);
void jw_cell_ref_set (JwCellRef *ref, const char *lane_id, const char *stage_id);
gboolean jw_cell_ref_is (const JwCellRef *ref, const char *lane_id, const char *stage_id);

/* canvas-view.c: all lengths are widget pixels unless named sheet */
double jw_canvas_get_scale (JwCanvas *self);
double jw_canvas_get_view_length (JwCanvas *self, GtkOrientation axis);
void jw_canvas_get_origin (JwCanvas *self, double *x, double *y);
void jw_canvas_rect_to_widget (JwCanvas *self, const JwRect *sheet, graphene_rect_t *rect);
void jw_canvas_configure_view (JwCanvas *self);
void jw_canvas_apply_fit (JwCanvas *self);
/* What will be seen, where the view has no size yet but one is expected. */
void jw_canvas_paint_ahead (JwCanvas *self);
void jw_canvas_set_fit (JwCanvas *self, gboolean fit);
void jw_canvas_pan (JwCanvas *self, double dx, double dy);
void jw_canvas_scroll_to_rect (JwCanvas *self, const JwRect *sheet);
void jw_canvas_set_adjustment (JwCanvas *self, GtkOrientation axis, GtkAdjustment *adjustment);

/* canvas-scene.c */
/* Both may be NULL: the sight is taken over. */
void jw_canvas_lay_out (JwCanvas *self, JwFirstSight *sight);
void jw_canvas_follow (JwCanvas *self, JwChangeSet *changes);
void jw_canvas_forget_scene (JwCanvas *self);
void jw_canvas_settle_view (JwCanvas *self);
void jw_canvas_settle_node (JwCanvas *self, const char *node_id);

/* canvas-select.c */
void jw_canvas_select_to (JwCanvas *self, const JwPlace *to);
void jw_canvas_extend_range (JwCanvas *self, JwMove move);
void jw_canvas_begin_band (JwCanvas *self, gboolean adds);
void jw_canvas_follow_band (JwCanvas *self);
void jw_canvas_cancel_band (JwCanvas *self);
void jw_canvas_snapshot_band (JwCanvas *self, GtkSnapshot *snapshot);

/* canvas-move.c */
/* Moves what is selected by one stage, or by one card or lane, on (1) or back (-1), if all of it
 * can go there. FALSE if nothing that moves so is selected. */
gboolean jw_canvas_move_selection (JwCanvas *self, gboolean sideways, int direction);

/* canvas-drop.c: what is dragged is moved or copied */
/* How many cards the drag takes along: all selected ones if the dragged one is one of them. */
guint jw_canvas_count_dragged (JwCanvas *self);
/* Marks where those of other cells would land; FALSE where not all would be on the map. */
gboolean jw_canvas_aim_others (JwCanvas *self);
/* Ends the drag of cards at the place that is marked, as one step of undo. */
void jw_canvas_drop_cards (JwCanvas *self);

/* canvas-width.c: columns are made wider by their borders */
/* The stage behind which there is a border to drag at a place in the widget, or NULL. */
JwNode *jw_canvas_find_border (JwCanvas *self, double x, double y);
void jw_canvas_aim_width (JwCanvas *self);
void jw_canvas_drop_width (JwCanvas *self);

/* canvas-insert.c: the signs between stages, lanes and cards that add one there */
/* The card that stands right below this place, if the place is in the air above it; or %NULL. */
const char *jw_canvas_find_below_gap (JwCanvas *self, double x, double y);
gboolean jw_canvas_is_on_insert (JwCanvas *self, const char *id, double x, double y);
void jw_canvas_insert_at (JwCanvas *self, const char *id, double x, double y);
void jw_canvas_snapshot_insert (JwCanvas *self, GtkSnapshot *snapshot);

/* canvas-link.c: links and paths by hand */
gboolean jw_canvas_is_on_handle (JwCanvas *self, const char *id, double x, double y);
void jw_canvas_aim_link (JwCanvas *self);
void jw_canvas_drop_link (JwCanvas *self);
void jw_canvas_snapshot_links (JwCanvas *self, GtkSnapshot *snapshot);
/* Follows a line to that of its ends that is further from the pointer. */
void jw_canvas_follow_line (JwCanvas *self, const char *id);
/* FALSE if no trail is being drawn, or the key has nothing to do with it. */
gboolean jw_canvas_trail_key (JwCanvas *self, guint key);
/* A card that is chosen by a click. */
void jw_canvas_trail_to (JwCanvas *self, const char *id);
/* The same for the card at a place in the widget, or right beside it. */
void jw_canvas_trail_press (JwCanvas *self, double x, double y);
/* Someone else changed the map, by undo for one: what was drawn stays as it is. */
void jw_canvas_drop_lost_trail (JwCanvas *self);
void jw_canvas_end_trail (JwCanvas *self, gboolean keep);

/* canvas-marks.c */
void jw_canvas_snapshot_marks (JwCanvas *self, GtkSnapshot *snapshot);
/* Where what was found stands in the text of an item, a JwRect a line of each, in points of the
 * sheet. Free with g_array_unref(). */
GArray *jw_canvas_find_marked_words (JwCanvas *self, const JwSceneItem *item);

/* canvas-draw.c */
/* The item of a node; the map itself stands for its title. */
const JwSceneItem *jw_canvas_find_item (JwCanvas *self, const char *id);
void jw_canvas_append_item_outline (JwCanvas *self,
                                    GtkSnapshot *snapshot,
                                    const JwSceneItem *item,
                                    float width,
                                    const GdkRGBA *color);
void jw_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void jw_canvas_get_accent (JwCanvas *self, GdkRGBA *color);

/* canvas-pick.c */
void jw_canvas_pick (JwCanvas *self, double x, double y, JwPick *pick);
gboolean jw_canvas_get_add_rect (JwCanvas *self, const JwCellRef *cell, JwRect *rect);
gboolean jw_canvas_get_place (JwCanvas *self, JwPlace *place);
void jw_canvas_set_place (JwCanvas *self, const JwPlace *place);
void jw_canvas_set_cell (JwCanvas *self, const char *lane_id, const char *stage_id);
gboolean jw_canvas_find_cell (JwCanvas *self, const JwCellRef *ref, JwPlace *place);

/* canvas-edit.c */
/* The score on the curve's own scale, in whole steps, for one from -2 to 2: what a pointer says. */
double jw_canvas_snap_score (JwNode *curve, double score);
void jw_canvas_add_here (JwCanvas *self, const JwPlace *place, double sheet_y);
void jw_canvas_edit_place (JwCanvas *self, const JwPlace *place);
gboolean jw_canvas_begin_typing (JwCanvas *self);
/* Where that went on in a field elsewhere, as it does with a link or a number: types there. */
void jw_canvas_type_elsewhere (JwCanvas *self, const char *text);
void jw_canvas_cancel_edit (JwCanvas *self);
void jw_canvas_edit_next_card (JwCanvas *self);
void jw_canvas_edit_next_text (JwCanvas *self, int direction);

/* canvas-keys.c */
void jw_canvas_add_key_controllers (JwCanvas *self);
void jw_canvas_delete_selection (JwCanvas *self);
/* Whether the canvas, or an item that stands for a part of it, has the keyboard. */
gboolean jw_canvas_has_keyboard (JwCanvas *self);
void jw_canvas_open_menu_here (JwCanvas *self);

/* canvas-pointer.c */
void jw_canvas_add_pointer_controllers (JwCanvas *self);
void jw_canvas_update_hover (JwCanvas *self);
/* Whether a place in the widget is on the text that is edited. */
gboolean jw_canvas_is_on_edited (JwCanvas *self, double x, double y);

/* canvas-drag.c */
void jw_canvas_add_drag_controllers (JwCanvas *self);
void jw_canvas_cancel_drag (JwCanvas *self);
/* Whether cards that are dragged, if any, are copied. */
void jw_canvas_set_copying (JwCanvas *self, gboolean copies);
void jw_canvas_snapshot_drag (JwCanvas *self, GtkSnapshot *snapshot);

G_END_DECLS
