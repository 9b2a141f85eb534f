#pragma once

#include "render/export/page-private.h"
#include "render/preflight/preflight.h"

G_BEGIN_DECLS

/**
 * JwLook:
 * @least_type: of all texts but the foot, in points on the paper; 0 without texts
 * @n_small: how many texts are below JW_PREFLIGHT_TYPE; @small is the smallest
 * @n_cut: how many reach out; @cut is the first
 * @n_unknown: how many hold letters that no typeface has; @unknown is the first
 * @n_coarse: how many pictures are below JW_PREFLIGHT_DPI; @coarse is the id of the coarsest
 *
 * What was seen on sheets. Texts and ids are copies.
 */
typedef struct
{
  double least_type;
  guint n_small;
  char *small;
  guint n_cut;
  char *cut;
  guint n_unknown;
  char *unknown;
  double least_dpi;
  guint n_coarse;
  char *coarse;
} JwLook;

/* Adds what is seen on a scene that stands on paper at a scale. */
void jw_look_add (JwLook *look, JwScene *scene, double scale);
/* Frees the texts. */
void jw_look_clear (JwLook *look);

/* Adds those by which the type on the page would be large enough. */
void jw_repair_type (JwMap *map, JwPage *page, GPtrArray *repairs);
/* Adds that which leaves the lane out. */
void jw_repair_lane (JwNode *lane, GPtrArray *repairs);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JwLook, jw_look_clear)

G_END_DECLS
