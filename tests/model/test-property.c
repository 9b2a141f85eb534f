/* What each type of property takes and refuses, and that a refusal names the property. */
#include <math.h>
#include <string.h>

#include "model/card.h"
#include "model/error.h"
#include "model/node/node.h"
#include "model/node/property.h"

static const JwChoice choices[] = { { "red", "Red" }, { "blue", "Blue" }, { NULL, NULL } };

static const JwProperty string_row = { .name = "s", .type = JW_PROPERTY_STRING, .label = "Owner" };
static const JwProperty text_row = { .name = "t", .type = JW_PROPERTY_TEXT, .label = "Note" };
static const JwProperty choice_row = { .name = "c",
                                       .type = JW_PROPERTY_CHOICE,
                                       .label = "State",
                                       .choices = choices };
static const JwProperty open_row = { .name = "o",
                                     .type = JW_PROPERTY_CHOICE,
                                     .label = "Channel",
                                     .flags = JW_PROPERTY_OPEN,
                                     .choices = choices };
static const JwProperty date_row = { .name = "d", .type = JW_PROPERTY_DATE, .label = "Date" };
static const JwProperty color_row = { .name = "k", .type = JW_PROPERTY_COLOR, .label = "Colour" };
static const JwProperty number_row = { .name = "n",
                                       .type = JW_PROPERTY_NUMBER,
                                       .label = "Feeling",
                                       .min = -2,
                                       .max = 2 };
static const JwProperty boolean_row = { .name = "b",
                                        .type = JW_PROPERTY_BOOLEAN,
                                        .label = "Upright" };

static void
assert_takes (const JwProperty *row, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = jw_property_validate_string (row, value, &error);

  g_assert_no_error (error);
  g_assert_true (taken);
}

/* A message that does not say what it is about helps nobody. */
static void
assert_refused (const JwProperty *row, gboolean taken, GError *error, JwError code)
{
  g_assert_false (taken);
  g_assert_error (error, JW_ERROR, (int)code);
  g_assert_true (g_str_has_prefix (error->message, row->label));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_refuses (const JwProperty *row, const char *value, JwError code)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = jw_property_validate_string (row, value, &error);

  assert_refused (row, taken, error, code);
}

static void
assert_number (const JwProperty *row, double value, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = jw_property_validate_number (row, value, &error);

  if (!expected)
    assert_refused (row, taken, error, JW_ERROR_INVALID_VALUE);
  else
    g_assert_true (taken && error == NULL);
}

static void
test_string (void)
{
  assert_takes (&string_row, "Priya’s <b>café</b> & 购物 \xf0\x9f\x9b\x92\tend");
  assert_refuses (&string_row, "two\nlines", JW_ERROR_INVALID_VALUE);
  assert_refuses (&string_row, "two\rlines", JW_ERROR_INVALID_VALUE);
}

static void
test_text (void)
{
  assert_takes (&text_row, "two\nlines and\ttabs\n");
  assert_takes (&text_row, "]]> <!-- -->");
}

/* What XML 1.0 cannot hold may not come in by any type that is text. */
static void
test_characters (void)
{
  static const char *const hostile[] = {
    "\x01",         "\x0b",         "\x0c",  "\x1b",     "\x1f",
    "\xef\xbf\xbe", "\xef\xbf\xbf", "\xff",  "\xc0\x80", "\xed\xa0\x80",
    "\xc3",         "\xf5\x80\x80", "a\x80", "\xe2\x82", "\xf4\x90\x80\x80",
  };
  const JwProperty *rows[] = { &string_row, &text_row, &choice_row, &open_row };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
      assert_refuses (rows[r], hostile[i], JW_ERROR_INVALID_VALUE);
  assert_takes (&text_row, "\x7f");
  assert_takes (&text_row, "\xc2\x85\xe2\x80\xa8\xef\xbb\xbf");
  assert_takes (&text_row, "\xf4\x8f\xbf\xbf");
}

static void
assert_limit (const JwProperty *row, gsize limit)
{
  g_autofree char *longest = g_strnfill (limit, 'x');
  g_autofree char *longer = g_strnfill (limit + 1, 'x');
  g_autofree char *broken = g_strconcat (longest, "\xff", NULL);

  assert_takes (row, longest);
  assert_refuses (row, longer, JW_ERROR_LIMIT);
  assert_refuses (row, broken, JW_ERROR_LIMIT);
}

static void
test_length (void)
{
  assert_limit (&string_row, JW_MAX_STRING_BYTES);
  assert_limit (&text_row, JW_MAX_TEXT_BYTES);
  assert_limit (&open_row, JW_MAX_STRING_BYTES);
}

static void
test_choice (void)
{
  assert_takes (&choice_row, "blue");
  assert_refuses (&choice_row, "Blue", JW_ERROR_INVALID_VALUE);
  assert_refuses (&choice_row, "green", JW_ERROR_INVALID_VALUE);
  assert_takes (&open_row, "green");
  g_assert_cmpint (jw_property_choice_index (&choice_row, "blue"), ==, 1);
  g_assert_cmpint (jw_property_choice_index (&choice_row, "green"), ==, -1);
  g_assert_cmpint (jw_property_choice_index (&choice_row, NULL), ==, -1);
  g_assert_cmpint (jw_property_choice_index (&string_row, "blue"), ==, -1);
  g_assert_cmpstr (jw_property_choice_label (&open_row, "red"), ==, "Red");
  g_assert_cmpstr (jw_property_choice_label (&open_row, "green"), ==, "green");
}

static void
test_date (void)
{
  static const char *const bad[] = {
    "2026-02-30",  "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026/01/01",
    "2026-01-01 ", "x026-01-01", "0000-01-01", "-026-01-1", "",         "2025-02-29",
  };

  assert_takes (&date_row, "2026-05-14");
  assert_takes (&date_row, "2024-02-29");
  assert_takes (&date_row, "9999-12-31");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refuses (&date_row, bad[i], JW_ERROR_INVALID_VALUE);
}

static void
test_color (void)
{
  static const char *const bad[] = {
    "#0b6e9", "#0b6e999", "0b6e99", "#0b6e9g", "#0B6E99", "red", "#0b 6e99", "", "#", "rgb(1,2,3)",
  };

  assert_takes (&color_row, "#0b6e99");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refuses (&color_row, bad[i], JW_ERROR_INVALID_VALUE);
}

static void
test_number (void)
{
  assert_number (&number_row, -2, TRUE);
  assert_number (&number_row, 0.30000000000000004, TRUE);
  assert_number (&number_row, 2, TRUE);
  assert_number (&number_row, 2.0000000000000004, FALSE);
  assert_number (&number_row, (double)NAN, FALSE);
  assert_number (&number_row, (double)INFINITY, FALSE);
  assert_number (&number_row, -(double)INFINITY, FALSE);
  assert_refuses (&number_row, "1", JW_ERROR_INVALID_VALUE);
}

static void
test_boolean (void)
{
  assert_number (&boolean_row, 0, TRUE);
  assert_number (&boolean_row, 1, TRUE);
  assert_number (&boolean_row, 0.5, FALSE);
  assert_number (&boolean_row, 2, FALSE);
  assert_number (&boolean_row, -1, FALSE);
  assert_number (&boolean_row, (double)NAN, FALSE);
  assert_number (&string_row, 1, FALSE);
}

/* Every line of every table is one that the code can work with. */
static void
check_row (const JwProperty *row)
{
  g_assert_cmpuint (strspn (row->name, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (row->name));
  g_assert_cmpstr (row->name, !=, "id");
  g_assert_true (row->label != NULL && *row->label != '\0');
  if (row->type == JW_PROPERTY_NUMBER)
    g_assert_true (row->min < row->max && isfinite (row->min) && isfinite (row->max));
  if (row->type == JW_PROPERTY_CHOICE)
    g_assert_true (row->choices != NULL && row->choices[0].token != NULL);
  if (row->type == JW_PROPERTY_REF)
    g_assert_cmpint (row->ref_kind, !=, JW_KIND_MAP);
}

static void
test_tables (void)
{
  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *klass = jw_kind_get_class (kind);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      JwKind found = JW_N_KINDS;

      g_assert_cmpint (klass->kind, ==, kind);
      g_assert_cmpuint (klass->n_properties, <=, 64);
      g_assert_true (jw_kind_from_element (klass->element, &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_nonnull (jw_kind_get_label (kind));
      for (guint i = 0; i < klass->n_properties; i++)
        {
          check_row (&klass->properties[i]);
          g_assert_true (g_hash_table_add (names, (gpointer)klass->properties[i].name));
        }
    }
  g_assert_false (jw_kind_from_element ("steps", &(JwKind){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/property/tables", test_tables);
  g_test_add_func ("/model/property/string", test_string);
  g_test_add_func ("/model/property/text", test_text);
  g_test_add_func ("/model/property/characters", test_characters);
  g_test_add_func ("/model/property/length", test_length);
  g_test_add_func ("/model/property/choice", test_choice);
  g_test_add_func ("/model/property/date", test_date);
  g_test_add_func ("/model/property/colour", test_color);
  g_test_add_func ("/model/property/number", test_number);
  g_test_add_func ("/model/property/boolean", test_boolean);
  return g_test_run ();
}
