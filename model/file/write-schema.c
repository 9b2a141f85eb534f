/* Writes the schema of the file format into the file that is named: see model/file/schema.h. */

#include "model/file/schema.h"

int
main (int argc, char **argv)
{
  g_autofree char *schema = jw_schema_write ();
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: write-schema FILE\n");
      return 2;
    }
  if (g_file_set_contents (argv[1], schema, -1, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
