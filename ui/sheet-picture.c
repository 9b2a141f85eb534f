#include "ui/sheet-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/painter.h"

#define MIME_TYPE "image/png"
/* Pixels a point, where the picture does not come out longer than that. */
#define SCALE 2.0
#define MAX_LENGTH 6000.0

struct _JwSheetPicture
{
  GdkContentProvider parent_instance;

  JwScene *scene;
  GArray *places; /* JwRect */
  JwRect bounds;
};

G_DEFINE_FINAL_TYPE (JwSheetPicture, jw_sheet_picture, GDK_TYPE_CONTENT_PROVIDER)

static void
add_place (JwSheetPicture *self, const JwRect *place)
{
  JwRect *all = &self->bounds;
  double right = MAX (all->x + all->width, place->x + place->width);
  double bottom = MAX (all->y + all->height, place->y + place->height);

  if (self->places->len == 0)
    *all = *place;
  else
    {
      all->x = MIN (all->x, place->x);
      all->y = MIN (all->y, place->y);
      all->width = right - all->x;
      all->height = bottom - all->y;
    }
  g_array_append_val (self->places, *place);
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int n)
{
  g_byte_array_append (data, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

/* What stands between the chosen nodes is left out, and nothing is behind them. */
static GBytes *
draw (JwSheetPicture *self)
{
  const JwRect *all = &self->bounds;
  double scale = MIN (SCALE, MAX_LENGTH / MAX (MAX (all->width, all->height), 1));
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int)ceil (all->width * scale), (int)ceil (all->height * scale));
  GByteArray *bytes = g_byte_array_new ();
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -all->x, -all->y);
  for (guint i = 0; i < self->places->len; i++)
    {
      const JwRect *place = &g_array_index (self->places, JwRect, i);

      cairo_rectangle (cr, place->x, place->y, place->width, place->height);
    }
  cairo_clip (cr);
  jw_painter_paint (self->scene, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GdkContentFormats *
jw_sheet_picture_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new ((const char *[]){ MIME_TYPE }, 1);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
jw_sheet_picture_write_async (GdkContentProvider *provider,
                              const char *mime_type,
                              GOutputStream *stream,
                              int priority,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (provider, cancellable, callback, data);
  GBytes *bytes = draw (JW_SHEET_PICTURE (provider));

  g_task_set_task_data (task, bytes, (GDestroyNotify)g_bytes_unref);
  g_output_stream_write_all_async (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   priority, cancellable, written_cb, task);
}

static gboolean
jw_sheet_picture_write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
jw_sheet_picture_finalize (GObject *object)
{
  JwSheetPicture *self = JW_SHEET_PICTURE (object);

  g_clear_pointer (&self->scene, jw_scene_unref);
  g_array_unref (self->places);
  G_OBJECT_CLASS (jw_sheet_picture_parent_class)->finalize (object);
}

static void
jw_sheet_picture_class_init (JwSheetPictureClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  provider_class->ref_formats = jw_sheet_picture_ref_formats;
  provider_class->write_mime_type_async = jw_sheet_picture_write_async;
  provider_class->write_mime_type_finish = jw_sheet_picture_write_finish;
  G_OBJECT_CLASS (klass)->finalize = jw_sheet_picture_finalize;
}

static void
jw_sheet_picture_init (JwSheetPicture *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (JwRect));
}

GdkContentProvider *
jw_sheet_picture_new (JwScene *scene, const char *const *ids)
{
  JwSheetPicture *self = g_object_new (JW_TYPE_SHEET_PICTURE, NULL);

  self->scene = jw_scene_ref (scene);
  for (guint i = 0; ids[i]; i++)
    {
      const JwSceneItem *item = jw_scene_find (scene, ids[i]);
      JwRect place;

      if (!item)
        continue;
      jw_scene_item_get_bounds (item, &place);
      add_place (self, &place);
    }
  if (self->places->len > 0)
    return GDK_CONTENT_PROVIDER (self);
  g_object_unref (self);
  return NULL;
}
