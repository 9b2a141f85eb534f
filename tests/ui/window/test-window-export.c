/* Exporting and printing in the real window, checked on disk. */

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <poppler.h>
#include <string.h>

#include "model/edit/commands.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/export/export-dialog-private.h"

static JwExportDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (JW_IS_EXPORT_DIALOG (toplevel) && gtk_widget_get_mapped (toplevel))
        return JW_EXPORT_DIALOG (toplevel);
    }
  return NULL;
}

static gboolean
has_settled_dialog (gpointer data)
{
  JwExportDialog *dialog = find_dialog ();

  return dialog != NULL && jw_export_dialog_is_settled (dialog);
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

/* Opens the dialog by its key, and waits until it shows the sheet. */
static JwExportDialog *
open_dialog (JwWindowFixture *fixture, guint key)
{
  JwExportDialog *dialog;

  jw_driver_key (fixture->driver, key, GDK_CONTROL_MASK);
  jw_window_fixture_wait (fixture, has_settled_dialog, NULL);
  jw_window_fixture_focus (fixture);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  return dialog;
}

static void
wait_until_settled (JwWindowFixture *fixture)
{
  jw_window_fixture_wait (fixture, has_settled_dialog, NULL);
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Wanted;

static gboolean
shows_text (gpointer data)
{
  Wanted *wanted = data;

  return jw_window_fixture_find_text (wanted->root, wanted->text) != NULL;
}

typedef struct
{
  AdwComboRow *row;
  const char *label;
} Choice;

static gboolean
is_chosen (gpointer data)
{
  Choice *choice = data;
  GtkStringObject *item = adw_combo_row_get_selected_item (choice->row);

  return item != NULL && g_str_equal (gtk_string_object_get_string (item), choice->label);
}

/* Opens a list by the keyboard and clicks one of its items. */
static void
choose (JwWindowFixture *fixture, AdwComboRow *row, const char *label)
{
  Wanted wanted = { GTK_WIDGET (row), label };
  Choice choice = { row, label };

  gtk_widget_grab_focus (GTK_WIDGET (row));
  jw_driver_settle (fixture->driver);
  jw_driver_key (fixture->driver, GDK_KEY_space, 0);
  jw_window_fixture_wait (fixture, shows_text, &wanted);
  jw_window_fixture_click (fixture, jw_window_fixture_find_text (GTK_WIDGET (row), label));
  jw_window_fixture_wait (fixture, is_chosen, &choice);
  wait_until_settled (fixture);
}

static gboolean
has_said_exported (gpointer data)
{
  return g_str_has_prefix (jw_window_get_last_said (JW_WINDOW (data)), "Exported");
}

static void
export_to (JwWindowFixture *fixture, const char *path)
{
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  jw_window_fixture_choose_file (fixture, path);
  jw_window_fixture_wait (fixture, has_said_exported, fixture->window);
  g_assert_true (has_no_dialog (NULL));
  jw_window_fixture_focus (fixture);
}

static int
count_pages (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  int n;

  g_assert_no_error (error);
  n = poppler_document_get_n_pages (document);
  g_object_unref (document);
  return n;
}

/* With nothing chosen, Enter gives a PDF of one page. */
static void
test_pdf (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "map.pdf");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);

  g_assert_cmpuint (jw_sheets_get_n (dialog->draft->sheets), ==, 1);
  g_assert_false (gtk_widget_get_visible (dialog->flip));
  g_assert_cmpuint (dialog->draft->warnings->len, ==, 0);
  export_to (fixture, path);
  g_assert_cmpint (count_pages (path), ==, 1);
}

static void
test_png (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *typed = jw_window_fixture_name (fixture, "map");
  g_autofree char *path = jw_window_fixture_name (fixture, "map.png");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = NULL;

  choose (fixture, dialog->format, "PNG picture");
  choose (fixture, dialog->paper, "A4");
  gtk_spin_button_set_value (dialog->dpi, 100);
  gtk_switch_set_active (dialog->transparent, TRUE);
  wait_until_settled (fixture);
  gtk_widget_grab_focus (dialog->go_button);
  export_to (fixture, typed);
  picture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  /* A4 on its side at 100 dots to the inch. */
  g_assert_cmpint (gdk_texture_get_width (picture), ==, 1169);
  g_assert_cmpint (gdk_texture_get_height (picture), ==, 827);
}

static void
test_svg (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "map.svg");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);
  g_autofree char *text = NULL;

  choose (fixture, dialog->format, "SVG drawing");
  g_assert_false (gtk_widget_get_visible (dialog->pages_group));
  g_assert_false (gtk_widget_get_visible (dialog->dpi_row));
  gtk_widget_grab_focus (dialog->go_button);
  export_to (fixture, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<svg "));
  g_assert_nonnull (strstr (text, "</svg>"));
}

/* The pages are turned by keys and shown by number, and come out so many. */
static void
test_pages (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "map.pdf");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);
  Wanted first = { dialog->flip, "Page 1 of 5" }, second = { dialog->flip, "Page 2 of 5" };

  choose (fixture, dialog->pages, "A page for each stage");
  g_assert_true (shows_text (&first));
  jw_driver_key (fixture->driver, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  jw_window_fixture_wait (fixture, shows_text, &second);
  jw_driver_key (fixture->driver, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  jw_window_fixture_wait (fixture, shows_text, &first);
  gtk_spin_button_set_value (dialog->split_after, 3);
  wait_until_settled (fixture);
  g_assert_cmpuint (jw_sheets_get_n (dialog->draft->sheets), ==, 2);
  gtk_spin_button_set_value (dialog->split_after, 1);
  wait_until_settled (fixture);
  gtk_widget_grab_focus (dialog->go_button);
  export_to (fixture, path);
  g_assert_cmpint (count_pages (path), ==, 5);
}

/* What was exported last is offered again for the same file, and for no other. */
static void
test_remembers (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "map.pdf");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (JwExportChoices) none = jw_export_choices_load (other);

  choose (fixture, dialog->theme, "Ink saver: black on white, nothing filled");
  choose (fixture, dialog->pages, "Poster of many sheets");
  jw_export_choices_hide (dialog->choices, "l2", TRUE);
  gtk_widget_grab_focus (dialog->go_button);
  export_to (fixture, path);
  g_assert_false (jw_document_is_modified (jw_window_get_document (fixture->window)));
  dialog = open_dialog (fixture, GDK_KEY_e);
  g_assert_cmpstr (dialog->choices->theme, ==, "ink-saver");
  g_assert_cmpint (dialog->choices->pages, ==, JW_PAGES_POSTER);
  g_assert_true (jw_export_choices_hides (dialog->choices, "l2"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog->tile)));
  g_assert_null (none->theme);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  jw_window_fixture_wait (fixture, has_no_dialog, NULL);
}

static void
assert_page_size (const char *path, double width, double height)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  PopplerPage *page;
  double w, h;

  g_assert_no_error (error);
  page = poppler_document_get_page (document, 0);
  poppler_page_get_size (page, &w, &h);
  g_assert_cmpfloat_with_epsilon (w / 72 * 25.4, width, 0.1);
  g_assert_cmpfloat_with_epsilon (h / 72 * 25.4, height, 0.1);
  g_object_unref (page);
  g_object_unref (document);
}

/* The last one, which the list would have to be scrolled to. */
static void
choose_last (JwWindowFixture *fixture, AdwComboRow *row, const char *label)
{
  Choice choice = { row, label };

  adw_combo_row_set_selected (row, g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1);
  g_assert_true (is_chosen (&choice));
  wait_until_settled (fixture);
}

/* A paper of one's own with bleed and marks is shown as it comes out, comes out so, and is offered
 * again; a margin that it has no room for is told. */
static void
test_own_paper (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "map.pdf");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);
  const double width = 500 + 2 * (3 + 7), height = 250 + 2 * (3 + 7);
  double w, h;

  g_assert_false (gtk_widget_get_visible (dialog->paper_width_row));
  choose_last (fixture, dialog->paper, "Own size");
  g_assert_true (gtk_widget_get_visible (dialog->paper_width_row));
  gtk_spin_button_set_value (dialog->paper_width, 500);
  gtk_spin_button_set_value (dialog->paper_height, 250);
  gtk_spin_button_set_value (dialog->margin, 100);
  wait_until_settled (fixture);
  g_assert_nonnull (strstr (gtk_label_get_text (dialog->trouble), "A margin of 100 mm"));
  g_assert_false (gtk_widget_get_sensitive (dialog->go_button));
  gtk_spin_button_set_value (dialog->margin, 20);
  gtk_spin_button_set_value (dialog->bleed, 3);
  gtk_switch_set_active (dialog->marks, TRUE);
  wait_until_settled (fixture);
  jw_sheets_get_size (dialog->draft->sheets, 0, &w, &h);
  g_assert_cmpfloat_with_epsilon (w / 72 * 25.4, width, 0.1);
  g_assert_cmpfloat_with_epsilon (h / 72 * 25.4, height, 0.1);
  gtk_widget_grab_focus (dialog->go_button);
  export_to (fixture, path);
  assert_page_size (path, width, height);
  dialog = open_dialog (fixture, GDK_KEY_e);
  g_assert_true (gtk_widget_get_visible (dialog->paper_width_row));
  g_assert_cmpfloat (gtk_spin_button_get_value (dialog->paper_width), ==, 500);
  g_assert_cmpfloat (gtk_spin_button_get_value (dialog->margin), ==, 20);
  g_assert_true (gtk_switch_get_active (dialog->marks));
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  jw_window_fixture_wait (fixture, has_no_dialog, NULL);
}

static gboolean
is_on_a3 (gpointer data)
{
  return g_strcmp0 (JW_EXPORT_DIALOG (data)->choices->paper, "a3") == 0;
}

/* What will not come out well is told, and a click repairs it. */
static void
test_repair (JwWindowFixture *fixture, gconstpointer data)
{
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);
  GtkWidget *button;

  choose (fixture, dialog->paper, "A5");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog->warnings)));
  button = jw_window_fixture_find_text (GTK_WIDGET (dialog->warnings), "Use A3");
  g_assert_nonnull (button);
  jw_window_fixture_click (fixture, button);
  jw_window_fixture_wait (fixture, is_on_a3, dialog);
  wait_until_settled (fixture);
  g_assert_cmpint (dialog->choices->text, ==, JW_TEXT_FITS);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->text), ==, JW_TEXT_FITS);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog->warnings)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == dialog->go_button);
}

/* What cannot be made says why, in the place of the sheet. */
static void
test_trouble (JwWindowFixture *fixture, gconstpointer data)
{
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);

  choose (fixture, dialog->pages, "Poster of many sheets");
  choose (fixture, dialog->paper, "A0");
  choose (fixture, dialog->tile, "A5");
  gtk_spin_button_set_value (dialog->edge, 40);
  gtk_spin_button_set_value (dialog->overlap, 50);
  wait_until_settled (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog->trouble)));
  g_assert_nonnull (strstr (gtk_label_get_text (dialog->trouble), "Choose larger sheets"));
  g_assert_false (gtk_widget_get_sensitive (dialog->go_button));
  gtk_spin_button_set_value (dialog->edge, 5);
  gtk_spin_button_set_value (dialog->overlap, 10);
  wait_until_settled (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog->trouble)));
  g_assert_true (gtk_widget_get_sensitive (dialog->go_button));
}

static gboolean
is_exporting (gpointer data)
{
  return JW_EXPORT_DIALOG (data)->exporting != NULL;
}

static gboolean
is_not_exporting (gpointer data)
{
  return !is_exporting (data);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* An export that takes many seconds is stopped by Escape, and nothing of it is left. */
static void
test_cancel (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "map.png");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);
  guint n_files = count_files (fixture->folder);

  choose (fixture, dialog->format, "PNG picture");
  choose (fixture, dialog->paper, "A0");
  gtk_spin_button_set_value (dialog->dpi, 600);
  gtk_switch_set_active (dialog->small, TRUE);
  wait_until_settled (fixture);
  gtk_widget_grab_focus (dialog->go_button);
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  jw_window_fixture_choose_file (fixture, path);
  jw_window_fixture_wait (fixture, is_exporting, dialog);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (dialog->stack), ==, "busy");
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  jw_window_fixture_wait (fixture, is_not_exporting, dialog);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (dialog->stack), ==, "choose");
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  jw_window_fixture_wait (fixture, has_no_dialog, NULL);
  g_assert_false (has_said_exported (fixture->window));
}

static void
test_failed (JwWindowFixture *fixture, gconstpointer data)
{
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);

  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  jw_window_fixture_choose_file (fixture, "/proc/map.pdf");
  jw_window_fixture_answer (fixture, "“map.pdf” could not be exported", "Close");
  g_assert_false (jw_document_is_modified (jw_window_get_document (fixture->window)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (dialog->stack), ==, "choose");
}

/* The window may be closed while the sheet is being drawn. */
static void
test_closed_while_drawing (JwWindowFixture *fixture, gconstpointer data)
{
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_e);

  gtk_spin_button_set_value (dialog->edge, 5);
  jw_export_dialog_draw (dialog);
  g_assert_false (jw_export_dialog_is_settled (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  jw_window_fixture_wait (fixture, has_no_dialog, NULL);
  dialog = open_dialog (fixture, GDK_KEY_e);
  g_assert_nonnull (dialog->draft);
}

static GtkPrintUnixDialog *
find_print_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (toplevel) && gtk_widget_get_mapped (toplevel))
        return GTK_PRINT_UNIX_DIALOG (toplevel);
    }
  return NULL;
}

static gboolean
has_print_dialog (gpointer data)
{
  return find_print_dialog () != NULL;
}

static gboolean
has_no_print_dialog (gpointer data)
{
  return find_print_dialog () == NULL;
}

/* Printers come in as they are found. */
static gboolean
has_printer (gpointer data)
{
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (find_print_dialog ());

  return printer != NULL && gtk_printer_is_virtual (printer);
}

static gboolean
has_said_sent (gpointer data)
{
  return g_strcmp0 (jw_window_get_last_said (JW_WINDOW (data)), "Sent to the printer") == 0;
}

/* Asks GTK's own dialog to print to a file instead of on paper. */
static void
choose_print_to_file (JwWindowFixture *fixture, const char *path)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_unix_dialog_set_settings (find_print_dialog (), settings);
  jw_window_fixture_wait (fixture, has_printer, NULL);
}

/* The same pages as in a PDF, through the dialog that the desktop has for printing. */
static void
test_print (JwWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = jw_window_fixture_name (fixture, "printed.pdf");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_p);
  GtkWidget *print;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog->format)));
  choose (fixture, dialog->pages, "A page for each stage");
  gtk_widget_grab_focus (dialog->go_button);
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  jw_window_fixture_wait (fixture, has_print_dialog, NULL);
  jw_window_fixture_focus (fixture);
  choose_print_to_file (fixture, path);
  print = jw_window_fixture_find_text (GTK_WIDGET (find_print_dialog ()), "Print");
  g_assert_nonnull (print);
  jw_window_fixture_click (fixture, print);
  jw_window_fixture_wait (fixture, has_said_sent, fixture->window);
  g_assert_true (has_no_dialog (NULL));
  g_assert_cmpint (count_pages (path), ==, 5);
  assert_page_size (path, 420, 297);
}

/* Given up, it goes back to the dialog that shows the pages; so does GTK's "Preview". */
static void
test_print_given_up (JwWindowFixture *fixture, gconstpointer data)
{
  static const char *const buttons[] = { "Cancel", "Preview" };
  g_autofree char *path = jw_window_fixture_name (fixture, "printed.pdf");
  JwExportDialog *dialog = open_dialog (fixture, GDK_KEY_p);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button;

      jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
      jw_window_fixture_wait (fixture, has_print_dialog, NULL);
      jw_window_fixture_focus (fixture);
      choose_print_to_file (fixture, path);
      button = jw_window_fixture_find_text (GTK_WIDGET (find_print_dialog ()), buttons[i]);
      g_assert_nonnull (button);
      jw_window_fixture_click (fixture, button);
      jw_window_fixture_wait (fixture, has_no_print_dialog, NULL);
      g_assert_true (find_dialog () == dialog);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      jw_window_fixture_focus (fixture);
    }
}

/* A map that was never saved, with no lane and no title. */
static void
test_empty (JwWindowFixture *fixture, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (fixture);
  g_autofree char *path = jw_window_fixture_name (fixture, "empty.pdf");
  JwNode *node;
  JwExportDialog *dialog;

  jw_canvas_end_edit (jw_window_get_canvas (fixture->window));
  while ((node = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE)) != NULL ||
         (node = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE)) != NULL)
    {
      const char *ids[] = { jw_node_get_id (node), NULL };

      g_assert_true (jw_edit_delete (map, ids, NULL));
    }
  dialog = open_dialog (fixture, GDK_KEY_e);
  g_assert_false (gtk_widget_get_visible (dialog->lanes_group));
  export_to (fixture, path);
  g_assert_cmpint (count_pages (path), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

#define SAMPLE(name)                                                                               \
  JW_WINDOW_TEST ("/window/export/" #name, jw_window_fixture_set_up_sample, test_##name)
#define NEW(name)                                                                                  \
  JW_WINDOW_TEST ("/window/export/" #name, jw_window_fixture_set_up_new, test_##name)
  SAMPLE (pdf);
  SAMPLE (png);
  SAMPLE (svg);
  SAMPLE (pages);
  SAMPLE (remembers);
  SAMPLE (own_paper);
  SAMPLE (repair);
  SAMPLE (trouble);
  SAMPLE (cancel);
  SAMPLE (failed);
  SAMPLE (closed_while_drawing);
  SAMPLE (print);
  SAMPLE (print_given_up);
  NEW (empty);
  return g_test_run ();
}
