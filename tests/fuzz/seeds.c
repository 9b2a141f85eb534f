#include "tests/fuzz/seeds.h"

#include "model/file/reader.h"
#include "model/file/writer.h"
#include "tests/file/random-map.h"

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

GPtrArray *
jw_seeds_make_maps (guint n)
{
  GPtrArray *maps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (random);
      g_autoptr (GError) error = NULL;
      GBytes *bytes = jw_writer_write (map, &error);

      g_assert_no_error (error);
      g_ptr_array_add (maps, bytes);
    }
  return maps;
}
