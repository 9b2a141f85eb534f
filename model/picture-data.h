#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JwPictureInfo:
 * @mime: "image/png" or "image/jpeg", static
 * @width, @height: pixels, as the header says
 */
typedef struct
{
  const char *mime;
  guint width;
  guint height;
} JwPictureInfo;

/* Reads the header of a PNG or JPEG without decoding it: a picture of 74 bytes can claim to be
 * gigabytes large, so its size is checked before any library sees it. Fails with
 * %JW_ERROR_INVALID_VALUE for other formats, %JW_ERROR_LIMIT above %JW_MAX_PICTURE_BYTES or
 * %JW_MAX_PICTURE_PIXELS. @info may be %NULL. */
gboolean jw_picture_check (const guint8 *data, gsize length, JwPictureInfo *info, GError **error);
/* The same for base64 without white space, as a JW_PROPERTY_DATA holds it. */
gboolean jw_picture_check_base64 (const char *base64, GError **error);
/* For who knows the length alone: fails with %JW_ERROR_LIMIT above %JW_MAX_PICTURE_BYTES. */
gboolean jw_picture_check_length (guint64 length, GError **error);

G_END_DECLS
