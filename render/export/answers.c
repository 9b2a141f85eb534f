#include "render/export/answers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/card.h"
#include "model/lane.h"
#include "model/stage.h"
#include "render/layout/funnel.h"
#include "render/layout/words.h"

/* The greatest value and effort of a card. */
#define MOST 5.0
/* The picture's side as a part of the room, its greatest in points, the radius of an answer's disc,
 * and how far the words of a quarter are from its corner. */
#define SIDE 0.62
#define MAX_SIDE 360.0
#define RADIUS 8.5
#define INSET 6.0
#define N_COLUMNS 7

typedef struct
{
  JwNode *card;
  double value, effort; /* or -1 */
  guint number;         /* in the picture and the table */
} Answer;

static double
read_number (JwNode *card, guint property)
{
  return jw_node_has (card, property) ? jw_node_get_number (card, property) : -1;
}

static GArray *
list_answers (JwMap *map)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (Answer));

  for (JwNode *card = jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD); card != NULL;
       card = jw_node_get_next (card))
    {
      JwNode *lane = jw_map_find (map, jw_node_get_string (card, JW_CARD_LANE));
      Answer answer = { card, read_number (card, JW_CARD_VALUE), read_number (card, JW_CARD_EFFORT),
                        0 };

      if (lane != NULL && jw_lane_get_lane_type (lane) == JW_LANE_ANSWERS)
        g_array_append_val (answers, answer);
    }
  return answers;
}

/* Most value first, and of that least effort; what is not known comes last. */
static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const Answer *first = a, *second = b;
  double first_effort = first->effort < 0 ? 2 * MOST : first->effort;
  double second_effort = second->effort < 0 ? 2 * MOST : second->effort;

  if (first->value != second->value)
    return first->value > second->value ? -1 : 1;
  if (first_effort != second_effort)
    return first_effort < second_effort ? -1 : 1;
  return (int)jw_node_get_position (first->card) - (int)jw_node_get_position (second->card);
}

/* How many answers before this one stand at the same place of the picture. */
static guint
count_before (GArray *answers, guint index)
{
  const Answer *answer = &g_array_index (answers, Answer, index);
  guint n = 0;

  for (guint i = 0; i < index; i++)
    n += g_array_index (answers, Answer, i).value == answer->value &&
         g_array_index (answers, Answer, i).effort == answer->effort;
  return n;
}

static void
paint_answer (JwFlow *flow, GArray *answers, guint index, const JwRect *frame)
{
  const Answer *answer = &g_array_index (answers, Answer, index);
  g_autofree char *number = g_strdup_printf ("%u", answer->number);
  g_autoptr (JwText) text = jw_flow_shape (flow, JW_FLOW_SMALL, number, -1);
  cairo_t *cr = jw_flow_get_context (flow);
  /* Those of one place stand beside each other, then in the next line. */
  guint before = count_before (answers, index);
  double inner = frame->width - 4 * RADIUS;
  double x = frame->x + 2 * RADIUS + inner * answer->effort / MOST;
  double y = frame->y + 2 * RADIUS + inner * (1 - answer->value / MOST);

  x += (before % 3) * 2 * RADIUS * (answer->effort > MOST / 2 ? -1 : 1);
  y += (before / 3) * 2 * RADIUS * (answer->value > MOST / 2 ? 1 : -1);
  jw_flow_use_role (flow, JW_ROLE_POSITIVE);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
  jw_flow_paint (flow, text, JW_ROLE_PAPER, x - jw_text_get_width (text) / 2,
                 y - jw_text_get_height (text) / 2);
}

static void
paint_words (JwFlow *flow, const char *words, double x, double y, double width, int side)
{
  g_autoptr (JwText) text = jw_flow_shape (flow, JW_FLOW_SMALL, words, width);
  double at = side < 0   ? x
              : side > 0 ? x - jw_text_get_width (text)
                         : x - jw_text_get_width (text) / 2;

  jw_flow_paint (flow, text, JW_ROLE_MUTED, at, y);
}

/* What the quarters stand for, in their outer corners. */
static void
paint_quarters (JwFlow *flow, const JwRect *frame)
{
  double width = frame->width / 2 - 2 * INSET;
  double right = frame->x + frame->width - INSET, left = frame->x + INSET;
  double bottom = frame->y + frame->height - INSET - 12;

  paint_words (flow, _ ("Do first"), left, frame->y + INSET / 2, width, -1);
  paint_words (flow, _ ("Plan"), right, frame->y + INSET / 2, width, 1);
  paint_words (flow, _ ("When there is time"), left, bottom, width, -1);
  paint_words (flow, _ ("Rather not"), right, bottom, width, 1);
}

static void
paint_frame (JwFlow *flow, const JwRect *frame)
{
  cairo_t *cr = jw_flow_get_context (flow);

  jw_flow_use_role (flow, JW_ROLE_LINE);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, frame->x, frame->y, frame->width, frame->height);
  cairo_move_to (cr, frame->x + frame->width / 2, frame->y);
  cairo_rel_line_to (cr, 0, frame->height);
  cairo_move_to (cr, frame->x, frame->y + frame->height / 2);
  cairo_rel_line_to (cr, frame->width, 0);
  cairo_stroke (cr);
}

static void
paint_axes (JwFlow *flow, const JwRect *frame)
{
  cairo_t *cr = jw_flow_get_context (flow);

  paint_words (flow, _ ("Effort →"), frame->x + frame->width / 2, frame->y + frame->height + 2,
               frame->width, 0);
  cairo_save (cr);
  cairo_translate (cr, frame->x - 14, frame->y + frame->height / 2);
  cairo_rotate (cr, -G_PI / 2);
  paint_words (flow, _ ("Value →"), 0, 0, frame->height, 0);
  cairo_restore (cr);
}

/* The table says the same: the picture needs no more words. */
static void
add_picture (JwFlow *flow, GArray *answers)
{
  JwRect room = jw_flow_get_room (flow);
  double side = MIN (MIN (SIDE * room.width, SIDE * room.height), MAX_SIDE);
  const JwRect frame = { room.x + 16, room.y, side, side };
  JwPdfTags *tags = jw_flow_get_tags (flow);
  JwPdfElement figure = jw_pdf_tags_add (tags, jw_flow_get_element (flow), "Figure");

  jw_pdf_tags_describe (tags, figure,
                        _ ("The answers of the table by effort, to the right, and value, upwards"));
  jw_pdf_tags_begin (tags, figure, jw_flow_get_context (flow));
  paint_frame (flow, &frame);
  paint_quarters (flow, &frame);
  paint_axes (flow, &frame);
  for (guint i = 0; i < answers->len; i++)
    if (g_array_index (answers, Answer, i).value >= 0 &&
        g_array_index (answers, Answer, i).effort >= 0)
      paint_answer (flow, answers, i, &frame);
  jw_pdf_tags_end (tags, jw_flow_get_context (flow));
  jw_flow_skip (flow, side + 28);
}

static char *
format_number (double number)
{
  return number >= 0 ? jw_funnel_format_value (number) : g_strdup ("–");
}

static const double parts[N_COLUMNS] = { 0.06, 0.36, 0.09, 0.09, 0.12, 0.13, 0.15 };

static void
add_head (JwFlow *flow, JwPdfElement table)
{
  const char *const cells[N_COLUMNS] = { _ ("No."),    _ ("Answer"), _ ("Value"), _ ("Effort"),
                                         _ ("Status"), _ ("Due"),    _ ("Stage") };

  jw_flow_add_row (flow, table, TRUE, cells, parts, N_COLUMNS);
}

static const char *
get_stage_name (JwMap *map, JwNode *card)
{
  JwNode *stage = jw_map_find (map, jw_node_get_string (card, JW_CARD_STAGE));
  const char *name = stage != NULL ? jw_node_get_string (stage, JW_STAGE_NAME) : NULL;

  return name != NULL ? name : "";
}

static void
add_answer (JwMap *map, JwFlow *flow, JwPdfElement table, const Answer *answer)
{
  const char *words = jw_node_get_string (answer->card, JW_CARD_TEXT);
  const char *status = jw_node_get_string (answer->card, JW_CARD_STATUS);
  g_autofree char *number = g_strdup_printf ("%u", answer->number);
  g_autofree char *value = format_number (answer->value);
  g_autofree char *effort = format_number (answer->effort);
  g_autofree char *due = jw_words_format_date (jw_node_get_string (answer->card, JW_CARD_DUE));
  const char *const cells[N_COLUMNS] = {
    number,
    words != NULL ? words : "",
    value,
    effort,
    status != NULL
        ? jw_property_choice_label (jw_node_get_property_row (answer->card, JW_CARD_STATUS), status)
        : "",
    due != NULL ? due : "",
    get_stage_name (map, answer->card),
  };

  jw_flow_add_row (flow, table, FALSE, cells, parts, N_COLUMNS);
}

static void
add_table (JwMap *map, JwFlow *flow, GArray *answers)
{
  JwPdfElement table =
      jw_pdf_tags_add (jw_flow_get_tags (flow), jw_flow_get_element (flow), "Table");

  add_head (flow, table);
  for (guint i = 0; i < answers->len; i++)
    {
      /* The headings stand on each page. */
      if (jw_flow_need (flow, 3 * 14))
        add_head (flow, table);
      add_answer (map, flow, table, &g_array_index (answers, Answer, i));
    }
}

void
jw_answers_add (JwMap *map, JwFlow *flow)
{
  g_autoptr (GArray) answers = list_answers (map);

  if (answers->len == 0)
    return;
  g_array_sort (answers, compare_cb);
  for (guint i = 0; i < answers->len; i++)
    g_array_index (answers, Answer, i).number = i + 1;
  jw_flow_begin_page (flow, _ ("Answers by value and effort"));
  add_picture (flow, answers);
  add_table (map, flow, answers);
  jw_flow_end_page (flow);
}
