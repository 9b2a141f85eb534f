#include "tests/hostile/hostile.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/file/excerpt.h"
#include "model/file/reader.h"
#include "tests/file/test-support.h"
#include "tests/hostile/measure.h"
#include "tests/hostile/trace.h"

/* Each file is opened, and each third one that opens is drawn, too: JW_HOSTILE=all draws all. */
#define DRAW_EACH 3

/* What opening a file may take, in milliseconds of processor time and MiB, and drawing it, too. */
#define OPEN_MS 250
#define DRAW_MS 2000
#define PEAK_MIB 256

/* On a machine that others use, too, processor time is counted that was spent waiting for memory.
 */
#define BUSY 2

/* A time that is too long is taken again: the machine may have been busy with something else. */
#define TRIALS 4
/* A run is traced at most so often until the trace is whole. */
#define TRACES 3

typedef struct
{
  double cpu_ms;
  double peak_mib;
  char *slowest;
  char *largest;
} Worst;

struct _JwHostile
{
  char *folder;  /* for the files */
  char *outside; /* for what the program writes, and what is about it */
  char *program;
  char *drawing;
  char *log;
  GHashTable *known; /* paths that the program opens for a good map, too; NULL: not traced */
  guint n;
  guint n_refused;
  guint n_mended;
  guint n_drawn;
  gboolean draws_all;
  Worst opening;
  Worst showing;
};

static void
fail (const char *name, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s: %s", name, message);
  g_test_fail ();
}

static void
note (Worst *worst, JwMeasured *measured, const char *name)
{
  if (measured->cpu_ms > worst->cpu_ms)
    {
      worst->cpu_ms = measured->cpu_ms;
      g_free (worst->slowest);
      worst->slowest = g_strdup (name);
    }
  if (measured->peak_mib > worst->peak_mib)
    {
      worst->peak_mib = measured->peak_mib;
      g_free (worst->largest);
      worst->largest = g_strdup (name);
    }
}

/* Runs until the time is within the limit, or often enough to say that it is not. */
static JwMeasured *
run_within (JwHostile *self, const char *const *words, double limit, const char *name)
{
  JwMeasured *measured = jw_measure_run (self->outside, words);
  gboolean counts = !jw_measure_is_sanitized ();

  for (guint i = 1; counts && i < TRIALS && measured->cpu_ms > limit; i++)
    {
      jw_measured_free (measured);
      measured = jw_measure_run (self->outside, words);
    }
  if (counts && measured->cpu_ms > BUSY * limit &&
      measured->cpu_ms > BUSY * limit * jw_measure_slowness ())
    fail (name, "took %.0f ms, more than %.0f", measured->cpu_ms, limit);
  if (counts && measured->peak_mib > PEAK_MIB)
    fail (name, "took %.0f MiB, more than %d", measured->peak_mib, PEAK_MIB);
  return measured;
}

static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)) && *p != '\n')
      return TRUE;
  return FALSE;
}

/* What may be printed on a terminal and in a window: short lines of valid text. */
static void
judge_text (const char *text, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (!g_utf8_validate (text, -1, NULL) || has_control (text))
    fail (name, "says what upsets a terminal: %s", text);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strlen (lines[i]) > 1500)
      fail (name, "says a line of %zu bytes: %.300s", strlen (lines[i]), lines[i]);
}

/* Words of the parser's own, and of those who write programs. */
static void
judge_words (const char *text, const char *name)
{
  static const char *const jargon[] = { "parser",   "Parser",      "libxml",    "StartTag",
                                        "PCDATA",   "xmlParse",    "EntityRef", "CharRef",
                                        "AttValue", "xmlns:xml",   "literal",   "internal error",
                                        "assert",   "CRITICAL",    "WARNING",   "Namespace prefix",
                                        "xmlSAX",   "PEReference", "(null)",    "Error domain" };

  for (guint i = 0; i < G_N_ELEMENTS (jargon); i++)
    if (strstr (text, jargon[i]) != NULL)
      fail (name, "speaks jargon (%s): %s", jargon[i], text);
}

/* A message says what to do: a sentence that begins with one of these, or names a next step. */
static void
judge_advice (const char *text, const char *name)
{
  static const char *const advice[] = { " Check ",        " Name ",    " Ask ",    " Open ",
                                        " Copy ",         " Unpack",   " Convert", " Remove ",
                                        " Write ",        " Install ", " Look ",   " Split ",
                                        " Make ",         " Close ",   " Take ",   " Give ",
                                        " begin another " };

  for (guint i = 0; i < G_N_ELEMENTS (advice); i++)
    if (strstr (text, advice[i]) != NULL)
      return;
  fail (name, "does not say what to do: %s", text);
}

static void
judge_refusal (JwMeasured *measured, const char *name)
{
  const char *end = strchr (measured->err, '\n');

  if (*measured->out != '\0' || end == NULL || end[1] != '\0' ||
      !g_str_has_prefix (measured->err, "journeywright: "))
    fail (name, "does not say one thing: %s%s", measured->out, measured->err);
  judge_text (measured->err, name);
  judge_words (measured->err, name);
  judge_advice (measured->err, name);
}

static void
judge_repairs (JwMeasured *measured, const char *path, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (measured->out, "\n", -1);

  if (*measured->err != '\0')
    fail (name, "complains: %s", measured->err);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0' && strlen (measured->out) < 1000000; i++)
    if (!g_str_has_prefix (lines[i], path) || lines[i][strlen (path)] != ':')
      fail (name, "has a line that is no finding: %s", lines[i]);
  judge_text (measured->out, name);
  judge_words (measured->out, name);
}

/* Whether the outcome is the one that was due. */
static gboolean
is_due (JwOutcome outcome, int status)
{
  switch (outcome)
    {
    case JW_OUTCOME_REFUSED:
      return status == 2;
    case JW_OUTCOME_MENDED:
      return status == 1;
    case JW_OUTCOME_CLEAN:
      return status == 0;
    case JW_OUTCOME_LOADED:
    case JW_OUTCOME_LARGE:
      return status == 0 || status == 1;
    case JW_OUTCOME_ANY:
    default:
      return status >= 0 && status <= 2;
    }
}

/* Runs the program and tells what else it did than read the file. A trace with a hole in it says
 * neither that it did nor that it did not: it is taken again. */
static JwMeasured *
run_watched (JwHostile *self,
             const char *const *words,
             const char *path,
             double limit,
             const char *name)
{
  const char *log = self->known != NULL ? self->log : NULL;
  g_auto (GStrv) all = jw_trace_wrap (log, self->program, words);
  JwMeasured *measured = run_within (self, (const char *const *)all, limit, name);
  g_autofree char *stray = NULL;

  for (guint i = 1; log != NULL && i < TRACES && !jw_trace_is_whole (log); i++)
    {
      jw_measured_free (measured);
      measured = run_within (self, (const char *const *)all, limit, name);
    }
  if (log != NULL)
    stray = jw_trace_find_stray (log, self->known, path, self->outside);
  if (stray != NULL)
    fail (name, "did what no map needs: %s", stray);
  return measured;
}

static int
open_it (JwHostile *self, JwOutcome outcome, const char *path, const char *name)
{
  const char *const words[] = { "check", "--", path, NULL };
  g_autoptr (JwMeasured) measured = run_watched (self, words, path, OPEN_MS, name);
  g_autofree char *shown = jw_excerpt_file_name (path);

  note (&self->opening, measured, name);
  if (measured->signal != 0)
    fail (name, "ended by signal %d: %s", measured->signal, measured->err);
  if (!is_due (outcome, measured->status))
    fail (name, "ended with %d: %.600s%s", measured->status, measured->out, measured->err);
  if (measured->status == 2)
    judge_refusal (measured, name);
  else
    judge_repairs (measured, shown, name);
  self->n_refused += measured->status == 2;
  self->n_mended += measured->status == 1;
  return measured->status;
}

static void
draw_it (JwHostile *self, const char *path, const char *name)
{
  const char *const words[] = { "export", "--dpi=20", "-o", self->drawing, "--", path, NULL };
  g_autoptr (JwMeasured) measured = run_watched (self, words, path, DRAW_MS, name);

  if (measured->status != 0)
    fail (name, "was drawn with %d: %s", measured->status, measured->err);
  judge_text (measured->err, name);
  judge_words (measured->err, name);
  note (&self->showing, measured, name);
  self->n_drawn += measured->status == 0;
}

void
jw_hostile_try_path (JwHostile *self, JwOutcome outcome, const char *path, const char *name)
{
  gboolean draws = self->draws_all || self->n % DRAW_EACH == 0;

  self->n++;
  if (open_it (self, outcome, path, name) != 2 && outcome != JW_OUTCOME_LARGE && draws)
    draw_it (self, path, name);
}

static void
try_bytes (JwHostile *self, JwOutcome outcome, const char *data, gssize length, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, "hostile" JW_FILE_SUFFIX, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  jw_hostile_try_path (self, outcome, path, name);
  g_unlink (path);
}

void
jw_hostile_try (JwHostile *self,
                JwOutcome outcome,
                const char *data,
                gssize length,
                const char *name,
                ...)
{
  g_autofree char *full = NULL;
  va_list args;

  va_start (args, name);
  full = g_strdup_vprintf (name, args);
  va_end (args);
  try_bytes (self, outcome, data, length, full);
}

void
jw_hostile_try_body (JwHostile *self, JwOutcome outcome, const char *body, const char *name, ...)
{
  g_autofree char *document = g_strconcat (
      "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.0\">\n", body, "\n</journey>\n", NULL);
  g_autofree char *full = NULL;
  va_list args;

  va_start (args, name);
  full = g_strdup_vprintf (name, args);
  va_end (args);
  try_bytes (self, outcome, document, -1, full);
}

const char *
jw_hostile_get_folder (JwHostile *self)
{
  return self->folder;
}

guint
jw_hostile_get_n (JwHostile *self)
{
  return self->n;
}

static void
learn_from (JwHostile *self, const char *document)
{
  g_autofree char *path = g_build_filename (self->folder, "good" JW_FILE_SUFFIX, NULL);
  const char *const words[] = { "export", "--dpi=20", "-o", self->drawing, "--", path, NULL };
  g_auto (GStrv) traced = jw_trace_wrap (self->log, self->program, words);
  g_autoptr (JwMeasured) measured = NULL;

  g_assert_true (g_file_set_contents (path, document, -1, NULL));
  measured = jw_measure_run (self->outside, (const char *const *)traced);
  if (measured->status == 0)
    jw_trace_add_paths (self->log, self->known);
  else
    g_test_message ("Nothing can be traced here: %s", measured->err);
}

/* What every map makes the program open: a good one, drawn to a new file and in place of one; one
 * that lacks an id, which is then made up. */
static void
learn_what_is_opened (JwHostile *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  learn_from (self, JW_HOSTILE_MAP);
  learn_from (self, JW_HOSTILE_MAP);
  learn_from (self, "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"1.0\"><stage/></journey>");
  if (g_hash_table_size (self->known) == 0 || jw_measure_is_sanitized ())
    g_clear_pointer (&self->known, g_hash_table_unref);
}

JwHostile *
jw_hostile_new (void)
{
  JwHostile *self = g_new0 (JwHostile, 1);
  g_autofree char *top = g_path_get_dirname (g_test_get_dir (G_TEST_BUILT));

  self->folder = jw_test_make_folder ();
  self->outside = jw_test_make_folder ();
  self->program = g_build_filename (top, "app", "journeywright", NULL);
  self->draws_all = g_strcmp0 (g_getenv ("JW_HOSTILE"), "all") == 0;
  self->drawing = g_build_filename (self->outside, "drawing.png", NULL);
  self->log = g_build_filename (self->outside, "trace", NULL);
  g_setenv ("HOME", self->outside, TRUE);
  g_setenv ("XDG_STATE_HOME", self->outside, TRUE);
  learn_what_is_opened (self);
  return self;
}

static void
tell (const char *what, Worst *worst)
{
  g_test_message ("%s: at most %.0f ms of processor time (%s), %.0f MiB (%s)", what, worst->cpu_ms,
                  worst->slowest, worst->peak_mib, worst->largest);
  g_free (worst->slowest);
  g_free (worst->largest);
}

void
jw_hostile_free (JwHostile *self)
{
  g_test_message ("%u files: %u refused, %u opened with repairs, %u drawn, %s", self->n,
                  self->n_refused, self->n_mended, self->n_drawn,
                  self->known != NULL ? "all traced" : "none traced");
  tell ("opening", &self->opening);
  tell ("opening and drawing", &self->showing);
  jw_test_remove_folder (self->folder);
  jw_test_remove_folder (self->outside);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self->folder);
  g_free (self->outside);
  g_free (self->program);
  g_free (self->drawing);
  g_free (self->log);
  g_free (self);
}
