#pragma once

#include "model/recovery/recovery.h"

G_BEGIN_DECLS

/* A folder for the records of a test; to be deleted, and freed with g_free(). */
char *jw_test_make_root (void);
void jw_test_delete_tree (const char *path);
/* Both are written as the same bytes. */
void jw_test_assert_same (JwMap *a, JwMap *b);
/* With a record that has begun. */
JwRecovery *jw_test_keep (JwRecoveryStore *store, JwMap *map, GFile *file);
/* Until nothing is left to do, such as a record that is begun in turns. */
void jw_test_run_idle (void);
/* A record as a crash leaves it, with @n edits. */
void jw_test_leave_record (const char *root, guint n);
/* The one map that is lost; of the array. */
JwLostMap *jw_test_get_only (GPtrArray *lost);

G_END_DECLS
