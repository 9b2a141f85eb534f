#include "render/export/pdf-sheet.h"

#include <string.h>

#include "model/card.h"
#include "model/leg.h"
#include "model/link.h"
#include "render/export/describe.h"
#include "render/layout/words.h"
#include "render/painter-private.h"

/* Around the end of an arrow that can be clicked on, in points of the sheet. */
#define ARROW_END 7.0
/* No element: ink that says nothing. */
#define NONE JW_PDF_DOCUMENT

/**
 * Sheet:
 *
 * A scene while it is painted. Elements are made when the first of their ink comes.
 *
 * @is_single: of one stage: headings and lists instead of a table
 * @heads: of the columns; the first one is that of the rail
 * @phases, @next_column: the row over the stages, and its first column without a cell
 * @cells: of @row, as @heads
 * @list: of @cell
 * @card: the last one, whose parts are marked one by one
 * @figure: the last curve, of @figure_id, which may be several strokes
 */
typedef struct
{
  JwPdfTags *tags;
  JwMap *map;
  JwPage *page;
  JwScene *scene;
  cairo_t *cr;
  guint number;
  gboolean is_single;
  JwPdfElement sect, table_head, table_body, phases;
  guint next_column;
  JwPdfElement *heads;
  const JwSceneRow *row;
  JwPdfElement *cells;
  const JwSceneCell *cell;
  JwPdfElement list, card, figure;
  const char *figure_id;
} Sheet;

/* Letters or digits; quotation marks, signs and dots alone are decoration. */
static gboolean
has_words (const JwItem *item)
{
  const char *at = item->text != NULL ? jw_text_get_string (item->text) : "";

  for (; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* The column in which it begins, or -1. */
static int
find_column (Sheet *sheet, const JwItem *item)
{
  double start = sheet->scene->is_mirrored ? item->x + item->width - 1 : item->x + 1;

  return jw_scene_find_column_at (sheet->scene, start);
}

static JwPdfElement
add_figure (Sheet *sheet, JwPdfElement parent, char *words)
{
  JwPdfElement figure = jw_pdf_tags_add (sheet->tags, parent, "Figure");

  jw_pdf_tags_describe (sheet->tags, figure, words);
  g_free (words);
  return figure;
}

/* A row of a table whose first cell is the rail's. */
static void
fill_table_row (Sheet *sheet, JwPdfElement row, gboolean is_head, JwPdfElement *cells)
{
  for (guint i = 0; i <= sheet->scene->columns->n; i++)
    {
      gboolean is_heading = is_head ? i > 0 : i == 0;

      cells[i] = jw_pdf_tags_add (sheet->tags, row, is_heading ? "TH" : "TD");
      if (is_heading)
        jw_pdf_tags_set_scope (sheet->tags, cells[i], !is_head);
    }
}

static void
begin_table (Sheet *sheet)
{
  JwPdfElement table;

  if (sheet->table_head != NONE)
    return;
  table = jw_pdf_tags_add (sheet->tags, sheet->sect, "Table");
  sheet->table_head = jw_pdf_tags_add (sheet->tags, table, "THead");
  sheet->table_body = jw_pdf_tags_add (sheet->tags, table, "TBody");
}

/* Empty cells up to a column of the row of phases. */
static void
fill_phases (Sheet *sheet, guint column)
{
  if (sheet->phases == NONE || sheet->next_column >= column)
    return;
  jw_pdf_tags_set_columns (sheet->tags, jw_pdf_tags_add (sheet->tags, sheet->phases, "TD"),
                           column - sheet->next_column);
  sheet->next_column = column;
}

/* How many columns from the first one what is so wide reaches over. */
static guint
count_columns (Sheet *sheet, guint first, double width)
{
  const JwColumns *columns = sheet->scene->columns;
  guint end = first + 1;

  while (end < columns->n && columns->x[end] < columns->x[first] + width)
    end++;
  return end - first;
}

static JwPdfElement
add_phase (Sheet *sheet, const JwItem *item)
{
  guint first = (guint)MAX (find_column (sheet, item), 0);
  guint n = count_columns (sheet, first, item->width);
  JwPdfElement cell;

  if (sheet->is_single)
    return jw_pdf_tags_add (sheet->tags, sheet->sect, "P");
  begin_table (sheet);
  if (sheet->phases == NONE)
    {
      sheet->phases = jw_pdf_tags_add (sheet->tags, sheet->table_head, "TR");
      jw_pdf_tags_add (sheet->tags, sheet->phases, "TD");
    }
  fill_phases (sheet, first);
  cell = jw_pdf_tags_add (sheet->tags, sheet->phases, "TH");
  jw_pdf_tags_set_scope (sheet->tags, cell, FALSE);
  jw_pdf_tags_set_columns (sheet->tags, cell, n);
  sheet->next_column = first + n;
  return cell;
}

/* What a column's heading is in; of a single stage, the sheet. */
static JwPdfElement
find_head (Sheet *sheet, const JwItem *item)
{
  int column = find_column (sheet, item);

  if (sheet->is_single)
    return sheet->sect;
  begin_table (sheet);
  if (sheet->heads == NULL)
    {
      fill_phases (sheet, sheet->scene->columns->n);
      sheet->heads = g_new0 (JwPdfElement, sheet->scene->columns->n + 1);
      fill_table_row (sheet, jw_pdf_tags_add (sheet->tags, sheet->table_head, "TR"), TRUE,
                      sheet->heads);
    }
  return sheet->heads[column + 1];
}

static void
begin_row (Sheet *sheet, const JwSceneRow *row)
{
  if (sheet->row == row)
    return;
  sheet->row = row;
  sheet->cell = NULL;
  sheet->figure_id = NULL;
  if (sheet->is_single)
    {
      sheet->cells[0] = sheet->cells[1] = jw_pdf_tags_add (sheet->tags, sheet->sect, "Sect");
      return;
    }
  begin_table (sheet);
  fill_table_row (sheet, jw_pdf_tags_add (sheet->tags, sheet->table_body, "TR"), FALSE,
                  sheet->cells);
}

/* What a text of the head, the foot or the rows of stages and steps is in. */
static JwPdfElement
find_parent (Sheet *sheet, const JwItem *item)
{
  JwScene *scene = sheet->scene;
  gboolean is_head = item->y >= scene->columns_top - 0.01 && item->y < scene->rows_top;

  return is_head && scene->columns->n > 0 ? find_head (sheet, item) : sheet->sect;
}

static JwPdfElement
add_sheet_element (Sheet *sheet, const JwItem *item)
{
  const char *type = "P";

  if (item->kind == JW_ITEM_LINK)
    return add_figure (sheet, sheet->sect, jw_describe_link (sheet->map, item->node_id));
  if (item->kind == JW_ITEM_LEG)
    return add_figure (sheet, sheet->sect, jw_describe_leg (sheet->map, item->node_id));
  if (item->kind == JW_ITEM_PICTURE)
    return add_figure (sheet, find_parent (sheet, item),
                       jw_describe_picture (sheet->map, item->node_id));
  if (!has_words (item))
    return NONE;
  if (item->kind == JW_ITEM_PHASE)
    return add_phase (sheet, item);
  if (item->kind == JW_ITEM_TITLE)
    type = "H1";
  else if (item->kind == JW_ITEM_STAGE && sheet->is_single)
    type = "H2";
  return jw_pdf_tags_add (sheet->tags, find_parent (sheet, item), type);
}

/* A curve of several strokes is one picture. */
static JwPdfElement
find_curve (Sheet *sheet, const JwItem *item)
{
  if (g_strcmp0 (sheet->figure_id, item->node_id) != 0)
    {
      sheet->figure_id = item->node_id;
      sheet->figure = add_figure (sheet, sheet->cells[find_column (sheet, item) + 1],
                                  jw_describe_curve (sheet->map, item->node_id));
    }
  return sheet->figure;
}

static JwPdfElement
add_row_element (Sheet *sheet, const JwSceneRow *row, const JwItem *item)
{
  begin_row (sheet, row);
  if (item->kind == JW_ITEM_CURVE)
    return find_curve (sheet, item);
  if (!has_words (item))
    return NONE;
  return jw_pdf_tags_add (sheet->tags, sheet->cells[find_column (sheet, item) + 1],
                          item->kind == JW_ITEM_LANE && sheet->is_single ? "H3" : "P");
}

/* What is in a card that holds a picture, too. */
static JwPdfElement
add_card_element (Sheet *sheet, const JwItem *item)
{
  if (item->kind == JW_ITEM_PICTURE)
    return add_figure (sheet, sheet->card, jw_describe_picture (sheet->map, item->node_id));
  return has_words (item) ? sheet->card : NONE;
}

/* From points of the sheet to those of the paper. */
static JwRect
place_on_paper (Sheet *sheet, double x, double y, double width, double height)
{
  double scale = sheet->page->scale;
  double border = sheet->page->border;

  return (JwRect){ border + sheet->page->left + x * scale, border + y * scale, width * scale,
                   height * scale };
}

/* One end of an arrow leads to the card at the other. */
static void
link_end (Sheet *sheet, JwPdfElement element, double x, double y, const char *card_id)
{
  const JwSceneItem *card = card_id != NULL ? jw_scene_find (sheet->scene, card_id) : NULL;
  JwRect place = place_on_paper (sheet, x - ARROW_END, y - ARROW_END, 2 * ARROW_END, 2 * ARROW_END);
  g_autofree char *words = NULL;
  JwRect goal;

  if (card == NULL)
    return;
  jw_scene_item_get_bounds (card, &goal);
  goal = place_on_paper (sheet, goal.x, goal.y, 0, 0);
  words = jw_describe_card (sheet->map, card_id);
  jw_pdf_tags_link_to (sheet->tags, element, &place, sheet->number, goal.x, goal.y, words);
}

static void
link_arrow (Sheet *sheet, JwPdfElement element, const JwItem *item)
{
  JwNode *node = jw_map_find (sheet->map, item->node_id);
  gboolean is_link = item->kind == JW_ITEM_LINK;
  guint n = item->outline != NULL ? jw_outline_get_n_steps (item->outline) : 0;
  const JwOutlineStep *first, *last;
  guint end;

  if (n < 2 || node == NULL)
    return;
  first = jw_outline_get_step (item->outline, 0);
  last = jw_outline_get_step (item->outline, n - 1);
  end = last->op == JW_OUTLINE_CURVE ? 2 : 0;
  link_end (sheet, element, first->x[0], first->y[0],
            jw_node_get_string (node, is_link ? JW_LINK_TO : JW_LEG_TO));
  link_end (sheet, element, last->x[end], last->y[end],
            jw_node_get_string (node, is_link ? JW_LINK_FROM : JW_LEG_FROM));
}

static gboolean
has_text (const JwItem *item)
{
  return item->text != NULL && *jw_text_get_string (item->text) != '\0';
}

static gboolean
holds_text (const JwGroup *group)
{
  for (guint i = 0; i < group->n; i++)
    if (has_text (jw_group_get (group, i)))
      return TRUE;
  return FALSE;
}

static void
begin_ink (Sheet *sheet, JwPdfElement element, gboolean is_text)
{
  if (is_text)
    jw_pdf_tags_begin (sheet->tags, element, sheet->cr);
  else
    jw_pdf_tags_begin_shape (sheet->tags, element, sheet->cr);
}

static gboolean
begin_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  Sheet *sheet = data;
  JwPdfElement element = at->cell != NULL  ? add_card_element (sheet, item)
                         : at->row != NULL ? add_row_element (sheet, at->row, item)
                                           : add_sheet_element (sheet, item);

  if (element == NONE)
    return FALSE;
  if (item->kind == JW_ITEM_LINK || item->kind == JW_ITEM_LEG)
    link_arrow (sheet, element, item);
  begin_ink (sheet, element, has_text (item));
  return TRUE;
}

/* A card is an entry of its cell's list; a number is a paragraph. */
static JwPdfElement
add_block (Sheet *sheet, const JwSceneCell *cell, const JwItem *item)
{
  guint column = (guint)(cell - sheet->row->cells);
  JwPdfElement entry;

  if (item->kind != JW_ITEM_CARD)
    return jw_pdf_tags_add (sheet->tags, sheet->cells[column + 1], "P");
  if (sheet->cell != cell)
    {
      sheet->cell = cell;
      sheet->list = jw_pdf_tags_add (sheet->tags, sheet->cells[column + 1], "L");
    }
  entry = jw_pdf_tags_add (sheet->tags, sheet->list, "LI");
  return jw_pdf_tags_add (sheet->tags, entry, "LBody");
}

/* Where an address stands on a card; the card where it does not. */
static const JwItem *
find_address (const JwGroup *group, const char *address)
{
  g_autofree char *words = jw_words_format_link (address);

  for (guint i = 1; i < group->n; i++)
    {
      const JwItem *item = jw_group_get (group, i);

      if (item->kind == JW_ITEM_CHIP && item->text != NULL &&
          strstr (jw_text_get_string (item->text), words) != NULL)
        return item;
    }
  return jw_group_get (group, 0);
}

static void
link_card (Sheet *sheet, JwPdfElement element, const JwGroup *group, double dx, double dy)
{
  JwNode *card = jw_map_find (sheet->map, jw_group_get (group, 0)->node_id);
  const char *address = card != NULL && jw_node_get_kind (card) == JW_KIND_CARD
                            ? jw_node_get_string (card, JW_CARD_URL)
                            : NULL;
  const JwItem *item;
  JwRect place;

  if (address == NULL)
    return;
  item = find_address (group, address);
  place = place_on_paper (sheet, item->x + dx, item->y + dy, item->width, item->height);
  jw_pdf_tags_link_out (sheet->tags, element, &place, address);
}

static gboolean
holds_picture (const JwGroup *group)
{
  for (guint i = 0; i < group->n; i++)
    if (jw_group_get (group, i)->kind == JW_ITEM_PICTURE)
      return TRUE;
  return FALSE;
}

static gboolean
begin_group_cb (const JwGroup *group, const JwSpot *at, gpointer data)
{
  Sheet *sheet = data;

  if (group->n == 0)
    return FALSE;
  begin_row (sheet, at->row);
  sheet->card = add_block (sheet, at->cell, jw_group_get (group, 0));
  if (jw_group_get (group, 0)->kind == JW_ITEM_CARD)
    link_card (sheet, sheet->card, group, at->dx, at->dy);
  if (holds_picture (group))
    return FALSE;
  begin_ink (sheet, sheet->card, holds_text (group));
  return TRUE;
}

static void
end_cb (gpointer data)
{
  Sheet *sheet = data;

  jw_pdf_tags_end (sheet->tags, sheet->cr);
}

void
jw_pdf_paint_sheet (JwPdfTags *tags,
                    JwPdfElement parent,
                    JwMap *map,
                    JwPage *page,
                    guint number,
                    cairo_t *cr)
{
  JwScene *scene = page->scene;
  g_autofree JwPdfElement *cells = g_new0 (JwPdfElement, MAX (scene->columns->n, 1) + 1);
  Sheet sheet = { tags, map, page, scene, cr, number, .cells = cells };
  const JwPainterMarks marks = { begin_group_cb, begin_cb, end_cb, &sheet };

  sheet.is_single = page->is_single;
  sheet.sect = jw_pdf_tags_add (tags, parent, "Sect");
  jw_page_paint_marked (page, cr, &marks);
  g_free (sheet.heads);
}
