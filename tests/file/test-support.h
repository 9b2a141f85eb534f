#pragma once

#include "model/file/reader.h"
#include "model/file/writer.h"

G_BEGIN_DECLS

/* The map of a document that holds @body between <journey …> and </journey>. */
JwMap *jw_test_read (const char *body, JwFindings *findings, GError **error);
/* The same, which must tell @n_findings of it. */
JwMap *jw_test_read_told (const char *body, guint n_findings);
/* The same from a whole document. */
JwMap *jw_test_read_document (const char *document, JwFindings *findings, GError **error);
/* What the writer makes of a map, as a string. */
char *jw_test_write (JwMap *map);
/* Fails the test unless both texts are the same, and names the first line that differs. */
void jw_test_assert_same_text (const char *a, const char *b);
/* Fails the test unless both maps are written with the same bytes. */
void jw_test_assert_same_map (JwMap *a, JwMap *b);
/* A file of the source tree, "resources/samples/mugs.journey". */
GFile *jw_test_get_source_file (const char *path);
/* An empty folder of this test; remove it with jw_test_remove_folder(). */
char *jw_test_make_folder (void);
void jw_test_remove_folder (const char *folder);
/* Gives the program a state folder of this test, which all users can write to; call it first. */
char *jw_test_make_state_folder (void);
/* The names in a folder, sorted, hidden ones too, separated by spaces. */
char *jw_test_list_folder (const char *folder);

G_END_DECLS
