#include "render/scene-private.h"

static const char *const kind_names[] = {
  [JW_ITEM_SHEET] = "sheet",
  [JW_ITEM_TITLE] = "title",
  [JW_ITEM_CONTEXT] = "context",
  [JW_ITEM_PERSONA] = "persona",
  [JW_ITEM_STAGE] = "stage",
  [JW_ITEM_PHASE] = "phase",
  [JW_ITEM_STEP] = "step",
  [JW_ITEM_STAGE_WHO] = "stage-who",
  [JW_ITEM_LANE] = "lane",
  [JW_ITEM_LANE_HINT] = "lane-hint",
  [JW_ITEM_ROW] = "row",
  [JW_ITEM_CELL] = "cell",
  [JW_ITEM_CARD] = "card",
  [JW_ITEM_CHIP] = "chip",
  [JW_ITEM_PICTURE] = "picture",
  [JW_ITEM_CURVE] = "curve",
  [JW_ITEM_POINT] = "point",
  [JW_ITEM_QUOTE] = "quote",
  [JW_ITEM_MEASURE] = "measure",
  [JW_ITEM_LINK] = "link",
  [JW_ITEM_PATH] = "path",
  [JW_ITEM_LEG] = "leg",
  [JW_ITEM_DECORATION] = "decoration",
};

static void
append_number (GString *string, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (string, " %s=%s", name,
                          g_ascii_formatd (digits, sizeof digits, "%.3f", value));
}

static void
append_outline (GString *string, const JwItem *item, double dx, double dy)
{
  for (guint i = 0; i < jw_outline_get_n_steps (item->outline); i++)
    {
      const JwOutlineStep *step = jw_outline_get_step (item->outline, i);
      guint last = step->op == JW_OUTLINE_CURVE ? 2 : 0;

      if (step->op == JW_OUTLINE_CLOSE)
        continue;
      append_number (string, "px", step->x[last] + dx);
      append_number (string, "py", step->y[last] + dy);
    }
}

static void
append_text (GString *string, const JwItem *item, double dx, double dy)
{
  g_autofree char *escaped = g_strescape (jw_text_get_string (item->text), NULL);

  append_number (string, "tx", item->text_x + dx);
  append_number (string, "ty", item->text_y + dy);
  append_number (string, "tw", jw_text_get_width (item->text));
  append_number (string, "th", jw_text_get_height (item->text));
  g_string_append_printf (string, " lines=%u role=%u \"%s\"", jw_text_get_n_lines (item->text),
                          (guint)item->text_role, escaped);
}

static gboolean
append_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  GString *string = data;

  g_string_append (string, kind_names[item->kind]);
  if (item->node_id != NULL)
    g_string_append_printf (string, " #%s", item->node_id);
  if (at->row != NULL)
    g_string_append_printf (string, " lane=%s", at->row->lane_id);
  if (at->cell != NULL)
    g_string_append_printf (string, " stage=%s", at->cell->stage_id);
  append_number (string, "x", item->x + at->dx);
  append_number (string, "y", item->y + at->dy);
  append_number (string, "w", item->width);
  append_number (string, "h", item->height);
  g_string_append_printf (string, " shape=%u fill=%u line=%u edge=%u dash=%u own=%06x,%06x",
                          (guint)item->shape, (guint)item->fill, (guint)item->line,
                          (guint)item->edge, (guint)item->dash, item->own, item->own_next);
  if (item->outline != NULL)
    append_outline (string, item, at->dx, at->dy);
  if (item->text != NULL)
    append_text (string, item, at->dx, at->dy);
  g_string_append_c (string, '\n');
  return FALSE;
}

char *
jw_scene_to_string (JwScene *scene)
{
  GString *string = g_string_new ("scene");

  append_number (string, "w", scene->width);
  append_number (string, "h", scene->height);
  g_string_append_c (string, '\n');
  jw_scene_visit (scene, append_cb, string);
  return g_string_free (string, FALSE);
}
