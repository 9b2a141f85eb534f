#pragma once

#include <gio/gio.h>

#include "render/layout.h"

G_BEGIN_DECLS

typedef enum
{
  JW_EXPORT_PDF,
  JW_EXPORT_PNG,
} JwExportFormat;

/**
 * JwExportOptions:
 * @paper_width, @paper_height: points; 0 takes the map's own paper
 * @dpi: dots per inch of a PNG
 * @theme: a name out of render/theme.h, or %NULL for the map's own
 */
typedef struct
{
  double paper_width;
  double paper_height;
  double dpi;
  const char *theme;
} JwExportOptions;

/* The format that a file name's ending stands for; an error that names the known endings. */
gboolean jw_export_format_from_name (const char *name, JwExportFormat *format, GError **error);
/* The map on one page of the paper, scaled down to fit where it must be. @options may be %NULL:
 * own paper, 150 dpi. The same map gives the same bytes. */
GBytes *jw_export_to_bytes (JwMap *map,
                            JwExportFormat format,
                            const JwExportOptions *options,
                            GError **error);
/* The same into a file, through model/file/save.h: never half a file. */
gboolean jw_export_to_file (JwMap *map,
                            JwExportFormat format,
                            const JwExportOptions *options,
                            GFile *file,
                            GError **error);

G_END_DECLS
