#pragma once

#include "model/map.h"
#include "tests/ui/driver.h"

G_BEGIN_DECLS

/**
 * Fixture:
 *
 * A window with a small map: stages One, Two, Three; lanes of touchpoints (t), emotion (e), pain
 * points (p) and numbers (n). In (t, One) stand the cards "First" and "Second", in (t, Two)
 * "Third"; (e, One) has a feeling of 1.0 with the quote "Nice"; all other cells are empty.
 */
typedef struct
{
  JwMap *map;
  JwNode *stages[3];
  JwNode *touchpoints, *emotion, *pains, *numbers;
  JwNode *first, *second, *third;
  JwNode *point;
  JwDriver *driver;
  JwCanvas *canvas;
} Fixture;

/* The map alone, without a window. */
void fixture_fill (Fixture *self);
void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
/* Runs a test with the fixture. */
void fixture_add (const char *path, void (*test) (Fixture *self, gconstpointer data));

const char *fixture_get_text (JwNode *card);
/* The card at a place in a cell; fails the test if there is none. */
JwNode *fixture_get_card (Fixture *self, JwNode *lane, JwNode *stage, guint index);
guint fixture_get_n_cards (Fixture *self, JwNode *lane, JwNode *stage);
void fixture_click (Fixture *self, JwNode *node, int n_presses, GdkModifierType state);
void fixture_assert_selected (Fixture *self, JwNode *node);

G_END_DECLS
