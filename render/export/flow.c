#include "render/export/flow-private.h"

/* The margin as a part of the paper's shorter side, what the foot takes, and what is between two
 * paragraphs and around a table's cell, in points. */
#define MARGIN 0.07
#define FOOT 24.0
#define GAP 4.0
#define CELL_GAP 3.0
#define RULE 0.5

/* Sizes in points; printed text is easily read from 9. */
static const JwTextStyle styles[] = {
  [JW_FLOW_TITLE] = { JW_FACE_BOLD, 18, 1.25, JW_ALIGN_START },
  [JW_FLOW_HEADING] = { JW_FACE_SEMIBOLD, 12, 1.35, JW_ALIGN_START },
  [JW_FLOW_BODY] = { JW_FACE_REGULAR, 10, 1.4, JW_ALIGN_START },
  [JW_FLOW_STRONG] = { JW_FACE_SEMIBOLD, 10, 1.4, JW_ALIGN_START },
  [JW_FLOW_SMALL] = { JW_FACE_REGULAR, 9, 1.35, JW_ALIGN_START },
};

struct _JwFlow
{
  JwPdf *pdf;
  JwPdfTags *tags; /* the PDF's */
  const JwPage *like;
  char *foot;
  cairo_t *cr; /* of the page that is begun, or NULL */
  JwPdfElement sect;
  double margin;
  double y; /* where the next thing will stand */
};

JwFlow *
jw_flow_new (JwPdf *pdf, const JwPage *like, const char *foot)
{
  JwFlow *flow = g_new0 (JwFlow, 1);

  flow->pdf = pdf;
  flow->tags = jw_pdf_get_tags (pdf);
  flow->like = like;
  flow->foot = g_strdup (foot);
  flow->margin =
      like->options.margin > 0 ? like->options.margin : MARGIN * MIN (like->width, like->height);
  return flow;
}

void
jw_flow_free (JwFlow *flow)
{
  jw_flow_end_page (flow);
  g_free (flow->foot);
  g_free (flow);
}

void
jw_flow_use_role (JwFlow *flow, JwRole role)
{
  JwColor color;

  jw_theme_get_color (jw_scene_get_theme (flow->like->scene), role, &color);
  cairo_set_source_rgb (flow->cr, color.red, color.green, color.blue);
}

JwText *
jw_flow_shape (JwFlow *flow, JwFlowKind kind, const char *words, double width)
{
  return jw_text_new (jw_layout_context_get_fonts (flow->like->context), words, &styles[kind],
                      width);
}

void
jw_flow_paint (JwFlow *flow, JwText *text, JwRole role, double x, double y)
{
  jw_flow_use_role (flow, role);
  jw_text_paint (text, flow->cr, x, y, y - FOOT, y + jw_text_get_height (text) + FOOT);
}

static void
paint_marked (JwFlow *flow, JwPdfElement element, JwText *text, JwRole role, double x, double y)
{
  /* A cell of a table may be empty. */
  if (*jw_text_get_string (text) != '\0')
    jw_pdf_tags_begin (flow->tags, element, flow->cr);
  else
    jw_pdf_tags_begin_shape (flow->tags, element, flow->cr);
  jw_flow_paint (flow, text, role, x, y);
  jw_pdf_tags_end (flow->tags, flow->cr);
}

/* What it is of, and the page's number; neither is read aloud on each page. */
static void
paint_foot (JwFlow *flow)
{
  g_autofree char *number = g_strdup_printf ("%u", jw_pdf_get_n_pages (flow->pdf));
  g_autoptr (JwText) right = jw_flow_shape (flow, JW_FLOW_SMALL, number, -1);
  g_autoptr (JwText) left =
      jw_flow_shape (flow, JW_FLOW_SMALL, flow->foot, flow->like->width - 3 * flow->margin);
  double y = flow->like->height - flow->margin - jw_text_get_height (right);

  jw_flow_paint (flow, left, JW_ROLE_MUTED, flow->margin, y);
  jw_flow_paint (flow, right, JW_ROLE_MUTED,
                 flow->like->width - flow->margin - jw_text_get_width (right), y);
}

void
jw_flow_end_page (JwFlow *flow)
{
  if (flow->cr == NULL)
    return;
  paint_foot (flow);
  jw_pdf_end_page (flow->pdf);
  flow->cr = NULL;
}

static void
begin_page (JwFlow *flow)
{
  jw_flow_end_page (flow);
  flow->cr = jw_pdf_begin_paper (flow->pdf, flow->like, NULL);
  flow->y = flow->margin;
}

void
jw_flow_begin_page (JwFlow *flow, const char *title)
{
  begin_page (flow);
  flow->sect = jw_pdf_tags_add (flow->tags, JW_PDF_DOCUMENT, "Sect");
  jw_pdf_add_bookmark (flow->pdf, 0, jw_pdf_get_n_pages (flow->pdf), title, 0, 0);
  jw_flow_add (flow, JW_FLOW_TITLE, title);
  jw_flow_skip (flow, GAP);
}

JwRect
jw_flow_get_room (JwFlow *flow)
{
  return (JwRect){ flow->margin, flow->y, flow->like->width - 2 * flow->margin,
                   flow->like->height - flow->margin - FOOT - flow->y };
}

gboolean
jw_flow_need (JwFlow *flow, double height)
{
  if (height <= jw_flow_get_room (flow).height || flow->y <= flow->margin)
    return FALSE;
  begin_page (flow);
  return TRUE;
}

void
jw_flow_skip (JwFlow *flow, double height)
{
  flow->y += height;
}

/* A paragraph that is longer than a page is painted line by line. */
static void
add_lines (JwFlow *flow, JwPdfElement element, JwText *text, JwRole role)
{
  double top = 0;

  for (guint i = 0; i < jw_text_get_n_lines (text); i++)
    {
      JwRect line;

      jw_text_get_line (text, i, &line, NULL, NULL);
      if (i == 0 || line.y + line.height - top > jw_flow_get_room (flow).height)
        {
          if (i > 0)
            begin_page (flow);
          top = line.y;
        }
      jw_pdf_tags_begin (flow->tags, element, flow->cr);
      jw_flow_use_role (flow, role);
      jw_text_paint_line (text, i, flow->cr, flow->margin, flow->y - top);
      jw_pdf_tags_end (flow->tags, flow->cr);
    }
  flow->y += jw_text_get_height (text) - top;
}

void
jw_flow_add (JwFlow *flow, JwFlowKind kind, const char *words)
{
  static const char *const types[] = { "H1", "H2", "P", "P", "P" };
  g_autoptr (JwText) text = jw_flow_shape (flow, kind, words, flow->like->width - 2 * flow->margin);
  double height = jw_text_get_height (text);
  JwPdfElement element = jw_pdf_tags_add (flow->tags, flow->sect, types[kind]);
  JwRole role = kind == JW_FLOW_SMALL ? JW_ROLE_MUTED : JW_ROLE_INK;

  /* A heading does not stand alone at the end of a page. */
  jw_flow_need (flow, kind == JW_FLOW_HEADING ? 3 * height : MIN (height, 4 * FOOT));
  if (height > jw_flow_get_room (flow).height)
    add_lines (flow, element, text, role);
  else
    {
      paint_marked (flow, element, text, role, flow->margin, flow->y);
      flow->y += height;
    }
  flow->y += GAP;
}

static double
shape_cells (JwFlow *flow,
             gboolean is_head,
             const char *const *cells,
             const double *parts,
             guint n,
             JwText **texts)
{
  double width = jw_flow_get_room (flow).width, height = 0;

  for (guint i = 0; i < n; i++)
    {
      texts[i] = jw_flow_shape (flow, is_head ? JW_FLOW_STRONG : JW_FLOW_BODY, cells[i],
                                parts[i] * width - 2 * CELL_GAP);
      height = MAX (height, jw_text_get_height (texts[i]));
    }
  return height;
}

static void
paint_rule (JwFlow *flow)
{
  JwRect room = jw_flow_get_room (flow);

  jw_flow_use_role (flow, JW_ROLE_LINE);
  cairo_set_line_width (flow->cr, RULE);
  cairo_move_to (flow->cr, room.x, flow->y);
  cairo_rel_line_to (flow->cr, room.width, 0);
  cairo_stroke (flow->cr);
}

void
jw_flow_add_row (JwFlow *flow,
                 JwPdfElement table,
                 gboolean is_head,
                 const char *const *cells,
                 const double *parts,
                 guint n)
{
  g_autofree JwText **texts = g_new0 (JwText *, n);
  double height = shape_cells (flow, is_head, cells, parts, n, texts);
  JwPdfElement row = jw_pdf_tags_add (flow->tags, table, "TR");
  double x = jw_flow_get_room (flow).x, width = jw_flow_get_room (flow).width;

  for (guint i = 0; i < n; i++)
    {
      JwPdfElement cell = jw_pdf_tags_add (flow->tags, row, is_head ? "TH" : "TD");

      if (is_head)
        jw_pdf_tags_set_scope (flow->tags, cell, FALSE);
      paint_marked (flow, cell, texts[i], JW_ROLE_INK, x + CELL_GAP, flow->y + CELL_GAP);
      x += parts[i] * width;
      jw_text_unref (texts[i]);
    }
  flow->y += height + 2 * CELL_GAP;
  paint_rule (flow);
}

cairo_t *
jw_flow_get_context (JwFlow *flow)
{
  return flow->cr;
}

JwPdfTags *
jw_flow_get_tags (JwFlow *flow)
{
  return flow->tags;
}

JwPdfElement
jw_flow_get_element (JwFlow *flow)
{
  return flow->sect;
}
