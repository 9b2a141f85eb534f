/* A short, repeatable stand-in for the fuzzer, so that every test run has some of it. */

#include <gio/gio.h>
#include <string.h>

#include "tests/file/test-support.h"
#include "tests/fuzz/fuzz-reader.h"
#include "tests/fuzz/seeds.h"

#define N_SEEDS 10
#define N_MUTATIONS 4000
#define MAX_EDITS 6

static void
add_folder (GPtrArray *inputs, const char *path)
{
  g_autoptr (GFile) folder = jw_test_get_source_file (path);
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (g_file_peek_path (folder), name, NULL);
      char *content;
      gsize size;

      if (g_file_get_contents (file, &content, &size, NULL))
        g_ptr_array_add (inputs, g_bytes_new_take (content, size));
    }
}

static GPtrArray *
make_inputs (void)
{
  GPtrArray *inputs = jw_seeds_make_maps (N_SEEDS);

  add_folder (inputs, "resources/samples");
  add_folder (inputs, "resources/templates");
  add_folder (inputs, "tests/fuzz/found");
  g_assert_cmpuint (inputs->len, >=, N_SEEDS + 3);
  return inputs;
}

static gint32
pick (GRand *random, gsize n)
{
  return n > 0 ? g_rand_int_range (random, 0, (gint32)n) : 0;
}

static void
mutate (GRand *random, GString *text, GPtrArray *words)
{
  gssize at = pick (random, text->len);
  gssize length = pick (random, 40);
  gssize n = MIN (length, (gssize)text->len - at);
  g_autofree char *piece = g_strndup (text->str + at, (gsize)n);

  switch (pick (random, 6))
    {
    case 0:
      if (text->len > 0)
        text->str[at] = (char)pick (random, 256);
      break;
    case 1:
      g_string_erase (text, at, n);
      break;
    case 2:
      g_string_insert_len (text, pick (random, text->len), piece, (gssize)strlen (piece));
      break;
    case 3:
      g_string_insert (text, at, words->pdata[pick (random, words->len)]);
      break;
    case 4:
      g_string_insert_unichar (text, at, (gunichar)pick (random, 0xd800));
      break;
    default:
      if (pick (random, 20) == 0)
        g_string_truncate (text, (gsize)at);
      break;
    }
}

static void
test_inputs (void)
{
  g_autoptr (GPtrArray) inputs = make_inputs ();

  for (guint i = 0; i < inputs->len; i++)
    LLVMFuzzerTestOneInput (g_bytes_get_data (inputs->pdata[i], NULL),
                            g_bytes_get_size (inputs->pdata[i]));
}

static gboolean
is_readable (GString *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, NULL, NULL);

  return map != NULL;
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) inputs = make_inputs ();
  g_autoptr (GPtrArray) words = jw_seeds_list_words ();
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint n_readable = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      GBytes *input = inputs->pdata[pick (random, inputs->len)];
      g_autoptr (GString) text =
          g_string_new_len (g_bytes_get_data (input, NULL), (gssize)g_bytes_get_size (input));

      for (gint32 n = 1 + pick (random, MAX_EDITS); n > 0; n--)
        mutate (random, text, words);
      n_readable += is_readable (text);
      LLVMFuzzerTestOneInput ((const guint8 *)text->str, text->len);
    }
  /* Otherwise only the errors would be tested. */
  g_test_message ("%u of %d could be read", n_readable, N_MUTATIONS);
  g_assert_cmpuint (n_readable, >, N_MUTATIONS / 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutations/inputs", test_inputs);
  g_test_add_func ("/mutations/mutations", test_mutations);
  return g_test_run ();
}
