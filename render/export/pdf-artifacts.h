#pragma once

#include "render/export/pdf-file.h"

G_BEGIN_DECLS

/* Says of all ink of a page, counted from 0, that no mark holds that it is decoration, which is
 * not read aloud (ISO 32000-1, 14.8.2.2). FALSE, and nothing happens, if its content has not just
 * so many marks. */
gboolean jw_pdf_artifacts_mark (JwPdfFile *file, guint page, guint n_marks);
/* The same of a content that cairo wrote; FALSE if it has not so many marks. @out is appended to.
 */
gboolean jw_pdf_artifacts_rewrite (const char *content, gsize length, guint n_marks, GString *out);

G_END_DECLS
