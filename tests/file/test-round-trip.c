#include <libxml/relaxng.h>
#include <string.h>

#include "model/file/schema.h"
#include "tests/file/random-map.h"
#include "tests/file/test-support.h"

#define N_MAPS 300
/* libxml2 takes about a quarter of a second for each. */
#define N_VALIDATED 12

/* How often each type of property was set, so that no type goes untested. */
static void
count_types (JwNode *node, guint *counts)
{
  JwNodeClass *node_class = jw_kind_get_class (jw_node_get_kind (node));

  for (guint i = 0; i < node_class->n_properties; i++)
    counts[node_class->properties[i].type] += jw_node_has (node, i);
  for (guint i = 0; i < node_class->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, node_class->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      count_types (child, counts);
}

static void
assert_round_trip (JwMap *map)
{
  g_autofree char *written = jw_test_write (map);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) back = jw_test_read_document (written, findings, &error);

  g_assert_no_error (error);
  if (jw_findings_get_n (findings) > 0)
    g_test_message ("%s: %s", jw_findings_get (findings, 0)->where,
                    jw_findings_get (findings, 0)->message);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  jw_test_assert_same_map (map, back);
}

static void
test_random_maps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint counts[JW_PROPERTY_DATA + 1] = { 0 };

  for (guint i = 0; i < N_MAPS; i++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (random);

      count_types (JW_NODE (map), counts);
      assert_round_trip (map);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_test_message ("type %u: %u values", i, counts[i]);
      g_assert_cmpuint (counts[i], >, N_MAPS / 2);
    }
}

static void
ignore_problem_cb (void *data, const char *format, ...)
{
}

/* Whatever the program writes is valid. */
static void
test_random_maps_are_valid (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  g_autofree char *text = jw_schema_write ();
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt (text, (int)strlen (text));
  xmlRelaxNGPtr schema = xmlRelaxNGParse (parser);

  for (guint i = 0; i < N_VALIDATED; i++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (random);
      g_autofree char *written = jw_test_write (map);
      xmlDocPtr document = xmlReadMemory (written, (int)strlen (written), NULL, NULL, 0);
      xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (schema);

      xmlRelaxNGSetValidErrors (context, ignore_problem_cb, ignore_problem_cb, NULL);
      g_assert_cmpint (xmlRelaxNGValidateDoc (context, document), ==, 0);
      xmlRelaxNGFreeValidCtxt (context);
      xmlFreeDoc (document);
    }
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-trip/random-maps", test_random_maps);
  g_test_add_func ("/round-trip/random-maps-are-valid", test_random_maps_are_valid);
  return g_test_run ();
}
