/* A short, repeatable stand-in for the fuzzer, built once for each target, so that every test run
 * has some of it: what it starts from, what it came to and found before, and some thousand changes
 * of these. */

#include <gio/gio.h>
#include <string.h>

#include "model/file/reader.h"
#include "tests/file/test-support.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/seeds.h"

#define MAX_BYTES 20000
#define MAX_CHANGES 5

static GRand *bytes_random;
static GPtrArray *bytes_words;

static void
add_folder (GPtrArray *inputs, const char *path, const char *prefix)
{
  g_autoptr (GFile) folder = jw_test_get_source_file (path);
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (g_file_peek_path (folder), name, NULL);
      char *content;
      gsize size;

      if (g_str_has_prefix (name, prefix) && g_file_get_contents (file, &content, &size, NULL))
        g_ptr_array_add (inputs, g_bytes_new_take (content, size));
    }
}

/* A block of a tar archive, and what of its head counts: the size, and what kind of thing it is. */
#define BLOCK 512
#define SIZE_AT 124
#define TYPE_AT 156
#define TYPE_FILE '0'

static void
add_archive (GPtrArray *inputs, const char *path)
{
  g_autoptr (GFile) file = jw_test_get_source_file (path);
  g_autofree char *archive = NULL;
  gsize length, size;

  if (!g_file_get_contents (g_file_peek_path (file), &archive, &length, NULL))
    return;
  for (gsize at = 0; at + BLOCK <= length; at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK)
    {
      size = (gsize)g_ascii_strtoull (archive + at + SIZE_AT, NULL, 8);
      if (archive[at + TYPE_AT] == TYPE_FILE && size <= length - at - BLOCK)
        g_ptr_array_add (inputs, g_bytes_new (archive + at + BLOCK, size));
    }
}

static GPtrArray *
make_inputs (void)
{
  GPtrArray *inputs = jw_seeds_make (FUZZ_TARGET);

  if (strcmp (FUZZ_TARGET, "reader") == 0)
    {
      add_folder (inputs, "resources/samples", "");
      add_folder (inputs, "resources/templates", "");
    }
  add_folder (inputs, "tests/fuzz/found", FUZZ_TARGET);
  add_archive (inputs, "tests/fuzz/corpus/" FUZZ_TARGET ".tar");
  return inputs;
}

static gsize
pick (gsize n)
{
  return n > 0 ? (gsize)g_rand_int_range (bytes_random, 0, (gint32)n) : 0;
}

/* libFuzzer's own, in its absence. */
gsize
LLVMFuzzerMutate (guint8 *data, gsize size, gsize max_size)
{
  g_autoptr (GString) text = g_string_new_len ((const char *)data, (gssize)size);
  gsize at = pick (size), most = pick (40), n = MIN (most, size - at);
  g_autofree char *piece = g_strndup (text->str + at, n);

  switch (pick (6))
    {
    case 0:
      if (size > 0)
        text->str[at] = (char)pick (256);
      break;
    case 1:
      g_string_erase (text, (gssize)at, (gssize)n);
      break;
    case 2:
      g_string_insert_len (text, (gssize)pick (size), piece, (gssize)strlen (piece));
      break;
    case 3:
      g_string_insert (text, (gssize)at, bytes_words->pdata[pick (bytes_words->len)]);
      break;
    case 4:
      g_string_insert_unichar (text, (gssize)at, (gunichar)pick (0xd800));
      break;
    default:
      if (pick (20) == 0)
        g_string_truncate (text, at);
      break;
    }
  if (text->len > max_size)
    return size;
  memcpy (data, text->str, text->len);
  return text->len;
}

static void
test_inputs (void)
{
  g_autoptr (GPtrArray) inputs = make_inputs ();

  g_assert_cmpuint (inputs->len, >=, 10);
  for (guint i = 0; i < inputs->len; i++)
    LLVMFuzzerTestOneInput (g_bytes_get_data (inputs->pdata[i], NULL),
                            g_bytes_get_size (inputs->pdata[i]));
}

static gboolean
is_readable (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, NULL, NULL);

  return map != NULL;
}

static void
test_changes (void)
{
  g_autoptr (GPtrArray) inputs = make_inputs ();
  g_autofree guint8 *data = g_malloc (MAX_BYTES);
  guint n_readable = 0;

  for (guint i = 0; i < FUZZ_CHANGES; i++)
    {
      GBytes *input = inputs->pdata[pick (inputs->len)];
      gsize size = MIN (g_bytes_get_size (input), MAX_BYTES);

      if (size > 0)
        memcpy (data, g_bytes_get_data (input, NULL), size);
      /* Few more often than many, which hardly anything can be read after. */
      for (gsize n = 1 + pick (1 + pick (MAX_CHANGES)); n > 0; n--)
        size = LLVMFuzzerCustomMutator (data, size, MAX_BYTES, g_rand_int (bytes_random));
      n_readable += is_readable (data, size);
      LLVMFuzzerTestOneInput (data, size);
    }
  g_test_message ("%u of %d could be read as files", n_readable, FUZZ_CHANGES);
  /* Otherwise only the errors would be tested. */
  if (strcmp (FUZZ_TARGET, "reader") == 0)
    g_assert_cmpuint (n_readable, >, FUZZ_CHANGES / 4);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  bytes_random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  bytes_words = jw_seeds_list_words ();
  g_test_add_func ("/" FUZZ_TARGET "/inputs", test_inputs);
  g_test_add_func ("/" FUZZ_TARGET "/changes", test_changes);
  status = g_test_run ();
  g_ptr_array_unref (bytes_words);
  g_rand_free (bytes_random);
  return status;
}
