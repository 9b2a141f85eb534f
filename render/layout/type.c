#include "render/layout/layout-private.h"

/* The one table of type on the sheet; sizes are relative to the map's text size. */
static const struct
{
  JwFace face;
  double size;
  double line_height;
  JwTextAlign align;
} kinds[] = {
  [JW_TYPE_TITLE] = { JW_FACE_BOLD, 2.3, 1.2, JW_ALIGN_START },
  [JW_TYPE_CONTEXT] = { JW_FACE_REGULAR, 1.1, 1.35, JW_ALIGN_START },
  [JW_TYPE_PERSONA_NAME] = { JW_FACE_SEMIBOLD, 1.1, 1.35, JW_ALIGN_START },
  [JW_TYPE_PERSONA_ABOUT] = { JW_FACE_REGULAR, 0.92, 1.35, JW_ALIGN_START },
  [JW_TYPE_STAGE_NAME] = { JW_FACE_BOLD, 1.4, 1.2, JW_ALIGN_START },
  [JW_TYPE_STAGE_NAME_SMALLER] = { JW_FACE_BOLD, 1.2, 1.2, JW_ALIGN_START },
  [JW_TYPE_STAGE_NAME_SMALL] = { JW_FACE_BOLD, 1.0, 1.2, JW_ALIGN_START },
  [JW_TYPE_STAGE_WHO] = { JW_FACE_REGULAR, 1.0, 1.35, JW_ALIGN_START },
  [JW_TYPE_STAGE_NOTE] = { JW_FACE_REGULAR, 0.83, 1.35, JW_ALIGN_START },
  [JW_TYPE_PHASE_NAME] = { JW_FACE_SEMIBOLD, 0.92, 1.35, JW_ALIGN_START },
  [JW_TYPE_STEP_NAME] = { JW_FACE_MEDIUM, 0.92, 1.3, JW_ALIGN_START },
  [JW_TYPE_LANE_NAME] = { JW_FACE_SEMIBOLD, 1.1, 1.2, JW_ALIGN_START },
  [JW_TYPE_LANE_HINT] = { JW_FACE_REGULAR, 0.83, 1.35, JW_ALIGN_START },
  [JW_TYPE_RULE_NAME] = { JW_FACE_SEMIBOLD, 0.83, 1.35, JW_ALIGN_START },
  [JW_TYPE_BODY] = { JW_FACE_REGULAR, 1.0, 1.35, JW_ALIGN_START },
  [JW_TYPE_THOUGHT] = { JW_FACE_ITALIC, 1.0, 1.35, JW_ALIGN_START },
  [JW_TYPE_QUOTE] = { JW_FACE_ITALIC, 1.0, 1.35, JW_ALIGN_CENTRE },
  [JW_TYPE_FEELING] = { JW_FACE_SEMIBOLD, 0.83, 1.35, JW_ALIGN_CENTRE },
  [JW_TYPE_PILL] = { JW_FACE_SEMIBOLD, 1.0, 1.35, JW_ALIGN_START },
  [JW_TYPE_CHIP] = { JW_FACE_REGULAR, 0.83, 1.35, JW_ALIGN_START },
  [JW_TYPE_FLAG] = { JW_FACE_SEMIBOLD, 0.83, 1.35, JW_ALIGN_START },
  [JW_TYPE_FIGURE] = { JW_FACE_BOLD, 1.7, 1.2, JW_ALIGN_START },
  [JW_TYPE_FIGURE_SMALL] = { JW_FACE_BOLD, 1.3, 1.2, JW_ALIGN_START },
  [JW_TYPE_UNIT] = { JW_FACE_REGULAR, 1.0, 1.35, JW_ALIGN_START },
  [JW_TYPE_SHARE] = { JW_FACE_REGULAR, 1.0, 1.35, JW_ALIGN_START },
  [JW_TYPE_LOW_SHARE] = { JW_FACE_BOLD, 1.0, 1.35, JW_ALIGN_START },
  [JW_TYPE_NOTE] = { JW_FACE_REGULAR, 0.83, 1.35, JW_ALIGN_START },
  [JW_TYPE_LOW_NOTE] = { JW_FACE_SEMIBOLD, 0.83, 1.35, JW_ALIGN_START },
  [JW_TYPE_SIGN] = { JW_FACE_BOLD, 1.1, 1.2, JW_ALIGN_CENTRE },
  [JW_TYPE_FOOT] = { JW_FACE_REGULAR, 0.83, 1.35, JW_ALIGN_START },
};

static JwTextStyle
get_style (JwLayout *layout, JwTypeKind kind)
{
  JwTextAlign align = kinds[kind].align;

  if (layout->is_mirrored && align == JW_ALIGN_START)
    align = JW_ALIGN_RIGHT;
  return (JwTextStyle){ kinds[kind].face, kinds[kind].size * layout->body, kinds[kind].line_height,
                        align };
}

double
jw_layout_get_line_height (JwLayout *layout, JwTypeKind kind)
{
  return kinds[kind].size * kinds[kind].line_height * layout->body;
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
