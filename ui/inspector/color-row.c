#include "ui/inspector/color-row.h"

#include <glib/gi18n-lib.h>

#include "ui/inspector/field.h"
#include "ui/inspector/swatch.h"

/* White text on each has a contrast of 4.5:1 or more; the first five are the ring of the stages. */
static const JwChoice colors[] = {
  { NULL, N_ ("Automatic") },  { "#0b6e99", N_ ("Sea blue") }, { "#5b5fc7", N_ ("Violet") },
  { "#9a3f86", N_ ("Plum") },  { "#b4532a", N_ ("Rust") },     { "#3f7d3a", N_ ("Green") },
  { "#0f766e", N_ ("Teal") },  { "#8a5a00", N_ ("Ochre") },    { "#b02a4c", N_ ("Crimson") },
  { "#52606d", N_ ("Slate") },
};

struct _JwColorRow
{
  AdwActionRow parent_instance;

  GtkWidget *swatches[G_N_ELEMENTS (colors)];
};

static void jw_color_row_field_init (JwFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JwColorRow,
                               jw_color_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (JW_TYPE_FIELD, jw_color_row_field_init))

static void
toggled_cb (GtkToggleButton *button, JwColorRow *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (self->swatches[i] == GTK_WIDGET (button))
      jw_field_choose (JW_FIELD (self), colors[i].token);
}

/* A colour of another program's choice is none of these: then no swatch is pressed. */
static void
show (JwField *row, JwNode *node, guint property)
{
  JwColorRow *self = JW_COLOR_ROW (row);
  const char *value = jw_node_get_string (node, property);

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      gboolean active = value && colors[i].token ? g_ascii_strcasecmp (value, colors[i].token) == 0
                                                 : value == colors[i].token;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->swatches[i]), active);
    }
}

static void
jw_color_row_field_init (JwFieldInterface *iface)
{
  iface->show = show;
}

static void
jw_color_row_class_init (JwColorRowClass *klass)
{
}

static GtkWidget *
create_button (const JwChoice *color)
{
  GtkWidget *button = gtk_toggle_button_new ();

  if (color->token)
    gtk_button_set_child (GTK_BUTTON (button), jw_swatch_new (color->token));
  else
    gtk_button_set_icon_name (GTK_BUTTON (button), "view-refresh-symbolic");
  gtk_widget_add_css_class (button, "swatch");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ (color->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (color->label), -1);
  return button;
}

static void
jw_color_row_init (JwColorRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_margin_top (grid, 6);
  gtk_widget_set_margin_bottom (grid, 6);
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      self->swatches[i] = create_button (&colors[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->swatches[i]),
                                     GTK_TOGGLE_BUTTON (self->swatches[0]));
      g_signal_connect (self->swatches[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_grid_attach (GTK_GRID (grid), self->swatches[i], (int)i % 5, (int)i / 5, 1, 1);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), grid);
}
