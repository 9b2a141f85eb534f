/* What Orca, the screen reader, says of the window while somebody works in it with the keyboard.
 * JW_TRANSCRIPT names the file that it writes that to: see tests/headless-orca. */

#include <string.h>

#include "tests/ui/window/window-fixture.h"

/* So often it is given something to say, and then looked for an answer, each some 30 ms. */
#define TRIES 30
#define LOOKS 60

typedef struct
{
  const char *words;
  gsize from; /* what was said before is no answer */
} Awaited;

static char *
read_transcript (void)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (g_getenv ("JW_TRANSCRIPT"), &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gsize
get_length (void)
{
  g_autofree char *text = read_transcript ();

  return strlen (text) - 1; /* from the end of the last line, at which the next one begins */
}

static gboolean
is_said (gpointer data)
{
  Awaited *awaited = data;
  g_autofree char *text = read_transcript ();
  g_autofree char *line = g_strconcat ("\n", awaited->words, NULL);

  return strlen (text) > awaited->from && strstr (text + awaited->from, line) != NULL;
}

/* Orca takes its time, and more on a busy machine. */
static void
assert_says (JwWindowFixture *fixture, gsize from, const char *words)
{
  Awaited awaited = { words, from };

  for (guint i = 0; i < 4 && !is_said (&awaited); i++)
    jw_driver_wait_for (fixture->driver, is_said, &awaited);
  if (!is_said (&awaited))
    {
      g_autofree char *text = read_transcript ();

      g_test_message ("%s", text + from);
      g_error ("Orca did not say “%s”", words);
    }
}

static void
press_and_hear (JwWindowFixture *fixture, guint key, GdkModifierType state, const char *words)
{
  gsize from = get_length ();

  jw_driver_key (fixture->driver, key, state);
  assert_says (fixture, from, words);
}

static void
click_and_hear (JwWindowFixture *fixture, const char *id, const char *words)
{
  gsize from = get_length ();
  double x, y;

  jw_driver_locate (fixture->driver, id, -1, &x, &y);
  jw_driver_click (fixture->driver, x, y, GDK_BUTTON_PRIMARY, 1, 0);
  assert_says (fixture, from, words);
}

/* It greets before it listens, and what happens in between is lost to it. */
static void
wake (JwWindowFixture *fixture)
{
  gsize from = get_length ();

  for (guint i = 0; i < TRIES && get_length () == from; i++)
    {
      jw_driver_key (fixture->driver, i % 2 == 0 ? GDK_KEY_Down : GDK_KEY_Up, 0);
      for (guint j = 0; j < LOOKS && get_length () == from; j++)
        jw_driver_settle (fixture->driver);
    }
  g_assert_cmpuint (get_length (), >, from);
}

static void
test_parts (JwWindowFixture *fixture, gconstpointer data)
{
  wake (fixture);
  click_and_hear (fixture, "s3", "Stage 3 of 5: Conversion. First-time buyer");
  click_and_hear (fixture, "l3", "Pain points, lane 3 of 7");
  click_and_hear (fixture, "k15", "Pain point, Consideration, 2 of 2: Return policy hard to find");
  press_and_hear (fixture, GDK_KEY_Right, 0, "Pain point, Conversion: Shipping cost shown late");
  press_and_hear (fixture, GDK_KEY_End, 0, "Pain points, Advocacy: empty");
}

/* A second pain point makes the first one the first of two. */
static void
test_editing (JwWindowFixture *fixture, gconstpointer data)
{
  wake (fixture);
  click_and_hear (fixture, "k16", "Pain point, Conversion: Shipping cost shown late");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  press_and_hear (fixture, GDK_KEY_x, 0, "x");
  press_and_hear (fixture, GDK_KEY_y, 0, "y");
  jw_driver_key (fixture->driver, GDK_KEY_Return, 0);
  jw_driver_key (fixture->driver, GDK_KEY_Escape, 0);
  click_and_hear (fixture, "k16", "Pain point, Conversion, 1 of 2: Shipping cost shown late");
  press_and_hear (fixture, GDK_KEY_Down, 0, "Pain point, Conversion, 2 of 2: xy");
  jw_driver_key (fixture->driver, GDK_KEY_Delete, 0);
  press_and_hear (fixture, GDK_KEY_z, GDK_CONTROL_MASK, "Undone: ");
}

/* The caret in the text of a card, as in any text field. */
static void
test_caret (JwWindowFixture *fixture, gconstpointer data)
{
  wake (fixture);
  click_and_hear (fixture, "k16", "Pain point, Conversion: Shipping cost shown late");
  press_and_hear (fixture, GDK_KEY_F2, 0, "Pain point, Conversion text");
  press_and_hear (fixture, GDK_KEY_Home, 0, "S");
  press_and_hear (fixture, GDK_KEY_Right, 0, "h");
  press_and_hear (fixture, GDK_KEY_Right, GDK_CONTROL_MASK, "Shipping");
  press_and_hear (fixture, GDK_KEY_Right, GDK_SHIFT_MASK, "selected");
  jw_driver_key (fixture->driver, GDK_KEY_End, 0);
  jw_driver_key (fixture->driver, GDK_KEY_Return, GDK_SHIFT_MASK);
  jw_driver_type (fixture->driver, "basket");
  press_and_hear (fixture, GDK_KEY_Up, 0, "Shipping cost shown late");
  press_and_hear (fixture, GDK_KEY_Down, 0, "basket");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  JW_WINDOW_TEST ("/window/orca/parts", jw_window_fixture_set_up_sample, test_parts);
  JW_WINDOW_TEST ("/window/orca/editing", jw_window_fixture_set_up_sample, test_editing);
  JW_WINDOW_TEST ("/window/orca/caret", jw_window_fixture_set_up_sample, test_caret);
  return g_test_run ();
}
