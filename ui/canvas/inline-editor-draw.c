#include <string.h>

#include "render/theme.h"
#include "ui/canvas/inline-editor-private.h"

/* How thick the caret and the line under a composed text are, in pixels. */
#define CARET_WIDTH 2.0f
#define COMPOSE_WIDTH 1.0f

JwText *
jw_inline_editor_get_shown (JwInlineEditor *self, double *x, double *y)
{
  const JwSceneItem *item = jw_inline_editor_get_item (self);

  return item != NULL ? jw_scene_item_get_text (item, x, y) : NULL;
}

guint
jw_inline_editor_get_shown_caret (JwInlineEditor *self)
{
  return self->caret + (self->preedit != NULL ? self->preedit_caret : 0);
}

gboolean
jw_inline_editor_get_caret_rect (JwInlineEditor *self, JwRect *rect)
{
  double x, y;
  JwText *text = jw_inline_editor_get_shown (self, &x, &y);

  if (text == NULL)
    return FALSE;
  jw_text_get_caret (text, jw_inline_editor_get_shown_caret (self), &rect->x, &rect->y,
                     &rect->height);
  rect->x += x;
  rect->y += y;
  rect->width = 0;
  return TRUE;
}

static void
append_range (JwInlineEditor *self,
              GtkSnapshot *snapshot,
              guint start,
              guint end,
              const GdkRGBA *color,
              gboolean underline)
{
  double x, y;
  JwText *text = jw_inline_editor_get_shown (self, &x, &y);
  g_autoptr (GArray) rects = jw_text_get_range_rects (text, start, end);

  for (guint i = 0; i < rects->len; i++)
    {
      JwRect rect = g_array_index (rects, JwRect, i);
      graphene_rect_t place;

      rect.x += x;
      rect.y += y;
      jw_canvas_rect_to_widget (self->canvas, &rect, &place);
      if (underline)
        {
          place.origin.y += place.size.height - COMPOSE_WIDTH;
          place.size.height = COMPOSE_WIDTH;
        }
      gtk_snapshot_append_color (snapshot, color, &place);
    }
}

static void
get_text_color (JwInlineEditor *self, GdkRGBA *color)
{
  JwRole role = jw_scene_item_get_text_role (jw_inline_editor_get_item (self));
  JwColor ink;

  jw_theme_get_color (jw_scene_get_theme (self->canvas->scene),
                      role == JW_ROLE_NONE ? JW_ROLE_INK : role, &ink);
  *color = (GdkRGBA){ (float)ink.red, (float)ink.green, (float)ink.blue, (float)ink.alpha };
}

static void
append_caret (JwInlineEditor *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  JwRect caret;
  graphene_rect_t place;

  if (self->caret_hidden || !jw_inline_editor_get_caret_rect (self, &caret))
    return;
  jw_canvas_rect_to_widget (self->canvas, &caret, &place);
  place.origin.x -= CARET_WIDTH / 2;
  place.size.width = CARET_WIDTH;
  gtk_snapshot_append_color (snapshot, color, &place);
}

void
jw_inline_editor_snapshot (JwInlineEditor *self, GtkSnapshot *snapshot)
{
  double x, y;
  GdkRGBA ink, selected;

  if (self->node == NULL || jw_inline_editor_get_shown (self, &x, &y) == NULL)
    return;
  get_text_color (self, &ink);
  jw_canvas_get_accent (self->canvas, &selected);
  selected.alpha = 0.3f;
  if (self->caret != self->anchor)
    append_range (self, snapshot, MIN (self->caret, self->anchor), MAX (self->caret, self->anchor),
                  &selected, FALSE);
  if (self->preedit != NULL)
    append_range (self, snapshot, self->caret, self->caret + (guint)strlen (self->preedit), &ink,
                  TRUE);
  append_caret (self, snapshot, &ink);
}
