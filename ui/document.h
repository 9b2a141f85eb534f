#pragma once

#include "model/file/findings.h"
#include "model/file/stamp.h"
#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwDocument:
 *
 * A map and the file that it came from or was saved to.
 *
 * Signals:
 *   "changed" (JwDocument *document): the file, whether it is saved, whether it is being saved, or
 *     what others did to the file is another than before
 */
#define JW_TYPE_DOCUMENT (jw_document_get_type ())
G_DECLARE_FINAL_TYPE (JwDocument, jw_document, JW, DOCUMENT, GObject)

/* A document without a file yet, of a built-in template such as "five-phases". */
JwDocument *jw_document_new_from_template (const char *name, GError **error);

/* A document without a file for a map that a crash had left behind. */
JwDocument *jw_document_new_for_map (JwMap *map);

/* Reads a file, in any thread. The document, owned by the caller, or %NULL with the reader's
 * message. */
JwDocument *jw_document_open (GFile *file, GError **error);
/* The same in a worker thread. */
void jw_document_open_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data);
JwDocument *jw_document_open_finish (GAsyncResult *result, GError **error);

/* The map; it belongs to the document. */
JwMap *jw_document_get_map (JwDocument *document);
/* %NULL as long as it was never saved. */
GFile *jw_document_get_file (JwDocument *document);
/* What was repaired when the file was read; empty for a new document. */
JwFindings *jw_document_get_findings (JwDocument *document);
/* TRUE if @file is where the document lives, under whatever name. Looks at the disk. */
gboolean jw_document_is_in_file (JwDocument *document, GFile *file);
/* TRUE if the map would be lost: it was changed since it was saved, or its file is gone. */
gboolean jw_document_is_modified (JwDocument *document);
gboolean jw_document_is_saving (JwDocument *document);
/* TRUE if it is new, has no file, and nothing was ever done to it: it can be thrown away. */
gboolean jw_document_is_untouched (JwDocument *document);

/* What the file held when it was last read or written; owned by the document. */
const JwFileStamp *jw_document_get_stamp (JwDocument *document);
/* What others did to the file since, as far as it was noticed (ui/watch.h). */
JwFileDifference jw_document_get_difference (JwDocument *document);
/* To be told after a look at the disk. FALSE if @stamp, which was compared with, is out of date. */
gboolean jw_document_take_difference (JwDocument *document,
                                      const JwFileStamp *stamp,
                                      JwFileDifference difference);

/* The map's title, or words for none. Free with g_free(). */
char *jw_document_get_title (JwDocument *document);
/* Where it lives and whether it is saved: "~/Documents/mugs.journey · edited". Free with g_free().
 */
char *jw_document_get_state (JwDocument *document);
/* A file name with @suffix, made of the file's own name or else of the title, without anything
 * that a file name cannot hold. Free with g_free(). */
char *jw_document_suggest_name (JwDocument *document, const char *suffix);

/* Saves the map as it is now to @file, in a worker thread; edits may go on meanwhile. A large map
 * is written in turns of two milliseconds: what is edited in the moment that this takes is saved
 * with it. Without @overwrite it fails with %JW_ERROR_CHANGED_ON_DISK if someone else wrote the
 * document's file since, and with %JW_ERROR_GONE if it was deleted or moved. */
void jw_document_save_async (JwDocument *document,
                             GFile *file,
                             gboolean overwrite,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean jw_document_save_finish (JwDocument *document, GAsyncResult *result, GError **error);
/* Keeps the map as it is now among the earlier versions of its file, before something else takes
 * its place; FALSE if that cannot be done. */
gboolean jw_document_keep_version (JwDocument *document);

G_END_DECLS
