#include "render/image-decode.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* A progressive JPEG has about ten. */
#define MAX_PASSES 64

typedef struct
{
  const guint8 *at;
  gsize left;
} PngSource;

/* libjpeg tells of errors by a function that must not return. */
typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf back;
} JpegErrors;

static cairo_status_t
read_png_cb (void *closure, unsigned char *data, unsigned int length)
{
  PngSource *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->at, length);
  source->at += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode_png (GBytes *bytes)
{
  PngSource source;

  source.at = g_bytes_get_data (bytes, &source.left);
  return cairo_image_surface_create_from_png_stream (read_png_cb, &source);
}

static void
fail_cb (j_common_ptr info)
{
  JpegErrors *errors = (JpegErrors *)info->err;

  longjmp (errors->back, 1);
}

/* A picture of many passes over few pixels would take its reader minutes. */
static void
count_passes_cb (j_common_ptr info)
{
  if (((j_decompress_ptr)info)->input_scan_number > MAX_PASSES)
    fail_cb (info);
}

/* Warnings of damaged pictures are for nobody. */
static void
stay_silent_cb (j_common_ptr info)
{
}

static void
read_rows (struct jpeg_decompress_struct *info, cairo_surface_t *surface)
{
  guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  while (info->output_scanline < info->output_height)
    {
      JSAMPROW row = pixels + (gsize)info->output_scanline * (gsize)stride;

      jpeg_read_scanlines (info, &row, 1);
    }
  cairo_surface_mark_dirty (surface);
}

static cairo_surface_t *
decode_jpeg (GBytes *bytes, guint width, guint height)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);
  struct jpeg_decompress_struct info = { 0 };
  struct jpeg_progress_mgr progress = { .progress_monitor = count_passes_cb };
  JpegErrors errors;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  info.err = jpeg_std_error (&errors.base);
  errors.base.error_exit = fail_cb;
  errors.base.output_message = stay_silent_cb;
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && setjmp (errors.back) == 0)
    {
      jpeg_create_decompress (&info);
      info.progress = &progress;
      jpeg_mem_src (&info, data, length);
      jpeg_read_header (&info, TRUE);
      /* A pixel of cairo's, in the byte order of the machine. */
      info.out_color_space = G_BYTE_ORDER == G_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB;
      jpeg_start_decompress (&info);
      if (info.output_width == width && info.output_height == height)
        {
          read_rows (&info, surface);
          jpeg_finish_decompress (&info);
          jpeg_destroy_decompress (&info);
          return surface;
        }
    }
  jpeg_destroy_decompress (&info);
  cairo_surface_destroy (surface);
  return NULL;
}

cairo_surface_t *
jw_image_decode (GBytes *bytes, const char *mime, guint width, guint height)
{
  cairo_surface_t *surface =
      strcmp (mime, "image/png") == 0 ? decode_png (bytes) : decode_jpeg (bytes, width, height);

  if (surface == NULL)
    return NULL;
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS &&
      cairo_image_surface_get_width (surface) == (int)width &&
      cairo_image_surface_get_height (surface) == (int)height)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}
