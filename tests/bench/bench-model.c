/* Measures the model: memory, reading, writing, one edit, undo, relayout. Each figure is the median
 * of runs that alternate with the limit's, in one process; what counts is the ratio. */

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "render/layout.h"
#include "tests/bench/generate.h"
#include "tests/bench/limit-xml.h"

#define MAX_RUNS 101

static const guint sizes[] = { 40, 1000, 10000, 20000 };

static double
now (void)
{
  return (double)g_get_monotonic_time ();
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

typedef void (*Act) (gpointer data);

/* Microseconds of both acts, in turns. */
static void
measure (Act ours, Act limit, gpointer data, guint runs, double *our_time, double *limit_time)
{
  double a[MAX_RUNS];
  double b[MAX_RUNS];

  runs = MIN (runs, MAX_RUNS);
  for (guint i = 0; i < runs; i++)
    {
      double start = now ();

      ours (data);
      a[i] = now () - start;
      start = now ();
      if (limit != NULL)
        limit (data);
      b[i] = now () - start;
    }
  *our_time = median (a, runs);
  *limit_time = median (b, runs);
}

typedef struct
{
  JwMap *map;
  GBytes *bytes;
  JwNode *card;
  JwLayoutContext *context;
  guint number;
} Subject;

static void
read_map (gpointer data)
{
  g_autoptr (JwMap) map = jw_reader_read_bytes (((Subject *)data)->bytes, NULL, NULL);

  g_assert_nonnull (map);
}

static void
read_limit (gpointer data)
{
  jw_limit_read_xml (((Subject *)data)->bytes);
}

static void
write_map (gpointer data)
{
  g_autoptr (GBytes) bytes = jw_writer_write (((Subject *)data)->map, NULL);

  g_assert_nonnull (bytes);
}

static void
write_limit (gpointer data)
{
  jw_limit_write_xml (((Subject *)data)->bytes);
}

static void
edit_once (gpointer data)
{
  Subject *subject = data;
  char text[64];

  g_snprintf (text, sizeof text, "Another text of a card, number %u", subject->number++);
  jw_edit_change (subject->card, JW_CARD_TEXT, text, FALSE, NULL);
}

static void
undo_once (gpointer data)
{
  jw_map_undo (((Subject *)data)->map);
}

static void
add_once (gpointer data)
{
  Subject *subject = data;

  jw_edit_add_card (subject->map, jw_card_get_lane (subject->card),
                    jw_card_get_stage (subject->card), 2, "A card in the middle", NULL);
}

static void
edit_and_lay_out (gpointer data)
{
  Subject *subject = data;

  edit_once (data);
  jw_scene_unref (jw_layout (subject->context, subject->map, NULL, NULL));
}

/* Bytes of heap that a map's cards take, all that belongs to them included. */
static double
measure_memory (GBytes *bytes, guint n)
{
  g_autoptr (JwMap) warm = jw_reader_read_bytes (bytes, NULL, NULL);
  gsize before, after;
  g_autoptr (JwMap) map = NULL;

  malloc_trim (0);
  before = mallinfo2 ().uordblks;
  map = jw_reader_read_bytes (bytes, NULL, NULL);
  after = mallinfo2 ().uordblks;
  return (double)(after - before) / n;
}

static void
print_row (const char *what, guint n, double ours, double limit, const char *goal)
{
  if (limit > 0)
    printf ("| %s | %u | %.3f | %.3f | %.2f | %s |\n", what, n, ours / 1000, limit / 1000,
            ours / limit, goal);
  else
    printf ("| %s | %u | %.3f | | | %s |\n", what, n, ours / 1000, goal);
}

static void
run_timed (const char *what,
           Act ours,
           Act limit,
           Subject *subject,
           guint n,
           guint runs,
           const char *goal)
{
  double our_time, limit_time;

  measure (ours, limit, subject, runs, &our_time, &limit_time);
  print_row (what, n, our_time, limit != NULL ? limit_time : 0, goal);
}

static void
measure_size (guint n)
{
  g_autoptr (JwMap) map = jw_bench_make_map (n);
  g_autoptr (GBytes) bytes = jw_writer_write (map, NULL);
  g_autoptr (JwLayoutContext) context = jw_layout_context_new ();
  Subject subject = { map, bytes, NULL, context, 0 };
  guint runs = n > 5000 ? 11 : 31;

  subject.card = jw_node_get_child (JW_NODE (map), JW_KIND_CARD, n / 2);
  printf ("| heap a card, bytes | %u | %.0f | | | ≤ 400 |\n", n, measure_memory (bytes, n));
  run_timed ("read, ms", read_map, read_limit, &subject, n, runs, "≤ 1.6");
  run_timed ("write, ms", write_map, write_limit, &subject, n, runs, "≤ 0.5");
  run_timed ("one edit, ms", edit_once, NULL, &subject, n, 101, "≤ 1 ms, the same at every size");
  run_timed ("undo, ms", undo_once, NULL, &subject, n, 51, "the same at every size");
  run_timed ("add a card, ms", add_once, NULL, &subject, n, 51, "the same at every size");
  jw_scene_unref (jw_layout (context, map, NULL, NULL));
  run_timed ("edit and lay out, ms", edit_and_lay_out, NULL, &subject, n, 11, "≤ 1 ms");
}

int
main (int argc, char **argv)
{
  guint limit = argc > 1 ? (guint)g_ascii_strtoull (argv[1], NULL, 10) : G_MAXUINT;

  printf ("| what | cards | ours | limit | ratio | goal |\n|---|---|---|---|---|---|\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] <= limit; i++)
    measure_size (sizes[i]);
  return 0;
}
