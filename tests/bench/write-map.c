/* Writes a generated map to a file: for the programs that are measured as a whole. */

#include <stdio.h>

#include "model/file/writer.h"
#include "tests/bench/generate.h"

int
main (int argc, char **argv)
{
  g_autoptr (JwMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      fprintf (stderr, "usage: write-map CARDS OUT.journey\n");
      return 2;
    }
  map = jw_bench_make_map ((guint)g_ascii_strtoull (argv[1], NULL, 10));
  bytes = jw_writer_write (map, &error);
  if (bytes != NULL && g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL),
                                            (gssize)g_bytes_get_size (bytes), &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
