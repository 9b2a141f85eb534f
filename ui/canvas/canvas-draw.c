#include <math.h>

#include "model/lane.h"
#include "render/painter.h"
#include "ui/canvas/canvas-private.h"

/* Below this height, in pixels, an offer says only "+". */
#define LABEL_MIN_HEIGHT 11.0f
/* Where the words of an offer begin, in points: about where those of a card do. */
#define LABEL_LEFT 10.0

static void
lookup_color (JwCanvas *self, const char *name, const char *fallback, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, name, color))
    gdk_rgba_parse (color, fallback);
}

/* The accent stands on white paper in the dark window, too: so the light one's ground colour. */
void
jw_canvas_get_accent (JwCanvas *self, GdkRGBA *color)
{
  lookup_color (self, "accent_bg_color", "#3584e4", color);
}

static void
get_role_color (JwCanvas *self, JwRole role, GdkRGBA *color)
{
  JwColor found;

  jw_theme_get_color (jw_scene_get_theme (self->scene), role, &found);
  *color = (GdkRGBA){ (float)found.red, (float)found.green, (float)found.blue, 1 };
}

static gboolean
is_dark (JwCanvas *self)
{
  GdkRGBA text;

  lookup_color (self, "window_fg_color", "#000000", &text);
  return text.red + text.green + text.blue > 1.5f;
}

static void
snapshot_desk (JwCanvas *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA desk;

  lookup_color (self, "jw_desk_color", is_dark (self) ? "#1b1b1d" : "#e4e5e8", &desk);
  if (self->presents && self->scene != NULL)
    get_role_color (self, JW_ROLE_PAPER, &desk);
  gtk_snapshot_append_color (snapshot, &desk,
                             &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                                  (float)gtk_widget_get_height (widget)));
}

static void
snapshot_shadow (JwCanvas *self, GtkSnapshot *snapshot)
{
  const GdkRGBA soft = { 0, 0, 0, is_dark (self) ? 0.5f : 0.16f };
  const GdkRGBA edge = { 0, 0, 0, is_dark (self) ? 0.6f : 0.10f };
  JwRect sheet = { 0, 0, jw_scene_get_width (self->scene), jw_scene_get_height (self->scene) };
  graphene_rect_t place;
  GskRoundedRect outline;

  jw_canvas_rect_to_widget (self, &sheet, &place);
  gsk_rounded_rect_init_from_rect (&outline, &place, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &soft, 0, 2, 0, 10);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
}

static gboolean
draw_again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JW_CANVAS (widget)->redraw_tick = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* A draw that is asked for while drawing is lost: the next frame has to ask for it. */
static void
draw_again (JwCanvas *self)
{
  if (self->redraw_tick == 0)
    self->redraw_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), draw_again_cb, NULL, NULL);
}

static void
snapshot_tiles (JwCanvas *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double x, y;

  jw_canvas_get_origin (self, &x, &y);
  if (!jw_tiles_snapshot (self->tiles, snapshot, x, y, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget)))
    draw_again (self);
}

static void
append_outline (JwCanvas *self,
                GtkSnapshot *snapshot,
                const JwRect *bounds,
                double corner,
                float spread,
                float width,
                const GdkRGBA *color)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  graphene_rect_t place;
  GskRoundedRect outline;

  jw_canvas_rect_to_widget (self, bounds, &place);
  graphene_rect_inset (&place, -spread, -spread);
  gsk_rounded_rect_init_from_rect (&outline, &place,
                                   (float)(corner * jw_canvas_get_scale (self)) + spread);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* A line is gone over as with a marker pen. */
static gboolean
append_line (JwCanvas *self,
             GtkSnapshot *snapshot,
             const JwSceneItem *item,
             const JwRect *bounds,
             float width,
             const GdkRGBA *color)
{
  double scale = jw_canvas_get_scale (self), x, y;
  graphene_rect_t place;
  cairo_t *cr;

  if (jw_scene_item_get_kind (item) != JW_ITEM_LINK && jw_scene_item_get_kind (item) != JW_ITEM_LEG)
    return FALSE;
  jw_canvas_rect_to_widget (self, bounds, &place);
  graphene_rect_inset (&place, -2 * width, -2 * width);
  jw_canvas_get_origin (self, &x, &y);
  cr = gtk_snapshot_append_cairo (snapshot, &place);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  jw_scene_item_trace (item, cr);
  cairo_restore (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.5 * width);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return TRUE;
}

/* A circle for markers; text without a frame of its own gets some air. */
void
jw_canvas_append_item_outline (JwCanvas *self,
                               GtkSnapshot *snapshot,
                               const JwSceneItem *item,
                               float width,
                               const GdkRGBA *color)
{
  JwItemKind kind = jw_scene_item_get_kind (item);
  float spread = kind == JW_ITEM_CARD ? width - 0.5f : width + 2;
  JwRect bounds;

  jw_scene_item_get_bounds (item, &bounds);
  if (append_line (self, snapshot, item, &bounds, width, color))
    return;
  append_outline (self, snapshot, &bounds,
                  kind == JW_ITEM_POINT ? bounds.height / 2 : JW_CARD_CORNER, spread, width, color);
}

const JwSceneItem *
jw_canvas_find_item (JwCanvas *self, const char *id)
{
  if (jw_map_find (self->map, id) == JW_NODE (self->map))
    return jw_scene_find_kind (self->scene, id, JW_ITEM_TITLE);
  return jw_scene_find (self->scene, id);
}

static void
snapshot_selection (JwCanvas *self, GtkSnapshot *snapshot)
{
  const char *const *ids = jw_selection_get_ids (jw_canvas_get_selection (self));
  const float width = jw_canvas_has_keyboard (self) ? 2.0f : 1.5f;
  GdkRGBA accent;

  jw_canvas_get_accent (self, &accent);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const JwSceneItem *item = jw_canvas_find_item (self, ids[i]);

      if (item != NULL)
        jw_canvas_append_item_outline (self, snapshot, item, width, &accent);
    }
}

static void
snapshot_hover (JwCanvas *self, GtkSnapshot *snapshot)
{
  const JwSceneItem *item;
  GdkRGBA accent;

  if (self->hover_id == NULL || self->drag.kind != JW_DRAG_NONE ||
      jw_selection_contains (jw_canvas_get_selection (self), self->hover_id))
    return;
  item = jw_canvas_find_item (self, self->hover_id);
  jw_canvas_get_accent (self, &accent);
  accent.alpha = 0.45f;
  if (item != NULL)
    jw_canvas_append_item_outline (self, snapshot, item, 1, &accent);
}

static void
trace_offer (JwCanvas *self, cairo_t *cr, const graphene_rect_t *place, double width)
{
  double x = place->origin.x + width / 2, y = place->origin.y + width / 2;
  double right = x + place->size.width - width, bottom = y + place->size.height - width;
  double corner =
      MIN (JW_CARD_CORNER * jw_canvas_get_scale (self), MIN (right - x, bottom - y) / 2);

  cairo_arc (cr, right - corner, y + corner, corner, -G_PI / 2, 0);
  cairo_arc (cr, right - corner, bottom - corner, corner, 0, G_PI / 2);
  cairo_arc (cr, x + corner, bottom - corner, corner, G_PI / 2, G_PI);
  cairo_arc (cr, x + corner, y + corner, corner, G_PI, G_PI * 1.5);
  cairo_close_path (cr);
}

static void
paint_dashes (JwCanvas *self, cairo_t *cr, const graphene_rect_t *place, gboolean is_current)
{
  const double dashes[] = { 4, 3 }, width = is_current ? 2 : 1;
  const JwTheme *theme = jw_scene_get_theme (self->scene);
  JwColor paper, muted;
  GdkRGBA line;

  jw_theme_get_color (theme, JW_ROLE_PAPER, &paper);
  jw_theme_get_color (theme, JW_ROLE_MUTED, &muted);
  line = (GdkRGBA){ (float)muted.red, (float)muted.green, (float)muted.blue, 1 };
  if (is_current)
    jw_canvas_get_accent (self, &line);
  trace_offer (self, cr, place, width);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
}

/* In the sheet's own type, where a card's text would begin. */
static void
paint_offer_label (JwCanvas *self, cairo_t *cr, const graphene_rect_t *place, const char *label)
{
  g_autofree char *words =
      place->size.height >= LABEL_MIN_HEIGHT ? g_strconcat ("+ ", label, NULL) : g_strdup ("+");
  g_autoptr (JwText) text = jw_layout_shape_label (self->layout, self->map, words);
  double scale = jw_canvas_get_scale (self);
  double lead = (place->size.height / scale - jw_text_get_height (text)) / 2;
  JwColor muted;

  jw_theme_get_color (jw_scene_get_theme (self->scene), JW_ROLE_MUTED, &muted);
  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, scale, scale);
  jw_painter_paint_text (text, &muted, cr, LABEL_LEFT, lead);
}

static void
snapshot_offer (JwCanvas *self, GtkSnapshot *snapshot, const JwCellRef *ref, gboolean is_current)
{
  JwNode *lane;
  JwRect rect;
  GdkRectangle pixels;
  graphene_rect_t place;
  cairo_t *cr;

  if (!jw_canvas_get_add_rect (self, ref, &rect))
    return;
  lane = jw_map_find (self->map, ref->lane_id);
  /* Of whole pixels, or lines as thin as one are cut off at the edges or smeared over two. */
  jw_canvas_sheet_to_widget (self, &rect, &pixels);
  graphene_rect_init (&place, (float)pixels.x, (float)pixels.y, (float)pixels.width,
                      (float)pixels.height);
  cr = gtk_snapshot_append_cairo (snapshot, &place);
  paint_dashes (self, cr, &place, is_current);
  paint_offer_label (self, cr, &place, jw_lane_type_add_label (jw_lane_get_lane_type (lane)));
  cairo_destroy (cr);
}

/* Two offers may stand in one place, as one of a full cell reaches into the next lane. */
static gboolean
do_offers_meet (JwCanvas *self, const JwCellRef *a, const JwCellRef *b)
{
  JwRect one, two;

  return jw_canvas_get_add_rect (self, a, &one) && jw_canvas_get_add_rect (self, b, &two) &&
         one.x < two.x + two.width && two.x < one.x + one.width && one.y < two.y + two.height &&
         two.y < one.y + one.height;
}

/* The offers of the cell under the pointer, which comes first, and of the one where the keyboard
 * is. */
static void
snapshot_offers (JwCanvas *self, GtkSnapshot *snapshot)
{
  JwCellRef here = { NULL, NULL };
  JwPlace place;

  if (self->drag.kind != JW_DRAG_NONE || self->trail.kind != JW_TRAIL_NONE)
    return;
  if (jw_canvas_get_place (self, &place) && place.lane != NULL && place.stage != NULL)
    here = (JwCellRef){ (char *)jw_node_get_id (place.lane), (char *)jw_node_get_id (place.stage) };
  if (here.lane_id != NULL && !jw_inline_editor_is_active (self->editor) &&
      (jw_cell_ref_is (&self->hover_cell, here.lane_id, here.stage_id) ||
       !do_offers_meet (self, &self->hover_cell, &here)))
    snapshot_offer (self, snapshot, &here, place.node == NULL && jw_canvas_has_keyboard (self));
  if (!jw_cell_ref_is (&self->hover_cell, here.lane_id, here.stage_id))
    snapshot_offer (self, snapshot, &self->hover_cell, FALSE);
}

void
jw_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JwCanvas *self = JW_CANVAS (widget);

  snapshot_desk (self, snapshot);
  if (self->scene == NULL)
    return;
  if (!self->presents)
    snapshot_shadow (self, snapshot);
  snapshot_tiles (self, snapshot);
  jw_canvas_snapshot_marks (self, snapshot);
  snapshot_offers (self, snapshot);
  snapshot_hover (self, snapshot);
  snapshot_selection (self, snapshot);
  jw_inline_editor_snapshot (self->editor, snapshot);
  jw_canvas_snapshot_insert (self, snapshot);
  jw_canvas_snapshot_links (self, snapshot);
  jw_canvas_snapshot_drag (self, snapshot);
}
