#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/persona.h"
#include "model/picture-data.h"
#include "model/picture.h"

int
jw_node_get_picture_property (JwNode *node)
{
  switch (jw_node_get_kind (node))
    {
    case JW_KIND_MAP:
      return JW_MAP_LOGO;
    case JW_KIND_PERSONA:
      return JW_PERSONA_PICTURE;
    case JW_KIND_CARD:
      return JW_CARD_PICTURE;
    case JW_KIND_PHASE:
    case JW_KIND_STAGE:
    case JW_KIND_STEP:
    case JW_KIND_LANE:
    case JW_KIND_CURVE:
    case JW_KIND_POINT:
    case JW_KIND_MEASURE:
    case JW_KIND_LINK:
    case JW_KIND_PATH:
    case JW_KIND_LEG:
    case JW_KIND_PICTURE:
    case JW_N_KINDS:
    default:
      return -1;
    }
}

typedef struct
{
  const char *id;
  guint n;
} Uses;

static void
count_uses (JwNode *node, gpointer data)
{
  Uses *uses = data;
  int property = jw_node_get_picture_property (node);

  if (property >= 0 && g_strcmp0 (jw_node_get_string (node, (guint)property), uses->id) == 0)
    uses->n++;
}

/* A picture that nothing shows any more would only make the file heavy. */
static gboolean
remove_unused (JwMap *map, JwNode *picture, GError **error)
{
  Uses uses = { picture != NULL ? jw_node_get_id (picture) : NULL, 0 };

  if (picture == NULL)
    return TRUE;
  count_uses (JW_NODE (map), &uses);
  jw_node_visit (JW_NODE (map), count_uses, &uses);
  return uses.n > 0 || jw_edit_remove (picture, error);
}

static JwNode *
insert_picture (JwMap *map, GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  g_autofree char *base64 = g_base64_encode (data, length);
  JwNode *picture = jw_edit_insert (JW_NODE (map), JW_KIND_PICTURE, G_MAXUINT, error);

  if (picture == NULL || !jw_edit_set_string (picture, JW_PICTURE_DATA, base64, error))
    return NULL;
  /* A name is worth keeping, but no reason to refuse a picture. */
  if (name != NULL)
    jw_edit_set_string (picture, JW_PICTURE_NAME, name, NULL);
  return picture;
}

static gboolean
can_have_picture (JwNode *node, GError **error)
{
  if (!jw_edit_is_on_map (node, error))
    return FALSE;
  if (jw_node_get_picture_property (node) >= 0)
    return TRUE;
  g_set_error_literal (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
                       _ ("Only a card, a persona and the map itself have a picture. Select one of "
                          "them."));
  return FALSE;
}

JwNode *
jw_edit_set_picture (JwNode *node, GBytes *bytes, const char *name, GError **error)
{
  JwMap *map = jw_node_get_map (node);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  JwNode *picture, *before;
  guint property;

  if (!can_have_picture (node, error))
    return NULL;
  property = (guint)jw_node_get_picture_property (node);
  /* From the header, before twice as much is made of it. */
  if (!jw_picture_check (data, length, NULL, error))
    {
      /* Translators: the name of a property ("Picture"), then what is wrong with its new value */
      g_prefix_error (error, _ ("%s: "), _ (jw_node_get_property_row (node, property)->label));
      return NULL;
    }
  before = jw_map_find (map, jw_node_get_string (node, property));
  jw_edit_begin (map, before != NULL ? _ ("Replace picture") : _ ("Add picture"));
  picture = insert_picture (map, bytes, name, error);
  return jw_edit_finish (map,
                         picture != NULL &&
                             jw_edit_set_string (node, property, jw_node_get_id (picture), error) &&
                             remove_unused (map, before, error))
             ? picture
             : NULL;
}

gboolean
jw_edit_remove_picture (JwNode *node, GError **error)
{
  JwMap *map = jw_node_get_map (node);
  JwNode *before;
  guint property;

  if (!can_have_picture (node, error))
    return FALSE;
  property = (guint)jw_node_get_picture_property (node);
  before = jw_map_find (map, jw_node_get_string (node, property));
  jw_edit_begin (map, _ ("Remove picture"));
  return jw_edit_finish (map, jw_edit_unset (node, property, error) &&
                                  remove_unused (map, before, error));
}
