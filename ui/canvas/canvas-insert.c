#include <math.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "ui/canvas/canvas-private.h"

/*
 * Between two chevrons, between two names in the rail, and between two cards of a cell a "+" shows
 * up when the pointer is near: it adds a stage, a lane or a card there. Menus, and for cards Enter,
 * do the same for the keyboard.
 */

/* The sign's radius as drawn and as hit, how near to the border it shows, in pixels. */
#define RADIUS 8.0f
#define REACH 11.0
#define NEAR 14.0
/* Half the length of its strokes. */
#define STROKE 4.0
/* Of a lower card, in pixels, the sign would leave nothing to press on. */
#define CARD_MIN_HEIGHT 14.0f
/* Half the air between two cards, in points. */
#define HALF_GAP 2.25

typedef struct
{
  graphene_point_t middle;
  graphene_point_t end; /* of the line that shows where the border is */
  JwKind kind;
  guint position;
} Sign;

/* On the upper end of the border between two chevrons. */
static gboolean
find_between_stages (JwCanvas *self, const graphene_rect_t *place, double x, Sign *sign)
{
  gboolean at_right = x > place->origin.x + place->size.width / 2;
  float edge = place->origin.x + (at_right ? place->size.width : 0);

  sign->kind = JW_KIND_STAGE;
  sign->middle = GRAPHENE_POINT_INIT (edge, place->origin.y);
  sign->end = GRAPHENE_POINT_INIT (edge, place->origin.y + place->size.height);
  sign->position += at_right != jw_scene_is_right_to_left (self->scene);
  return fabs (x - edge) < NEAR;
}

/* On the outer end of the border between two lanes. */
static gboolean
find_between_lanes (JwCanvas *self, const graphene_rect_t *place, double y, Sign *sign)
{
  gboolean at_bottom = y > place->origin.y + place->size.height / 2;
  gboolean is_turned = jw_scene_is_right_to_left (self->scene);
  float edge = place->origin.y + (at_bottom ? place->size.height : 0);
  float left = place->origin.x, right = left + place->size.width;

  sign->kind = JW_KIND_LANE;
  sign->middle = GRAPHENE_POINT_INIT (is_turned ? right : left, edge);
  sign->end = GRAPHENE_POINT_INIT (is_turned ? left : right, edge);
  sign->position += at_bottom;
  return fabs (y - edge) < NEAR;
}

/* On the upper end of a card, or on the lower one if another card follows: below the last card is
 * the offer of a next one. */
static gboolean
find_between_cards (JwCanvas *self,
                    JwNode *card,
                    const graphene_rect_t *place,
                    double y,
                    Sign *sign)
{
  gboolean at_bottom = y > place->origin.y + place->size.height / 2;
  gboolean is_turned = jw_scene_is_right_to_left (self->scene);
  float gap = (float)(HALF_GAP * jw_canvas_get_scale (self));
  float edge = place->origin.y + (at_bottom ? place->size.height + gap : -gap);
  float left = place->origin.x, right = left + place->size.width;

  sign->kind = JW_KIND_CARD;
  sign->middle = GRAPHENE_POINT_INIT (is_turned ? right : left, edge);
  sign->end = GRAPHENE_POINT_INIT (is_turned ? left : right, edge);
  sign->position = jw_card_get_index (card) + at_bottom;
  return place->size.height >= CARD_MIN_HEIGHT &&
         fabs (y - edge) < MIN (NEAR, gap + place->size.height / 3) &&
         sign->position <
             jw_map_get_n_cell_cards (self->map, jw_card_get_lane (card), jw_card_get_stage (card));
}

static gboolean
find_sign (JwCanvas *self, const char *id, double x, double y, Sign *sign)
{
  JwNode *node = id != NULL ? jw_map_find (self->map, id) : NULL;
  const JwSceneItem *item = node != NULL ? jw_scene_find (self->scene, id) : NULL;
  graphene_rect_t place;
  JwRect bounds;

  if (item == NULL || jw_canvas_is_busy (self))
    return FALSE;
  jw_scene_item_get_bounds (item, &bounds);
  jw_canvas_rect_to_widget (self, &bounds, &place);
  sign->position = jw_node_get_position (node);
  if (jw_scene_item_get_kind (item) == JW_ITEM_STAGE)
    return find_between_stages (self, &place, x, sign);
  if (jw_scene_item_get_kind (item) == JW_ITEM_CARD)
    return find_between_cards (self, node, &place, y, sign);
  return jw_scene_item_get_kind (item) == JW_ITEM_LANE &&
         find_between_lanes (self, &place, y, sign);
}

const char *
jw_canvas_find_below_gap (JwCanvas *self, double x, double y)
{
  const JwSceneItem *item;
  double sheet_x, sheet_y;
  JwRect bounds;

  jw_canvas_widget_to_sheet (self, x, y, &sheet_x, &sheet_y);
  item =
      self->scene != NULL ? jw_scene_hit (self->scene, sheet_x, sheet_y + 2 * HALF_GAP, 0) : NULL;
  if (item == NULL || jw_scene_item_get_kind (item) != JW_ITEM_CARD)
    return NULL;
  jw_scene_item_get_bounds (item, &bounds);
  return sheet_y < bounds.y ? jw_scene_item_get_node_id (item) : NULL;
}

gboolean
jw_canvas_is_on_insert (JwCanvas *self, const char *id, double x, double y)
{
  Sign sign;

  return find_sign (self, id, x, y, &sign) && hypot (x - sign.middle.x, y - sign.middle.y) <= REACH;
}

void
jw_canvas_insert_at (JwCanvas *self, const char *id, double x, double y)
{
  Sign sign;
  JwNode *card;

  if (!find_sign (self, id, x, y, &sign))
    return;
  card = jw_map_find (self->map, id);
  if (sign.kind == JW_KIND_CARD)
    jw_canvas_add_card (self, jw_card_get_lane (card), jw_card_get_stage (card), sign.position);
  else
    g_signal_emit_by_name (self, "insert", x, y, (guint)sign.kind, sign.position);
}

static void
paint_sign (cairo_t *cr, const Sign *sign, const GdkRGBA *color)
{
  double x = sign->middle.x, y = sign->middle.y;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, sign->end.x, sign->end.y);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, x - STROKE, y);
  cairo_line_to (cr, x + STROKE, y);
  cairo_move_to (cr, x, y - STROKE);
  cairo_line_to (cr, x, y + STROKE);
  cairo_stroke (cr);
}

void
jw_canvas_snapshot_insert (JwCanvas *self, GtkSnapshot *snapshot)
{
  graphene_rect_t place;
  GdkRGBA accent;
  cairo_t *cr;
  Sign sign;

  if (!self->pointer_inside ||
      !find_sign (self, self->hover_id, self->pointer_x, self->pointer_y, &sign))
    return;
  graphene_rect_init (&place, MIN (sign.middle.x, sign.end.x) - 2 * RADIUS,
                      MIN (sign.middle.y, sign.end.y) - 2 * RADIUS,
                      fabsf (sign.end.x - sign.middle.x) + 4 * RADIUS,
                      fabsf (sign.end.y - sign.middle.y) + 4 * RADIUS);
  jw_canvas_get_accent (self, &accent);
  cr = gtk_snapshot_append_cairo (snapshot, &place);
  paint_sign (cr, &sign, &accent);
  cairo_destroy (cr);
}
