#pragma once

#include "render/export/page-private.h"

G_BEGIN_DECLS

/* Type of this size, in points, is easily read, and so is the smallest beside it. */
#define JW_STAGES_BODY 9.75

/**
 * JwStagePages:
 * @parts: JwLayoutPart, a page each, in their order
 * @body: the text size of them all, in points
 * @is_whole: no page is smaller than life for what is on it
 *
 * How a map is put onto pages of a stage each, or of several.
 */
typedef struct
{
  GArray *parts;
  double body;
  gboolean is_whole;
} JwStagePages;

/* Finds the pages for the options of @like. In the text size that these say, a stage, or as many as
 * share a page, gets as many pages as it needs; without one, a page each in the largest size, or
 * more of them where that could not be read. To be cleared, even after an error, which is
 * %G_IO_ERROR_CANCELLED. */
gboolean jw_stages_plan (JwMap *map, const JwPage *like, JwStagePages *pages, GError **error);
void jw_stages_clear (JwStagePages *pages);
/* The part of a page, counted from 0. */
const JwLayoutPart *jw_stages_get_part (const JwStagePages *pages, guint page);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JwStagePages, jw_stages_clear)

G_END_DECLS
