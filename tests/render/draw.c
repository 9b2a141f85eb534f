/* Draws a map file: for looking at what the render room makes. */
#include "model/file/reader.h"
#include "render/export/export.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) in = argc == 3 || argc == 4 ? g_file_new_for_path (argv[1]) : NULL;
  g_autoptr (GFile) out = NULL;
  g_autoptr (JwMap) map = NULL;
  JwExportOptions options = { 0, 0, argc == 4 ? g_ascii_strtod (argv[3], NULL) : 0 };
  JwExportFormat format;

  if (in == NULL)
    {
      g_printerr ("usage: draw MAP.journey PICTURE.png|PAGE.pdf [DPI]\n");
      return 2;
    }
  out = g_file_new_for_path (argv[2]);
  map = jw_reader_read_file (in, NULL, &error);
  if (map != NULL && jw_export_format_from_name (argv[2], &format, &error) &&
      jw_export_to_file (map, format, &options, out, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
