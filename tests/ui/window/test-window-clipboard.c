#include <string.h>

#include <glib/gstdio.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/picture.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/canvas/canvas-private.h"

static void
click_node (JwWindowFixture *self, const char *id)
{
  double x, y;

  jw_driver_locate (self->driver, id, -1, &x, &y);
  jw_driver_click (self->driver, x, y, 1, 1, 0);
}

/* The cards of a cell of the saved file. */
static guint
count_saved (JwWindowFixture *self, const char *lane_id, const char *stage_id)
{
  g_autoptr (JwMap) saved = NULL;

  jw_window_fixture_save (self);
  saved = jw_window_fixture_read (self->path);
  return jw_map_get_n_cell_cards (saved, jw_map_find (saved, lane_id),
                                  jw_map_find (saved, stage_id));
}

static const char *
get_text (JwWindowFixture *self, const char *lane_id, const char *stage_id, guint index)
{
  JwMap *map = jw_window_fixture_map (self);
  JwNode *card =
      jw_map_get_cell_card (map, jw_map_find (map, lane_id), jw_map_find (map, stage_id), index);

  return card != NULL ? jw_node_get_string (card, JW_CARD_TEXT) : NULL;
}

static gboolean
can_undo (gpointer map)
{
  return jw_map_can_undo (map);
}

/* Reading the clipboard takes its time. */
static void
paste (JwWindowFixture *self)
{
  jw_driver_key (self->driver, GDK_KEY_v, GDK_CONTROL_MASK);
  jw_window_fixture_wait (self, can_undo, jw_window_fixture_map (self));
  jw_driver_settle (self->driver);
}

static void
test_copy (JwWindowFixture *self, gconstpointer data)
{
  click_node (self, "k1");
  jw_driver_key (self->driver, GDK_KEY_c, GDK_CONTROL_MASK);
  click_node (self, "k7");
  paste (self);
  g_assert_cmpstr (get_text (self, "l1", "s3", 1), ==, "Instagram reel of the kiln opening");
  g_assert_cmpuint (count_saved (self, "l1", "s3"), ==, 3);
  g_assert_cmpuint (count_saved (self, "l1", "s1"), ==, 3);
}

static void
test_cut (JwWindowFixture *self, gconstpointer data)
{
  click_node (self, "k1");
  jw_driver_key (self->driver, GDK_KEY_x, GDK_CONTROL_MASK);
  g_assert_cmpstr (get_text (self, "l1", "s1", 0), ==, "Friend’s mug at breakfast");
  click_node (self, "k12");
  paste (self);
  jw_driver_settle (self->driver);
  g_assert_cmpuint (count_saved (self, "l1", "s1"), ==, 2);
  g_assert_cmpuint (count_saved (self, "l1", "s5"), ==, 3);
}

static void
test_duplicate (JwWindowFixture *self, gconstpointer data)
{
  click_node (self, "k13");
  jw_driver_key (self->driver, GDK_KEY_d, GDK_CONTROL_MASK);
  g_assert_cmpstr (get_text (self, "l3", "s1", 1), ==, "Looks like every other shop");
  g_assert_cmpuint (count_saved (self, "l3", "s1"), ==, 2);
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpuint (count_saved (self, "l3", "s1"), ==, 1);
}

/* Each line of a text from elsewhere is a card. */
static void
test_text_from_elsewhere (JwWindowFixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));

  gdk_clipboard_set_text (clipboard, "One\nTwo\n");
  click_node (self, "k13");
  paste (self);
  g_assert_cmpuint (count_saved (self, "l3", "s1"), ==, 3);
  g_assert_cmpstr (get_text (self, "l3", "s1", 1), ==, "One");
  g_assert_cmpstr (get_text (self, "l3", "s1", 2), ==, "Two");
}

static gboolean
is_not_editing (gpointer canvas)
{
  return !jw_canvas_is_editing (canvas);
}

static gboolean
has_text (gpointer canvas)
{
  return !jw_canvas_edits_blank_card (canvas);
}

/* A new one behind the first of its cell, and Ctrl+V. */
static void
begin_card (JwWindowFixture *self)
{
  click_node (self, "k14");
  jw_driver_key (self->driver, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_true (jw_canvas_edits_blank_card (jw_window_get_canvas (self->window)));
  jw_driver_key (self->driver, GDK_KEY_v, GDK_CONTROL_MASK);
}

/* A click on an offer begins a new card: what is pasted then comes in its place, of one line into
 * it. */
static void
test_into_blank_card (JwWindowFixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));
  JwCanvas *canvas = jw_window_get_canvas (self->window);

  gdk_clipboard_set_text (clipboard, "One\nTwo\n");
  begin_card (self);
  jw_window_fixture_wait (self, is_not_editing, canvas);
  g_assert_cmpuint (count_saved (self, "l3", "s2"), ==, 4);
  g_assert_cmpstr (get_text (self, "l3", "s2", 0), ==, "Cannot judge the real size");
  g_assert_cmpstr (get_text (self, "l3", "s2", 2), ==, "Two");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpuint (count_saved (self, "l3", "s2"), ==, 2);
  gdk_clipboard_set_text (clipboard, "Three\n");
  begin_card (self);
  jw_window_fixture_wait (self, has_text, canvas);
  jw_driver_type (self->driver, " more");
  g_assert_cmpuint (count_saved (self, "l3", "s2"), ==, 3);
  g_assert_cmpstr (get_text (self, "l3", "s2", 1), ==, "Three more");
}

static void
offer_picture (JwWindowFixture *self)
{
  guchar pixels[4 * 4 * 3] = { 200 };
  g_autoptr (GBytes) bytes = g_bytes_new (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (4, 4, GDK_MEMORY_R8G8B8, bytes, (gsize)4 * 3);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), texture);
}

/* Instead of a new card that is still blank comes one with the picture. */
static void
test_picture_into_blank_card (JwWindowFixture *self, gconstpointer data)
{
  offer_picture (self);
  begin_card (self);
  jw_window_fixture_wait (self, is_not_editing, jw_window_get_canvas (self->window));
  g_assert_cmpuint (count_saved (self, "l3", "s2"), ==, 3);
  g_assert_cmpuint (
      jw_node_get_n_children (JW_NODE (jw_window_fixture_map (self)), JW_KIND_PICTURE), ==, 1);
}

/* Undo leaves the keyboard in the cell; a table takes as many stages as it has columns, as many
 * lanes as it has rows. */
static void
test_table_from_elsewhere (JwWindowFixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));

  click_node (self, "k16");
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  jw_driver_key (self->driver, GDK_KEY_Right, 0);
  gdk_clipboard_set_text (clipboard, "One\nTwo\n");
  paste (self);
  g_assert_cmpstr (get_text (self, "l3", "s5", 1), ==, "Two");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_null (get_text (self, "l3", "s5", 0));
  paste (self);
  g_assert_cmpstr (get_text (self, "l3", "s5", 0), ==, "One");
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  gdk_clipboard_set_text (clipboard, "a1\tb1\na2\t\"b, 2\"\n");
  click_node (self, "k13");
  paste (self);
  g_assert_cmpstr (get_text (self, "l3", "s1", 1), ==, "a1");
  g_assert_cmpstr (get_text (self, "l4", "s1", 1), ==, "a2");
  g_assert_cmpuint (count_saved (self, "l3", "s1"), ==, 2);
  g_assert_cmpuint (count_saved (self, "l3", "s2"), ==, 3);
  g_assert_cmpuint (count_saved (self, "l4", "s2"), ==, 2);
}

/* Nothing of it is lost, and who pastes is told. */
static void
test_large_table (JwWindowFixture *self, gconstpointer data)
{
  click_node (self, "k11");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)),
                          "One\tTwo\tThree\n");
  paste (self);
  g_assert_cmpuint (count_saved (self, "l1", "s5"), ==, 5);
  g_assert_nonnull (jw_window_fixture_find_text (
      GTK_WIDGET (self->window),
      "The table is larger than the map from here on: what is beyond the "
      "last stage or lane was put into that one."));
}

static void
copy_two_pains (JwWindowFixture *self)
{
  double x, y;

  click_node (self, "k13");
  jw_driver_locate (self->driver, "k14", -1, &x, &y);
  jw_driver_click (self->driver, x, y, 1, 1, GDK_CONTROL_MASK);
  jw_driver_key (self->driver, GDK_KEY_c, GDK_CONTROL_MASK);
}

static gboolean
says (JwWindowFixture *self, const char *words)
{
  return strstr (jw_window_get_last_said (self->window), words) != NULL;
}

/* Cards of two stages, from the last one on. */
static void
test_large_block (JwWindowFixture *self, gconstpointer data)
{
  copy_two_pains (self);
  click_node (self, "k11");
  paste (self);
  g_assert_true (says (self, "what is beyond the last stage or lane was put into that one"));
  g_assert_cmpuint (count_saved (self, "l1", "s5"), ==, 4);
  jw_driver_key (self->driver, GDK_KEY_z, GDK_CONTROL_MASK);
  click_node (self, "k9");
  paste (self);
  g_assert_false (says (self, "what is beyond"));
  g_assert_cmpuint (count_saved (self, "l1", "s5"), ==, 3);
}

/* Where no cell is chosen, cards go to stages of the same name; a new one is told of. */
static void
test_new_places (JwWindowFixture *self, gconstpointer data)
{
  JwMap *map = jw_window_fixture_map (self);

  copy_two_pains (self);
  jw_canvas_set_cell (jw_window_get_canvas (self->window), NULL, NULL);
  paste (self);
  g_assert_false (says (self, "Stages or lanes were added"));
  g_assert_cmpuint (count_saved (self, "l3", "s1"), ==, 2);
  g_assert_true (jw_edit_delete (map, (const char *[]){ "s1", NULL }, NULL));
  jw_canvas_set_cell (jw_window_get_canvas (self->window), NULL, NULL);
  paste (self);
  g_assert_true (says (self, "Stages or lanes were added"));
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE), ==, 5);
}

typedef struct
{
  JwWindowFixture *fixture;
  char *text;
  gboolean done;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;

  reading->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  reading->done = TRUE;
}

static gboolean
is_read (gpointer data)
{
  return ((Reading *)data)->done;
}

/* What is copied here is text there, and a table where it stands in several cells. */
static void
test_text_for_elsewhere (JwWindowFixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));
  Reading reading = { self, NULL, FALSE };

  copy_two_pains (self);
  g_assert_true (
      gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &reading);
  jw_window_fixture_wait (self, is_read, &reading);
  g_assert_cmpstr (reading.text, ==, "Looks like every other shop\tCannot judge the real size\n");
  g_free (reading.text);
}

static void
texture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GdkTexture **texture = data;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

static GdkTexture *
read_texture (JwWindowFixture *self)
{
  GdkTexture *texture = NULL;

  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL,
                                    texture_cb, &texture);
  jw_window_fixture_wait (self, is_set, &texture);
  return texture;
}

/* What is copied is a picture, too: twice as many pixels as points. */
static void
test_copy_picture (JwWindowFixture *self, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;
  JwRect bounds;

  click_node (self, "k1");
  jw_driver_key (self->driver, GDK_KEY_c, GDK_CONTROL_MASK);
  texture = read_texture (self);
  jw_scene_item_get_bounds (
      jw_scene_find (jw_canvas_get_scene (jw_window_get_canvas (self->window)), "k1"), &bounds);
  g_assert_cmpint (ABS (gdk_texture_get_width (texture) - (int)(2 * bounds.width)), <=, 1);
  g_assert_cmpint (ABS (gdk_texture_get_height (texture) - (int)(2 * bounds.height)), <=, 1);
}

/* A picture goes to the selected card. */
static void
test_paste_picture (JwWindowFixture *self, gconstpointer data)
{
  g_autoptr (JwMap) saved = NULL;

  offer_picture (self);
  click_node (self, "k1");
  paste (self);
  jw_window_fixture_save (self);
  saved = jw_window_fixture_read (self->path);
  g_assert_cmpuint (jw_node_get_n_children (JW_NODE (saved), JW_KIND_PICTURE), ==, 1);
  g_assert_true (jw_node_has (jw_map_find (saved, "k1"), JW_CARD_PICTURE));
}

/* The bytes of a file, as JPEG. */
static GBytes *
make_jpeg (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 16, 16);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", NULL, NULL));
  return g_bytes_new_take (data, length);
}

static void
assert_pasted (JwWindowFixture *self, GBytes *expected)
{
  g_autofree char *base64 =
      g_base64_encode (g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
  g_autoptr (JwMap) saved = NULL;
  JwNode *picture;

  click_node (self, "k1");
  paste (self);
  jw_window_fixture_save (self);
  saved = jw_window_fixture_read (self->path);
  g_assert_true (jw_node_has (jw_map_find (saved, "k1"), JW_CARD_PICTURE));
  picture = jw_node_get_first_child (JW_NODE (saved), JW_KIND_PICTURE);
  g_assert_cmpstr (jw_node_get_string (picture, JW_PICTURE_DATA), ==, base64);
}

/* A photo stays the file that it is. */
static void
test_paste_photo (JwWindowFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = make_jpeg ();
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("image/jpeg", jpeg);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), provider);
  assert_pasted (self, jpeg);
}

/* A picture that was copied in a file manager, which gives its name as text, too. */
static void
test_paste_picture_file (JwWindowFixture *self, gconstpointer data)
{
  g_autofree char *path = g_strconcat (self->path, ".jpeg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);
  g_autoptr (GBytes) jpeg = make_jpeg ();
  GdkContentProvider *both[] = { gdk_content_provider_new_typed (G_TYPE_STRING, path),
                                 gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files) };
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_union (both, 2);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (jpeg, NULL),
                                      (gssize)g_bytes_get_size (jpeg), NULL));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), provider);
  assert_pasted (self, jpeg);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  JW_WINDOW_TEST ("/window/clipboard/copy", jw_window_fixture_set_up_sample, test_copy);
  JW_WINDOW_TEST ("/window/clipboard/cut", jw_window_fixture_set_up_sample, test_cut);
  JW_WINDOW_TEST ("/window/clipboard/duplicate", jw_window_fixture_set_up_sample, test_duplicate);
  JW_WINDOW_TEST ("/window/clipboard/text-from-elsewhere", jw_window_fixture_set_up_sample,
                  test_text_from_elsewhere);
  JW_WINDOW_TEST ("/window/clipboard/into-blank-card", jw_window_fixture_set_up_sample,
                  test_into_blank_card);
  JW_WINDOW_TEST ("/window/clipboard/picture-into-blank-card", jw_window_fixture_set_up_sample,
                  test_picture_into_blank_card);
  JW_WINDOW_TEST ("/window/clipboard/table-from-elsewhere", jw_window_fixture_set_up_sample,
                  test_table_from_elsewhere);
  JW_WINDOW_TEST ("/window/clipboard/large-table", jw_window_fixture_set_up_sample,
                  test_large_table);
  JW_WINDOW_TEST ("/window/clipboard/large-block", jw_window_fixture_set_up_sample,
                  test_large_block);
  JW_WINDOW_TEST ("/window/clipboard/new-places", jw_window_fixture_set_up_sample, test_new_places);
  JW_WINDOW_TEST ("/window/clipboard/text-for-elsewhere", jw_window_fixture_set_up_sample,
                  test_text_for_elsewhere);
  JW_WINDOW_TEST ("/window/clipboard/copy-picture", jw_window_fixture_set_up_sample,
                  test_copy_picture);
  JW_WINDOW_TEST ("/window/clipboard/paste-picture", jw_window_fixture_set_up_sample,
                  test_paste_picture);
  JW_WINDOW_TEST ("/window/clipboard/paste-photo", jw_window_fixture_set_up_sample,
                  test_paste_photo);
  JW_WINDOW_TEST ("/window/clipboard/paste-picture-file", jw_window_fixture_set_up_sample,
                  test_paste_picture_file);
  return g_test_run ();
}
