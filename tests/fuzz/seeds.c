#include "tests/fuzz/seeds.h"

#include <string.h>

#include "model/clip/clip.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "tests/file/random-map.h"
#include "tests/fuzz/fuzz-check.h"

#define N_MAPS 40

static void
add_property_words (GPtrArray *words, const JwProperty *row)
{
  const char *form = jw_property_is_element (row) ? "<%s>" : " %s=\"";

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (words, g_strdup_printf (form, row->name));
#pragma GCC diagnostic pop
  for (guint i = 0; row->choices != NULL && row->choices[i].token != NULL; i++)
    g_ptr_array_add (words, g_strdup (row->choices[i].token));
}

GPtrArray *
jw_seeds_list_words (void)
{
  static const char *const words_of_xml[] = { "<!--",      "-->",
                                              "<![CDATA[", "]]>",
                                              "<?",        "?>",
                                              "</",        "/>",
                                              "<x>",       "</x>",
                                              "&amp;",     "&#13;",
                                              "&#38;",     "&#x41;",
                                              "&quot;",    "&x;",
                                              " xmlns=\"", " xmlns:x=\"",
                                              "x:",        " xml:space=\"",
                                              " id=\"",    " version=\"1.9\"",
                                              "<!DOCTYPE", "\"",
                                              "'",         JW_FILE_NAMESPACE };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (words_of_xml); i++)
    g_ptr_array_add (words, g_strdup (words_of_xml[i]));
  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *node_class = jw_kind_get_class (kind);

      g_ptr_array_add (words, g_strdup_printf ("<%s", node_class->element));
      g_ptr_array_add (words, g_strdup_printf ("</%s>", node_class->element));
      for (guint i = 0; i < node_class->n_properties; i++)
        add_property_words (words, &node_class->properties[i]);
    }
  return words;
}

static void
add_map (GPtrArray *inputs, JwMap *map)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_writer_write (map, &error);

  g_assert_no_error (error);
  g_ptr_array_add (inputs, bytes);
}

/* Small ones, of which a change changes much, and some with several of each kind. */
static void
add_maps (GPtrArray *inputs)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_MAPS; i++)
    {
      g_autoptr (JwMap) large = jw_test_make_random_map (random);
      g_autoptr (JwMap) small = jw_test_make_small_map (random);

      add_map (inputs, large);
      add_map (inputs, small);
    }
  for (guint8 choice = 0; choice < JW_FUZZ_N_MAPS; choice++)
    {
      g_autoptr (JwMap) map = jw_fuzz_make_map (choice);

      add_map (inputs, map);
    }
}

static void
add_input (GPtrArray *inputs, guint8 how, const char *data, gsize size)
{
  GByteArray *input = g_byte_array_new ();

  g_byte_array_append (input, &how, 1);
  g_byte_array_append (input, (const guint8 *)data, (guint)size);
  g_ptr_array_add (inputs, g_byte_array_free_to_bytes (input));
}

/* One element of each kind that can be copied, out of a map. */
static void
add_copies (GPtrArray *inputs, JwMap *map)
{
  static const JwKind kinds[] = { JW_KIND_CARD, JW_KIND_STAGE, JW_KIND_LANE, JW_KIND_PERSONA };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JwNode *node = jw_node_get_first_child (JW_NODE (map), kinds[i]);
      const char *const ids[] = { node != NULL ? jw_node_get_id (node) : NULL, NULL };
      g_autoptr (GBytes) bytes = node != NULL ? jw_clip_copy (map, ids, NULL) : NULL;

      if (bytes != NULL)
        for (guint8 how = 0; how < 16; how += 2)
          add_input (inputs, how, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

static void
add_clips (GPtrArray *inputs)
{
  static const char *const texts[] = {
    "One\nTwo\n",
    "a\tb\nc\td\n",
    "\"a\nb\"\t\"c\"\"d\"\r\n",
    "=1+1\t@x\n",
    "\t\t\n\n\t",
    "\"",
    ("\xef\xbb\xbf"
     "a"),
    "a\r\nb\rc",
  };

  for (guint8 choice = 0; choice < JW_FUZZ_N_MAPS; choice++)
    {
      g_autoptr (JwMap) map = jw_fuzz_make_map (choice);

      add_copies (inputs, map);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_input (inputs, (guint8)(i % 4 << 6 | 7), texts[i], strlen (texts[i]));
}

static void
add_records (GPtrArray *inputs)
{
  static const char *const records[] = {
    "s\tk1\ttext\tNew words\t0\n\ns\tk1\tvotes\t5\t0\n\nu\tk1\ttext\t\t0\n",
    "i\tk9\troot\tcard\t0\ns\tk9\tlane\tl1\t0\ns\tk9\tstage\ts1\t0\n\nr\tk9\t\t\t0\n",
    "i\ts9\troot\tstage\t1\ni\tt9\ts9\tstep\t0\ns\tt9\tname\tA\t0\n\nr\ts2\t\t\t0\n",
    "r\tk1\t\t\t0\ni\tk1\troot\tcard\t2\ns\tk1\tlane\tl4\t0\ns\tk1\tstage\ts2\t0\n",
    "a\ts1\t mood=\"x\"\t\t0\ne\ts1\t<x a=\"b\"/>\t\t0\n",
    "r\tl1\t\t\t0\nr\tk1\t\t\t0\nr\tk2\t\t\t0\nr\tn1\t\t\t0\n",
    "i\to9\tc1\tpoint\t0\ns\to9\tstage\ts1\t0\ns\to9\tscore\t2\t0\n",
    "i\tb9\troot\tpicture\t0\ns\tb9\tdata\tAAAA\t0\ns\tp1\tpicture\tb9\t0\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    for (guint8 how = 0; how < 16; how++)
      add_input (inputs, how, records[i], strlen (records[i]));
}

GPtrArray *
jw_seeds_make (const char *target)
{
  GPtrArray *inputs;

  inputs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  if (strcmp (target, "reader") == 0)
    add_maps (inputs);
  else if (strcmp (target, "clip") == 0)
    add_clips (inputs);
  else
    add_records (inputs);
  return inputs;
}
