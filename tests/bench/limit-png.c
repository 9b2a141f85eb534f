#include "tests/bench/limit-png.h"

#ifdef HAVE_ISAL

#include <isa-l.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole picture is filtered into one piece and packed at once. */
typedef struct
{
  uint8_t *filtered;
  size_t n_filtered;
  uint8_t *packed;
  size_t n_packed;
} Picture;

static void
put_number (uint8_t *out, uint32_t number)
{
  for (int i = 0; i < 4; i++)
    out[i] = (uint8_t)(number >> (24 - 8 * i));
}

static void
filter (Picture *picture, cairo_surface_t *surface)
{
  size_t width = (size_t)cairo_image_surface_get_width (surface);
  size_t height = (size_t)cairo_image_surface_get_height (surface);
  size_t stride = (size_t)cairo_image_surface_get_stride (surface);
  const uint8_t *pixels = cairo_image_surface_get_data (surface);
  uint8_t *blank = calloc (1, stride);
  const uint8_t *above = blank;
  uint8_t *out = picture->filtered = malloc (height * (1 + width * 3));

  for (size_t y = 0; y < height; y++, pixels += stride)
    {
      *out++ = 2;
      for (size_t x = 0; x < width * 4; x += 4, out += 3)
        for (size_t i = 0; i < 3; i++)
          out[i] = (uint8_t)(pixels[x + 2 - i] - above[x + 2 - i]);
      above = pixels;
    }
  picture->n_filtered = (size_t)(out - picture->filtered);
  free (blank);
}

static void
pack (Picture *picture)
{
  struct isal_zstream stream;

  isal_deflate_init (&stream);
  picture->n_packed = picture->n_filtered + picture->n_filtered / 8 + 4096;
  picture->packed = malloc (picture->n_packed);
  stream.level = 0;
  stream.gzip_flag = IGZIP_ZLIB;
  stream.end_of_stream = 1;
  stream.next_in = picture->filtered;
  stream.avail_in = (uint32_t)picture->n_filtered;
  stream.next_out = picture->packed;
  stream.avail_out = (uint32_t)picture->n_packed;
  isal_deflate (&stream);
  picture->n_packed = stream.total_out;
}

static void
write_chunk (FILE *file, const char *type, const uint8_t *data, size_t length)
{
  uint8_t head[8], tail[4];
  uint32_t crc;

  put_number (head, (uint32_t)length);
  memcpy (head + 4, type, 4);
  crc = crc32_gzip_refl (0, head + 4, 4);
  crc = crc32_gzip_refl (crc, data, length);
  put_number (tail, crc);
  fwrite (head, 1, sizeof head, file);
  fwrite (data, 1, length, file);
  fwrite (tail, 1, sizeof tail, file);
}

int
limit_write_png (cairo_surface_t *surface, const char *path)
{
  FILE *file = fopen (path, "wb");
  uint8_t header[13] = { [8] = 8, [9] = 2 };
  Picture picture;

  if (file == NULL)
    return 1;
  cairo_surface_flush (surface);
  filter (&picture, surface);
  pack (&picture);
  put_number (header, (uint32_t)cairo_image_surface_get_width (surface));
  put_number (header + 4, (uint32_t)cairo_image_surface_get_height (surface));
  fwrite ("\x89PNG\r\n\x1a\n", 1, 8, file);
  write_chunk (file, "IHDR", header, sizeof header);
  write_chunk (file, "IDAT", picture.packed, picture.n_packed);
  write_chunk (file, "IEND", header, 0);
  free (picture.filtered);
  free (picture.packed);
  return fclose (file);
}

#else

int
limit_write_png (cairo_surface_t *surface, const char *path)
{
  return (int)cairo_surface_write_to_png (surface, path);
}

#endif
