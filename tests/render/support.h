#pragma once

#include "model/map.h"
#include "render/fonts.h"
#include "render/layout.h"
#include "render/scene-private.h"

G_BEGIN_DECLS

/* The five-stage sample that the program ships. */
JwMap *jw_test_read_sample (void);
/* Another one that it ships, by its name without the ending. */
JwMap *jw_test_read_named_sample (const char *name);
/* A map out of the body of a file: what stands between <journey …> and </journey>. */
JwMap *jw_test_read_body (const char *attributes, const char *body);
/* A map with a lane of every drawn type, random texts (long ones, long words, several scripts),
 * feelings with gaps, numbers and links; the same for the same seed. */
JwMap *jw_test_make_random_map (guint32 seed, guint n_stages, guint most_cards);
/* The first stage, lane or other child of a kind and name; aborts without it. */
JwNode *jw_test_find_named (JwMap *map, JwKind kind, guint property, const char *value);

JwScene *jw_test_layout (JwMap *map);

/**
 * JwTestLine:
 *
 * One painted line of text, on the sheet.
 */
typedef struct
{
  JwRect rect;
  const JwItem *item;
  JwRect item_rect;
  const JwSceneRow *row;
  double row_y;
  const char *string;
} JwTestLine;

/* All lines of text of a scene. Free with g_array_unref(). */
GArray *jw_test_list_lines (JwScene *scene);
/* Where the main item of a node stands; fails the test if it has none. */
JwRect jw_test_get_bounds (JwScene *scene, const char *node_id);
/* All items of a kind, as views. */
GPtrArray *jw_test_list_kind (JwScene *scene, JwItemKind kind);
gboolean jw_test_rects_overlap (const JwRect *a, const JwRect *b, double tolerance);
/* Fails the test if two lines of text overlap, one leaves its card, row or the sheet, or a quote
 * meets a curve or a marker. */
void jw_test_assert_clean (JwScene *scene);

/* A scene painted at a scale onto a new picture. */
cairo_surface_t *jw_test_paint (JwScene *scene, double scale);
/* Fails the test unless two pictures are the same, bit by bit; or but for so much of 255. */
void jw_test_assert_like_picture (cairo_surface_t *a, cairo_surface_t *b, guint tolerance);
void jw_test_assert_same_picture (cairo_surface_t *a, cairo_surface_t *b);
/* How much two pictures of one size differ: the mean over all channels, of 255. */
double jw_test_get_difference (cairo_surface_t *a, cairo_surface_t *b);
/* Fails the test unless the part of a scene between two places, painted alone, is that of the
 * whole. */
void jw_test_assert_parts_like_whole (JwScene *scene, double left, double right);
/* The same of the ink in each column of pixels, whatever its height: the mean, of 255. */
double jw_test_get_column_difference (cairo_surface_t *a, cairo_surface_t *b);
/* A PNG as cairo's own reader reads it. */
cairo_surface_t *jw_test_read_png (GBytes *bytes);

G_END_DECLS
