/* What a crash leaves behind, and what becomes of it when it crashes the program again: other runs
 * of this program, which really end so, with the window and its drawing. */

#include <signal.h>
#include <unistd.h>

#include "model/edit/commands.h"
#include "tests/ui/window/window-fixture.h"
#include "ui/recovery-offer.h"
#include "ui/recovery-window.h"

/* Longer than the program waits before it asks by itself, in milliseconds. */
#define OFFERED 400

static gboolean
set_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *)data;
}

/* Of two that are due the one that was added first comes first, however busy the machine is. */
static void
wait_until_offered (JwWindowFixture *fixture)
{
  gboolean is_offered = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, OFFERED, set_cb, &is_offered, NULL);
  jw_window_fixture_wait (fixture, is_set, &is_offered);
}

static void
leave_record (JwWindowFixture *fixture)
{
  g_autoptr (JwMap) map = jw_window_fixture_read (fixture->path);
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (NULL, NULL);
  g_autoptr (JwRecovery) recovery = jw_recovery_new (store, map, NULL);

  g_assert_true (jw_edit_change (JW_NODE (map), JW_MAP_TITLE, "Ends it all", FALSE, NULL));
}

/* How often the one record was tried that is offered; -1 if none is. */
static int
count_tries (void)
{
  g_autoptr (GPtrArray) lost = jw_recovery_find_lost (NULL);
  JwLostMap *first;

  if (lost->len == 0)
    return -1;
  g_assert_cmpuint (lost->len, ==, 1);
  first = g_ptr_array_index (lost, 0);
  g_assert_cmpstr (first->title, ==, "Ends it all");
  return (int)first->n_tries;
}

/* For the next test. */
static void
forget_all (void)
{
  g_autoptr (GPtrArray) all = jw_recovery_find_all (NULL);

  for (guint i = 0; i < all->len; i++)
    jw_lost_map_forget (g_ptr_array_index (all, i));
}

/* The program as it is, up to the map that is restored and on its way to the screen. */
static GtkWindow *
restore (void)
{
  JwApplication *application = jw_application_new (G_APPLICATION_NON_UNIQUE);
  g_autoptr (GPtrArray) lost = NULL;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  lost = jw_recovery_find_lost (NULL);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_true (jw_recovery_restore (application, g_ptr_array_index (lost, 0)));
  return gtk_application_get_windows (GTK_APPLICATION (application))->data;
}

static void
end_cb (void)
{
  kill (getpid (), SIGKILL);
}

/* Ends in the middle of the first frame. */
static void
crash_while_drawing (void)
{
  GtkWindow *window = restore ();

  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "paint", G_CALLBACK (end_cb),
                    NULL);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_tries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gboolean has = g_str_has_suffix (path, ".tries");

  while (dir && !has && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      has = has_tries (child);
    }
  return has;
}

/* Ends when it counts as seen. */
static void
crash_later (void)
{
  restore ();
  g_assert_true (has_tries (g_get_user_state_dir ()));
  while (has_tries (g_get_user_state_dir ()))
    g_main_context_iteration (NULL, TRUE);
  end_cb ();
}

static void
run (const char *how)
{
  g_autofree char *path = g_strconcat ("/window/recovery/subprocess/", how, NULL);

  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  /* Killed, and none of its own checks failed. */
  g_test_trap_assert_stderr_unmatched ("*ERROR*");
}

static void
test_crash_while_drawing (JwWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  wait_until_offered (fixture);
  leave_record (fixture);
  g_assert_cmpint (count_tries (), ==, 0);
  run ("crash-while-drawing");
  g_assert_cmpint (count_tries (), ==, 1);
  run ("crash-while-drawing");
  g_assert_cmpint (count_tries (), ==, -1);

  jw_recovery_offer (fixture->application);
  jw_window_fixture_answer (fixture, "“Ends it all”", "Close");
  jw_recovery_offer (fixture->application);
  jw_driver_settle (fixture->driver);
  g_assert_false (jw_window_fixture_has_question (fixture));

  window = jw_recovery_window_new (fixture->application, GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (window));
  jw_driver_settle (fixture->driver);
  g_assert_nonnull (jw_window_fixture_find_text (window, "Ends it all"));
  gtk_window_destroy (GTK_WINDOW (window));
  forget_all ();
}

/* What ends the program after that is not the map's doing. */
static void
test_seen (JwWindowFixture *fixture, gconstpointer data)
{
  wait_until_offered (fixture);
  leave_record (fixture);
  run ("crash-while-drawing");
  g_assert_cmpint (count_tries (), ==, 1);
  run ("crash-later");
  g_assert_cmpint (count_tries (), ==, 0);
  forget_all ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();

  g_test_add_func ("/window/recovery/subprocess/crash-while-drawing", crash_while_drawing);
  g_test_add_func ("/window/recovery/subprocess/crash-later", crash_later);
  JW_WINDOW_TEST ("/window/recovery/seen", jw_window_fixture_set_up_sample, test_seen);
  JW_WINDOW_TEST ("/window/recovery/crash_while_drawing", jw_window_fixture_set_up_sample,
                  test_crash_while_drawing);
  return g_test_run ();
}
