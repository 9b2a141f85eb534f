#include "ui/export/print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Sides that differ by less, in points, are those of one paper. */
#define SAME 1.5

/* Papers that printers know by name: source: PWG 5101.1, Media Standardized Names. */
static GtkPaperSize *
find_paper (double width, double height)
{
  static const char *const names[] = { "iso_a5", "iso_a4",    "iso_a3",   "iso_a2",   "iso_a1",
                                       "iso_a0", "na_letter", "na_legal", "na_ledger" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkPaperSize *paper = gtk_paper_size_new (names[i]);

      if (fabs (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - MIN (width, height)) < SAME &&
          fabs (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - MAX (width, height)) < SAME)
        return paper;
      gtk_paper_size_free (paper);
    }
  return gtk_paper_size_new_custom ("map", _ ("Paper of the map"), MIN (width, height),
                                    MAX (width, height), GTK_UNIT_POINTS);
}

static GtkPageOrientation
get_orientation (double width, double height)
{
  return width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT;
}

static GtkPageSetup *
create_page_setup (JwSheets *sheets)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;
  GtkPaperSize *paper;

  jw_sheets_get_size (sheets, 0, &width, &height);
  paper = find_paper (width, height);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, get_orientation (width, height));
  gtk_paper_size_free (paper);
  return setup;
}

/* Whatever paper was chosen, it is turned as the page is. */
static void
page_setup_cb (GtkPrintOperation *operation,
               GtkPrintContext *context,
               int page,
               GtkPageSetup *setup,
               JwSheets *sheets)
{
  double width, height;

  jw_sheets_get_size (sheets, (guint)page, &width, &height);
  gtk_page_setup_set_orientation (setup, get_orientation (width, height));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, JwSheets *sheets)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double room_width = gtk_print_context_get_width (context);
  double room_height = gtk_print_context_get_height (context);
  double width, height, scale;

  jw_sheets_get_size (sheets, (guint)page, &width, &height);
  scale = MIN (1, MIN (room_width / width, room_height / height));
  cairo_translate (cr, (room_width - width * scale) / 2, (room_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  jw_sheets_paint (sheets, (guint)page, cr);
}

static void
ready_cb (GtkPrintOperationPreview *preview, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_preview_end_preview (preview);
}

/* The dialog that printing was asked in shows these pages: its preview is no other. GTK wants
 * something to draw on before it lets go of its own. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            gpointer data)
{
  cairo_surface_t *nothing = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (nothing);

  g_object_set_data (G_OBJECT (operation), "was-preview", GINT_TO_POINTER (TRUE));
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  g_signal_connect (preview, "ready", G_CALLBACK (ready_cb), NULL);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);
  return TRUE;
}

static GtkPrintOperation *
create_operation (JwSheets *sheets, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_page_setup (sheets);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int)jw_sheets_get_n (sheets));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), jw_sheets_ref (sheets),
                         (GClosureNotify)(void (*) (void))jw_sheets_unref, 0);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (page_setup_cb), sheets);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), NULL);
  return operation;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GTask *task)
{
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY &&
           !g_object_get_data (G_OBJECT (operation), "was-preview"))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was printed."));
  g_object_unref (task);
}

void
jw_print_async (GtkWindow *parent,
                JwSheets *sheets,
                const char *name,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GtkPrintOperation) operation = create_operation (sheets, name);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), task);
  /* Errors come with "done", too. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

gboolean
jw_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
