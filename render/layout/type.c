#include "render/layout/layout-private.h"

/* The one table of type on the sheet; sizes are relative to the map's text size. */
static const struct
{
  JwFace face;
  double size;
  double line_height;
  gboolean centred;
} kinds[] = {
  [JW_TYPE_TITLE] = { JW_FACE_BOLD, 2.3, 1.2, FALSE },
  [JW_TYPE_CONTEXT] = { JW_FACE_REGULAR, 1.1, 1.35, FALSE },
  [JW_TYPE_PERSONA_NAME] = { JW_FACE_SEMIBOLD, 1.1, 1.35, FALSE },
  [JW_TYPE_PERSONA_ABOUT] = { JW_FACE_REGULAR, 0.92, 1.35, FALSE },
  [JW_TYPE_STAGE_NAME] = { JW_FACE_BOLD, 1.4, 1.2, FALSE },
  [JW_TYPE_STAGE_NAME_SMALLER] = { JW_FACE_BOLD, 1.2, 1.2, FALSE },
  [JW_TYPE_STAGE_NAME_SMALL] = { JW_FACE_BOLD, 1.0, 1.2, FALSE },
  [JW_TYPE_STAGE_WHO] = { JW_FACE_REGULAR, 1.0, 1.35, FALSE },
  [JW_TYPE_STAGE_NOTE] = { JW_FACE_REGULAR, 0.83, 1.35, FALSE },
  [JW_TYPE_PHASE_NAME] = { JW_FACE_SEMIBOLD, 0.92, 1.35, FALSE },
  [JW_TYPE_STEP_NAME] = { JW_FACE_MEDIUM, 0.92, 1.3, FALSE },
  [JW_TYPE_LANE_NAME] = { JW_FACE_SEMIBOLD, 1.1, 1.2, FALSE },
  [JW_TYPE_LANE_HINT] = { JW_FACE_REGULAR, 0.83, 1.35, FALSE },
  [JW_TYPE_RULE_NAME] = { JW_FACE_SEMIBOLD, 0.83, 1.35, FALSE },
  [JW_TYPE_BODY] = { JW_FACE_REGULAR, 1.0, 1.35, FALSE },
  [JW_TYPE_THOUGHT] = { JW_FACE_ITALIC, 1.0, 1.35, FALSE },
  [JW_TYPE_QUOTE] = { JW_FACE_ITALIC, 1.0, 1.35, TRUE },
  [JW_TYPE_FEELING] = { JW_FACE_SEMIBOLD, 0.83, 1.35, TRUE },
  [JW_TYPE_PILL] = { JW_FACE_SEMIBOLD, 1.0, 1.35, FALSE },
  [JW_TYPE_CHIP] = { JW_FACE_REGULAR, 0.83, 1.35, FALSE },
  [JW_TYPE_FLAG] = { JW_FACE_SEMIBOLD, 0.83, 1.35, FALSE },
  [JW_TYPE_FIGURE] = { JW_FACE_BOLD, 1.7, 1.2, FALSE },
  [JW_TYPE_FIGURE_SMALL] = { JW_FACE_BOLD, 1.3, 1.2, FALSE },
  [JW_TYPE_UNIT] = { JW_FACE_REGULAR, 1.0, 1.35, FALSE },
  [JW_TYPE_SHARE] = { JW_FACE_REGULAR, 1.0, 1.35, FALSE },
  [JW_TYPE_LOW_SHARE] = { JW_FACE_BOLD, 1.0, 1.35, FALSE },
  [JW_TYPE_NOTE] = { JW_FACE_REGULAR, 0.83, 1.35, FALSE },
  [JW_TYPE_LOW_NOTE] = { JW_FACE_SEMIBOLD, 0.83, 1.35, FALSE },
  [JW_TYPE_SIGN] = { JW_FACE_BOLD, 1.1, 1.2, TRUE },
  [JW_TYPE_FOOT] = { JW_FACE_REGULAR, 0.83, 1.35, FALSE },
};

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

static JwTextStyle
get_style (JwLayout *layout, JwTypeKind kind)
{
  return (JwTextStyle){ kinds[kind].face, kinds[kind].size * layout->body, kinds[kind].line_height,
                        kinds[kind].centred };
}

JwText *
jw_layout_text (JwLayout *layout, const char *string, JwTypeKind kind, double width)
{
  JwTextStyle style = get_style (layout, kind);

  return jw_text_cache_get (layout->texts, string, &style, width);
}

JwText *
jw_layout_find_text (JwLayout *layout, const char *string, JwTypeKind kind, double width)
{
  JwTextStyle style = get_style (layout, kind);

  return jw_text_cache_find (layout->texts, string, &style, width);
}

JwText *
jw_layout_text_line (JwLayout *layout, const char *string, JwTypeKind kind, double most)
{
  g_autoptr (JwText) line = jw_layout_text (layout, string, kind, -1);

  if (jw_text_get_width (line) <= most)
    return g_steal_pointer (&line);
  return jw_layout_text (layout, string, kind, most);
}

JwItem *
jw_layout_add_text (JwGroup *group, JwItemKind kind, JwText *text, double x, double y, JwRole role)
{
  JwItem *item =
      jw_group_add (group, kind, x, y, jw_text_get_width (text), jw_text_get_height (text));

  jw_item_take_text (item, text, x, y, role);
  return item;
}

double
jw_layout_get_quote_width (JwLayout *layout, JwTypeKind kind)
{
  g_autoptr (JwText) mark = jw_layout_text (layout, "“", kind, -1);

  return jw_text_get_width (mark);
}

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
  JwText *open, *close;
  JwRect first, last;

  if (*string == '\0' || has_quote_mark (string) || jw_text_is_right_to_left (text))
    return;
  open = jw_layout_text (layout, "“", kind, -1);
  close = jw_layout_text (layout, "”", kind, -1);
  jw_text_get_line (text, 0, &first, NULL, NULL);
  jw_text_get_line (text, jw_text_get_n_lines (text) - 1, &last, NULL, NULL);
  jw_layout_add_text (group, JW_ITEM_DECORATION, open, x + first.x - jw_text_get_width (open), y,
                      role);
  jw_layout_add_text (group, JW_ITEM_DECORATION, close, x + last.x + last.width, y + last.y, role);
}
