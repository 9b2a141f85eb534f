#include "render/fonts.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <pango/pangofc-fontmap.h>

struct _JwFonts
{
  grefcount refs;
  char **faces; /* paths of the own faces */
  PangoFontMap *own_map;
  PangoContext *own;
  PangoFontMap *full_map;
  PangoContext *full;
  JwSubpixel *subpixel;
  double ascent;
  double descent;
};

/* Where the faces may be, seen from the folder of the running program. */
static const char *const places[] = {
  "../resources/fonts",
  "../../resources/fonts",
  "../../../resources/fonts",
  "../share/journeywright/fonts",
};

static char *
get_program_folder (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  return path != NULL ? g_path_get_dirname (path) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* The faces in a folder, in the order of their names so that the choice among them is the same
 * everywhere, or NULL if there are none. */
static char **
list_faces (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) faces = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".otf") || g_str_has_suffix (name, ".ttf"))
      g_ptr_array_add (faces, g_build_filename (folder, name, NULL));
  if (faces->len == 0)
    return NULL;
  g_ptr_array_sort (faces, compare_names);
  g_ptr_array_add (faces, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&faces), FALSE);
}

static char **
find_faces (void)
{
  const char *data_dir = g_getenv ("JW_DATA_DIR");
  g_autofree char *program = get_program_folder ();
  char **faces = NULL;

  if (data_dir != NULL)
    {
      g_autofree char *folder = g_build_filename (data_dir, "fonts", NULL);

      faces = list_faces (folder);
    }
  for (guint i = 0; faces == NULL && program != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *folder = g_build_filename (program, places[i], NULL);

      faces = list_faces (folder);
    }
#ifdef JW_PKGDATADIR
  if (faces == NULL)
    faces = list_faces (JW_PKGDATADIR "/fonts");
#endif
  return faces;
}

/* The same line breaks at every zoom and in every output need unhinted, unrounded glyphs. */
static PangoContext *
make_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static PangoFontMap *
make_map (FcConfig *config)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  return map;
}

static void
add_faces (FcConfig *config, char **faces)
{
  for (guint i = 0; faces != NULL && faces[i] != NULL; i++)
    FcConfigAppFontAddFile (config, (const FcChar8 *)faces[i]);
}

static void
measure (JwFonts *fonts)
{
  PangoFontDescription *desc = pango_font_description_from_string ("Inter");
  PangoFontMetrics *metrics;

  pango_font_description_set_absolute_size (desc, 1000 * PANGO_SCALE);
  metrics = pango_context_get_metrics (jw_fonts_get_context (fonts), desc, NULL);
  fonts->ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics)) / 1000;
  fonts->descent = pango_units_to_double (pango_font_metrics_get_descent (metrics)) / 1000;
  pango_font_metrics_unref (metrics);
  pango_font_description_free (desc);
}

JwFonts *
jw_fonts_new (void)
{
  JwFonts *fonts = g_new0 (JwFonts, 1);

  g_ref_count_init (&fonts->refs);
  fonts->subpixel = jw_subpixel_new ();
  fonts->faces = find_faces ();
  if (fonts->faces != NULL)
    {
      FcConfig *config = FcConfigCreate ();

      add_faces (config, fonts->faces);
      fonts->own_map = make_map (config);
      fonts->own = make_context (fonts->own_map);
      FcConfigDestroy (config);
    }
  measure (fonts);
  return fonts;
}

JwFonts *
jw_fonts_ref (JwFonts *fonts)
{
  g_ref_count_inc (&fonts->refs);
  return fonts;
}

void
jw_fonts_unref (JwFonts *fonts)
{
  if (!g_ref_count_dec (&fonts->refs))
    return;
  g_clear_object (&fonts->own);
  g_clear_object (&fonts->own_map);
  g_clear_object (&fonts->full);
  g_clear_object (&fonts->full_map);
  jw_subpixel_free (fonts->subpixel);
  g_strfreev (fonts->faces);
  g_free (fonts);
}

PangoContext *
jw_fonts_get_context (JwFonts *fonts)
{
  return fonts->own != NULL ? fonts->own : jw_fonts_get_full_context (fonts);
}

PangoContext *
jw_fonts_get_full_context (JwFonts *fonts)
{
  if (fonts->full == NULL)
    {
      FcConfig *config = FcInitLoadConfigAndFonts ();

      add_faces (config, fonts->faces);
      fonts->full_map = make_map (config);
      fonts->full = make_context (fonts->full_map);
      FcConfigDestroy (config);
    }
  return fonts->full;
}

JwSubpixel *
jw_fonts_get_subpixel (JwFonts *fonts)
{
  return fonts->subpixel;
}

gboolean
jw_fonts_has_own (JwFonts *fonts)
{
  return fonts->faces != NULL;
}

void
jw_fonts_lend (void)
{
  FcFontSet *known = FcConfigGetFonts (NULL, FcSetSystem);
  g_auto (GStrv) faces = NULL;

  if (known != NULL && known->nfont > 0)
    return;
  faces = find_faces ();
  add_faces (NULL, faces);
}

void
jw_fonts_stay_alone (void)
{
  FcConfig *config = FcConfigCreate ();

  FcConfigSetCurrent (config);
  FcConfigDestroy (config);
}

double
jw_fonts_get_ascent (JwFonts *fonts)
{
  return fonts->ascent;
}

double
jw_fonts_get_descent (JwFonts *fonts)
{
  return fonts->descent;
}
