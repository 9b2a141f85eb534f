/* What other programs put on the clipboard: pasted into a map, which is then saved, drawn, copied
 * from, and undone to what it was. The first byte chooses how and where. */

#include <string.h>

#include "model/clip/clip.h"
#include "model/edit.h"
#include "model/file/writer.h"
#include "tests/fuzz/fuzz-check.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutate-xml.h"

/* Bits of the first byte. */
#define IS_TEXT 0x01
#define HAS_LANE 0x02
#define HAS_STAGE 0x04
#define HAS_INDEX 0x08
#define GET_MAP(byte) ((byte) >> 4 & 3)
#define GET_LANE(byte) ((byte) >> 6 & 3)

static GStrv
paste (JwMap *map, guint8 how, const guint8 *data, gsize size, GError **error)
{
  JwNode *root = JW_NODE (map);
  guint n_lanes = jw_node_get_n_children (root, JW_KIND_LANE);
  JwNode *lane =
      n_lanes > 0 ? jw_node_get_child (root, JW_KIND_LANE, GET_LANE (how) % n_lanes) : NULL;
  JwNode *stage = jw_node_get_first_child (root, JW_KIND_STAGE);
  guint index = how & HAS_INDEX ? 1 : G_MAXUINT;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);

  if (!(how & IS_TEXT))
    return jw_clip_paste (map, bytes, how & HAS_LANE ? lane : NULL, how & HAS_STAGE ? stage : NULL,
                          index, error);
  /* The window pastes text only where there is a cell. */
  return lane != NULL && stage != NULL ? jw_clip_paste_text (map, text, lane, stage, index, error)
                                       : NULL;
}

/* What was pasted can be copied, and that pasted again. */
static void
copy_on (JwMap *map, const char *const *ids)
{
  g_autofree char *text = jw_clip_to_text (map, ids);
  g_autofree char *table = jw_clip_to_table (map, ids);
  g_autoptr (GBytes) copied = jw_clip_copy (map, ids, NULL);
  g_auto (GStrv) again = NULL;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (table, -1, NULL));
  if (copied != NULL)
    again = jw_clip_paste (map, copied, NULL, NULL, G_MAXUINT, NULL);
}

/* What the map is as a file, which is the same for all inputs. */
static GBytes *
get_before (guint8 choice, JwMap *map)
{
  static GBytes *before[JW_FUZZ_N_MAPS];

  if (before[choice] == NULL)
    before[choice] = jw_writer_write (map, NULL);
  return before[choice];
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint8 how = size > 0 ? data[0] : 0;
  g_autoptr (JwMap) map = jw_fuzz_make_map (GET_MAP (how));
  GBytes *before = get_before (GET_MAP (how), map);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  if (size == 0)
    return 0;
  ids = paste (map, how, data + 1, size - 1, &error);
  g_assert_true (ids == NULL || error == NULL);
  if (ids != NULL && ids[0] != NULL)
    {
      jw_fuzz_check_map (map);
      jw_fuzz_draw_map (map, data, size);
      copy_on (map, (const char *const *)ids);
      jw_fuzz_check_map (map);
    }
  while (jw_map_can_undo (map))
    jw_map_undo (map);
  after = jw_writer_write (map, NULL);
  g_assert_true (g_bytes_equal (before, after));
  return 0;
}

gsize
LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed)
{
  if (size < 2 || data[0] & IS_TEXT || seed % 16 == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  return 1 + jw_mutate_xml (data + 1, size - 1, max_size - 1, seed / 16, LLVMFuzzerMutate);
}
