#include "render/layout/layout-private.h"

/* Marks that a text may bring along; then it gets no others. */
static const char *const quote_marks[] = { "“", "”", "„", "«", "»", "\"", "‘", "‚", "「", "『" };

static gboolean
has_quote_mark (const char *string)
{
  for (guint i = 0; i < G_N_ELEMENTS (quote_marks); i++)
    if (g_str_has_prefix (string, quote_marks[i]))
      return TRUE;
  return FALSE;
}

double
jw_layout_get_quote_width (JwLayout *layout, JwTypeKind kind)
{
  g_autoptr (JwText) mark = jw_layout_text (layout, "“", kind, -1);

  return jw_text_get_width (mark);
}

/* A mark at a distance from the left end of a text as it is read, whichever way the sheet runs. */
static void
add_mark (JwLayout *layout, JwGroup *group, JwText *mark, JwText *text, double at, const JwItem *as)
{
  double x = layout->is_mirrored
                 ? as->text_x + jw_text_get_width (text) - at - jw_text_get_width (mark)
                 : as->text_x + at;

  jw_layout_add_text (group, JW_ITEM_DECORATION, mark, x, as->text_y, as->text_role);
}

/* The mark at the left and the one at the right look the same in all scripts that have them; which
 * of them opens depends on where the text begins. */
void
jw_layout_add_quote_marks (JwLayout *layout,
                           JwGroup *group,
                           JwText *text,
                           JwTypeKind kind,
                           double x,
                           double y,
                           JwRole role)
{
  const char *string = jw_text_get_string (text);
  guint last = jw_text_get_n_lines (text) - 1;
  gboolean backward = jw_text_is_right_to_left (text);
  JwItem left = { .text_x = x, .text_role = role }, right = left;
  JwRect left_line, right_line;
  JwText *mark;

  if (*string == '\0' || has_quote_mark (string))
    return;
  jw_text_get_line (text, backward ? last : 0, &left_line, NULL, NULL);
  jw_text_get_line (text, backward ? 0 : last, &right_line, NULL, NULL);
  left.text_y = y + left_line.y;
  right.text_y = y + right_line.y;
  mark = jw_layout_text (layout, "“", kind, -1);
  add_mark (layout, group, mark, text, left_line.x - jw_text_get_width (mark), &left);
  add_mark (layout, group, jw_layout_text (layout, "”", kind, -1), text,
            right_line.x + right_line.width, &right);
}
