#pragma once

#include "render/preflight/preflight.h"

G_BEGIN_DECLS

typedef enum
{
  JW_TURN_OWN, /* as the map's paper */
  JW_TURN_LANDSCAPE,
  JW_TURN_PORTRAIT,
} JwTurn;

/* How large the text is. */
typedef enum
{
  JW_TEXT_OWN, /* as on the map */
  JW_TEXT_FITS,
  JW_TEXT_POINTS,
} JwTextSize;

/* Stands for sides of one's own where the token of a paper is looked for. */
#define JW_PAPER_OWN_SIDES "own"

/* What a side of one's own may be, in millimetres: as what a PDF can hold. */
#define JW_SIDE_MIN 10
#define JW_SIDE_MAX 5080

/* Millimetres, as the paper lies; 0 where none were chosen yet. */
typedef struct
{
  double width, height;
} JwSides;

/**
 * JwExportChoices:
 * @paper, @theme: tokens, or %NULL for the map's own; the paper may be %JW_PAPER_OWN_SIDES
 * @sides: of that
 * @margin: millimetres; 0 takes what suits the paper
 * @bleed: beyond the edges of the pages, in millimetres
 * @has_marks: with marks to cut the pages by
 * @split_after: so many stages share a page where they have pages of their own
 * @body: points, for %JW_TEXT_POINTS
 * @tile: the token of a poster's sheets, or %JW_PAPER_OWN_SIDES
 * @tile_sides: of that
 * @edge, @overlap: of them, in millimetres
 * @hidden: the ids of lanes that are left out; owned strings
 *
 * What a user chose for the exports of a map.
 */
typedef struct
{
  JwExportFormat format;
  char *paper;
  JwSides sides;
  JwTurn turn;
  double margin, bleed;
  gboolean has_marks;
  char *theme;
  JwExportPages pages;
  guint split_after;
  JwTextSize text;
  double body;
  char *tile;
  JwSides tile_sides;
  double edge, overlap;
  double dpi;
  gboolean is_transparent;
  gboolean is_small;
  GPtrArray *hidden;
} JwExportChoices;

/* A PDF of one page, all as on the map. */
JwExportChoices *jw_export_choices_new (void);
JwExportChoices *jw_export_choices_copy (const JwExportChoices *choices);
void jw_export_choices_free (JwExportChoices *choices);
/* Chooses what the repair says. */
void jw_export_choices_apply (JwExportChoices *choices, const JwRepair *repair);
gboolean jw_export_choices_hides (const JwExportChoices *choices, const char *lane_id);
/* Leaves a lane out, or takes it in again. */
void jw_export_choices_hide (JwExportChoices *choices, const char *lane_id, gboolean hides);
/* The options that they come to for a map; they borrow the strings. */
void
jw_export_choices_to_options (const JwExportChoices *choices, JwMap *map, JwExportOptions *options);
/* Takes the lanes that are left out from a map that is only exported. */
void jw_export_choices_strip (const JwExportChoices *choices, JwMap *map);

/* What was chosen last for the map in a file, out of the state folder: a choice is no edit, so that
 * it is not in the file itself. The defaults where nothing is known. */
JwExportChoices *jw_export_choices_load (GFile *file);
/* Keeps them for next time; what cannot be kept is no reason to tell anyone. */
void jw_export_choices_save (const JwExportChoices *choices, GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwExportChoices, jw_export_choices_free)

G_END_DECLS
