/* Where much is missing that a program is used to, it does its work or says in a sentence why it
 * cannot: the commands, and with "window" as an argument, and a display, the window. Each case is a
 * line of shell, since that is where such surroundings come from. */

#include <gio/gio.h>
#include <string.h>

#include "tests/file/test-support.h"
#include "tests/hostile/measure.h"

typedef struct
{
  const char *name;
  const char
      *script; /* $P the program, $M a map, $D an empty folder, $F what shows it in a window */
  int status;
  const char *says; /* on the standard error; NULL: nothing */
} Case;

/* Nobody, root included, can make a file in /proc. */
#define UNWRITABLE                                                                                 \
  "HOME=/proc XDG_STATE_HOME=/proc/x XDG_CACHE_HOME=/proc/x XDG_CONFIG_HOME=/proc/x "
#define ALL                                                                                        \
  "$P check $M && $P export $M --dpi 20 -o $D/a.png && $P export $M -o $D/a.pdf && "               \
  "$P new -t five-phases -o $D/a.journey && $P new -f -t four-stages -o $D/a.journey && "          \
  "$P check $D/a.journey && test -s $D/a.png && test -s $D/a.pdf"

/* What the sanitizers are told is no part of the surroundings. */
#define KEPT                                                                                       \
  "${ASAN_OPTIONS+\"ASAN_OPTIONS=$ASAN_OPTIONS\"} ${LSAN_OPTIONS+\"LSAN_OPTIONS=$LSAN_OPTIONS\"} "

static const Case cases[] = {
  { "nothing-set", "unset G_DEBUG; exec env -i " KEPT "P=$P M=$M D=$D /bin/sh -c '" ALL "'", 0,
    NULL },
  { "no-home", "unset HOME XDG_STATE_HOME XDG_RUNTIME_DIR; " ALL, 0, NULL },
  { "home-that-is-not-there", "export HOME=/nowhere/at/all; unset XDG_STATE_HOME; " ALL, 0, NULL },
  { "read-only-home", "export " UNWRITABLE "; " ALL, 0, NULL },
  { "no-bus", "unset DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR; " ALL, 0, NULL },
  { "bus-that-is-not-there", "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere; " ALL, 0, NULL },
  { "no-fonts", "export FONTCONFIG_FILE=$D/none.conf; echo '<fontconfig/>' > $D/none.conf; " ALL, 0,
    NULL },
  { "few-files", "ulimit -n 16; " ALL, 0, NULL },
  { "fewer-files", "ulimit -n 8; " ALL, 0, NULL },
  { "fewest-files", "ulimit -n 4; $P check $M && $P new -t five-phases -o $D/a.journey", 0, NULL },
  { "another-folder-gone", "mkdir $D/x; cd $D/x; rmdir $D/x; " ALL, 0, NULL },
  { "clock-of-1970", "export LD_PRELOAD=$CLOCK; test $(date +%s) = 0 && " ALL, 0, NULL },
  { "odd-locale", "export LC_ALL=xx_YY.nonsense LANGUAGE=zz; " ALL, 0, NULL },
  { "no-streams", "exec <&- >&-; $P check $M", 1, "could not be written" },
  { "no-complaints", "exec 2>&-; " ALL, 0, NULL },
  { "full-answer", "$P check $M > /dev/full", 1, "The answer could not be written" },
  { "full-help", "$P --help > /dev/full", 1, "The answer could not be written" },
  { "full-disk", "$P export $M -o /dev/full", 2, ".pdf, .png or .svg" },
  { "unwritable-place", "$P export $M -o /proc/a.png", 1, "/proc" },
  { "no-display", "unset DISPLAY WAYLAND_DISPLAY; $P", 1, "There is no display" },
  { "display-that-is-not-there", "unset WAYLAND_DISPLAY; DISPLAY=:98765 $P", 1,
    "There is no display" },
};

#define WITHOUT_FOLDERS                                                                            \
  "unset HOME XDG_STATE_HOME XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME; "

static const Case window_cases[] = {
  { "nothing-set",
    "exec env -i " KEPT "DISPLAY=$DISPLAY GDK_DEBUG=gl-disable GSK_RENDERER=cairo $F $P $M", 0,
    NULL },
  { "no-home", WITHOUT_FOLDERS "$F $P $M", 0, NULL },
  { "read-only-home",
    "export " UNWRITABLE "XDG_RUNTIME_DIR=/proc/x XDG_DATA_HOME=/proc/x; $F $P $M", 0,
    "Changes cannot be kept for recovery in “/proc/x/" },
  { "bus-that-is-not-there", "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere; $F $P $M", 0,
    NULL },
  { "no-fonts",
    "export FONTCONFIG_FILE=$D/none.conf; echo '<fontconfig/>' > $D/none.conf; $F $P $M", 0, NULL },
  { "few-files", "ulimit -n 16; $F $P $M", 0, NULL },
  { "fewer-files", "ulimit -n 8; $P $M", 1,
    "journeywright: Too few files may be open at a time to open a window" },
  { "fewest-files", "ulimit -n 5; $P $M", 1,
    "journeywright: Too few files may be open at a time to open a window" },
  { "another-folder-gone", "mkdir $D/x; cd $D/x; rmdir $D/x; $F $P $M", 0, NULL },
  { "clock-of-1970", "$F env LD_PRELOAD=$CLOCK $P $M", 0, NULL },
  { "a-file-that-is-not-there", "$F $P $D/none.journey", 0, NULL },
  { "little-memory", "ulimit -v 200000; $P $M", 1,
    "journeywright: There is too little memory to open a window" },
};

/* With less memory at each step: it works, or it says so in a sentence. */
static const Case little_memory = {
  "little-memory",
  "ulimit -v $1; exec $P export $M --dpi 100 -o $D/a.png",
  1,
  "journeywright: There is too little memory",
};

static JwMeasured *
run (const Case *c, const char *argument)
{
  g_autofree char *folder = jw_test_make_folder ();
  g_autofree char *outside = jw_test_make_folder ();
  g_autofree char *top = g_path_get_dirname (g_test_get_dir (G_TEST_BUILT));
  g_autofree char *program = g_build_filename (top, "app", "journeywright", NULL);
  g_autofree char *frame = g_test_build_filename (G_TEST_BUILT, "bench", "first-frame", NULL);
  g_autofree char *clock = g_test_build_filename (G_TEST_BUILT, "hostile", "clock.so", NULL);
  g_autoptr (GFile) map = jw_test_get_source_file ("resources/samples/mugs.journey");
  const char *const words[] = { "/bin/sh", "-c", c->script, "sh", argument, NULL };
  JwMeasured *measured;

  g_setenv ("P", program, TRUE);
  g_setenv ("M", g_file_peek_path (map), TRUE);
  g_setenv ("D", folder, TRUE);
  g_setenv ("CLOCK", clock, TRUE);
  g_setenv ("F", frame, TRUE);
  measured = jw_measure_run (outside, words);
  jw_test_remove_folder (folder);
  jw_test_remove_folder (outside);
  return measured;
}

/* GTK says so itself where no bus is running and no program is there to start one. */
static gboolean
is_silent (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && strstr (lines[i], "Unable to acquire session bus") == NULL)
      return FALSE;
  return TRUE;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (JwMeasured) measured = run (c, "");

  g_test_message ("%d: %s%s", measured->status, measured->out, measured->err);
  if (measured->status != c->status || strstr (measured->err, "CRITICAL") != NULL ||
      (c->says != NULL ? strstr (measured->err, c->says) == NULL : !is_silent (measured->err)))
    g_test_fail ();
}

static void
test_little_memory (void)
{
  guint n_done = 0, n_said = 0;

  if (jw_measure_is_sanitized ())
    {
      g_test_skip ("A sanitizer needs more addresses than there would be");
      return;
    }
  for (guint kib = 60000; kib <= 300000; kib += 15000)
    {
      g_autofree char *limit = g_strdup_printf ("%u", kib);
      g_autoptr (JwMeasured) measured = run (&little_memory, limit);
      gboolean said = strstr (measured->err, little_memory.says) != NULL ||
                      strstr (measured->err, "out of memory") != NULL;

      g_test_message ("%u KiB: %d, signal %d: %s", kib, measured->status, measured->signal,
                      measured->err);
      g_assert_cmpint (measured->signal, ==, 0);
      g_assert_true (measured->status == 0 || said);
      n_done += measured->status == 0;
      n_said += said;
    }
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_said, >, 0);
}

/* A sanitizer needs more addresses than there would be. */
static gboolean
is_impossible (const Case *c)
{
  return strstr (c->script, "ulimit -v") != NULL && jw_measure_is_sanitized ();
}

static void
add_cases (const char *where, const Case *all, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/surroundings/", where, all[i].name, NULL);

      if (!is_impossible (&all[i]))
        g_test_add_data_func (path, &all[i], test_case);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    add_cases ("window/", window_cases, G_N_ELEMENTS (window_cases));
  else
    {
      add_cases ("", cases, G_N_ELEMENTS (cases));
      g_test_add_func ("/surroundings/little-memory", test_little_memory);
    }
  return g_test_run ();
}
