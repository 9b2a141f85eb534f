/* Every character there is goes through a file and comes back, in texts and in words; those that
 * XML cannot hold are refused before they get into a map. */

#include <string.h>

#include "model/edit.h"
#include "model/error.h"
#include "tests/file/random-map.h"
#include "tests/file/test-support.h"

#define N_SCALARS 0x110000

/* Characters in an order of their own, and where the next one is taken from. */
typedef struct
{
  gunichar *all;
  guint n;
  guint next;
} Stock;

/* XML 1.0, production 2, and Unicode's definition of a scalar value. */
static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  return !(c >= 0xd800 && c < 0xe000) && c != 0xfffe && c != 0xffff;
}

static void
fill_stock (Stock *stock, GRand *random)
{
  *stock = (Stock){ .all = g_new (gunichar, N_SCALARS) };
  for (gunichar c = 0; c < N_SCALARS; c++)
    if (is_allowed (c))
      stock->all[stock->n++] = c;
  for (guint i = stock->n - 1; i > 0; i--)
    {
      guint k = (guint)g_rand_int_range (random, 0, (gint32)i + 1);
      gunichar c = stock->all[i];

      stock->all[i] = stock->all[k];
      stock->all[k] = c;
    }
}

/* As many as the property takes; those that a line cannot hold go back behind. */
static char *
take (Stock *stock, const JwProperty *row)
{
  gboolean is_line = row->type == JW_PROPERTY_STRING;
  gsize max = is_line ? JW_MAX_STRING_BYTES : JW_MAX_TEXT_BYTES;
  GString *text = g_string_new (NULL);

  while (stock->next < stock->n && text->len + 4 <= max)
    {
      gunichar c = stock->all[stock->next];

      if (is_line && (c == '\n' || c == '\r'))
        break;
      g_string_append_unichar (text, c);
      stock->next++;
    }
  return g_string_free (text, FALSE);
}

static void
fill_node (JwNode *node, Stock *stock)
{
  JwNodeClass *node_class = JW_NODE_GET_CLASS (node);

  for (guint i = 0; i < node_class->n_properties; i++)
    {
      const JwProperty *row = &node_class->properties[i];
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      if (row->type != JW_PROPERTY_STRING && row->type != JW_PROPERTY_TEXT)
        continue;
      text = take (stock, row);
      if (*text != '\0')
        jw_edit_set_string (node, i, text, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < node_class->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, node_class->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      fill_node (child, stock);
}

/* Marks what the strings of a node hold. */
static void
note_characters (JwNode *node, guint8 *seen)
{
  JwNodeClass *node_class = JW_NODE_GET_CLASS (node);

  for (guint i = 0; i < node_class->n_properties; i++)
    {
      const char *text =
          jw_property_is_number (&node_class->properties[i]) ? NULL : jw_node_get_string (node, i);

      for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
        seen[g_utf8_get_char (text)] = 1;
    }
  for (guint i = 0; i < node_class->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, node_class->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      note_characters (child, seen);
}

/* Saves and loads, and again: the same bytes, and nothing to mend. */
static JwMap *
reload (JwMap *map)
{
  g_autofree char *written = jw_test_write (map);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (GError) error = NULL;
  JwMap *back = jw_test_read_document (written, findings, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  again = jw_test_write (back);
  g_assert_cmpuint (strlen (written), ==, strlen (again));
  g_assert_true (strcmp (written, again) == 0);
  return back;
}

static void
test_every_character (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  g_autofree guint8 *seen = g_malloc0 (N_SCALARS);
  g_autofree gunichar *all = NULL;
  guint n_seen = 0, n_maps = 0;
  Stock stock;

  fill_stock (&stock, random);
  all = stock.all;
  for (; stock.next < stock.n; n_maps++)
    {
      g_autoptr (JwMap) map = jw_test_make_random_map (random);
      g_autoptr (JwMap) back = NULL;

      jw_edit_begin (map, "characters");
      fill_node (JW_NODE (map), &stock);
      jw_edit_commit (map);
      back = reload (map);
      note_characters (JW_NODE (back), seen);
    }
  for (gunichar c = 0; c < N_SCALARS; c++)
    n_seen += seen[c];
  g_test_message ("%u characters in %u maps", n_seen, n_maps);
  /* 1,112,064 scalar values but for 29 control characters and two that are none, and NUL. */
  g_assert_cmpuint (n_seen, ==, 1112064 - 29 - 2);
  for (guint i = 0; i < stock.n; i++)
    g_assert_true (seen[all[i]]);
}

static void
assert_refused (JwMap *map, guint property, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = jw_test_write (map);
  g_autofree char *after = NULL;

  jw_edit_begin (map, "forbidden");
  g_assert_false (jw_edit_set_string (JW_NODE (map), property, text, &error));
  g_assert_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE);
  jw_edit_commit (map);
  after = jw_test_write (map);
  g_assert_cmpstr (before, ==, after);
}

/* In a text and in a line, between other letters. */
static void
assert_character_refused (JwMap *map, gunichar c)
{
  g_autoptr (GString) text = g_string_new ("a");

  g_string_append_unichar (text, c);
  g_string_append_c (text, 'b');
  assert_refused (map, JW_MAP_NOTE, text->str);
  assert_refused (map, JW_MAP_TITLE, text->str);
}

static void
test_forbidden_characters (void)
{
  static const char *const invalid[] = { "\xed\xa0\x80", "\xed\xbf\xbf", "\xf4\x90\x80\x80",
                                         "\xc0\x80",     "\xff",         "\xe2\x82" };
  g_autoptr (JwMap) map = jw_map_new ();

  for (gunichar c = 1; c < 0x20; c++)
    if (!is_allowed (c))
      assert_character_refused (map, c);
  assert_character_refused (map, 0xfffe);
  assert_character_refused (map, 0xffff);
  assert_refused (map, JW_MAP_TITLE, "a\nb");
  assert_refused (map, JW_MAP_TITLE, "a\rb");
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      assert_refused (map, JW_MAP_NOTE, invalid[i]);
      assert_refused (map, JW_MAP_TITLE, invalid[i]);
    }
}

/* Neither as they are nor written as numbers. */
static void
test_forbidden_in_files (void)
{
  for (gunichar c = 1; c < N_SCALARS; c = c == 0x20 ? 0xd7ff : (c == 0xe000 ? 0xfffd : c + 1))
    {
      g_autoptr (GString) plain = g_string_new ("<note>");
      g_autofree char *number = g_strdup_printf ("<note>&#%u;</note>", c);
      g_autoptr (JwMap) first = NULL;
      g_autoptr (JwMap) second = NULL;

      g_string_append_unichar (plain, c);
      g_string_append (plain, "</note>");
      first = jw_test_read (plain->str, NULL, NULL);
      second = jw_test_read (number, NULL, NULL);
      g_assert_true ((first != NULL) == is_allowed (c));
      g_assert_true ((second != NULL) == is_allowed (c));
      if (c > 0x10000)
        break;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/characters/every-character", test_every_character);
  g_test_add_func ("/characters/forbidden", test_forbidden_characters);
  g_test_add_func ("/characters/forbidden-in-files", test_forbidden_in_files);
  return g_test_run ();
}
