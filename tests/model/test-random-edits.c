/* Random edits through every command and every property: what is saved comes back, what is told is
 * all there is, undo goes back to the same bytes and redo forth to the same bytes. */
#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/map-private.h"
#include "tests/model/random-edits.h"
#include "tests/model/random-values.h"
#include "tests/model/shadow.h"
#include "tests/model/support.h"

#define N_MAPS 12
/* A look at everything comes after 1 to this many edits. */
#define MAX_GAP 300

/* What the maps held, summed over all looks, to show that they were no empty ones. */
typedef struct
{
  guint n_looks;
  guint n_nodes[JW_N_KINDS];
  gsize n_bytes;
  guint n_undone;
  guint n_returns; /* states that were reached again by undo or redo, and compared */
} Sums;

typedef struct
{
  JwMap *map;
  GHashTable *states; /* state → checksum of the bytes */
  JwTestShadow *shadow;
  GPtrArray *mirrors;
  Sums *sums;
} Run;

static GBytes *
write_map (JwMap *map)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_writer_write (map, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_equal_bytes (GBytes *a, GBytes *b)
{
  if (!g_bytes_equal (a, b))
    g_assert_cmpstr (g_bytes_get_data (a, NULL), ==, g_bytes_get_data (b, NULL));
}

static void
assert_reloads (GBytes *bytes)
{
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) reloaded = jw_reader_read_bytes (bytes, findings, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  if (jw_findings_get_n (findings) > 0)
    g_assert_cmpstr (jw_findings_get (findings, 0)->message, ==, NULL);
  again = write_map (reloaded);
  assert_equal_bytes (bytes, again);
}

static void
add_up_node (JwNode *node, gpointer data)
{
  ((Sums *)data)->n_nodes[jw_node_get_kind (node)]++;
}

/* The same state is the same bytes, whichever way it was reached. */
static void
compare_state (Run *run, GBytes *bytes)
{
  g_autofree guint64 *state = g_new (guint64, 1);
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  const char *known;

  *state = jw_map_get_state (run->map);
  known = g_hash_table_lookup (run->states, state);
  if (known != NULL)
    {
      g_assert_cmpstr (known, ==, checksum);
      run->sums->n_returns++;
    }
  else
    g_hash_table_insert (run->states, g_steal_pointer (&state), g_steal_pointer (&checksum));
}

static void
look (Run *run)
{
  g_autoptr (GBytes) bytes = write_map (run->map);

  jw_test_assert_consistent (run->map);
  jw_test_shadow_assert_equal (run->shadow);
  for (guint i = 0; i < run->mirrors->len; i++)
    jw_test_mirror_assert_equal (g_ptr_array_index (run->mirrors, i));
  compare_state (run, bytes);
  assert_reloads (bytes);
  g_assert_cmpuint (jw_map_get_size (run->map), >=, g_bytes_get_size (bytes));

  run->sums->n_looks++;
  run->sums->n_bytes += g_bytes_get_size (bytes);
  jw_test_visit (JW_NODE (run->map), add_up_node, run->sums);
}

static void
begin_run (Run *run, JwMap *map, Sums *sums)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (map);

  run->map = map;
  run->sums = sums;
  run->states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  run->shadow = jw_test_shadow_new (map);
  run->mirrors = g_ptr_array_new_with_free_func ((GDestroyNotify)jw_test_mirror_free);
  for (guint i = 0; i < klass->n_child_kinds; i++)
    g_ptr_array_add (run->mirrors, jw_test_mirror_new (jw_node_get_children (
                                       JW_NODE (map), klass->child_kinds[i])));
}

static void
end_run (Run *run)
{
  g_ptr_array_unref (run->mirrors);
  jw_test_shadow_free (run->shadow);
  g_hash_table_unref (run->states);
}

/* Goes all the way back or forth, and compares every state that was seen before. */
static guint
walk (Run *run, gboolean (*step) (JwMap *))
{
  guint n = 0;

  for (; step (run->map); n++)
    {
      guint64 state = jw_map_get_state (run->map);
      g_autoptr (GBytes) bytes = NULL;

      if (!g_hash_table_contains (run->states, &state))
        continue;
      bytes = write_map (run->map);
      compare_state (run, bytes);
      jw_test_shadow_assert_equal (run->shadow);
    }
  return n;
}

static void
edit_map (JwRandomEditor *editor, guint32 seed, guint n_edits, Sums *sums)
{
  g_autoptr (JwMap) map = seed % 2 == 0 ? jw_test_new_map () : jw_test_new_filled_map ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed + 1000000);
  g_autoptr (GBytes) before = write_map (map);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  guint gap = 0;
  guint n_steps;
  Run run;

  begin_run (&run, map, sums);
  jw_random_editor_begin (editor, map, seed);
  for (guint i = 0; i < n_edits; i++)
    {
      jw_random_editor_step (editor);
      if (gap-- == 0)
        {
          look (&run);
          gap = jw_random_below (random, MAX_GAP);
        }
    }
  while (jw_map_redo (map))
    continue;
  after = write_map (map);
  /* Were the bound reached, the oldest steps would be gone without a word. */
  g_assert_cmpuint (jw_journal_get_bytes (jw_map_get_journal (map)), <, JW_JOURNAL_MAX_BYTES);

  n_steps = walk (&run, jw_map_undo);
  undone = write_map (map);
  assert_equal_bytes (before, undone);
  g_assert_cmpuint (walk (&run, jw_map_redo), ==, n_steps);
  redone = write_map (map);
  assert_equal_bytes (after, redone);
  sums->n_undone += n_steps;
  end_run (&run);
}

static guint
count_all_properties (void)
{
  guint n = 0;

  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    n += jw_kind_get_class (kind)->n_properties;
  return n;
}

static void
assert_not_trivial (JwRandomEditor *editor, Sums *sums, guint n_edits)
{
  for (guint i = 0; jw_random_editor_get_name (i) != NULL; i++)
    {
      g_test_message ("%s: %u", jw_random_editor_get_name (i),
                      jw_random_editor_get_n_done (editor, i));
      g_assert_cmpuint (jw_random_editor_get_n_done (editor, i), >, n_edits / 2000);
    }
  for (JwKind kind = JW_KIND_MAP + 1; kind < JW_N_KINDS; kind++)
    {
      g_test_message ("%s: %.1f a map", jw_kind_get_class (kind)->element,
                      (double)sums->n_nodes[kind] / sums->n_looks);
      g_assert_cmpuint (2 * sums->n_nodes[kind], >=, sums->n_looks);
    }
  g_test_message (
      "%u looks, %u steps undone, %u states seen again, %.0f bytes a map, %u properties",
      sums->n_looks, sums->n_undone, sums->n_returns, (double)sums->n_bytes / sums->n_looks,
      jw_random_editor_get_n_properties (editor));
  g_assert_cmpuint (jw_random_editor_get_n_properties (editor), ==, count_all_properties ());
  g_assert_cmpuint (sums->n_nodes[JW_KIND_CARD], >, 20 * sums->n_looks);
  g_assert_cmpuint (sums->n_bytes, >, 5000 * sums->n_looks);
  g_assert_cmpuint (sums->n_undone, >, n_edits / 3);
  g_assert_cmpuint (sums->n_looks, >, n_edits / MAX_GAP);
  g_assert_cmpuint (sums->n_returns, >, sums->n_looks / 2);
}

static guint
read_number (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint)g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* JW_RANDOM_EDITS=1000000 does more of them, JW_RANDOM_SEED=7 others. */
static void
test_random_edits (void)
{
  g_autoptr (JwRandomEditor) editor = jw_random_editor_new ();
  guint n_edits = read_number ("JW_RANDOM_EDITS", 100000);
  guint32 seed = read_number ("JW_RANDOM_SEED", 1);
  Sums sums = { 0 };

  for (guint i = 0; i < N_MAPS; i++)
    edit_map (editor, seed + i, n_edits / N_MAPS, &sums);
  assert_not_trivial (editor, &sums, n_edits);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/random-edits", test_random_edits);
  return g_test_run ();
}
