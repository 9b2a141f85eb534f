#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/fit.h"
#include "render/layout/layout-private.h"
#include "render/paper.h"

/* "8.1" or "8", with the point that the program's English has, whatever the locale. */
static char *
format_size (double size)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (size * 10) / 10;

  return g_strdup (g_ascii_formatd (digits, sizeof digits,
                                    rounded == floor (rounded) ? "%.0f" : "%.1f", rounded));
}

/* What the map is on this paper: its scale, the page and the smallest type there. */
static char *
describe (JwLayout *layout, double height)
{
  double scale = MIN (layout->paper_width / layout->width, layout->paper_height / height);
  g_autofree char *paper = jw_paper_describe (layout->paper_width, layout->paper_height);
  g_autofree char *size = format_size (JW_FIT_SMALLEST * layout->body * MIN (scale, 1));

  g_autofree char *percent = format_size (scale * 100);

  if (scale > 0.9995)
    return g_strdup_printf (_ ("Scale 1:1 · %s · smallest type %s pt"), paper, size);
  return g_strdup_printf (_ ("Scale %s %% · %s · smallest type %s pt"), percent, paper, size);
}

static JwText *
shape_description (JwLayout *layout, double height, double width)
{
  g_autofree char *description = describe (layout, height);

  return jw_layout_text (layout, description, JW_TYPE_FOOT, width);
}

/* The sheet has the paper's shape where the content leaves room; within a rounding error of the
 * paper, it is the paper. */
static double
find_height (JwLayout *layout, double needed)
{
  double height = MAX (needed, layout->width * layout->paper_height / layout->paper_width);

  return fabs (height - layout->paper_height) < 1e-6 ? layout->paper_height : height;
}

static char *
describe_page (JwLayout *layout)
{
  if (layout->n_pages > 0)
    return g_strdup_printf ("%u / %u", layout->page_number, layout->n_pages);
  if (layout->page_number > 0)
    return g_strdup_printf ("%u", layout->page_number);
  return g_strdup ("1 / 1");
}

double
jw_layout_foot (JwLayout *layout, double y)
{
  JwGroup *group = layout->scene->foot = jw_group_new ();
  double above = jw_layout_legend (layout, jw_layout_foot_blocks (layout, y));
  double third = (layout->width - 2 * layout->margin) / 3 - layout->gap;
  double below = layout->margin * 0.6;
  JwText *business = jw_layout_text (
      layout, jw_node_get_string (JW_NODE (layout->map), JW_MAP_BUSINESS), JW_TYPE_FOOT, third);
  g_autoptr (JwText) draft = shape_description (layout, above, third);
  g_autofree char *number = describe_page (layout);
  JwText *page = jw_layout_text (layout, number, JW_TYPE_FOOT, -1);
  double foot = MAX (jw_text_get_height (business), jw_text_get_height (draft));
  double height = find_height (layout, above + 14 * layout->unit + foot + below);
  JwText *scale = shape_description (layout, height, third);

  y = height - below - foot;
  jw_layout_add_text (group, JW_ITEM_DECORATION, business, layout->margin, y, JW_ROLE_MUTED);
  jw_layout_add_text (group, JW_ITEM_DECORATION, scale,
                      (layout->width - jw_text_get_width (scale)) / 2, y, JW_ROLE_MUTED);
  jw_layout_add_text (group, JW_ITEM_DECORATION, page,
                      layout->width - layout->margin - jw_text_get_width (page), y, JW_ROLE_MUTED);
  jw_layout_finish_group (layout, group, layout->width);
  return height;
}
