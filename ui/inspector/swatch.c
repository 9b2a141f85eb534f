#include "ui/inspector/swatch.h"

#define SIZE 20

#define JW_TYPE_SWATCH (jw_swatch_get_type ())
G_DECLARE_FINAL_TYPE (JwSwatch, jw_swatch, JW, SWATCH, GtkWidget)

struct _JwSwatch
{
  GtkWidget parent_instance;

  GdkRGBA color;
};

G_DEFINE_FINAL_TYPE (JwSwatch, jw_swatch, GTK_TYPE_WIDGET)

static void
jw_swatch_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
jw_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                               (float)gtk_widget_get_height (widget));
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &bounds, bounds.size.width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &JW_SWATCH (widget)->color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
jw_swatch_class_init (JwSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = jw_swatch_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = jw_swatch_snapshot;
}

static void
jw_swatch_init (JwSwatch *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
jw_swatch_new (const char *color)
{
  JwSwatch *self = g_object_new (JW_TYPE_SWATCH, NULL);

  gdk_rgba_parse (&self->color, color);
  return GTK_WIDGET (self);
}
