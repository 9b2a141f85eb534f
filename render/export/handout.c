#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/persona.h"
#include "model/stage.h"
#include "render/export/answers.h"
#include "render/export/describe.h"

typedef struct
{
  JwMap *map;
  JwFlow *flow;
} Handout;

static const char *
get_words (JwNode *node, guint property)
{
  const char *words = jw_node_get_string (node, property);

  return words != NULL && *words != '\0' ? words : NULL;
}

/* A page is begun by the first note that stands on it. */
static void
need_page (Handout *handout, gboolean *is_begun, const char *title)
{
  if (!*is_begun)
    jw_flow_begin_page (handout->flow, title);
  *is_begun = TRUE;
}

static void
add_note (Handout *handout, const char *name, const char *note)
{
  if (name != NULL)
    jw_flow_add (handout->flow, JW_FLOW_HEADING, name);
  jw_flow_add (handout->flow, JW_FLOW_BODY, note);
}

/* What is noted of the map, its personas and its lanes. */
static void
add_map_notes (Handout *handout)
{
  static const struct
  {
    JwKind kind;
    guint name, note;
  } kinds[] = { { JW_KIND_PERSONA, JW_PERSONA_NAME, JW_PERSONA_NOTE },
                { JW_KIND_LANE, JW_LANE_NAME, JW_LANE_NOTE } };
  JwNode *map = JW_NODE (handout->map);
  const char *note = get_words (map, JW_MAP_NOTE), *title = _ ("Notes on the map");
  gboolean is_begun = FALSE;

  if (note != NULL)
    {
      need_page (handout, &is_begun, title);
      add_note (handout, NULL, note);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (JwNode *node = jw_node_get_first_child (map, kinds[i].kind); node != NULL;
         node = jw_node_get_next (node))
      if (get_words (node, kinds[i].note) != NULL)
        {
          need_page (handout, &is_begun, title);
          add_note (handout, get_words (node, kinds[i].name), get_words (node, kinds[i].note));
        }
  jw_flow_end_page (handout->flow);
}

/* Notes of the cards of a cell, under the name of their lane. */
static void
add_cell_notes (Handout *handout,
                JwNode *lane,
                JwNode *stage,
                gboolean *is_begun,
                const char *title)
{
  guint n = jw_map_get_n_cell_cards (handout->map, lane, stage);
  gboolean is_named = FALSE;

  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_map_get_cell_card (handout->map, lane, stage, i);
      const char *note = get_words (card, JW_CARD_NOTE);
      g_autofree char *name =
          note != NULL ? jw_describe_card (handout->map, jw_node_get_id (card)) : NULL;

      if (note == NULL)
        continue;
      need_page (handout, is_begun, title);
      if (!is_named)
        jw_flow_add (handout->flow, JW_FLOW_HEADING, jw_lane_get_shown_name (lane));
      is_named = TRUE;
      jw_flow_add (handout->flow, JW_FLOW_STRONG, name);
      jw_flow_add (handout->flow, JW_FLOW_BODY, note);
    }
}

static void
add_stage_notes_cb (JwNode *stage, gpointer data)
{
  Handout *handout = data;
  const char *name = get_words (stage, JW_STAGE_NAME);
  g_autofree char *title = g_strdup_printf (
      _ ("Notes on stage %u: %s"), jw_node_get_position (stage) + 1, name != NULL ? name : "–");
  gboolean is_begun = FALSE;

  if (get_words (stage, JW_STAGE_NOTE) != NULL)
    {
      need_page (handout, &is_begun, title);
      add_note (handout, NULL, get_words (stage, JW_STAGE_NOTE));
    }
  for (JwNode *lane = jw_node_get_first_child (JW_NODE (handout->map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    add_cell_notes (handout, lane, stage, &is_begun, title);
  jw_flow_end_page (handout->flow);
}

GBytes *
jw_export_handout (JwMap *map, JwPage *page, GError **error)
{
  const char *title = jw_node_get_string (JW_NODE (map), JW_MAP_TITLE);
  g_autoptr (JwPdf) pdf = jw_pdf_new (map, page);
  g_autoptr (JwFlow) flow = jw_flow_new (pdf, page, title != NULL ? title : "");
  Handout handout = { map, flow };

  jw_pdf_add_map (pdf, map, page, "1");
  add_map_notes (&handout);
  if (!jw_stages_add (pdf, map, page, add_stage_notes_cb, &handout, error))
    return NULL;
  jw_answers_add (map, flow);
  jw_flow_end_page (flow);
  return jw_pdf_finish (pdf, error);
}
