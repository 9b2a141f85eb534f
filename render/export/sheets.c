#include "render/export/page-private.h"
#include "render/export/sheets-private.h"

typedef struct
{
  double width, height;
  char *label;
  cairo_surface_t *drawing;
} Sheet;

struct _JwSheets
{
  gatomicrefcount refs;
  GArray *pages; /* Sheet */
};

static void
clear_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->label);
  cairo_surface_destroy (sheet->drawing);
}

static JwSheets *
create_sheets (void)
{
  JwSheets *self = g_new0 (JwSheets, 1);

  g_atomic_ref_count_init (&self->refs);
  self->pages = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self->pages, clear_sheet);
  return self;
}

JwSheets *
jw_sheets_new (JwMap *map, const JwExportOptions *options, GError **error)
{
  g_autoptr (JwPage) page = jw_page_new (map, options, error);
  g_autoptr (JwSheets) self = NULL;
  g_autoptr (GBytes) nothing = NULL;

  if (page == NULL || !jw_page_go_on (page, 0, error))
    return NULL;
  page->sheets = self = create_sheets ();
  nothing = jw_export_pages (map, page, error);
  return nothing != NULL ? g_steal_pointer (&self) : NULL;
}

JwSheets *
jw_sheets_ref (JwSheets *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
jw_sheets_unref (JwSheets *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->pages);
  g_free (self);
}

cairo_t *
jw_sheets_add (JwSheets *self, double width, double height, const char *label)
{
  const cairo_rectangle_t extents = { 0, 0, width, height };
  Sheet sheet = { width, height, g_strdup (label),
                  cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents) };

  g_array_append_val (self->pages, sheet);
  return cairo_create (sheet.drawing);
}

static const Sheet *
get_sheet (JwSheets *self, guint page)
{
  return &g_array_index (self->pages, Sheet, page);
}

guint
jw_sheets_get_n (JwSheets *self)
{
  return self->pages->len;
}

void
jw_sheets_get_size (JwSheets *self, guint page, double *width, double *height)
{
  *width = get_sheet (self, page)->width;
  *height = get_sheet (self, page)->height;
}

const char *
jw_sheets_get_label (JwSheets *self, guint page)
{
  return get_sheet (self, page)->label;
}

void
jw_sheets_paint (JwSheets *self, guint page, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_source_surface (cr, get_sheet (self, page)->drawing, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}
