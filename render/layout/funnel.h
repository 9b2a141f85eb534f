#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwFunnel:
 *
 * The numbers of a lane, by stage, and the shares that go on. Shares are told only where they make
 * sense: whole numbers that never rise from stage to stage, as of people who go on.
 *
 * @measures: by stage, or %NULL
 * @shares: of stage i that reaches stage i + 1, from 0 to 1, or -1
 * @lowest: the stage with the lowest share, or -1 where there are not two to compare
 */
typedef struct
{
  guint n;
  JwNode **measures;
  double *shares;
  int lowest;
  gboolean has_shares;
} JwFunnel;

/* Takes @measures over, an array of @n. */
JwFunnel *jw_funnel_new (JwNode **measures, guint n);
/* The nodes are the map's. */
void jw_funnel_free (JwFunnel *funnel);
/* How many do not go on from a stage that has a share. */
double jw_funnel_get_lost (JwFunnel *funnel, guint stage);

/* "12,400", "3.5", "−2": the same in every locale. Free with g_free(). */
char *jw_funnel_format_value (double value);
/* "32 %", "8.0 %": one digit more where the share is small. Free with g_free(). */
char *jw_funnel_format_share (double share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwFunnel, jw_funnel_free)

G_END_DECLS
