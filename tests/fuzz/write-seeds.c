/* Writes what a fuzz target starts from into a folder, and a dictionary. Of inputs there are only
 * those of at most MAX-BYTES: libFuzzer would cut longer ones.
 * usage: write-seeds TARGET MAX-BYTES FOLDER DICTIONARY */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "tests/fuzz/seeds.h"

static gboolean
write_inputs (const char *target, gsize max, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) inputs = jw_seeds_make (target);

  g_mkdir_with_parents (folder, 0777);
  for (guint i = 0; i < inputs->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%u", folder, i);
      gsize size;
      const char *data = g_bytes_get_data (inputs->pdata[i], &size);

      if (size <= max && !g_file_set_contents (name, data, (gssize)size, error))
        return FALSE;
    }
  return TRUE;
}

/* One "word" a line, with quotes and backslashes escaped: libFuzzer's format. */
static gboolean
write_dictionary (const char *path, GError **error)
{
  g_autoptr (GPtrArray) words = jw_seeds_list_words ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *escaped = g_strescape (words->pdata[i], NULL);

      g_string_append_printf (text, "\"%s\"\n", escaped);
    }
  return g_file_set_contents (path, text->str, (gssize)text->len, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 5)
    {
      g_printerr ("usage: write-seeds TARGET MAX-BYTES FOLDER DICTIONARY\n");
      return 2;
    }
  if (write_inputs (argv[1], g_ascii_strtoull (argv[2], NULL, 10), argv[3], &error) &&
      write_dictionary (argv[4], &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
