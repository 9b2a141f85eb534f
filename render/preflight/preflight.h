#pragma once

#include "render/export/export.h"

G_BEGIN_DECLS

/* Type of fewer points is hard to read on paper. */
#define JW_PREFLIGHT_TYPE 8.0
/* Pictures of fewer dots per inch look coarse on paper. */
#define JW_PREFLIGHT_DPI 150.0

/* What will not come out well. */
typedef enum
{
  JW_WARNING_SMALL_TYPE,
  JW_WARNING_CUT,     /* a text reaches out of what it stands on, or of the sheet */
  JW_WARNING_LETTERS, /* no typeface has them */
  JW_WARNING_PICTURE,
  JW_WARNING_GREY, /* two colours that nothing else tells apart are the same in grey */
  JW_WARNING_EMPTY_LANE,
} JwWarningKind;

/* What an export could do otherwise. */
typedef enum
{
  JW_REPAIR_FIT,    /* text as large as the sheet holds */
  JW_REPAIR_PAPER,  /* larger paper, with the text fitted where that is needed */
  JW_REPAIR_BODY,   /* stages on more pages, with text that can be read */
  JW_REPAIR_SPLIT,  /* pages of so many stages each */
  JW_REPAIR_STAGES, /* a page for each stage */
  JW_REPAIR_HIDE_LANE,
} JwRepairKind;

/**
 * JwRepair:
 * @label: what stands on its button, translated
 * @option: the same on the command line
 * @value: the token of the paper, the size in points, how many stages, or the id of the lane; or
 *   %NULL
 * @fits: the text is to be fitted, too
 */
typedef struct
{
  JwRepairKind kind;
  char *label;
  char *option;
  char *value;
  gboolean fits;
} JwRepair;

/**
 * JwWarning:
 * @message: a sentence or two for a user: what, where, what to do
 * @repairs: of JwRepair; the best one first; each of them was tried
 */
typedef struct
{
  JwWarningKind kind;
  char *message;
  GPtrArray *repairs;
} JwWarning;

/* Lays the map out as the export with these options would, and looks what will not come out well
 * on the sheet. Returns JwWarning, none if all is well or if the export itself fails; owned by the
 * caller. */
GPtrArray *jw_preflight (JwMap *map, const JwExportOptions *options);

G_END_DECLS
