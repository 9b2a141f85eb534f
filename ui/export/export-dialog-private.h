#pragma once

#include "ui/export/draft.h"
#include "ui/export/export-dialog.h"
#include "ui/export/preview.h"

G_BEGIN_DECLS

struct _JwExportDialog
{
  AdwWindow parent_instance;

  GBytes *bytes; /* the map; NULL if it cannot be written, or the dialog is closed */
  GFile *file;   /* where it is, or NULL */
  char *name;
  gboolean prints;
  JwExportChoices *choices;
  gboolean filling; /* rows are being set, not chosen */

  GCancellable *drawing; /* of the draft that is being drawn, or NULL */
  gboolean is_stale;     /* what is shown is not what is chosen */
  JwDraft *draft;        /* what is shown, or NULL */
  guint page;

  GCancellable *exporting; /* or NULL */
  gint done;               /* thousandths of it, an atomic */
  guint ticking;
  char *target_name; /* of the file that is being exported, or NULL */

  gboolean narrow;
  guint narrow_idle;
  JwExportPreview *preview;
  GPtrArray *warning_rows;

  AdwWindowTitle *title;
  GtkWidget *go_button;
  GtkStack *stack;
  GtkBox *split;
  GtkOverlay *place;
  GtkWidget *side;
  GtkLabel *trouble;
  GtkSpinner *spinner;
  GtkWidget *flip;
  GtkLabel *page_label;
  GtkLabel *busy_label;
  GtkProgressBar *progress;

  AdwPreferencesGroup *warnings;
  GtkWidget *pages_group;
  GtkWidget *picture_group;
  GtkWidget *lanes_group;
  AdwComboRow *format;
  AdwComboRow *paper;
  AdwComboRow *turn;
  AdwComboRow *theme;
  AdwComboRow *pages;
  AdwComboRow *tile;
  AdwComboRow *text;
  GtkWidget *paper_width_row;
  GtkWidget *paper_height_row;
  GtkWidget *tile_width_row;
  GtkWidget *tile_height_row;
  GtkWidget *bleed_row;
  GtkWidget *marks_row;
  GtkWidget *split_after_row;
  GtkWidget *edge_row;
  GtkWidget *overlap_row;
  GtkWidget *body_row;
  GtkWidget *dpi_row;
  GtkWidget *small_row;
  GtkSpinButton *paper_width;
  GtkSpinButton *paper_height;
  GtkSpinButton *tile_width;
  GtkSpinButton *tile_height;
  GtkSpinButton *margin;
  GtkSpinButton *bleed;
  GtkSwitch *marks;
  GtkSpinButton *split_after;
  GtkSpinButton *edge;
  GtkSpinButton *overlap;
  GtkSpinButton *body;
  GtkSpinButton *dpi;
  GtkSwitch *transparent;
  GtkSwitch *small;
  AdwExpanderRow *lanes;
};

/* ui/export/export-rows.c: the rows and what is chosen in them */
void jw_export_dialog_bind_rows (GtkWidgetClass *widget_class);
/* Fills the rows' lists for a map, and shows what is chosen. */
void jw_export_dialog_set_up_rows (JwExportDialog *dialog, JwMap *map);
/* Shows what is chosen, and only what matters for it. */
void jw_export_dialog_show_choices (JwExportDialog *dialog);

/* ui/export/export-dialog.c: after something else was chosen */
void jw_export_dialog_draw (JwExportDialog *dialog);

/* ui/export/export-warnings.c: lists what will not come out well on the sheets shown. */
void jw_export_dialog_list_warnings (JwExportDialog *dialog);

/* ui/export/export-go.c: does it */
void jw_export_dialog_install_go_actions (GtkWidgetClass *widget_class);
/* Gives up the export that is going on. */
void jw_export_dialog_stop (JwExportDialog *dialog);

G_END_DECLS
