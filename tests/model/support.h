#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* What the tests of the model share. Maps made here have seeded ids and an empty history. */

/* A map with nothing on it. */
JwMap *jw_test_new_map (void);
/* Three stages, a lane of each type, a persona; in each stage two touchpoints, one pain point, a
 * feeling and a number; one link. */
JwMap *jw_test_new_filled_map (void);
/* The sample of the mugs, as it is shipped. */
JwMap *jw_test_load_sample (void);
JwNode *jw_test_get_stage (JwMap *map, guint position);
/* The first lane of a type. */
JwNode *jw_test_get_lane (JwMap *map, int type);

/* Everything that is on the map as text, to be compared with another moment's. */
char *jw_test_dump (JwMap *map);
#define jw_test_assert_dump(map, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *dump_now = jw_test_dump (map);                                                \
    g_assert_cmpstr (dump_now, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END

/* Aborts if a node names one that is not there or is of another kind, lacks a property that it
 * must have, holds a value that its own table refuses, or stands where it does not say it does. */
void jw_test_assert_consistent (JwMap *map);

/* Calls @visit for every node on the map but the map itself, parents first. */
typedef void (*JwTestVisit) (JwNode *node, gpointer data);
void jw_test_visit (JwNode *node, JwTestVisit visit, gpointer data);

/**
 * JwTestMirror:
 *
 * A copy of a list that learns only what "items-changed" says, as a widget does. It aborts when a
 * signal does not fit what it knew.
 */
typedef struct
{
  GListModel *model;
  GPtrArray *items;
  guint n_signals;
  gulong handler;
} JwTestMirror;

JwTestMirror *jw_test_mirror_new (GListModel *model);
void jw_test_mirror_free (JwTestMirror *mirror);
void jw_test_mirror_assert_equal (JwTestMirror *mirror);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTestMirror, jw_test_mirror_free)

G_END_DECLS
