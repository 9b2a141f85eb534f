#include "render/subpixel.h"

#include <cairo-ft.h>
#include <math.h>

/* The places within a pixel, in bits of a glyph's number. */
#define BITS 2
#define PLACES (1 << BITS)
/* Type of more pixels needs none of it. */
#define MOST_PIXELS 48.0

struct _JwSubpixel
{
  GHashTable *faces; /* cairo_font_face_t -> that with a glyph for each place, or NULL for none */
};

static const cairo_user_data_key_t base_key;

static void
destroy_face (gpointer face)
{
  if (face != NULL)
    cairo_font_face_destroy (face);
}

/* Glyph by glyph, by the outlines of the typeface, which cairo keeps as pictures. */
static cairo_status_t
render_glyph_cb (cairo_scaled_font_t *font,
                 unsigned long number,
                 cairo_t *cr,
                 cairo_text_extents_t *extents)
{
  cairo_font_face_t *face = cairo_scaled_font_get_font_face (font);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_glyph_t glyph = { number >> BITS, 0, 0 };
  cairo_matrix_t scale, unit;

  cairo_scaled_font_get_scale_matrix (font, &scale);
  glyph.x = (double)(number % PLACES) / PLACES / scale.xx;
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_matrix_init_identity (&unit);
  cairo_set_font_face (cr, cairo_font_face_get_user_data (face, &base_key));
  cairo_set_font_matrix (cr, &unit);
  cairo_set_font_options (cr, options);
  cairo_set_tolerance (cr, 0.02 / scale.xx);
  cairo_glyph_path (cr, &glyph, 1);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_BEST);
  cairo_fill (cr);
  cairo_font_options_destroy (options);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
has_outlines (cairo_scaled_font_t *font)
{
  FT_Face face;
  gboolean has;

  if (cairo_scaled_font_get_type (font) != CAIRO_FONT_TYPE_FT)
    return FALSE;
  face = cairo_ft_scaled_font_lock_face (font);
  has = face != NULL && FT_IS_SCALABLE (face) && !FT_HAS_COLOR (face);
  cairo_ft_scaled_font_unlock_face (font);
  return has;
}

/* The face whose glyphs know their places; %NULL where there can be none. */
static cairo_font_face_t *
find_face (JwSubpixel *self, cairo_scaled_font_t *font)
{
  cairo_font_face_t *base = cairo_scaled_font_get_font_face (font);
  gpointer found = NULL;

  if (g_hash_table_lookup_extended (self->faces, base, NULL, &found))
    return found;
  if (has_outlines (font))
    {
      cairo_font_face_t *face = cairo_user_font_face_create ();

      cairo_user_font_face_set_render_glyph_func (face, render_glyph_cb);
      cairo_font_face_set_user_data (face, &base_key, cairo_font_face_reference (base),
                                     (cairo_destroy_func_t)cairo_font_face_destroy);
      found = face;
    }
  g_hash_table_insert (self->faces, cairo_font_face_reference (base), found);
  return found;
}

static gboolean
is_needed (cairo_t *cr, const cairo_matrix_t *device, const cairo_matrix_t *type)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double scale, other;

  cairo_surface_get_device_scale (target, &scale, &other);
  return cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 4) &&
         cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE && scale == 1 &&
         device->xy == 0 && device->yx == 0 && device->xx > 0 && type->xx > 0 &&
         type->xx * device->xx <= MOST_PIXELS;
}

JwSubpixel *
jw_subpixel_new (void)
{
  JwSubpixel *self = g_new0 (JwSubpixel, 1);

  self->faces = g_hash_table_new_full (NULL, NULL, destroy_face, destroy_face);
  return self;
}

void
jw_subpixel_free (JwSubpixel *self)
{
  g_hash_table_unref (self->faces);
  g_free (self);
}

/* To the whole pixel at its left, as that picture of it which stands further right by the rest. */
static void
move (cairo_glyph_t *glyph, const cairo_matrix_t *device)
{
  double place = floor ((device->xx * glyph->x + device->x0) * PLACES + 0.5);
  double pixel = floor (place / PLACES);

  glyph->index = (glyph->index << BITS) + (unsigned long)(place - pixel * PLACES);
  glyph->x = (pixel - device->x0) / device->xx;
}

gboolean
jw_subpixel_show (JwSubpixel *self,
                  cairo_t *cr,
                  cairo_scaled_font_t *font,
                  cairo_glyph_t *glyphs,
                  int n)
{
  cairo_matrix_t device, type;
  cairo_font_face_t *face;

  cairo_get_matrix (cr, &device);
  cairo_scaled_font_get_font_matrix (font, &type);
  if (!is_needed (cr, &device, &type))
    return FALSE;
  face = find_face (self, font);
  if (face == NULL)
    return FALSE;
  for (int i = 0; i < n; i++)
    move (&glyphs[i], &device);
  cairo_set_font_face (cr, face);
  cairo_set_font_matrix (cr, &type);
  cairo_show_glyphs (cr, glyphs, n);
  return TRUE;
}
