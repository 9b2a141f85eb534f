#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JwFileType:
 * @name: what a user reads, untranslated
 * @suffix: the ending of its file names, with the dot
 */
typedef struct
{
  const char *name;
  const char *suffix;
} JwFileType;

/* Asks for a file to open. @folder, where to begin, may be %NULL. */
void jw_file_dialog_open_async (GtkWindow *parent,
                                const char *title,
                                const JwFileType *type,
                                GFile *folder,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Asks where to save, and before something would be overwritten. @name is suggested. The file
 * returned has the type's ending. */
void jw_file_dialog_save_async (GtkWindow *parent,
                                const char *title,
                                const JwFileType *type,
                                GFile *folder,
                                const char *name,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* The file of either, owned by the caller; %NULL with G_IO_ERROR_CANCELLED if the user gave up. */
GFile *jw_file_dialog_finish (GAsyncResult *result, GError **error);

G_END_DECLS
