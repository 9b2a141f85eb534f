#include "tests/fuzz/fuzz-reader.h"

#include "model/error.h"
#include "model/file/reader.h"
#include "model/file/writer.h"

static void
check_map (JwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = jw_writer_write (map, &error);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JwMap) back = NULL;

  /* Escaped, what just fitted may no longer fit. */
  if (g_error_matches (error, JW_ERROR, JW_ERROR_LIMIT))
    return;
  g_assert_no_error (error);
  back = jw_reader_read_bytes (written, NULL, &error);
  g_assert_no_error (error);
  again = jw_writer_write (back, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, findings, &error);

  g_assert_true ((map == NULL) == (error != NULL));
  if (map != NULL)
    check_map (map);
  return 0;
}
