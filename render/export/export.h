#pragma once

#include <gio/gio.h>

#include "render/layout.h"

G_BEGIN_DECLS

typedef enum
{
  JW_EXPORT_PDF,
  JW_EXPORT_PNG,
  JW_EXPORT_SVG,
} JwExportFormat;

/* What comes onto which page. */
typedef enum
{
  JW_PAGES_ONE,     /* all of the map on one */
  JW_PAGES_STAGES,  /* a page for each stage, or for several, and more where needed; PDF only */
  JW_PAGES_POSTER,  /* one page in parts on many sheets, to be glued together; PDF only */
  JW_PAGES_HANDOUT, /* all on one, then a page for each stage, notes and answers; PDF only */
} JwExportPages;

/* What most printers leave white at the edges of a sheet, and how far the sheets of a poster lie
 * over each other, in points. */
#define JW_EXPORT_TILE_MARGIN (8 * 72 / 25.4)
#define JW_EXPORT_TILE_OVERLAP (10 * 72 / 25.4)

/* Told while an export goes on how much of it is done, 0 to 1, in the exporting thread; FALSE gives
 * it up. */
typedef gboolean (*JwExportProgress) (double done, gpointer data);

/**
 * JwExportOptions:
 * @paper_width, @paper_height: points; 0 takes the map's own paper. Of a poster, its own size.
 * @margin: what is left empty around the map, in points; 0 takes what suits the paper
 * @bleed: of a PDF's pages: how far the paper's colour goes on beyond their edges, in points, to be
 *   cut off; not of posters, whose sheets have it
 * @has_marks: with marks to cut the pages by
 * @dpi: dots per inch of a PNG
 * @theme: a name out of render/theme.h, or %NULL for the map's own
 * @body: the text size in points; 0 takes the map's own, for a poster enlarged as the paper is
 * @fits: the text is as large as the paper holds, whatever @body
 * @balances: the columns are as wide as makes the map shortest, whatever it says itself
 * @pages: what comes onto which page
 * @split_after: so many stages share a page where stages have pages of their own; 0 is one
 * @tile_width, @tile_height: points, either way round; the sheets of a poster. 0 is A4.
 * @tile_margin, @tile_overlap: points. Both 0: %JW_EXPORT_TILE_MARGIN and %JW_EXPORT_TILE_OVERLAP.
 * @is_transparent: a PNG or SVG without the paper's colour
 * @is_small: a PNG packed as small as can be, which takes several times as long
 * @progress: asked whether to go on, or %NULL; then the error is %G_IO_ERROR_CANCELLED
 */
typedef struct
{
  double paper_width;
  double paper_height;
  double dpi;
  const char *theme;
  double body;
  gboolean fits;
  gboolean balances;
  JwExportPages pages;
  guint split_after;
  double tile_width;
  double tile_height;
  double tile_margin;
  double tile_overlap;
  gboolean is_transparent;
  gboolean is_small;
  JwExportProgress progress;
  gpointer progress_data;
  double margin;
  double bleed;
  gboolean has_marks;
} JwExportOptions;

/* The most that may lie beyond the edges of a page, in points. */
#define JW_EXPORT_MAX_BLEED (50 * 72 / 25.4)

/* The format that a file name's ending stands for; an error that names the known endings. */
gboolean jw_export_format_from_name (const char *name, JwExportFormat *format, GError **error);
/* The map on the paper, scaled down to fit where it must be. @options may be %NULL: own paper, one
 * page, 150 dpi. The same map gives the same bytes. %JW_ERROR_USAGE where the options cannot go
 * together. */
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
