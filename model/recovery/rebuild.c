#include "model/recovery/rebuild.h"

#include "model/edit/edit-private.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/map-private.h"
#include "model/node/unknown.h"
#include "model/recovery/delta.h"

/* Does the kept changes to the map, up to the first that is damaged. */
static void
replay (JwMap *map, GPtrArray *records)
{
  jw_map_begin_load (map);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GVariant) delta = g_variant_ref_sink (g_variant_new_from_bytes (
          G_VARIANT_TYPE (JW_DELTA_TYPE), g_ptr_array_index (records, i), FALSE));

      if (!g_variant_is_normal_form (delta) || !jw_delta_apply (map, delta, NULL))
        break;
    }
  jw_map_set_size (map, 0);
  jw_map_end_load (map);
}

static void
forget_unknown (JwNode *node, gpointer data)
{
  jw_unknown_forget (node);
}

static JwMap *
reread (JwMap *map)
{
  g_autoptr (GBytes) bytes = jw_writer_write (map, NULL);

  return bytes != NULL ? jw_reader_read_bytes (bytes, NULL, NULL) : NULL;
}

/* A record that does not fit leaves what it did up to there, such as a card without a lane. What
 * mends a damaged file mends that, too: otherwise the map could not be saved. If it is what this
 * version does not know that is damaged, that is let go. */
static JwMap *
mend (JwMap *map)
{
  JwMap *mended = reread (map);

  if (mended == NULL)
    {
      jw_unknown_forget (JW_NODE (map));
      jw_node_visit (JW_NODE (map), forget_unknown, NULL);
      mended = reread (map);
    }
  if (mended == NULL)
    return map;
  g_object_unref (map);
  return mended;
}

JwMap *
jw_rebuild_map (GBytes *base, GPtrArray *records, GError **error)
{
  JwMap *map = jw_reader_read_bytes (base, NULL, error);

  if (map == NULL)
    return NULL;
  replay (map, records);
  map = mend (map);
  /* No state that the map can come to is one that is saved. */
  jw_map_mark_saved_state (map, G_MAXUINT64);
  return map;
}
