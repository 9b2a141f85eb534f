/* Bytes that are no map, or one that something happened to: encodings, control characters, what is
 * compressed, other files, damage. */

#include <string.h>
#include <zlib.h>

#include "tests/hostile/hostile.h"

#define ROOT "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" version=\"1.0\">"

static void
try_declared (JwHostile *self)
{
  static const char *const names[] = {
    "ISO-8859-1",    "iso-8859-15", "latin1", "windows-1252", "US-ASCII",     "UTF-16",
    "UTF-16LE",      "UTF-16BE",    "UTF-32", "UCS-4",        "UTF-7",        "EBCDIC-CP-US",
    "IBM037",        "Shift_JIS",   "EUC-JP", "GB18030",      "Big5",         "KOI8-R",
    "HTML",          "nonsense",    "utf8",   "UTF-8x",       "../../../etc", "",
    "UTF-8//IGNORE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *document = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?>" ROOT
                                                   "<note>\xc3\xa9</note></journey>",
                                                   names[i]);

      jw_hostile_try (self, JW_OUTCOME_REFUSED, document, -1, "declared as “%s”", names[i]);
    }
}

static void
try_converted (JwHostile *self)
{
  static const char *const charsets[] = { "UTF-16", "UTF-16LE",   "UTF-16BE",
                                          "UTF-32", "UTF-32LE",   "UTF-32BE",
                                          "UTF-7",  "ISO-8859-1", "IBM037" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length = 0;
      g_autofree char *bytes =
          g_convert (JW_HOSTILE_MAP, -1, charsets[i], "UTF-8", NULL, &length, NULL);

      if (bytes != NULL)
        jw_hostile_try (self, JW_OUTCOME_REFUSED, bytes, (gssize)length, "written in %s",
                        charsets[i]);
    }
}

/* In a text, in a word, in a name. */
static void
try_sequence (JwHostile *self, JwOutcome outcome, const char *bytes, const char *name)
{
  g_autofree char *text = g_strdup_printf (ROOT "<note>a%sb</note></journey>", bytes);
  g_autofree char *word = g_strdup_printf (ROOT "<stage id='s' name='a%sb'/></journey>", bytes);

  jw_hostile_try (self, outcome, text, -1, "%s in a text", name);
  jw_hostile_try (self, outcome, word, -1, "%s in a word", name);
}

static void
try_marks_of_order (JwHostile *self)
{
  jw_hostile_try (self, JW_OUTCOME_CLEAN, "\xef\xbb\xbf" JW_HOSTILE_MAP, -1, "a mark of UTF-8");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, "\xef\xbb\xbf\xef\xbb\xbf" JW_HOSTILE_MAP, -1,
                  "two marks of UTF-8");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, "\xff\xfe" JW_HOSTILE_MAP, -1, "a mark of UTF-16");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, "\xfe\xff" JW_HOSTILE_MAP, -1, "a mark of UTF-16BE");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, "\xef\xbb\xbf", -1, "only a mark of UTF-8");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, "\xef\xbb", -1, "half a mark of UTF-8");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, ROOT "<note>\xe2\x82", -1, "a cut character");
}

void
jw_hostile_encodings (JwHostile *self)
{
  static const char *const invalid[] = {
    "\xc0\xaf",
    "\xe0\x80\xaf",
    "\xf0\x80\x80\xaf",
    "\xc1\xbf",
    "\xe0\x9f\xbf",
    "\xf0\x8f\xbf\xbf",
    "\xed\xa0\x80",
    "\xed\xbf\xbf",
    "\xed\xa0\xbd\xed\xb8\x80",
    "\xf4\x90\x80\x80",
    "\xf8\x88\x80\x80\x80",
    "\xfc\x84\x80\x80\x80\x80",
    "\xfe",
    "\xff",
    "\x80",
    "\xbf",
    "\xe4",
    "\xc3",
    "\xe2\x82",
    "\xf0\x9f\x98",
    "\xc3\xc3\xa9",
    "\xa0",
    "\xe9t\xe9",
  };
  static const char *const none[] = { "\xef\xbf\xbe", "\xef\xbf\xbf" };
  static const char *const valid[] = {
    "\xf0\x9f\xbf\xbe", "\xf4\x8f\xbf\xbf", "\xef\xb7\x90", "\xef\xbf\xbd", "\xef\xbb\xbf",
    "\xee\x80\x80",     "\xc2\x85",         "\xe2\x80\xa8", "\xc2\xa0",     "\x7f",
    "\xc2\x9b",
  };

  try_declared (self);
  try_converted (self);
  try_marks_of_order (self);
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    try_sequence (self, JW_OUTCOME_REFUSED, invalid[i], "invalid UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    try_sequence (self, JW_OUTCOME_REFUSED, none[i], "no character");
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    try_sequence (self, JW_OUTCOME_CLEAN, valid[i], "an odd character");
}

static void
try_nul (JwHostile *self, gsize at)
{
  g_autofree char *copy = g_memdup2 (JW_HOSTILE_MAP, sizeof JW_HOSTILE_MAP);

  copy[at] = '\0';
  jw_hostile_try (self, JW_OUTCOME_REFUSED, copy, sizeof JW_HOSTILE_MAP - 1, "NUL at %zu", at);
}

void
jw_hostile_controls (JwHostile *self)
{
  g_autofree char *nuls = g_malloc0 (1 << 20);

  for (char c = 1; c < 0x20; c++)
    {
      const char bytes[] = { c, '\0' };

      if (strchr ("\t\n\r", c) == NULL)
        try_sequence (self, JW_OUTCOME_REFUSED, bytes, "a control character");
    }
  try_sequence (self, JW_OUTCOME_LOADED, "\t", "a tab");
  try_sequence (self, JW_OUTCOME_LOADED, "\r\n", "a line break");
  for (gsize at = 0; at < sizeof JW_HOSTILE_MAP - 1; at += 67)
    try_nul (self, at);
  try_nul (self, sizeof JW_HOSTILE_MAP - 2);
  jw_hostile_try (self, JW_OUTCOME_REFUSED, nuls, 1, "one NUL");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, nuls, 1 << 20, "a MiB of NULs");
  /* As a crash can leave it: the right size, and nothing in it. */
  memcpy (nuls, JW_HOSTILE_MAP, sizeof JW_HOSTILE_MAP);
  jw_hostile_try (self, JW_OUTCOME_REFUSED, nuls, 1 << 20, "NULs behind the end");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, nuls, sizeof JW_HOSTILE_MAP, "one NUL behind the end");
}

static GByteArray *
compress_gzip (const char *data, gsize length)
{
  GByteArray *packed = g_byte_array_new ();
  z_stream stream = { .next_in = (guchar *)(gpointer)data, .avail_in = (uInt)length };

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), ==, Z_OK);
  g_byte_array_set_size (packed, (guint)deflateBound (&stream, length) + 64);
  stream.next_out = packed->data;
  stream.avail_out = packed->len;
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  g_byte_array_set_size (packed, (guint)stream.total_out);
  deflateEnd (&stream);
  return packed;
}

void
jw_hostile_compressed (JwHostile *self)
{
  static const char *const starts[] = {
    "\x1f\x8b\x08",
    "\xfd"
    "7zXZ",
    "BZh9"
    "1AY&SY",
    "PK\x03\x04",
    "\x28\xb5\x2f\xfd",
    "\x04\x22\x4d\x18",
    "7z\xbc\xaf\x27\x1c",
    "\x1f\x9d\x90",
    "\x1f\xa0",
    "Rar!\x1a\x07",
    "LZIP\x01",
    "]",
    "\x89LZO",
    "PK\x05\x06",
    "MSCF",
  };
  gsize bomb = 20 << 20;
  g_autofree char *zeros = g_malloc0 (bomb);
  g_autoptr (GByteArray) map = compress_gzip (JW_HOSTILE_MAP, sizeof JW_HOSTILE_MAP - 1);
  g_autoptr (GByteArray) large = compress_gzip (zeros, bomb);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *data = g_strconcat (starts[i], JW_HOSTILE_MAP, NULL);

      jw_hostile_try (self, JW_OUTCOME_REFUSED, data, -1, "as if compressed %u", i);
    }
  jw_hostile_try (self, JW_OUTCOME_REFUSED, (char *)map->data, map->len, "compressed by gzip");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, (char *)large->data, large->len, "a bomb of gzip");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, (char *)map->data, 20, "half compressed");
}

static const char *const files[] = {
  "<html><body><p>Not found<br></body></html>",
  "<!DOCTYPE html>\n<html lang=en><title>x</title>",
  "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body/></html>",
  "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>x</script></svg>",
  "<rss version=\"2.0\"><channel><title>x</title></channel></rss>",
  "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title></feed>",
  "<plist version=\"1.0\"><dict><key>a</key></dict></plist>",
  "<map version=\"1.0.1\"><node TEXT=\"a\"/></map>",
  "<mxfile host=\"x\"><diagram>7VpZ</diagram></mxfile>",
  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph/></graphml>",
  "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>",
  "<kml xmlns=\"http://www.opengis.net/kml/2.2\"/>",
  "<gpx version=\"1.1\" creator=\"x\"/>",
  "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>",
  "<Journey xmlns=\"https://journeywright.github.io/ns/journey/1\" version=\"1.0\"/>",
  "<journeys xmlns=\"https://journeywright.github.io/ns/journey/1\" version=\"1.0\"/>",
  "{\"journey\": {\"version\": 1.0}}",
  "[1, 2, 3]",
  "title,stage,card\n\"a\",\"b\",\"c\"\n",
  "title\tstage\n=cmd|' /C calc'!A0\tb\n",
  "# Journey\n\n* a\n* b\n",
  "journey: 1.0\nstages:\n  - a\n",
  "[Desktop Entry]\nExec=sh -c id\nType=Application\n",
  "#!/bin/sh\nid\n",
  "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
  "\x89PNG\r\n\x1a\n",
  "\xff\xd8\xff\xe0JFIF",
  "GIF89a",
  "\x7f"
  "ELF\x02\x01\x01",
  "MZ\x90",
  "SQLite format 3",
  "{\\rtf1\\ansi x}",
  "From: a@b.example\nSubject: x\n\ny\n",
  "<<<<<<< HEAD\n" ROOT "\n=======\n>>>>>>> x\n",
  "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n",
  "\n\n\n",
  " ",
  "\t",
  "a",
  "<",
  ">",
  "&",
  "0",
  "-----BEGIN PGP MESSAGE-----\n",
};

void
jw_hostile_other_files (JwHostile *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    jw_hostile_try (self, JW_OUTCOME_REFUSED, files[i], -1, "another file %u", i);
  for (guint i = 0; i < 10; i++)
    {
      guint8 noise[4096];

      for (guint k = 0; k < sizeof noise; k++)
        noise[k] = (guint8)g_rand_int (random);
      jw_hostile_try (self, JW_OUTCOME_REFUSED, (const char *)noise, sizeof noise, "noise %u", i);
    }
}

/* At every place up to the last tag; what is behind that tag is only a line break. */
void
jw_hostile_truncated (JwHostile *self)
{
  gsize length = strlen (JW_HOSTILE_MAP);
  gsize whole = length - 1;

  for (gsize n = 0; n < whole; n += 7)
    jw_hostile_try (self, JW_OUTCOME_REFUSED, JW_HOSTILE_MAP, (gssize)n, "the first %zu bytes", n);
  jw_hostile_try (self, JW_OUTCOME_CLEAN, JW_HOSTILE_MAP, (gssize)whole, "all but a line break");
  for (gsize n = 1; n < length; n += 31)
    jw_hostile_try (self, JW_OUTCOME_REFUSED, JW_HOSTILE_MAP + n, -1, "without %zu bytes", n);
}

/* One byte lost, one changed, a piece doubled. */
void
jw_hostile_damaged (JwHostile *self)
{
  gsize length = strlen (JW_HOSTILE_MAP);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (gsize at = 1; at < length; at += 23)
    {
      g_autofree char *lost = g_strdup (JW_HOSTILE_MAP);
      g_autofree char *changed = g_strdup (JW_HOSTILE_MAP);
      g_autofree char *doubled = g_strconcat (JW_HOSTILE_MAP, JW_HOSTILE_MAP + at, NULL);

      memmove (lost + at, lost + at + 1, length - at);
      changed[at] ^= (char)(1 << g_rand_int_range (random, 0, 7));
      jw_hostile_try (self, JW_OUTCOME_ANY, lost, -1, "byte %zu lost", at);
      jw_hostile_try (self, JW_OUTCOME_ANY, changed, (gssize)length, "byte %zu changed", at);
      jw_hostile_try (self, JW_OUTCOME_ANY, doubled, -1, "doubled from byte %zu on", at);
    }
}
