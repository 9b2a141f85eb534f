#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/error.h"
#include "model/file/reader.h"
#include "model/persona.h"
#include "model/picture.h"
#include "tests/model/support.h"

/* The first bytes of a PNG of this size, and as many zeros as make it @length long. */
static GBytes *
make_png (guint width, guint height, gsize length)
{
  static const guint8 start[16] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                    0,    0,   0,   13,  'I',  'H',  'D',  'R' };
  guint8 *data = g_malloc0 (length);

  memcpy (data, start, sizeof start);
  for (guint i = 0; i < 4; i++)
    {
      data[16 + i] = (guint8)(width >> (24 - 8 * i));
      data[20 + i] = (guint8)(height >> (24 - 8 * i));
    }
  return g_bytes_new_take (data, length);
}

static JwNode *
get_card (JwMap *map)
{
  return jw_node_get_first_child (JW_NODE (map), JW_KIND_CARD);
}

static guint
count_pictures (JwMap *map)
{
  return jw_node_get_n_children (JW_NODE (map), JW_KIND_PICTURE);
}

static void
test_add (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (GBytes) png = make_png (20, 30, 100);
  g_autofree char *before = jw_test_dump (map);
  JwNode *const nodes[] = { get_card (map), JW_NODE (map),
                            jw_node_get_first_child (JW_NODE (map), JW_KIND_PERSONA) };
  const guint properties[] = { JW_CARD_PICTURE, JW_MAP_LOGO, JW_PERSONA_PICTURE };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      g_autoptr (GError) error = NULL;
      JwNode *picture = jw_edit_set_picture (nodes[i], png, "tear.png", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (jw_node_get_string (nodes[i], properties[i]), ==, jw_node_get_id (picture));
      g_assert_cmpstr (jw_node_get_string (picture, JW_PICTURE_NAME), ==, "tear.png");
      g_assert_cmpuint (count_pictures (map), ==, i + 1);
    }
  jw_test_assert_consistent (map);
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_assert_true (jw_map_undo (map));
  jw_test_assert_dump (map, before);
}

/* The picture that was there goes, unless something else shows it. */
static void
test_replace (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (GBytes) png = make_png (20, 30, 100);
  JwNode *card = get_card (map);
  JwNode *first = jw_edit_set_picture (card, png, NULL, NULL);
  JwNode *second = jw_edit_set_picture (card, png, NULL, NULL);

  g_assert_null (jw_node_get_map (first));
  g_assert_cmpuint (count_pictures (map), ==, 1);
  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_LOGO, jw_node_get_id (second), FALSE, NULL));
  jw_edit_set_picture (card, png, NULL, NULL);
  g_assert_cmpuint (count_pictures (map), ==, 2);
  g_assert_nonnull (jw_node_get_map (second));
}

static void
test_remove (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (GBytes) png = make_png (20, 30, 100);
  JwNode *card = get_card (map);
  g_autofree char *before = NULL;

  jw_edit_set_picture (card, png, NULL, NULL);
  before = jw_test_dump (map);
  g_assert_true (jw_edit_remove_picture (card, NULL));
  g_assert_false (jw_node_has (card, JW_CARD_PICTURE));
  g_assert_cmpuint (count_pictures (map), ==, 0);
  g_assert_true (jw_map_undo (map));
  jw_test_assert_dump (map, before);
}

static void
assert_refused (JwNode *node, GBytes *bytes, JwError code, const char *word)
{
  JwMap *map = jw_node_get_map (node);
  g_autofree char *before = jw_test_dump (map);
  g_autoptr (GError) error = NULL;

  g_assert_null (jw_edit_set_picture (node, bytes, "p", &error));
  g_assert_error (error, JW_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  jw_test_assert_dump (map, before);
}

static void
test_refused (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (GBytes) png = make_png (20, 30, 100);
  g_autoptr (GBytes) broad = make_png (4097, 4096, 100);
  g_autoptr (GBytes) heavy = make_png (20, 30, JW_MAX_PICTURE_BYTES + 1);
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture at all, but longer than a header", 43);

  assert_refused (get_card (map), broad, JW_ERROR_LIMIT, "16777216 pixels");
  assert_refused (get_card (map), broad, JW_ERROR_LIMIT, "4097 × 4096");
  /* A byte too many does not read as the limit itself. */
  assert_refused (get_card (map), heavy, JW_ERROR_LIMIT, "10.1 MiB; the limit is 10 MiB");
  assert_refused (get_card (map), text, JW_ERROR_INVALID_VALUE, "not a PNG or JPEG");
  assert_refused (jw_test_get_stage (map, 0), png, JW_ERROR_NOT_ALLOWED, "card");
}

/* Two pictures of ten megabytes fit into a map, a third does not: that is said before it happens.
 */
static void
test_budget (void)
{
  g_autoptr (JwMap) map = jw_test_new_filled_map ();
  g_autoptr (GBytes) large = make_png (2000, 2000, JW_MAX_PICTURE_BYTES);
  JwNode *card = get_card (map);

  g_assert_nonnull (jw_edit_set_picture (card, large, NULL, NULL));
  g_assert_nonnull (jw_edit_set_picture (JW_NODE (map), large, NULL, NULL));
  assert_refused (jw_node_get_next (card), large, JW_ERROR_LIMIT, "32 MiB");
  g_assert_true (jw_edit_remove_picture (card, NULL));
  g_assert_nonnull (jw_edit_set_picture (jw_node_get_next (card), large, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/pictures/add", test_add);
  g_test_add_func ("/model/pictures/replace", test_replace);
  g_test_add_func ("/model/pictures/remove", test_remove);
  g_test_add_func ("/model/pictures/refused", test_refused);
  g_test_add_func ("/model/pictures/budget", test_budget);
  return g_test_run ();
}
