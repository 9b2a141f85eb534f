#include "tests/recovery/records.h"

#include <glib/gstdio.h>

#include "model/file/writer.h"
#include "tests/recovery/edits.h"

char *
jw_test_make_root (void)
{
  g_autoptr (GError) error = NULL;
  char *root = g_dir_make_tmp ("jw-recovery-XXXXXX", &error);

  g_assert_no_error (error);
  return root;
}

void
jw_test_delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      jw_test_delete_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
jw_test_assert_same (JwMap *a, JwMap *b)
{
  g_autoptr (GBytes) first = jw_writer_write (a, NULL);
  g_autoptr (GBytes) second = jw_writer_write (b, NULL);

  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

JwRecovery *
jw_test_keep (JwRecoveryStore *store, JwMap *map, GFile *file)
{
  JwRecovery *recovery = jw_recovery_new (store, map, file);

  g_assert_true (jw_recovery_begin (recovery, NULL));
  return recovery;
}

void
jw_test_run_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
jw_test_leave_record (const char *root, guint n)
{
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (root, NULL);
  g_autoptr (JwMap) map = jw_test_make_map (3);
  g_autoptr (JwRecovery) recovery = jw_test_keep (store, map, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 1; i <= n; i++)
    jw_test_do_edit (map, random, i);
  g_assert_true (jw_recovery_sync (recovery, NULL));
}

JwLostMap *
jw_test_get_only (GPtrArray *lost)
{
  g_assert_cmpuint (lost->len, ==, 1);
  return g_ptr_array_index (lost, 0);
}
