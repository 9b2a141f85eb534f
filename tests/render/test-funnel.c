#include "render/layout/funnel.h"

#include "support.h"

/* The funnel of a map with these measures, one a stage; NULL leaves one out. */
static JwFunnel *
make_funnel (JwMap **map, const char *const *measures, guint n)
{
  g_autoptr (GString) body = g_string_new (NULL);
  JwNode **nodes = g_new0 (JwNode *, n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "<stage id=\"s%u\"/>", i);
  g_string_append (body, "<lane id=\"l\" type=\"numbers\"/>");
  for (guint i = 0; i < n; i++)
    if (measures[i] != NULL)
      g_string_append_printf (body, "<measure id=\"n%u\" lane=\"l\" stage=\"s%u\" %s/>", i, i,
                              measures[i]);
  *map = jw_test_read_body ("", body->str);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      nodes[i] = jw_map_find (*map, id);
    }
  return jw_funnel_new (nodes, n);
}

static void
test_shares (void)
{
  static const char *const measures[] = { "value=\"12400\"", "value=\"3960\"", "value=\"318\"",
                                          "value=\"96\"", "value=\"21\"" };
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwFunnel) funnel = make_funnel (&map, measures, 5);

  g_assert_true (funnel->has_shares);
  g_assert_cmpfloat_with_epsilon (funnel->shares[0], 3960.0 / 12400, 1e-12);
  g_assert_cmpfloat (funnel->shares[4], ==, -1);
  g_assert_cmpint (funnel->lowest, ==, 1);
  g_assert_cmpfloat (jw_funnel_get_lost (funnel, 1), ==, 3642);
}

static void
test_a_gap_has_no_share (void)
{
  static const char *const measures[] = { "value=\"100\"", NULL,           "value=\"50\"",
                                          "unit=\"x\"",    "value=\"10\"", "value=\"5\"" };
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwFunnel) funnel = make_funnel (&map, measures, 6);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (funnel->shares[i], ==, -1);
  g_assert_cmpfloat (funnel->shares[4], ==, 0.5);
  /* One share is the lowest of nothing. */
  g_assert_cmpint (funnel->lowest, ==, -1);
}

/* Shares of what is no funnel would say what is not so. */
static void
test_no_funnel_no_shares (void)
{
  static const char *const rows[][3] = {
    { "value=\"30\"", "value=\"35\"", "value=\"20\"" },
    { "value=\"30.5\"", "value=\"20\"", "value=\"10\"" },
    { "value=\"30\"", "value=\"20\"", "value=\"-1\"" },
    { "value=\"30\" unit=\"%\"", "value=\"20\"", "value=\"10\"" },
    { "value=\"30\"", "value=\"20\" unit=\"£ an order\"", "value=\"10\"" },
    { "value=\"0\"", "value=\"0\"", "value=\"0\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JwMap) map = NULL;
      g_autoptr (JwFunnel) funnel = make_funnel (&map, rows[i], 3);

      g_assert_false (funnel->has_shares);
      g_assert_cmpint (funnel->lowest, ==, -1);
    }
}

static void
test_nobody_lost_is_no_leak (void)
{
  static const char *const measures[] = { "value=\"7\"", "value=\"7\"", "value=\"7\"" };
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwFunnel) funnel = make_funnel (&map, measures, 3);

  g_assert_true (funnel->has_shares);
  g_assert_cmpfloat (funnel->shares[0], ==, 1);
  g_assert_cmpint (funnel->lowest, ==, -1);
}

static void
assert_value (double value, const char *expected)
{
  g_autofree char *text = jw_funnel_format_value (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_values_are_written_alike_everywhere (void)
{
  assert_value (0, "0");
  assert_value (7, "7");
  assert_value (999, "999");
  assert_value (1000, "1,000");
  assert_value (12400, "12,400");
  assert_value (123456, "123,456");
  assert_value (1e15, "1,000,000,000,000,000");
  assert_value (-1234.5, "−1,234.5");
  assert_value (-999, "−999");
  assert_value (3.25, "3.25");
  assert_value (3.256, "3.26");
  assert_value (1234.999, "1,235");
}

static void
assert_share (double share, const char *expected)
{
  g_autofree char *text = jw_funnel_format_share (share);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_shares_are_rounded_by_size (void)
{
  assert_share (0.319, "32\302\240%");
  assert_share (0.0803, "8.0\302\240%");
  assert_share (0.0994, "9.9\302\240%");
  assert_share (0.0996, "10\302\240%");
  assert_share (0, "0\302\240%");
  assert_share (1, "100\302\240%");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funnel/shares", test_shares);
  g_test_add_func ("/funnel/gap", test_a_gap_has_no_share);
  g_test_add_func ("/funnel/no-funnel", test_no_funnel_no_shares);
  g_test_add_func ("/funnel/nobody-lost", test_nobody_lost_is_no_leak);
  g_test_add_func ("/funnel/values", test_values_are_written_alike_everywhere);
  g_test_add_func ("/funnel/rounding", test_shares_are_rounded_by_size);
  return g_test_run ();
}
