#include <math.h>

#include "render/image.h"
#include "render/preflight/preflight-private.h"
#include "render/scene-private.h"
#include "render/text-private.h"

/* What rounding and the overhang of letters may be, in points. */
#define TINY 0.05
#define OVERHANG 1.0

typedef struct
{
  JwLook *look;
  double scale;
} Walk;

/* The foot says what the sheet is; nobody has to read it. */
static gboolean
is_foot (JwScene *scene, const JwItem *item)
{
  const JwGroup *foot = scene->foot;

  return foot != NULL && foot->n > 0 && item >= foot->items && item < foot->items + foot->n;
}

static void
look_at_size (JwLook *look, JwText *text, double scale)
{
  double size = jw_text_get_size (text) * scale;

  if (size < JW_PREFLIGHT_TYPE - TINY)
    {
      look->n_small++;
      if (look->small == NULL || size < look->least_type - TINY)
        {
          g_free (look->small);
          look->small = g_strdup (jw_text_get_string (text));
        }
    }
  if (look->least_type == 0 || size < look->least_type)
    look->least_type = size;
}

static gboolean
is_surface (const JwItem *item)
{
  return item->shape == JW_SHAPE_RECT || item->shape == JW_SHAPE_CARD ||
         item->shape == JW_SHAPE_CHEVRON || item->shape == JW_SHAPE_FIRST_CHEVRON;
}

static gboolean
reaches_out (JwScene *scene, const JwItem *item, double dx, double dy)
{
  double left = item->text_x, top = item->text_y;
  double right = left + jw_text_get_width (item->text);
  double bottom = top + jw_text_get_height (item->text);

  if (is_surface (item) && (left < item->x - OVERHANG || right > item->x + item->width + OVERHANG ||
                            top < item->y - OVERHANG || bottom > item->y + item->height + OVERHANG))
    return TRUE;
  return left + dx < -OVERHANG || right + dx > scene->width + OVERHANG || top + dy < -OVERHANG ||
         bottom + dy > scene->height + OVERHANG;
}

static void
count (guint *n, char **first, const char *text)
{
  if ((*n)++ == 0)
    *first = g_strdup (text);
}

static void
look_at_text (Walk *walk, JwScene *scene, const JwItem *item, double dx, double dy)
{
  JwLook *look = walk->look;
  const char *string = jw_text_get_string (item->text);

  if (*string == '\0')
    return;
  if (!is_foot (scene, item))
    look_at_size (look, item->text, walk->scale);
  if (reaches_out (scene, item, dx, dy))
    count (&look->n_cut, &look->cut, string);
  if (jw_text_get_n_unknown_glyphs (item->text) > 0)
    count (&look->n_unknown, &look->unknown, string);
}

static void
look_at_picture (JwLook *look, const JwItem *item, double scale)
{
  double dpi = MIN (jw_image_get_width (item->image) / item->width,
                    jw_image_get_height (item->image) / item->height) *
               72 / scale;

  if (dpi >= JW_PREFLIGHT_DPI - TINY)
    return;
  if (look->n_coarse++ > 0 && dpi >= look->least_dpi)
    return;
  g_free (look->coarse);
  look->coarse = g_strdup (item->node_id);
  look->least_dpi = dpi;
}

static gboolean
look_cb (const JwItem *item, const JwSpot *at, gpointer data)
{
  Walk *walk = data;

  if (item->text != NULL)
    look_at_text (walk, at->scene, item, at->dx, at->dy);
  if (item->shape == JW_SHAPE_PICTURE && item->width > 0 && item->height > 0)
    look_at_picture (walk->look, item, walk->scale);
  return FALSE;
}

void
jw_look_add (JwLook *look, JwScene *scene, double scale)
{
  Walk walk = { look, scale };

  jw_scene_visit (scene, look_cb, &walk);
}

void
jw_look_clear (JwLook *look)
{
  g_free (look->small);
  g_free (look->cut);
  g_free (look->unknown);
  g_free (look->coarse);
}
