#include "model/lane.h"

#include <string.h>

/* The words of a type are looked up by number: a type without them would show nothing. */
static void
test_words (void)
{
  for (int type = 0; type < JW_N_LANE_TYPES; type++)
    {
      const char *words[] = {
        jw_lane_types[type].label,
        jw_lane_type_card_name ((JwLaneType)type),
        jw_lane_type_add_label ((JwLaneType)type),
        jw_lane_type_default_name ((JwLaneType)type),
        jw_lane_type_default_hint ((JwLaneType)type),
      };

      g_test_message ("%s", jw_lane_types[type].token);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          g_assert_nonnull (words[i]);
          g_assert_cmpstr (words[i], !=, "");
        }
      g_assert_true (g_str_has_prefix (words[2], "Add "));
    }
  g_assert_null (jw_lane_types[JW_N_LANE_TYPES].token);
}

/* Two types with one token could not be told apart in a file. */
static void
test_tokens (void)
{
  for (int a = 0; a < JW_N_LANE_TYPES; a++)
    for (int b = 0; b < a; b++)
      g_assert_true (strcmp (jw_lane_types[a].token, jw_lane_types[b].token) != 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lane/words", test_words);
  g_test_add_func ("/lane/tokens", test_tokens);
  return g_test_run ();
}
