/* Pictures that lie about what they are. */

#include <string.h>
#include <zlib.h>

#include "tests/hostile/hostile.h"

static void
append_number (GByteArray *out, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *)&big, sizeof big);
}

static void
append_chunk (GByteArray *out, const char *type, const guint8 *data, guint length)
{
  guint start = out->len + 4;

  append_number (out, length);
  g_byte_array_append (out, (const guint8 *)type, 4);
  if (length > 0)
    g_byte_array_append (out, data, length);
  append_number (out, (guint32)crc32 (0, out->data + start, length + 4));
}

/* A PNG that says these sides, and whose data unpack to so many zeros. */
static GByteArray *
make_png (guint32 width, guint32 height, gsize unpacked)
{
  GByteArray *png = g_byte_array_new ();
  guint32 sides[] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };
  guint8 header[13] = { [8] = 8, [9] = 2 };
  g_autofree guint8 *zeros = g_malloc0 (unpacked + 1);
  uLongf packed_length = compressBound (unpacked);
  g_autofree guint8 *packed = g_malloc (packed_length);

  memcpy (header, sides, sizeof sides);
  compress2 (packed, &packed_length, zeros, unpacked, 9);
  g_byte_array_append (png, (const guint8 *)"\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", header, sizeof header);
  append_chunk (png, "IDAT", packed, (guint)packed_length);
  append_chunk (png, "IEND", NULL, 0);
  return png;
}

static void
try_data (JwHostile *self, JwOutcome outcome, const char *data, const char *name)
{
  g_autofree char *body = g_strdup_printf (
      "<persona id=\"p\" name=\"A\" picture=\"b\"/><stage id=\"s\"/>"
      "<lane id=\"l\" type=\"pictures\"/><card id=\"k\" lane=\"l\" stage=\"s\" picture=\"b\"/>"
      "<picture id=\"b\" alt=\"x\"><data>\n%s\n</data></picture>",
      data);

  jw_hostile_try_body (self, outcome, body, "a picture: %s", name);
}

static void
try_bytes (JwHostile *self, JwOutcome outcome, const void *bytes, gsize length, const char *name)
{
  g_autofree char *data = g_base64_encode (bytes, length);

  try_data (self, outcome, data, name);
}

static void
try_png (JwHostile *self, JwOutcome outcome, guint32 width, guint32 height, gsize unpacked)
{
  g_autoptr (GByteArray) png = make_png (width, height, unpacked);
  g_autofree char *name = g_strdup_printf ("%u × %u, %zu bytes", width, height, unpacked);

  try_bytes (self, outcome, png->data, png->len, name);
}

static void
try_cut_pngs (JwHostile *self)
{
  g_autoptr (GByteArray) png = make_png (4, 4, 52);

  for (guint n = 0; n < png->len; n += 4)
    try_bytes (self, n < 33 ? JW_OUTCOME_MENDED : JW_OUTCOME_LOADED, png->data, n, "a cut PNG");
}

static void
try_spelt (JwHostile *self)
{
  static const char *const bad[] = {
    "",
    "=",
    "====",
    "A",
    "AA",
    "AAA",
    "AAAAA",
    "AAAA====",
    "iVBO!Rw0",
    "iVBORw0-",
    "iVBORw0_",
    "data:image/png;base64,iVBORw0KGgo=",
    "é",
    "AA=A",
    "/etc/passwd",
    "http://127.0.0.1/x.png",
    "file:///etc/passwd",
    "&lt;svg/&gt;",
    "iVBORw0KGgo",
  };
  g_autofree char *junk = g_strnfill (4 << 20, 'A');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    try_data (self, JW_OUTCOME_MENDED, bad[i], bad[i]);
  try_data (self, JW_OUTCOME_MENDED, junk, "4 MiB of A");
}

static void
try_jpegs (JwHostile *self)
{
  static const char fill[] = "\xff\xd8\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
  static const char zero[] = "\xff\xd8\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0";
  static const char far[] = "\xff\xd8\xff\xe0\xff\xff\xff\xc0\0\x11\x08\0\x10\0\x10";
  static const char huge[] = "\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\1\x11\0\2\x11\1\3\x11";
  static const char flat[] = "\xff\xd8\xff\xc0\0\x11\x08\0\0\0\x10\x03\1\x11\0\2\x11\1\3\x11\1";
  static const char small[] = "\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x10\x03\1\x11\0\2\x11\1\3\x11\1";

  try_bytes (self, JW_OUTCOME_MENDED, fill, sizeof fill, "a JPEG of fill bytes");
  try_bytes (self, JW_OUTCOME_MENDED, zero, sizeof zero, "a JPEG of empty segments");
  try_bytes (self, JW_OUTCOME_MENDED, far, sizeof far, "a JPEG that points behind its end");
  try_bytes (self, JW_OUTCOME_MENDED, huge, sizeof huge, "a JPEG of 65535 × 65535");
  try_bytes (self, JW_OUTCOME_MENDED, flat, sizeof flat, "a JPEG without height");
  try_bytes (self, JW_OUTCOME_LOADED, small, sizeof small, "a JPEG that is only a header");
}

static void
try_others (JwHostile *self)
{
  static const char *const starts[] = {
    "GIF89a\x01\x00",
    "BM",
    "II*",
    "RIFF\x10\x10\x10\x10WEBPVP8 ",
    "<svg xmlns=\"x\"/>",
    "%PDF-1.4",
    "#define x_width 1",
    "/* XPM */",
    "\x7f"
    "ELF",
    "ftypavif",
    "8BPS",
    "%!PS-Adobe",
    "P6 1 1 255 x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    try_bytes (self, JW_OUTCOME_MENDED, starts[i], strlen (starts[i]), starts[i]);
}

void
jw_hostile_pictures (JwHostile *self)
{
  static const char *const bodies[] = {
    "<picture id=\"b\"/>",
    "<picture id=\"b\"><data/></picture>",
    "<picture id=\"b\"><data>AAAA</data><data>BBBB</data></picture>",
    "<persona id=\"p\" picture=\"p\"/>",
    "<picture id=\"b\"><data><data>AAAA</data></data></picture>",
  };

  try_png (self, JW_OUTCOME_CLEAN, 1, 1, 4);
  try_png (self, JW_OUTCOME_LOADED, 1, 1, 8 << 20);
  try_png (self, JW_OUTCOME_LOADED, 4096, 4096, 10);
  try_png (self, JW_OUTCOME_LOADED, 16 << 20, 1, 10);
  try_png (self, JW_OUTCOME_LOADED, 1, 16 << 20, 10);
  try_png (self, JW_OUTCOME_MENDED, 4097, 4096, 10);
  try_png (self, JW_OUTCOME_MENDED, 0, 0, 10);
  try_png (self, JW_OUTCOME_MENDED, 0, 1, 10);
  try_png (self, JW_OUTCOME_MENDED, 65536, 65536, 10);
  try_png (self, JW_OUTCOME_MENDED, G_MAXINT32, G_MAXINT32, 10);
  try_png (self, JW_OUTCOME_MENDED, G_MAXUINT32, G_MAXUINT32, 10);
  try_png (self, JW_OUTCOME_MENDED, G_MAXUINT32, 1, 10);
  try_cut_pngs (self);
  try_spelt (self);
  try_jpegs (self);
  try_others (self);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    jw_hostile_try_body (self, JW_OUTCOME_MENDED, bodies[i], "picture %u", i);
}
