#include "render/export/export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/file/save.h"
#include "render/export/pdf-private.h"
#include "render/export/svg-private.h"

#define DEFAULT_DPI 150

gboolean
jw_export_format_from_name (const char *name, JwExportFormat *format, GError **error)
{
  const char *ending = name != NULL ? strrchr (name, '.') : NULL;

  if (ending != NULL && g_ascii_strcasecmp (ending, ".pdf") == 0)
    *format = JW_EXPORT_PDF;
  else if (ending != NULL && g_ascii_strcasecmp (ending, ".png") == 0)
    *format = JW_EXPORT_PNG;
  else if (ending != NULL && g_ascii_strcasecmp (ending, ".svg") == 0)
    *format = JW_EXPORT_SVG;
  else
    {
      g_set_error (error, JW_ERROR, JW_ERROR_USAGE,
                   _ ("The name “%s” does not say what to make. Let it end in .pdf, .png or .svg."),
                   name != NULL ? name : "");
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_look (JwExportFormat format, const JwExportOptions *options, GError **error)
{
  gboolean may_be_transparent = format == JW_EXPORT_PNG || format == JW_EXPORT_SVG;

  if (options == NULL || ((may_be_transparent || !options->is_transparent) &&
                          (format == JW_EXPORT_PNG || !options->is_small)))
    return TRUE;
  g_set_error_literal (
      error, JW_ERROR, JW_ERROR_USAGE,
      _ ("Only a PNG or SVG can be transparent, and only a PNG be packed smaller than "
         "usual. Let the name end in .png."));
  return FALSE;
}

static gboolean
check_pages (JwExportFormat format, const JwExportOptions *options, GError **error)
{
  if (options == NULL || options->pages == JW_PAGES_ONE || format == JW_EXPORT_PDF)
    return TRUE;
  g_set_error_literal (error, JW_ERROR, JW_ERROR_USAGE,
                       _ ("A picture has one page. Let the name end in .pdf for several."));
  return FALSE;
}

static gboolean
check_border (JwExportFormat format, const JwExportOptions *options, GError **error)
{
  if (options == NULL || (options->bleed == 0 && !options->has_marks) ||
      (format == JW_EXPORT_PDF && options->pages != JW_PAGES_POSTER))
    return TRUE;
  g_set_error_literal (error, JW_ERROR, JW_ERROR_USAGE,
                       _ ("Bleed and marks are for the pages of a PDF; the sheets of a poster have "
                          "their own. Leave them out, or let the name end in .pdf."));
  return FALSE;
}

GBytes *
jw_export_pages (JwMap *map, JwPage *page, GError **error)
{
  switch (page->options.pages)
    {
    case JW_PAGES_POSTER:
      return jw_export_poster (map, page, &page->options, error);
    case JW_PAGES_HANDOUT:
      return jw_export_handout (map, page, error);
    case JW_PAGES_STAGES:
      return jw_export_stages (map, page, error);
    case JW_PAGES_ONE:
    default:
      return jw_export_pdf (map, page, error);
    }
}

GBytes *
jw_export_to_bytes (JwMap *map,
                    JwExportFormat format,
                    const JwExportOptions *options,
                    GError **error)
{
  g_autoptr (JwPage) page = NULL;
  double dpi = options != NULL && options->dpi != 0 ? options->dpi : DEFAULT_DPI;

  if (!check_pages (format, options, error) || !check_look (format, options, error) ||
      !check_border (format, options, error))
    return NULL;
  page = jw_page_new (map, options, error);
  if (page == NULL || !jw_page_go_on (page, 0, error))
    return NULL;
  if (format == JW_EXPORT_PDF)
    return jw_export_pages (map, page, error);
  if (format == JW_EXPORT_SVG)
    return jw_export_svg (map, page, error);
  return jw_export_png (map, page, dpi, error);
}

gboolean
jw_export_to_file (JwMap *map,
                   JwExportFormat format,
                   const JwExportOptions *options,
                   GFile *file,
                   GError **error)
{
  g_autoptr (GBytes) bytes = jw_export_to_bytes (map, format, options, error);

  if (bytes != NULL && options != NULL && options->progress != NULL &&
      !options->progress (1, options->progress_data))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("The export was cancelled."));
      return FALSE;
    }
  return bytes != NULL && jw_save_bytes (file, bytes, error);
}
