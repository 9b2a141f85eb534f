#include "model/node/kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/lane.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/map.h"
#include "model/measure.h"
#include "model/path.h"
#include "model/persona.h"
#include "model/phase.h"
#include "model/picture.h"
#include "model/point.h"
#include "model/stage.h"
#include "model/step.h"

/* The one list of all classes of node. */
static const struct
{
  GType (*get_type) (void);
  const char *label;
  const char *delete_label;
} kinds[JW_N_KINDS] = {
  [JW_KIND_MAP] = { jw_map_get_type, N_ ("Map"), NULL },
  [JW_KIND_PERSONA] = { jw_persona_get_type, N_ ("Persona"), N_ ("Delete persona") },
  [JW_KIND_STAGE] = { jw_stage_get_type, N_ ("Stage"), N_ ("Delete stage") },
  [JW_KIND_LANE] = { jw_lane_get_type, N_ ("Lane"), N_ ("Delete lane") },
  [JW_KIND_CARD] = { jw_card_get_type, N_ ("Card"), N_ ("Delete card") },
  [JW_KIND_CURVE] = { jw_curve_get_type, N_ ("Emotion curve"), N_ ("Delete emotion curve") },
  [JW_KIND_POINT] = { jw_point_get_type, N_ ("Feeling"), N_ ("Delete feeling") },
  [JW_KIND_MEASURE] = { jw_measure_get_type, N_ ("Number"), N_ ("Delete number") },
  [JW_KIND_PHASE] = { jw_phase_get_type, N_ ("Phase"), N_ ("Delete phase") },
  [JW_KIND_STEP] = { jw_step_get_type, N_ ("Step"), N_ ("Delete step") },
  [JW_KIND_PATH] = { jw_path_get_type, N_ ("Path"), N_ ("Delete path") },
  [JW_KIND_LEG] = { jw_leg_get_type, N_ ("Leg of a path"), N_ ("Delete leg") },
  [JW_KIND_PICTURE] = { jw_picture_get_type, N_ ("Picture"), N_ ("Delete picture") },
  [JW_KIND_LINK] = { jw_link_get_type, N_ ("Link"), N_ ("Delete link") },
};

GType
jw_kind_get_type (JwKind kind)
{
  g_return_val_if_fail (kind < JW_N_KINDS, G_TYPE_INVALID);
  return kinds[kind].get_type ();
}

JwNodeClass *
jw_kind_get_class (JwKind kind)
{
  GType type = jw_kind_get_type (kind);
  gpointer klass = g_type_class_peek (type);

  /* Classes of static types are never unloaded, so the reference may be dropped at once. */
  if (klass == NULL)
    {
      klass = g_type_class_ref (type);
      g_type_class_unref (klass);
      klass = g_type_class_peek (type);
    }
  return klass;
}

guint
jw_kind_get_limit (JwKind kind)
{
  if (kind == JW_KIND_STAGE)
    return JW_MAX_STAGES;
  return kind == JW_KIND_LANE ? JW_MAX_LANES : JW_MAX_CARDS;
}

gboolean
jw_kind_from_element (const char *element, JwKind *kind)
{
  for (JwKind k = 0; k < JW_N_KINDS; k++)
    if (strcmp (jw_kind_get_class (k)->element, element) == 0)
      {
        *kind = k;
        return TRUE;
      }
  return FALSE;
}

const char *
jw_kind_get_label (JwKind kind)
{
  g_return_val_if_fail (kind < JW_N_KINDS, NULL);
  return _ (kinds[kind].label);
}

const char *
jw_kind_get_delete_label (JwKind kind)
{
  g_return_val_if_fail (kind > JW_KIND_MAP && kind < JW_N_KINDS, NULL);
  return _ (kinds[kind].delete_label);
}
