#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/question.h"

/* Findings told one by one; more of them would not fit on a screen. */
#define MAX_FINDINGS_TOLD 12

static char *
list_findings (JwFindings *findings)
{
  GString *text = g_string_new (NULL);
  guint n = jw_findings_get_n (findings);

  for (guint i = 0; i < MIN (n, MAX_FINDINGS_TOLD); i++)
    {
      const JwFinding *finding = jw_findings_get (findings, i);

      g_string_append (text, i > 0 ? "\n" : "");
      if (finding->line > 0)
        g_string_append_printf (text, _ ("Line %u: "), finding->line);
      g_string_append (text, finding->message);
    }
  if (n > MAX_FINDINGS_TOLD)
    g_string_append_printf (text, _ ("\n… and %u more."), n - MAX_FINDINGS_TOLD);
  return g_string_free (text, FALSE);
}

static void
tell_findings (JwWindow *self, GFile *file)
{
  JwFindings *findings = jw_document_get_findings (self->document);
  g_autofree char *name = jw_window_name_file (file);
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;

  if (jw_findings_get_n (findings) == 0)
    return;
  if (jw_findings_tell_repairs (findings))
    heading = g_strdup_printf (_ ("“%s” was repaired"), name);
  else
    heading = g_strdup_printf (_ ("“%s” holds more than this program knows"), name);
  text = list_findings (findings);
  jw_question_tell (GTK_WINDOW (self), heading, text);
}

static void
tell_not_opened (JwWindow *self, GFile *file, GError *error)
{
  g_autofree char *name = jw_window_name_file (file);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be opened"), name);

  if (!self->document)
    jw_window_show_new_map (self);
  gtk_window_present (GTK_WINDOW (self));
  jw_question_tell (GTK_WINDOW (self), heading, error->message);
}

static void
show_opened (JwWindow *self, GFile *file, JwDocument *document, JwFirstSight *sight)
{
  jw_window_show_document (self, document, sight);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (file)
    tell_findings (self, file);
  else
    jw_canvas_start (self->canvas);
}

static void
opened_cb (JwOpening *opening, gpointer user_data)
{
  g_autoptr (JwWindow) self = JW_WINDOW (user_data);
  GFile *file = jw_opening_get_file (opening);
  g_autoptr (GError) error = NULL;
  g_autoptr (JwFirstSight) sight = NULL;
  g_autoptr (JwDocument) document = jw_opening_take (opening, &sight, &error);

  /* Meanwhile the window may have been closed, or told to show something else. */
  if (jw_window_is_closed (self) || self->loading != file)
    return;
  g_clear_object (&self->loading);
  if (document)
    show_opened (self, file, document, g_steal_pointer (&sight));
  else if (file)
    tell_not_opened (self, file, error);
  else
    jw_window_show_new_map (self); /* which says what is wrong with the program */
}

static int
get_natural_size (GtkWidget *widget, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Without a compositor windows have edges to be resized by, as wide on all sides. */
static int
get_edges (JwWindow *self)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  return get_natural_size (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL) -
         get_natural_size (content, GTK_ORIENTATION_HORIZONTAL);
}

/* Of a window that has yet to be shown: the sheet is painted while the rest of it is made ready. */
static void
expect_canvas_size (JwWindow *self)
{
  int width, height;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_realize (GTK_WIDGET (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  width -= get_edges (self);
  height -= get_edges (self) + get_natural_size (self->header, GTK_ORIENTATION_VERTICAL);
  if (adw_flap_get_reveal_flap (self->flap))
    width -= get_natural_size (GTK_WIDGET (self->inspector), GTK_ORIENTATION_HORIZONTAL) +
             get_natural_size (adw_flap_get_separator (self->flap), GTK_ORIENTATION_HORIZONTAL);
  jw_canvas_expect_size (self->canvas, width, height);
}

void
jw_window_take_opening (JwWindow *self, JwOpening *opening)
{
  expect_canvas_size (self);
  g_set_object (&self->loading, jw_opening_get_file (opening));
  jw_opening_wait (opening, opened_cb, g_object_ref (self));
}

void
jw_window_load (JwWindow *self, GFile *file)
{
  g_autoptr (JwOpening) opening = jw_opening_new (file);

  jw_window_take_opening (self, opening);
}
