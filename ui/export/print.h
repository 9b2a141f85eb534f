#pragma once

#include <gtk/gtk.h>

#include "render/export/sheets.h"

G_BEGIN_DECLS

/* Asks for a printer, and prints the sheets in true size, or smaller where its paper is. @name is
 * what the printer's queue shows, and suggested for a file. */
void jw_print_async (GtkWindow *parent,
                     JwSheets *sheets,
                     const char *name,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* FALSE with G_IO_ERROR_CANCELLED if the user gave up. */
gboolean jw_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
