/* Measures the model: memory, reading, writing, saving, one edit, undo, relayout. Each figure is
 * the median of runs that alternate with the limit's, in one process; what counts is the ratio.
 * Times are the processor's, so that other programs at work change them little. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/save.h"
#include "model/file/writer.h"
#include "model/file/writing.h"
#include "model/recovery/recovery.h"
#include "render/layout.h"
#include "tests/bench/generate.h"
#include "tests/bench/limit-xml.h"

#define MAX_RUNS 1001
/* As in ui/document.c, in microseconds. */
#define TURN 2000
#define N_TURNS 15

/* The last leaves room for the cards that are added, below the 20,000 that a map may have. */
static const guint sizes[] = { 40, 1000, 10000, 19900 };

typedef struct
{
  JwMap *map;
  GBytes *bytes;
  JwLimitMap *limit;
  JwNode *card;
  JwLayoutContext *context;
  JwScene *scene; /* of the map as it is, once it was laid out */
  GFile *file;
  guint number;
  JwMap *read; /* what was read last, by either side */
  JwLimitMap *limit_read;
} Subject;

typedef void (*Act) (Subject *subject);

/* Microseconds of this process's processor time. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}

/* Freeing what was read is not a part of reading. */
static void
forget (Subject *subject)
{
  g_clear_object (&subject->read);
  g_clear_pointer (&subject->limit_read, jw_limit_map_free);
}

static double
time_once (Act act, Subject *subject)
{
  double start = now (), time;

  act (subject);
  time = now () - start;
  forget (subject);
  return time;
}

static void
read_map (Subject *subject)
{
  subject->read = jw_reader_read_bytes (subject->bytes, NULL, NULL);
  g_assert_nonnull (subject->read);
}

static void
read_limit (Subject *subject)
{
  subject->limit_read = jw_limit_read_xml (subject->bytes);
  g_assert_nonnull (subject->limit_read);
}

static void
read_and_free_map (Subject *subject)
{
  read_map (subject);
  forget (subject);
}

static void
read_and_free_limit (Subject *subject)
{
  read_limit (subject);
  forget (subject);
}

static void
write_map (Subject *subject)
{
  g_autoptr (GBytes) bytes = jw_writer_write (subject->map, NULL);

  g_assert_nonnull (bytes);
}

static void
write_limit (Subject *subject)
{
  g_assert_cmpuint (jw_limit_write_xml (subject->limit), >, 0);
}

static void
save_map (Subject *subject)
{
  g_autoptr (GBytes) bytes = jw_writer_write_verified (subject->map, NULL);

  g_assert_true (jw_save_bytes (subject->file, bytes, NULL));
}

static void
sync_and_close (int fd)
{
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
}

static void
write_synced (const char *path, GBytes *bytes)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  g_assert_cmpint (write (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), >, 0);
  sync_and_close (fd);
}

/* The same writing, reading, hash, renaming and syncing, and nothing else. */
static void
save_limit (Subject *subject)
{
  g_autoptr (GBytes) bytes = jw_writer_write (subject->map, NULL);
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, NULL, NULL);
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = g_file_get_path (subject->file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *sibling = g_strconcat (path, ".new", NULL);

  write_synced (sibling, bytes);
  g_assert_cmpint (g_rename (sibling, path), ==, 0);
  sync_and_close (open (folder, O_RDONLY | O_DIRECTORY));
}

/* Of a map that is not as it was saved, the version before is kept, too, and synced. */
static void
save_changed_limit (Subject *subject)
{
  g_autofree char *path = g_file_get_path (subject->file);
  g_autofree char *copy = g_strconcat (path, ".before", NULL);

  write_synced (copy, subject->bytes);
  save_limit (subject);
}

static void
edit_once (Subject *subject)
{
  char text[64];

  g_snprintf (text, sizeof text, "Another text of a card, number %u", subject->number++);
  jw_edit_change (subject->card, JW_CARD_TEXT, text, FALSE, NULL);
}

static void
undo_once (Subject *subject)
{
  jw_map_undo (subject->map);
}

static void
add_once (Subject *subject)
{
  JwNode *card = jw_edit_add_card (subject->map, jw_card_get_lane (subject->card),
                                   jw_card_get_stage (subject->card), 2, "One in between", NULL);

  g_assert_nonnull (card);
}

static void
move_once (Subject *subject)
{
  subject->number++;
  jw_edit_move_card (subject->card, jw_card_get_lane (subject->card),
                     jw_card_get_stage (subject->card), subject->number % 2, NULL);
}

static void
select_once (Subject *subject)
{
  JwSelection *selection = jw_map_get_selection (subject->map);

  jw_selection_set_single (selection,
                           subject->number++ % 2 == 0 ? jw_node_get_id (subject->card) : NULL);
}

static void
lay_out (Subject *subject)
{
  jw_scene_unref (jw_layout (subject->context, subject->map, NULL, NULL));
}

static void
changed_cb (Subject *subject, JwChangeSet *changes)
{
  g_autoptr (JwScene) before = subject->scene;

  subject->scene = jw_layout_update (subject->context, before, subject->map, changes);
}

/* The scene follows the edit as the window's does: only in this row, so that the others measure
 * the model alone. */
static void
edit_and_lay_out (Subject *subject)
{
  gulong id;

  if (subject->scene == NULL)
    {
      subject->scene = jw_layout (subject->context, subject->map, NULL, NULL);
      return;
    }
  id = g_signal_connect_swapped (subject->map, "changed", G_CALLBACK (changed_cb), subject);
  edit_once (subject);
  g_signal_handler_disconnect (subject->map, id);
}

/* One line of the table. What is done before each run is not measured. */
static const struct
{
  const char *what;
  Act ours;
  Act limit;
  guint runs;
  const char *goal;
  const char *growth_goal;
  Act before;
} rows[] = {
  { "read", read_map, read_limit, 15, "≤ 1.6 ×", "≤ 1.05" },
  { "read and free", read_and_free_map, read_and_free_limit, 15, "", "≤ 1.05" },
  { "write", write_map, write_limit, 15, "≤ 0.5 ×", "≤ 1.05" },
  { "verified save, unchanged", save_map, save_limit, 11, "≤ 1.3 ×", "≤ 1.05" },
  { "verified save, changed", save_map, save_changed_limit, 11, "≤ 1.3 ×", "≤ 1.05", edit_once },
  { "set a text", edit_once, NULL, 101, "", "≤ 0.05" },
  { "undo it", undo_once, NULL, 51, "", "≤ 0.05" },
  { "add a card", add_once, NULL, 51, "", "≤ 0.05" },
  { "move a card", move_once, NULL, 51, "", "≤ 0.05" },
  { "select", select_once, NULL, 51, "", "≤ 0.05" },
  { "lay out again", lay_out, NULL, 11, "", "" },
  { "set a text, lay out", edit_and_lay_out, NULL, 101, "≤ 1 ms", "≤ 0.05" },
};

/* What was measured, for how it grows. */
typedef double Results[G_N_ELEMENTS (rows)][G_N_ELEMENTS (sizes)];

/* A ratio of two short times is worth little after a few runs. */
static guint
get_n_runs (guint row, guint size)
{
  return rows[row].limit != NULL ? MIN (rows[row].runs * (1 + 2000 / sizes[size]), MAX_RUNS)
                                 : rows[row].runs;
}

static double
time_row (guint row, Act act, Subject *subject)
{
  if (rows[row].before != NULL)
    rows[row].before (subject);
  return time_once (act, subject);
}

static void
run_row (guint row, guint size, Subject *subject, Results results)
{
  guint runs = get_n_runs (row, size);
  double ours[MAX_RUNS] = { 0 };
  double limit[MAX_RUNS] = { 0 };
  double time;

  for (guint i = 0; i < runs; i++)
    {
      ours[i] = time_row (row, rows[row].ours, subject);
      if (rows[row].limit != NULL)
        limit[i] = time_row (row, rows[row].limit, subject);
    }
  time = median (ours, runs);
  results[row][size] = time;
  printf ("| %s | %u | %.4f |", rows[row].what, sizes[size], time / 1000);
  if (rows[row].limit != NULL)
    {
      double other = median (limit, runs);

      printf (" %.4f | %.2f | %s |\n", other / 1000, time / other, rows[row].goal);
    }
  else
    printf (" | | %s |\n", rows[row].goal);
}

static gsize
get_heap (void)
{
  return mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
}

/* Bytes of heap that a map's cards take, all that belongs to them included; and laid out. */
static void
print_memory (guint n)
{
  g_autoptr (JwMap) made = jw_bench_make_map (n);
  g_autoptr (GBytes) bytes = jw_writer_write (made, NULL);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  g_autoptr (JwMap) warm = jw_reader_read_bytes (bytes, NULL, NULL);
  g_autoptr (JwMap) map = NULL;
  g_autoptr (JwScene) scene = NULL;
  gsize before = get_heap ();
  gsize read;

  map = jw_reader_read_bytes (bytes, NULL, NULL);
  read = get_heap ();
  scene = jw_layout (context, map, NULL, NULL);
  printf ("| bytes a card, model | %u | %.0f | | | ≤ 400 |\n", n, (double)(read - before) / n);
  printf ("| bytes a card, with its scene | %u | %.0f | | | ≤ 4,096 |\n", n,
          (double)(get_heap () - before) / n);
}

/* The longest turn in which a save keeps the window from answering, and how long it would at once.
 * Of each save the longest turn, of these the median. */
static void
print_longest_turn (Subject *subject, guint n)
{
  double longest[N_TURNS] = { 0 }, at_once[N_TURNS];

  for (guint i = 0; i < N_TURNS; i++)
    {
      g_autoptr (JwWriting) writing = jw_writing_new (subject->map);
      g_autoptr (GBytes) bytes = NULL;
      gboolean is_done = FALSE;

      while (!is_done)
        {
          double start = now ();

          is_done = jw_writing_go_on (writing, TURN);
          if (is_done)
            bytes = jw_writing_finish (writing, NULL);
          longest[i] = MAX (longest[i], now () - start);
        }
      at_once[i] = time_once (write_map, subject);
    }
  printf ("| longest turn of a save | %u | %.2f | at once: %.2f | | ≤ 4 ms |\n", n,
          median (longest, N_TURNS) / 1000, median (at_once, N_TURNS) / 1000);
}

/* The longest turn in which a record is begun, once the map was opened, and the first edit after a
 * save; beside them what the first edit took, and still takes if it comes before the record has
 * begun. Medians. */
static void
print_keeping (Subject *subject, guint n)
{
  g_autoptr (JwRecoveryStore) store = jw_recovery_store_new (NULL, NULL);
  double longest[N_TURNS] = { 0 }, edit[N_TURNS], at_once[N_TURNS];

  for (guint i = 0; i < N_TURNS; i++)
    {
      g_autoptr (JwRecovery) recovery = jw_recovery_new (store, subject->map, NULL);
      gboolean goes_on = TRUE;
      double start;

      while (goes_on)
        {
          start = now ();
          goes_on = g_main_context_iteration (NULL, FALSE);
          longest[i] = MAX (longest[i], now () - start);
        }
      jw_map_mark_saved (subject->map);
      jw_recovery_mark (recovery, NULL, TRUE);
      edit[i] = time_once (edit_once, subject);
      start = now ();
      g_assert_true (jw_recovery_begin (recovery, NULL));
      at_once[i] = now () - start;
      jw_recovery_discard (recovery);
    }
  printf ("| longest turn of a record's start | %u | %.2f | at once: %.2f | | ≤ 4 ms |\n", n,
          median (longest, N_TURNS) / 1000, median (at_once, N_TURNS) / 1000);
  printf ("| first edit after a save, kept | %u | %.4f | | | ≤ 4 ms |\n", n,
          median (edit, N_TURNS) / 1000);
}

/* In a process of its own, where what an earlier map left in GLib's caches hides nothing. */
static void
measure_memory (const char *program, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  char *command[] = { (char *)program, (char *)"memory", number, NULL };
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), "G_SLICE", "always-malloc", TRUE);

  fflush (stdout);
  g_spawn_sync (NULL, command, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
make_subject (Subject *subject, guint n, GFile *file)
{
  subject->map = jw_bench_make_map (n);
  subject->bytes = jw_writer_write (subject->map, NULL);
  subject->limit = jw_limit_read_xml (subject->bytes);
  subject->context = jw_layout_context_new ();
  subject->card = jw_node_get_child (JW_NODE (subject->map), JW_KIND_CARD, n / 2);
  subject->file = file;
}

static void
clear_subject (Subject *subject)
{
  g_clear_pointer (&subject->scene, jw_scene_unref);
  g_clear_pointer (&subject->context, jw_layout_context_free);
  g_clear_pointer (&subject->limit, jw_limit_map_free);
  g_clear_pointer (&subject->bytes, g_bytes_unref);
  g_clear_object (&subject->map);
}

/* One row after the other, of all sizes: the laid out maps of smaller ones leave a heap so worn
 * that both sides would be measured by how they fare in it. */
static void
measure_rows (Subject *subjects, guint n_sizes, Results results)
{
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    for (guint size = 0; size < n_sizes; size++)
      run_row (row, size, &subjects[size], results);
}

/* How time grows with the number of cards: 1 is in step with it, 0 not at all. */
static void
print_growth (guint n_sizes, Results results)
{
  printf ("\n| growth from %u to %u cards | exponent | goal |\n|---|---|---|\n", sizes[0],
          sizes[n_sizes - 1]);
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    printf ("| %s | %.2f | %s |\n", rows[row].what,
            log (results[row][n_sizes - 1] / results[row][0]) /
                log ((double)sizes[n_sizes - 1] / sizes[0]),
            rows[row].growth_goal);
}

static guint
read_number (const char *text)
{
  return (guint)g_ascii_strtoull (text, NULL, 10);
}

static void
measure_all (const char *program, guint largest)
{
  g_autofree char *folder = g_dir_make_tmp ("jw-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  g_autofree char *sweep = g_strdup_printf ("rm -r '%s'", folder);
  Subject subjects[G_N_ELEMENTS (sizes)] = { 0 };
  Results results;
  guint n = 0;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  printf ("| what | cards | ours, ms | limit, ms | ratio | goal |\n|---|---|---|---|---|---|\n");
  for (; n < G_N_ELEMENTS (sizes) && sizes[n] <= largest; n++)
    {
      measure_memory (program, sizes[n]);
      make_subject (&subjects[n], sizes[n], file);
    }
  measure_rows (subjects, n, results);
  for (guint i = 0; i < n; i++)
    print_longest_turn (&subjects[i], sizes[i]);
  for (guint i = 0; i < n; i++)
    print_keeping (&subjects[i], sizes[i]);
  if (n > 1)
    print_growth (n, results);
  for (guint i = 0; i < n; i++)
    clear_subject (&subjects[i]);
  g_spawn_command_line_sync (sweep, NULL, NULL, NULL, NULL);
}

/* usage: bench-model [LARGEST] */
int
main (int argc, char **argv)
{
  if (argc > 2)
    print_memory (read_number (argv[2]));
  else
    measure_all (argv[0], argc > 1 ? read_number (argv[1]) : G_MAXUINT);
  return 0;
}
