/* A file: read, saved, read again, compared and drawn. */

#include "model/file/reader.h"
#include "tests/fuzz/fuzz-check.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutate-xml.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, findings, &error);

  g_assert_true ((map == NULL) == (error != NULL));
  if (map == NULL)
    return 0;
  jw_fuzz_check_map (map);
  jw_fuzz_draw_map (map, data, size);
  return 0;
}

gsize
LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed)
{
  return jw_mutate_xml (data, size, max_size, seed, LLVMFuzzerMutate);
}
