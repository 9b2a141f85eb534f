#include "ui/export/preview.h"

#include <math.h>

/* Round the paper, in pixels. */
#define MARGIN 16
#define SHADOW 2
/* cairo 1.16 puts glyphs on whole pixels; painted so many times as large and reduced, the words of
 * small text do not run together. */
#define FINENESS 2
/* What stands for no colour: squares of so many pixels. */
#define SQUARE 8
#define MIN_SIDE 120

struct _JwExportPreview
{
  GtkWidget parent_instance;

  JwSheets *sheets;
  guint page;
  gboolean is_clear;
  GdkTexture *picture; /* of the page as it is shown, or NULL */
  int width, height;   /* of the picture */
};

G_DEFINE_FINAL_TYPE (JwExportPreview, jw_export_preview, GTK_TYPE_WIDGET)

static void
unref_surface_cb (gpointer data)
{
  cairo_surface_destroy (data);
}

static GdkTexture *
take_texture (cairo_surface_t *surface)
{
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), stride * (gsize)height, unref_surface_cb, surface);

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
paint_squares (cairo_t *cr, int width, int height)
{
  cairo_set_source_rgb (cr, 0.85, 0.85, 0.85);
  for (int y = 0; y * SQUARE < height; y++)
    for (int x = y % 2; x * SQUARE < width; x += 2)
      cairo_rectangle (cr, x * SQUARE, y * SQUARE, SQUARE, SQUARE);
  cairo_fill (cr);
}

static GdkTexture *
paint_page (JwExportPreview *self, int width, int height)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * FINENESS, height * FINENESS);
  cairo_t *cr = cairo_create (surface);
  double page_width, page_height;

  jw_sheets_get_size (self->sheets, self->page, &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->is_clear)
    paint_squares (cr, width * FINENESS, height * FINENESS);
  cairo_scale (cr, width * FINENESS / page_width, height * FINENESS / page_height);
  jw_sheets_paint (self->sheets, self->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return take_texture (surface);
}

/* Where the page stands in the widget; FALSE if there is no room for it. */
static gboolean
find_place (JwExportPreview *self, graphene_rect_t *place)
{
  double room_width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  double room_height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  double width, height, scale;

  if (self->sheets == NULL || room_width < 1 || room_height < 1)
    return FALSE;
  jw_sheets_get_size (self->sheets, self->page, &width, &height);
  scale = MIN (room_width / width, room_height / height);
  width = MAX (1, round (width * scale));
  height = MAX (1, round (height * scale));
  graphene_rect_init (place, (float)floor (MARGIN + (room_width - width) / 2),
                      (float)floor (MARGIN + (room_height - height) / 2), (float)width,
                      (float)height);
  return TRUE;
}

static void
append_shadow (GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, place, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.35f }, 0, 1, 0,
                                     SHADOW);
}

static void
jw_export_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JwExportPreview *self = JW_EXPORT_PREVIEW (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  graphene_rect_t place;
  int width, height;

  if (!find_place (self, &place))
    return;
  width = (int)place.size.width * factor;
  height = (int)place.size.height * factor;
  if (self->picture == NULL || width != self->width || height != self->height)
    {
      g_clear_object (&self->picture);
      self->picture = paint_page (self, width, height);
      self->width = width;
      self->height = height;
    }
  append_shadow (snapshot, &place);
  gtk_snapshot_append_texture (snapshot, self->picture, &place);
}

static void
jw_export_preview_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = MIN_SIDE;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 4 * MIN_SIDE : 2 * MIN_SIDE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
jw_export_preview_dispose (GObject *object)
{
  JwExportPreview *self = JW_EXPORT_PREVIEW (object);

  g_clear_object (&self->picture);
  g_clear_pointer (&self->sheets, jw_sheets_unref);
  G_OBJECT_CLASS (jw_export_preview_parent_class)->dispose (object);
}

static void
jw_export_preview_class_init (JwExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jw_export_preview_dispose;
  widget_class->snapshot = jw_export_preview_snapshot;
  widget_class->measure = jw_export_preview_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jw_export_preview_init (JwExportPreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
jw_export_preview_new (void)
{
  return g_object_new (JW_TYPE_EXPORT_PREVIEW, NULL);
}

void
jw_export_preview_show (JwExportPreview *self, JwSheets *sheets, guint page, gboolean is_clear)
{
  if (sheets != NULL)
    jw_sheets_ref (sheets);
  g_clear_pointer (&self->sheets, jw_sheets_unref);
  self->sheets = sheets;
  self->page = page;
  self->is_clear = is_clear;
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
