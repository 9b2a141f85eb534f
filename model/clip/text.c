#include <string.h>

#include "model/card.h"
#include "model/clip/clip-private.h"
#include "model/lane.h"
#include "model/persona.h"
#include "model/stage.h"

/* What a node says, in one line. */
static char *
get_line (JwNode *node, JwKind kind)
{
  static const struct
  {
    JwKind kind;
    guint property;
  } words[] = {
    { JW_KIND_CARD, JW_CARD_TEXT },
    { JW_KIND_STAGE, JW_STAGE_NAME },
    { JW_KIND_LANE, JW_LANE_NAME },
    { JW_KIND_PERSONA, JW_PERSONA_NAME },
  };
  const char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == kind)
      text = jw_node_get_string (node, words[i].property);
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n", ' ');
}

char *
jw_clip_to_text (JwMap *map, const char *const *ids)
{
  JwKind kind = JW_KIND_MAP;
  g_autoptr (GPtrArray) nodes = jw_clip_collect (map, ids, &kind);
  GString *text = g_string_new (NULL);

  /* One card alone is what was typed, line breaks and a "-" in front included: it is pasted into a
   * mail or a document, as text is that was copied within a card. Only several are a column to a
   * spreadsheet, which would compute what looks like a formula. */
  if (nodes->len == 1 && kind == JW_KIND_CARD)
    {
      const char *only = jw_node_get_string (g_ptr_array_index (nodes, 0), JW_CARD_TEXT);

      g_string_append (text, only != NULL ? only : "");
      return g_string_free (text, FALSE);
    }
  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *line = get_line (g_ptr_array_index (nodes, i), kind);
      g_autofree char *cell = nodes->len > 1 ? jw_table_write_line (line) : g_strdup (line);

      g_string_append_printf (text, "%s\n", cell);
    }
  return g_string_free (text, FALSE);
}

/* How a table is written: what stands before its rows and behind them, about a row, between two
 * cells and about a cell, how a cell's text is, and of how many cells it is one. */
typedef struct
{
  const char *begin, *row_begin, *cell_begin, *cell_end, *between, *row_end, *end;
  char *(*write) (const char *text);
  guint least_cells;
} TableForm;

static const TableForm tabs = { "", "", "", "", "\t", "\n", "", jw_table_write_field, 1 };
static const TableForm html = { "<meta charset=\"utf-8\"><table>",
                                "<tr>",
                                "<td>",
                                "</td>",
                                "",
                                "</tr>",
                                "</table>",
                                jw_table_write_html,
                                2 };

static void
append_cell (GString *table, const TableForm *form, GPtrArray *cards, JwNode *lane, JwNode *stage)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autofree char *field = NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      JwNode *card = g_ptr_array_index (cards, i);
      const char *text = jw_node_get_string (card, JW_CARD_TEXT);

      if (jw_card_get_lane (card) == lane && jw_card_get_stage (card) == stage && text != NULL)
        g_string_append_printf (cell, "%s%s", cell->len > 0 ? "\n" : "", text);
    }
  field = form->write (cell->str);
  g_string_append_printf (table, "%s%s%s", form->cell_begin, field, form->cell_end);
}

/* A row a lane and a column a stage, in the order of the map; %NULL for too few cells. */
static char *
write_table (GPtrArray *cards, const TableForm *form)
{
  g_autoptr (GPtrArray) lanes = jw_clip_collect_places (cards, JW_CARD_LANE);
  g_autoptr (GPtrArray) stages = jw_clip_collect_places (cards, JW_CARD_STAGE);
  GString *table;

  if (lanes->len * stages->len < form->least_cells)
    return NULL;
  table = g_string_new (form->begin);
  for (guint row = 0; row < lanes->len; row++)
    {
      g_string_append (table, form->row_begin);
      for (guint column = 0; column < stages->len; column++)
        {
          g_string_append (table, column > 0 ? form->between : "");
          append_cell (table, form, cards, g_ptr_array_index (lanes, row),
                       g_ptr_array_index (stages, column));
        }
      g_string_append (table, form->row_end);
    }
  g_string_append (table, form->end);
  return g_string_free (table, FALSE);
}

char *
jw_clip_to_table (JwMap *map, const char *const *ids)
{
  JwKind kind = JW_KIND_MAP;
  g_autoptr (GPtrArray) cards = jw_clip_collect (map, ids, &kind);

  if (kind != JW_KIND_CARD || cards->len == 1)
    return jw_clip_to_text (map, ids);
  return write_table (cards, &tabs);
}

char *
jw_clip_to_html (JwMap *map, const char *const *ids)
{
  JwKind kind = JW_KIND_MAP;
  g_autoptr (GPtrArray) cards = jw_clip_collect (map, ids, &kind);

  return kind == JW_KIND_CARD ? write_table (cards, &html) : NULL;
}
