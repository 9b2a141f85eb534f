#include "model/card.h"
#include "model/clip/clip-private.h"

/* Each card of the cell is a line of it. */
static void
append_cell (GString *html, GPtrArray *cards, JwNode *lane, JwNode *stage)
{
  g_string_append (html, "<td>");
  for (guint i = 0, n = 0; i < cards->len; i++)
    {
      JwNode *card = g_ptr_array_index (cards, i);
      const char *text = jw_node_get_string (card, JW_CARD_TEXT);
      g_autofree char *words = NULL;
      g_autofree char *escaped = NULL;
      g_auto (GStrv) lines = NULL;

      if (jw_card_get_lane (card) != lane || jw_card_get_stage (card) != stage || text == NULL)
        continue;
      words = jw_table_write_line (text);
      escaped = g_markup_escape_text (words, -1);
      lines = g_strsplit (escaped, "\n", -1);
      g_string_append (html, n++ > 0 ? "<br>" : "");
      for (guint k = 0; lines[k] != NULL; k++)
        g_string_append_printf (html, "%s%s", k > 0 ? "<br>" : "", lines[k]);
    }
  g_string_append (html, "</td>");
}

char *
jw_clip_to_html (JwMap *map, const char *const *ids)
{
  JwKind kind = JW_KIND_MAP;
  g_autoptr (GPtrArray) cards = jw_clip_collect (map, ids, &kind);
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  GString *html;

  if (kind != JW_KIND_CARD)
    return NULL;
  lanes = jw_clip_collect_places (cards, JW_CARD_LANE);
  stages = jw_clip_collect_places (cards, JW_CARD_STAGE);
  if (lanes->len * stages->len < 2)
    return NULL;
  html = g_string_new ("<meta charset=\"utf-8\"><table>");
  for (guint row = 0; row < lanes->len; row++)
    {
      g_string_append (html, "<tr>");
      for (guint column = 0; column < stages->len; column++)
        append_cell (html, cards, g_ptr_array_index (lanes, row),
                     g_ptr_array_index (stages, column));
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</table>");
  /* HTML before 5 has no name for it. */
  g_string_replace (html, "&apos;", "&#39;", 0);
  return g_string_free (html, FALSE);
}
