#include <string.h>

#include "model/stage.h"
#include "render/layout/layout-private.h"
#include "render/layout/words.h"

/* Languages that are written from right to left, by the first part of their tags (BCP 47). */
static const char *const backward[] = { "ar", "arc", "ckb", "dv",      "fa",  "he",
                                        "iw", "ji",  "ks",  "ku-arab", "nqo", "prs",
                                        "ps", "sd",  "syr", "ug",      "ur",  "yi" };

static gboolean
is_backward_language (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (backward); i++)
    {
      gsize length = strlen (backward[i]);

      if (g_ascii_strncasecmp (tag, backward[i], length) == 0 &&
          (tag[length] == '\0' || tag[length] == '-' || tag[length] == '_'))
        return TRUE;
    }
  return FALSE;
}

static int
vote_all (JwMap *map, JwKind kind, guint property)
{
  int sum = 0;

  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), kind); node != NULL;
       node = jw_node_get_next (node))
    sum += jw_words_get_direction (jw_node_get_string (node, property));
  return sum;
}

gboolean
jw_layout_is_right_to_left (JwMap *map)
{
  const char *language = jw_node_get_string (JW_NODE (map), JW_MAP_LANGUAGE);

  if (language != NULL && *language != '\0')
    return is_backward_language (language);
  return jw_words_get_direction (jw_node_get_string (JW_NODE (map), JW_MAP_TITLE)) +
             vote_all (map, JW_KIND_STAGE, JW_STAGE_NAME) +
             vote_all (map, JW_KIND_LANE, JW_LANE_NAME) <
         0;
}

void
jw_layout_finish_group (JwLayout *layout, JwGroup *group, double width)
{
  if (layout->is_mirrored)
    jw_group_mirror (group, width);
  jw_group_seal (group);
}
