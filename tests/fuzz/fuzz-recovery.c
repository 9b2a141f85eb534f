/* What a crash left behind: a map and the record of its edits, restored, saved, compared and drawn.
 * The first byte chooses the map and what the rest is: steps as text (one a line, fields with tabs
 * between, an empty line ends a record), one record of bytes, or the whole file of records. */

#include <string.h>

#include "model/recovery/delta.h"
#include "model/recovery/log.h"
#include "model/recovery/rebuild.h"
#include "tests/fuzz/fuzz-check.h"
#include "tests/fuzz/fuzz.h"

#define N_FIELDS 5
#define GET_MAP(byte) ((byte)&3)
#define GET_FORM(byte) ((byte) >> 2 & 3)

/* 0 and 1: steps as text. */
#define FORM_RECORD 2
#define FORM_LOG 3

static GBytes *
make_record (char **lines)
{
  GVariantBuilder steps;
  g_autoptr (GVariant) delta = NULL;

  g_variant_builder_init (&steps, G_VARIANT_TYPE (JW_DELTA_TYPE));
  for (; *lines != NULL && **lines != '\0'; lines++)
    {
      g_auto (GStrv) fields = g_strsplit (*lines, "\t", N_FIELDS);
      const char *field[N_FIELDS] = { "", "", "", "", "" };

      for (guint i = 0; i < N_FIELDS && fields[i] != NULL; i++)
        field[i] = fields[i];
      g_variant_builder_add (&steps, "(ysssu)", (guchar)field[0][0], field[1], field[2], field[3],
                             (guint)g_ascii_strtoull (field[4], NULL, 10));
    }
  delta = g_variant_ref_sink (g_variant_builder_end (&steps));
  return g_variant_get_data_as_bytes (delta);
}

static void
add_steps (GPtrArray *records, const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  char **at = lines;

  while (*at != NULL)
    {
      g_ptr_array_add (records, make_record (at));
      while (*at != NULL && **at != '\0')
        at++;
      at += *at != NULL;
    }
}

/* What would be in the file, which is left out here: to wait for a disk is no work for a fuzzer. */
static GBytes *
frame_all (GPtrArray *records)
{
  GByteArray *log = g_byte_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GBytes) framed = jw_log_frame (records->pdata[i]);
      gsize size;
      const guint8 *data = g_bytes_get_data (framed, &size);

      g_byte_array_append (log, data, (guint)size);
    }
  return g_byte_array_free_to_bytes (log);
}

static GBytes *
make_log (guint8 how, const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  if (GET_FORM (how) == FORM_LOG)
    return g_bytes_new (data, size);
  if (GET_FORM (how) == FORM_RECORD)
    g_ptr_array_add (records, g_bytes_new (data, size));
  else
    add_steps (records, data, size);
  return frame_all (records);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint8 how = size > 0 ? data[0] : 0;
  g_autoptr (GBytes) base = jw_fuzz_make_document (GET_MAP (how));
  g_autoptr (GBytes) log = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = NULL;

  if (size == 0)
    return 0;
  log = make_log (how, data + 1, size - 1);
  records = jw_log_parse (log);
  map = jw_rebuild_map (base, records, &error);
  g_assert_no_error (error);
  jw_fuzz_check_map (map);
  jw_fuzz_draw_map (map, data, size);
  return 0;
}

static gsize
pick (GRand *random, gsize n)
{
  return n > 0 ? (gsize)g_rand_int_range (random, 0, (gint32)n) : 0;
}

/* A field of one step takes the value of another's. */
static void
mix_fields (GRand *random, char **lines, guint n)
{
  char **line = &lines[pick (random, n)];
  g_auto (GStrv) to = g_strsplit (*line, "\t", N_FIELDS);
  g_auto (GStrv) from = g_strsplit (lines[pick (random, n)], "\t", N_FIELDS);
  gsize at = pick (random, g_strv_length (to));

  if (to[0] == NULL || from[0] == NULL)
    return;
  g_free (to[at]);
  to[at] = g_strdup (from[MIN (at, g_strv_length (from) - 1)]);
  g_free (*line);
  *line = g_strjoinv ("\t", to);
}

/* Steps are doubled, changed with others, taken out, mixed. */
static char *
mutate_steps (GRand *random, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  gsize a = pick (random, n), b = pick (random, n);
  char *line;

  switch (n > 0 ? pick (random, 4) : 4)
    {
    case 0:
      line = g_strdup (lines[b]);
      g_free (lines[a]);
      lines[a] = line;
      break;
    case 1:
      line = lines[a];
      lines[a] = lines[b];
      lines[b] = line;
      break;
    case 2:
      line = g_strconcat (lines[a], "\n", lines[b], NULL);
      g_free (lines[a]);
      lines[a] = line;
      break;
    default:
      mix_fields (random, lines, n);
      break;
    }
  return g_strjoinv ("\n", lines);
}

gsize
LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *text = NULL;
  g_autofree char *mutated = NULL;
  gsize length;

  if (size < 2 || GET_FORM (data[0]) >= FORM_RECORD || seed % 3 == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  text = g_utf8_make_valid ((const char *)data + 1, (gssize)size - 1);
  mutated = mutate_steps (random, text);
  length = MIN (strlen (mutated), max_size - 1);
  memcpy (data + 1, mutated, length);
  return 1 + length;
}
