/* What leaves the program starts nothing where it is opened. */

#include <string.h>

#include "model/clip/clip-private.h"
#include "model/edit.h"
#include "model/map.h"
#include "render/export/export.h"

#define EVIL                                                                                       \
  "a) /OpenAction << /S /JavaScript /JS (x) >> \\(\\) ]]> file='/bin/sh' javascript:x \xc2\x9b"

static void
test_formulas (void)
{
  static const char *const texts[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=a\tb", "='x\"y" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *field = jw_table_write_field (texts[i]);
      g_autoptr (GPtrArray) rows = jw_table_read (field);
      GPtrArray *row = g_ptr_array_index (rows, 0);

      g_assert_null (strchr ("=+-@\t", field[*field == '"']));
      g_assert_cmpstr (g_ptr_array_index (row, 0), ==, texts[i]);
    }
}

/* Numbers and words stay what they are. */
static void
test_words (void)
{
  g_autofree char *words = jw_table_write_field ("5 = five");
  g_autofree char *quoted = jw_table_write_field ("'quoted'");

  g_assert_cmpstr (words, ==, "5 = five");
  g_assert_cmpstr (quoted, ==, "'quoted'");
}

static GBytes *export(JwExportFormat format)
{
  g_autoptr (JwMap) map = jw_map_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  jw_edit_begin (map, "evil");
  jw_edit_set_string (JW_NODE (map), JW_MAP_TITLE, EVIL, NULL);
  jw_edit_set_string (JW_NODE (map), JW_MAP_OWNER, EVIL, NULL);
  jw_edit_commit (map);
  bytes = jw_export_to_bytes (map, format, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, words, strlen (words)) != NULL;
}

/* A title outside ASCII is written as digits, so that no word of it can be one of the PDF's. */
static void
test_pdf (void)
{
  static const char *const words[] = {
    "/OpenAction", "/JavaScript",   "/Launch",     "/URI",
    "/AA",         "/EmbeddedFile", "/SubmitForm", "/RichMedia"
  };
  g_autoptr (GBytes) bytes = export(JW_EXPORT_PDF);

  g_assert_true (holds (bytes, "/Title"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (holds (bytes, words[i]));
}

static void
test_png (void)
{
  static const char *const chunks[] = { "tEXt", "iTXt", "zTXt", "eXIf", "iCCP" };
  g_autoptr (GBytes) bytes = export(JW_EXPORT_PNG);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 8; at + 8 <= size;)
    {
      guint32 length;

      memcpy (&length, data + at, 4);
      for (guint i = 0; i < G_N_ELEMENTS (chunks); i++)
        g_assert_true (memcmp (data + at + 4, chunks[i], 4) != 0);
      at += 12 + (gsize)GUINT32_FROM_BE (length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inert/formulas", test_formulas);
  g_test_add_func ("/inert/words", test_words);
  g_test_add_func ("/inert/pdf", test_pdf);
  g_test_add_func ("/inert/png", test_png);
  return g_test_run ();
}
