#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwTestShadow:
 *
 * A second map that learns only what JwMap::changed says: which nodes are there, under whom, with
 * which values. What the signal forgets to tell shows as a difference.
 */
typedef struct _JwTestShadow JwTestShadow;

JwTestShadow *jw_test_shadow_new (JwMap *map);
void jw_test_shadow_free (JwTestShadow *shadow);
void jw_test_shadow_assert_equal (JwTestShadow *shadow);
/* How often the map told of a change. */
guint jw_test_shadow_get_n_signals (JwTestShadow *shadow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTestShadow, jw_test_shadow_free)

G_END_DECLS
