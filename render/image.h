#pragma once

#include <cairo.h>

#include "model/map.h"
#include "render/text.h"

G_BEGIN_DECLS

/**
 * JwImage:
 *
 * An embedded picture as it is drawn: its bytes, and what was decoded of them when it was first
 * painted. For one thread.
 */
typedef struct _JwImage JwImage;

/* Of a node of kind picture; %NULL if it holds none that may be decoded. Only the header is read.
 */
JwImage *jw_image_new (JwNode *picture);
JwImage *jw_image_ref (JwImage *image);
void jw_image_unref (JwImage *image);
/* In pixels, as the header says. */
guint jw_image_get_width (JwImage *image);
guint jw_image_get_height (JwImage *image);
/* What it was made of: "image/png" or "image/jpeg", static, and its bytes in base64, the image's.
 */
const char *jw_image_get_mime (JwImage *image);
const char *jw_image_get_base64 (JwImage *image);
/* Whether it shows what the node holds now. */
gboolean jw_image_shows (JwImage *image, JwNode *picture);
/* Paints it into a rectangle of the context's space, which it fills as far as its shape allows,
 * cut evenly where it is wider or higher. FALSE, and nothing painted, if its bytes are damaged. */
gboolean jw_image_paint (JwImage *image, cairo_t *cr, const JwRect *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwImage, jw_image_unref)

G_END_DECLS
