#include "render/pixels.h"

#include <math.h>

/* Places are those of cairo: multiples of a 256th of a pixel. */
#define STEPS 256.0

/* A rectangle with round corners, in pixels. */
typedef struct
{
  double left, top, right, bottom;
  double radius;
} Round;

/* A box in pixels: its bounds, and those with the corners that its line has, as far as its fill
 * reaches, and what is within its line. */
typedef struct
{
  Round bounds, outside, filled, within;
  double edge_left, edge_right;
  guint32 fill, line, edge;
  gboolean has_fill, has_line, has_edge;
} Shape;

static double
snap (double place)
{
  return floor (place * STEPS + 0.5) / STEPS;
}

static Round
inset (const Round *round, double by)
{
  return (Round){ round->left + by, round->top + by, round->right - by, round->bottom - by,
                  MAX (0, round->radius - by) };
}

/* How much of a pixel lies between two places. */
static double
overlap (double from, double to, int pixel)
{
  return CLAMP (MIN (to, pixel + 1) - MAX (from, pixel), 0, 1);
}

/* How much of a pixel lies in a rectangle: at round corners, by how far its middle is within. */
static double
cover (const Round *round, int x, int y)
{
  double area = overlap (round->left, round->right, x) * overlap (round->top, round->bottom, y);
  double r = round->radius;
  double dx = MAX (round->left + r - (x + 0.5), x + 0.5 - (round->right - r));
  double dy = MAX (round->top + r - (y + 0.5), y + 0.5 - (round->bottom - r));

  if (area <= 0 || dx <= 0 || dy <= 0)
    return area;
  return MIN (area, CLAMP (r + 0.5 - sqrt (dx * dx + dy * dy), 0, 1));
}

/* Each channel, opacity among them, goes as far to that of the colour as it is covered. */
static guint32
mix (guint32 under, guint32 color, int covered)
{
  guint32 mixed = 0;

  for (int shift = 0; shift < 32; shift += 8)
    {
      int from = (int)(under >> shift & 0xff), to = (int)(color >> shift & 0xff);

      mixed |= (guint32)((from * (256 - covered) + to * covered + 128) >> 8) << shift;
    }
  return mixed;
}

static guint32
lay_over (guint32 under, guint32 color, double covered)
{
  int amount = (int)(covered * 256 + 0.5);

  return amount <= 0 ? under : mix (under, color | 0xff000000, amount);
}

/* The part of the edge is that of its width, as much of it as the corners leave. */
static double
cover_edge (const Shape *shape, int x, int y)
{
  double whole = overlap (shape->outside.left, shape->outside.right, x);
  double part = overlap (shape->edge_left, shape->edge_right, x);

  return whole > 0 && part > 0 ? cover (&shape->bounds, x, y) * part / whole : 0;
}

static void
paint_span (guint32 *row, const Shape *shape, int from, int to, int y)
{
  double filled = shape->has_fill ? cover (&shape->filled, from, y) : 0;
  double lined = 0, edged = shape->has_edge ? cover_edge (shape, from, y) : 0;

  if (shape->has_line)
    lined = cover (&shape->outside, from, y) - cover (&shape->within, from, y);
  for (int x = from; x < to; x++)
    {
      row[x] = lay_over (row[x], shape->fill, filled);
      row[x] = lay_over (row[x], shape->line, lined);
      row[x] = lay_over (row[x], shape->edge, edged);
    }
}

static void
fill_span (guint32 *row, guint32 color, int from, int to)
{
  for (int x = from; x < to; x++)
    row[x] = color | 0xff000000;
}

static gboolean
is_plain (const Shape *shape, int x, int y)
{
  return shape->has_fill && cover (&shape->filled, x, y) >= 1 &&
         (!shape->has_line || cover (&shape->within, x, y) >= 1);
}

/* How far from the sides the pixels of a row differ from those in its middle. */
static double
find_border (const Shape *shape, int y)
{
  const Round *round = &shape->outside;
  gboolean turns = y < round->top + round->radius || y + 1 > round->bottom - round->radius;
  double border = shape->within.left - round->left;

  if (shape->has_edge)
    border = MAX (border, shape->edge_right - shape->edge_left);
  return turns ? MAX (border, round->radius) : border;
}

static void
paint_row (JwPixels *self, const Shape *shape, int y)
{
  guint32 *row = (guint32 *)(void *)(self->data + (gsize)y * self->stride);
  double border = find_border (shape, y);
  int first = MAX (self->left, (int)floor (shape->outside.left));
  int end = MIN (self->right, (int)ceil (shape->outside.right));
  int middle = CLAMP ((int)ceil (shape->outside.left + border), first, MAX (first, end));
  int last = CLAMP ((int)floor (shape->outside.right - border), middle, MAX (middle, end));

  for (int x = first; x < middle; x++)
    paint_span (row, shape, x, x + 1, y);
  if (middle < last && is_plain (shape, middle, y))
    fill_span (row, shape->fill, middle, last);
  else if (middle < last)
    paint_span (row, shape, middle, last, y);
  for (int x = last; x < end; x++)
    paint_span (row, shape, x, x + 1, y);
}

static void
measure (const JwPixels *self, const JwBox *box, Shape *shape)
{
  double line = box->line_width * self->scale, edge = box->edge_width * self->scale;
  double left = self->x + box->x * self->scale, top = self->y + box->y * self->scale;
  double right = left + box->width * self->scale, bottom = top + box->height * self->scale;
  double radius = MIN (box->radius * self->scale, MIN (right - left, bottom - top) / 2);

  *shape = (Shape){ .fill = box->fill, .line = box->line, .edge = box->edge };
  shape->has_fill = box->has_fill;
  shape->has_line = line > 0;
  shape->has_edge = edge > 0;
  shape->bounds = (Round){ snap (left), snap (top), snap (right), snap (bottom), radius };
  shape->outside = shape->bounds;
  /* The corners of a line are round in any case. */
  shape->outside.radius = MAX (radius, line / 2);
  shape->filled = inset (&shape->outside, line / 2);
  shape->within = inset (&shape->outside, line);
  shape->edge_left = box->edge_is_right ? snap (right - edge) : shape->outside.left;
  shape->edge_right = box->edge_is_right ? shape->outside.right : snap (left + edge);
}

void
jw_pixels_paint_box (JwPixels *self, const JwBox *box)
{
  Shape shape;
  int top, bottom;

  measure (self, box, &shape);
  top = MAX (self->top, (int)floor (shape.outside.top));
  bottom = MIN (self->bottom, (int)ceil (shape.outside.bottom));
  cairo_surface_flush (self->surface);
  for (int y = top; y < bottom; y++)
    paint_row (self, &shape, y);
  cairo_surface_mark_dirty (self->surface);
}

/* A clip of one rectangle, in whole pixels. */
static gboolean
find_clip (JwPixels *self, cairo_t *cr)
{
  cairo_rectangle_list_t *list = cairo_copy_clip_rectangle_list (cr);
  gboolean is_whole = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles == 1;
  cairo_rectangle_t clip = is_whole ? list->rectangles[0] : (cairo_rectangle_t){ 0 };
  double left = self->x + clip.x * self->scale, top = self->y + clip.y * self->scale;

  cairo_rectangle_list_destroy (list);
  self->left = (int)lround (left);
  self->top = (int)lround (top);
  self->right = (int)lround (left + clip.width * self->scale);
  self->bottom = (int)lround (top + clip.height * self->scale);
  return is_whole && fabs (left - self->left) < 1 / STEPS && fabs (top - self->top) < 1 / STEPS;
}

/* A picture whose pixels are counted as they are. */
static gboolean
find_picture (JwPixels *self, cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  double x_scale, y_scale, x, y;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_image_surface_get_format (surface) > CAIRO_FORMAT_RGB24 ||
      cairo_image_surface_get_data (surface) == NULL)
    return FALSE;
  cairo_surface_get_device_scale (surface, &x_scale, &y_scale);
  cairo_surface_get_device_offset (surface, &x, &y);
  self->surface = surface;
  self->data = cairo_image_surface_get_data (surface);
  self->stride = (gsize)cairo_image_surface_get_stride (surface);
  return x_scale == 1 && y_scale == 1 && x == 0 && y == 0;
}

gboolean
jw_pixels_find (JwPixels *self, cairo_t *cr)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  self->scale = matrix.xx;
  self->x = matrix.x0;
  self->y = matrix.y0;
  return matrix.xx > 0 && matrix.xx == matrix.yy && matrix.xy == 0 && matrix.yx == 0 &&
         cairo_get_operator (cr) == CAIRO_OPERATOR_OVER &&
         cairo_get_antialias (cr) == CAIRO_ANTIALIAS_DEFAULT && find_picture (self, cr) &&
         find_clip (self, cr);
}
