#include <glib/gi18n-lib.h>

#include "model/stage.h"
#include "render/layout/layout-private.h"
#include "render/layout/words.h"

/* Of a stage that is not filled, in units. */
#define OUTLINE 1.25

typedef struct
{
  JwText *number;
  JwText *name;
  JwText *who;
  JwText *note;
  double left; /* of the texts, from the chevron's left */
  double number_left;
  double name_left;
} ChevronText;

/* The number is a text of its own, so that the name can be edited where it stands. */
static void
shape_number (JwLayout *layout, guint i, JwTypeKind kind, ChevronText *texts)
{
  g_autofree char *number = g_strdup_printf ("%u", layout->first_stage + i + 1);

  texts->number = jw_layout_text (layout, number, kind, -1);
  texts->number_left = texts->left - jw_text_get_ink_left (texts->number);
  texts->name_left = texts->number_left + jw_text_get_width (texts->number) + 0.36 * layout->body;
}

static void
clear_chevron (ChevronText *texts)
{
  g_clear_pointer (&texts->number, jw_text_unref);
  g_clear_pointer (&texts->name, jw_text_unref);
  g_clear_pointer (&texts->who, jw_text_unref);
  g_clear_pointer (&texts->note, jw_text_unref);
}

/* "1, 3" of those that are not on the page; lines lead to those that are. */
static char *
list_stages (JwLayout *layout, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    {
      JwNode *stage = jw_map_find (layout->map, list[i]);

      if (stage != NULL && jw_node_get_kind (stage) == JW_KIND_STAGE &&
          jw_layout_find_column (layout, list[i]) < 0)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "",
                                jw_node_get_position (stage) + 1);
    }
  return g_string_free (numbers, FALSE);
}

/* How long it takes, when and where it happens, how it runs, and where else it leads. */
static char *
describe_stage (JwLayout *layout, JwNode *stage)
{
  const char *flow = jw_node_get_string (stage, JW_STAGE_FLOW);
  const char *leads_to = jw_node_get_string (stage, JW_STAGE_LEADS_TO);
  g_autofree char *others = leads_to != NULL ? list_stages (layout, leads_to) : NULL;
  GString *words = g_string_new (NULL);

  jw_words_append (words, jw_node_get_string (stage, JW_STAGE_DURATION));
  jw_words_append (words, jw_node_get_string (stage, JW_STAGE_TIME));
  jw_words_append (words, jw_node_get_string (stage, JW_STAGE_PLACE));
  if (flow != NULL)
    jw_words_append (
        words, jw_property_choice_label (jw_node_get_property_row (stage, JW_STAGE_FLOW), flow));
  if (others != NULL && *others != '\0')
    {
      /* Translators: numbers of stages */
      g_autofree char *also = g_strdup_printf (_ ("leads also to %s"), others);

      jw_words_append (words, also);
    }
  return g_string_free (words, FALSE);
}

static void
shape_chevron (JwLayout *layout, guint i, JwTypeKind kind, ChevronText *texts)
{
  JwNode *stage = layout->columns[i].stage;
  g_autofree char *note = describe_stage (layout, stage);
  double point = JW_CHEVRON_POINT * layout->unit;
  double right = layout->columns[i].width - point - layout->unit;

  clear_chevron (texts);
  texts->left = (i > 0 ? point : 0) + 11 * layout->unit;
  shape_number (layout, i, kind, texts);
  texts->name = jw_layout_text (layout, jw_node_get_string (stage, JW_STAGE_NAME), kind,
                                right - texts->name_left);
  texts->who = jw_layout_text (layout, jw_node_get_string (stage, JW_STAGE_WHO), JW_TYPE_STAGE_WHO,
                               right - texts->left);
  texts->note = jw_layout_text (layout, note, JW_TYPE_STAGE_NOTE, right - texts->left);
}

/* All names have one size: the largest at which no word must be broken, or the smallest. */
static void
shape_chevrons (JwLayout *layout, ChevronText *texts)
{
  static const JwTypeKind sizes[] = { JW_TYPE_STAGE_NAME, JW_TYPE_STAGE_NAME_SMALLER,
                                      JW_TYPE_STAGE_NAME_SMALL };
  gboolean breaks = TRUE;

  for (guint size = 0; breaks && size < G_N_ELEMENTS (sizes); size++)
    {
      breaks = FALSE;
      for (guint i = 0; i < layout->n_columns; i++)
        {
          shape_chevron (layout, i, sizes[size], &texts[i]);
          breaks = breaks || jw_text_breaks_words (texts[i].name);
        }
    }
}

static double
get_height (JwText *text)
{
  return *jw_text_get_string (text) != '\0' ? jw_text_get_height (text) : 0;
}

static double
get_texts_height (const ChevronText *texts)
{
  return jw_text_get_height (texts->name) + get_height (texts->who) + get_height (texts->note);
}

void
jw_layout_fill_stage (JwLayout *layout, const JwColumn *column, JwItem *item)
{
  item->own = column->color;
  if (layout->theme->is_filled)
    {
      item->fill = JW_ROLE_OWN;
      return;
    }
  item->line = JW_ROLE_OWN;
  item->line_width = OUTLINE * layout->unit;
}

static void
add_chevron (JwLayout *layout, guint i, const ChevronText *texts, double y, double height)
{
  JwGroup *sheet = layout->scene->sheet;
  JwColumn *column = &layout->columns[i];
  const char *id = jw_node_get_id (column->stage);
  JwItem *item =
      jw_group_add (sheet, JW_ITEM_STAGE, column->x, y, layout->columns[i].width, height);
  double top = y + (height - get_texts_height (texts)) / 2;
  double who_top = top + jw_text_get_height (texts->name);
  double note_top = who_top + get_height (texts->who);

  item->shape = i == 0 ? JW_SHAPE_FIRST_CHEVRON : JW_SHAPE_CHEVRON;
  jw_layout_fill_stage (layout, column, item);
  item->radius = JW_CHEVRON_POINT * layout->unit;
  jw_item_set_node (item, id, JW_STAGE_NAME);
  jw_item_take_text (item, texts->name, column->x + texts->name_left, top, column->on);
  jw_layout_add_text (sheet, JW_ITEM_DECORATION, texts->number, column->x + texts->number_left, top,
                      column->on);
  item = jw_layout_add_text (sheet, JW_ITEM_STAGE_WHO, texts->who, column->x + texts->left, who_top,
                             column->on);
  jw_item_set_node (item, id, JW_STAGE_WHO);
  jw_layout_add_text (sheet, JW_ITEM_DECORATION, texts->note, column->x + texts->left, note_top,
                      column->on);
}

double
jw_layout_chevrons (JwLayout *layout, double y)
{
  g_autofree ChevronText *texts = g_new0 (ChevronText, layout->n_columns + 1);
  double height = JW_CHEVRON_HEIGHT * layout->unit;

  if (layout->n_columns == 0)
    return y;
  shape_chevrons (layout, texts);
  for (guint i = 0; i < layout->n_columns; i++)
    height = MAX (height, get_texts_height (&texts[i]) + 14 * layout->unit);
  for (guint i = 0; i < layout->n_columns; i++)
    add_chevron (layout, i, &texts[i], y, height);
  return y + height;
}
