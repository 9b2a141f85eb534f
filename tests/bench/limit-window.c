/* The limit that starting is held against: a bare libadwaita window of the same size, with a header
 * bar and nothing else. With "again" it paints its content anew in each frame: what a frame of the
 * whole window costs at least. With "keys" it changes a small part of it at each key: what a key
 * takes at least. */

#include <adwaita.h>

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  static double shade;

  shade = shade < 0.5 ? 0.9 : 0.1;
  cairo_set_source_rgb (cr, shade, shade, shade);
  cairo_paint (cr);
}

static gboolean
again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* What the keys change is as large as a card. */
#define CARD_WIDTH 180
#define CARD_HEIGHT 60

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  gtk_widget_queue_draw (data);
  return TRUE;
}

static GtkWidget *
create_card (void)
{
  GtkWidget *card = gtk_drawing_area_new ();

  gtk_widget_set_size_request (card, CARD_WIDTH, CARD_HEIGHT);
  gtk_widget_set_halign (card, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (card, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (card, TRUE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (card), draw_cb, NULL, NULL);
  return card;
}

static void
listen_to_keys (GtkWidget *window, GtkWidget *card)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), card);
  gtk_widget_add_controller (window, keys);
}

static GtkWidget *
create_content (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_vexpand (area, TRUE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, NULL, NULL);
  gtk_widget_add_tick_callback (area, again_cb, NULL, NULL);
  return area;
}

static void
activate_cb (GApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (g_strcmp0 (data, "again") == 0)
    gtk_box_append (GTK_BOX (box), create_content ());
  else if (g_strcmp0 (data, "keys") == 0)
    {
      gtk_box_append (GTK_BOX (box), create_card ());
      listen_to_keys (window, gtk_widget_get_last_child (box));
    }
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Bare");
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.journeywright.Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argc > 1 ? argv[1] : NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
