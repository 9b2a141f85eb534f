/* A save that is killed at any of its system calls leaves the old version or the new one. */

#include "tests/torture/kill.h"
#include "tests/torture/traced.h"

static const gsize sizes[] = { 1024, 16 * 1024, 256 * 1024, 2 * 1024 * 1024, 16 * 1024 * 1024 };

/* JW_KILL_POINTS: how many in all; without it each call of a small save and some of a large one. */
static guint
get_wanted_points (void)
{
  const char *wanted = g_getenv ("JW_KILL_POINTS");

  return wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : 0;
}

static guint
choose_stride (gsize size)
{
  if (get_wanted_points () > 0 || size <= 2 * 1024 * 1024)
    return 1;
  return 30;
}

static gboolean
skip_if_impossible (JwVictimShape shape)
{
  if (jw_victim_is_possible (shape))
    return FALSE;
  g_test_skip ("needs two users");
  return TRUE;
}

static char *root;

static void
test_safe (gconstpointer data)
{
  JwVictimShape shape = (JwVictimShape)GPOINTER_TO_UINT (data);
  JwKillResult result = { 0 };

  if (skip_if_impossible (shape))
    return;
  do
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (JwVictim) victim =
            jw_victim_new (root, shape, sizes[i] + result.n_points % 4096);

        jw_kill_at_each_call (victim, jw_victim_save_safely, choose_stride (sizes[i]), &result);
      }
  while (result.n_points < get_wanted_points () / JW_VICTIM_N_SHAPES);
  jw_kill_tell (jw_victim_get_shape_name (shape), &result);
  g_assert_cmpuint (result.n_points, >, 100);
  g_assert_cmpuint (result.n_broken, ==, 0);
  g_assert_cmpuint (result.n_litter, ==, 0);
  g_assert_cmpuint (result.n_old, >, 20);
  g_assert_cmpuint (result.n_saved, >, 5);
}

/* What this test is worth is seen from what it finds in calls that are known to lose data. */
static void
assert_caught (const char *name, JwVictimShape shape, JwVictimSave save)
{
  g_autoptr (JwVictim) victim = jw_victim_new (root, shape, 256 * 1024);
  g_autofree char *what = g_strdup_printf ("%s on a %s", name, jw_victim_get_shape_name (shape));
  JwKillResult result = { 0 };

  jw_kill_at_each_call (victim, save, 1, &result);
  jw_kill_tell (what, &result);
  g_assert_cmpuint (result.n_broken + result.n_litter, >, 0);
}

static void
test_unsafe (void)
{
  if (skip_if_impossible (JW_VICTIM_PLAIN))
    return;
  assert_caught ("g_file_replace_contents()", JW_VICTIM_SYMLINK,
                 jw_victim_save_by_replace_contents);
  assert_caught ("g_file_replace_contents()", JW_VICTIM_HARD_LINK,
                 jw_victim_save_by_replace_contents);
  assert_caught ("g_file_replace_contents()", JW_VICTIM_NEW, jw_victim_save_by_replace_contents);
  assert_caught ("g_file_set_contents()", JW_VICTIM_SYMLINK, jw_victim_save_by_set_contents);
  assert_caught ("g_file_set_contents()", JW_VICTIM_HARD_LINK, jw_victim_save_by_set_contents);
  /* It writes by way of the C library's streams, within which only a tracer stops it. */
  if (!jw_traced_is_permitted ())
    return;
  assert_caught ("xmlSaveFormatFileEnc()", JW_VICTIM_PLAIN, jw_victim_save_by_libxml);
  assert_caught ("xmlSaveFormatFileEnc()", JW_VICTIM_NEW, jw_victim_save_by_libxml);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  root = jw_victim_make_root ();
  g_vfs_get_default (); /* once, and not in each process */
  for (guint i = 0; i < JW_VICTIM_N_SHAPES; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/torture/kill/%s", jw_victim_get_shape_name ((JwVictimShape)i));

      g_test_add_data_func (g_strdelimit (path, " ", '-'), GUINT_TO_POINTER (i), test_safe);
    }
  g_test_add_func ("/torture/kill/unsafe-calls-are-caught", test_unsafe);
  result = g_test_run ();
  jw_victim_delete (root);
  g_free (root);
  return result;
}
