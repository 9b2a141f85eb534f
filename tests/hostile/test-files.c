/* Files that want to harm: each is opened and drawn by the real commands, in processes of their
 * own that are watched. "form" or "content" as an argument runs one half of them. */

#include <string.h>

#include "tests/hostile/hostile.h"

/* Of each part. */
#define MIN_FILES 400

typedef enum
{
  PART_FORM = 1 << 0,    /* what a parser stumbles over */
  PART_CONTENT = 1 << 1, /* what stumbles over a map */
} Part;

static const struct
{
  const char *name;
  JwHostileFamily family;
  Part part;
} families[] = {
  { "entities", jw_hostile_entities, PART_FORM },
  { "depth", jw_hostile_depth, PART_FORM },
  { "attributes", jw_hostile_attributes, PART_FORM },
  { "sizes", jw_hostile_sizes, PART_FORM },
  { "encodings", jw_hostile_encodings, PART_FORM },
  { "controls", jw_hostile_controls, PART_FORM },
  { "compressed", jw_hostile_compressed, PART_FORM },
  { "places", jw_hostile_places, PART_FORM },
  { "ids", jw_hostile_ids, PART_CONTENT },
  { "references", jw_hostile_references, PART_CONTENT },
  { "values", jw_hostile_values, PART_CONTENT },
  { "cycles", jw_hostile_cycles, PART_CONTENT },
  { "counts", jw_hostile_counts, PART_CONTENT },
  { "texts", jw_hostile_texts, PART_CONTENT },
  { "pictures", jw_hostile_pictures, PART_CONTENT },
  { "versions", jw_hostile_versions, PART_CONTENT },
  { "other-files", jw_hostile_other_files, PART_FORM },
  { "truncated", jw_hostile_truncated, PART_FORM },
  { "structure", jw_hostile_structure, PART_FORM },
  { "damaged", jw_hostile_damaged, PART_FORM },
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

static Part
get_parts (int argc, char **argv)
{
  const char *half = argc > 1 ? argv[1] : "";

  if (strcmp (half, "form") == 0)
    return PART_FORM;
  return strcmp (half, "content") == 0 ? PART_CONTENT : PART_FORM | PART_CONTENT;
}

/* Those who run one family alone want no count of all. */
static void
test_number (gconstpointer data)
{
  g_assert_cmpuint (jw_hostile_get_n ((JwHostile *)data), >=, MIN_FILES);
}

int
main (int argc, char **argv)
{
  g_autoptr (JwHostile) hostile = NULL;
  Case cases[G_N_ELEMENTS (families)];
  Part parts;
  int status;

  g_test_init (&argc, &argv, NULL);
  parts = get_parts (argc, argv);
  hostile = jw_hostile_new ();
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *name = g_strconcat ("/hostile/", families[i].name, NULL);

      cases[i] = (Case){ hostile, families[i].family };
      if (!(families[i].part & parts))
        continue;
      g_test_add_data_func (name, &cases[i], test_family);
    }
  g_test_add_data_func ("/hostile/number", hostile, test_number);
  status = g_test_run ();
  return status;
}
