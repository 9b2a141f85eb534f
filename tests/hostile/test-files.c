/* Files that want to harm: each is opened and drawn by the real commands, in processes of their
 * own that are watched. */

#include "tests/hostile/hostile.h"

#define MIN_FILES 500

static const struct
{
  const char *name;
  JwHostileFamily family;
} families[] = {
  { "entities", jw_hostile_entities },
  { "depth", jw_hostile_depth },
  { "attributes", jw_hostile_attributes },
  { "sizes", jw_hostile_sizes },
  { "encodings", jw_hostile_encodings },
  { "controls", jw_hostile_controls },
  { "compressed", jw_hostile_compressed },
  { "places", jw_hostile_places },
  { "ids", jw_hostile_ids },
  { "references", jw_hostile_references },
  { "values", jw_hostile_values },
  { "cycles", jw_hostile_cycles },
  { "counts", jw_hostile_counts },
  { "texts", jw_hostile_texts },
  { "pictures", jw_hostile_pictures },
  { "versions", jw_hostile_versions },
  { "other-files", jw_hostile_other_files },
  { "truncated", jw_hostile_truncated },
  { "structure", jw_hostile_structure },
  { "damaged", jw_hostile_damaged },
};

typedef struct
{
  JwHostile *hostile;
  JwHostileFamily family;
} Case;

static void
test_family (gconstpointer data)
{
  const Case *c = data;
  guint before = jw_hostile_get_n (c->hostile);

  c->family (c->hostile);
  g_test_message ("%u files", jw_hostile_get_n (c->hostile) - before);
  g_assert_cmpuint (jw_hostile_get_n (c->hostile), >, before);
}

/* Those who run one family alone want no count of all. */
static void
test_number (gconstpointer data)
{
  guint n = jw_hostile_get_n ((JwHostile *)data);

  g_assert_cmpuint (n, >=, MIN_FILES);
}

int
main (int argc, char **argv)
{
  g_autoptr (JwHostile) hostile = NULL;
  Case cases[G_N_ELEMENTS (families)];
  int status;

  g_test_init (&argc, &argv, NULL);
  hostile = jw_hostile_new ();
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *name = g_strconcat ("/hostile/", families[i].name, NULL);

      cases[i] = (Case){ hostile, families[i].family };
      g_test_add_data_func (name, &cases[i], test_family);
    }
  g_test_add_data_func ("/hostile/number", hostile, test_number);
  status = g_test_run ();
  return status;
}
