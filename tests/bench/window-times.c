/* Starts a program with a window, works in it with real keys and the wheel, and tells in
 * milliseconds what a user waits for and what it costs: one line of numbers, see main().
 * usage: window-times keys|still|typed PROGRAM [ARGUMENT...] */

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <X11/keysym.h>
#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SMALLEST_WINDOW 200
#define TIMEOUT_MS 60000.0
#define FRAME_MS 1000.0 / 60
#define N_KEYS 40
#define N_FRAMES 120
#define IDLE_MS 5000.0
/* GTK lets scrollbars fade away for a second, two seconds after the pointer has moved. Meanwhile
 * frames come one after the other, and a key waits for the next of them. */
#define FADE_MS 4000.0

typedef struct
{
  Display *display;
  int damage_event;
  Window window;
  pid_t pid;
} Bench;

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void
nap (double ms)
{
  const struct timespec pause = { (time_t)(ms / 1e3), (long)(ms * 1e6) % 1000000000L };

  nanosleep (&pause, NULL);
}

static int
ignore_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

/* Adds up a number that each thread of the program has in a file of its own; the text before it may
 * be empty. */
static double
sum_threads (Bench *self, const char *file, const char *name)
{
  char path[512], line[256];
  double sum = 0;
  DIR *folder;

  snprintf (path, sizeof path, "/proc/%d/task", (int)self->pid);
  folder = opendir (path);
  for (struct dirent *entry; folder != NULL && (entry = readdir (folder)) != NULL;)
    {
      FILE *stream;

      snprintf (path, sizeof path, "/proc/%d/task/%s/%s", (int)self->pid, entry->d_name, file);
      stream = entry->d_name[0] != '.' ? fopen (path, "r") : NULL;
      while (stream != NULL && fgets (line, sizeof line, stream) != NULL)
        if (strncmp (line, name, strlen (name)) == 0)
          {
            sum += strtod (line + strlen (name), NULL);
            break;
          }
      if (stream != NULL)
        fclose (stream);
    }
  if (folder != NULL)
    closedir (folder);
  return sum;
}

static double
get_cpu_ms (Bench *self)
{
  return sum_threads (self, "schedstat", "") / 1e6;
}

/* On a busy machine a program may do nothing for long because it is not let. */
static double
get_waiting_ms (Bench *self)
{
  char path[512];
  double ran, waited, sum = 0;
  DIR *folder;

  snprintf (path, sizeof path, "/proc/%d/task", (int)self->pid);
  folder = opendir (path);
  for (struct dirent *entry; folder != NULL && (entry = readdir (folder)) != NULL;)
    {
      FILE *stream;

      snprintf (path, sizeof path, "/proc/%d/task/%s/schedstat", (int)self->pid, entry->d_name);
      stream = entry->d_name[0] != '.' ? fopen (path, "r") : NULL;
      if (stream != NULL && fscanf (stream, "%lf %lf", &ran, &waited) == 2)
        sum += ran + waited;
      if (stream != NULL)
        fclose (stream);
    }
  if (folder != NULL)
    closedir (folder);
  return sum / 1e6;
}

static double
get_wake_ups (Bench *self)
{
  return sum_threads (self, "status", "voluntary_ctxt_switches:");
}

/* Until two looks in a row find next to nothing done. */
static void
wait_until_idle (Bench *self)
{
  double end = now_ms () + TIMEOUT_MS;

  for (int quiet = 0; quiet < 2 && now_ms () < end;)
    {
      double before = get_waiting_ms (self);

      nap (300);
      quiet = get_waiting_ms (self) - before < 3 ? quiet + 1 : 0;
    }
}

static Window
find_window (Bench *self)
{
  Window root, parent, *children = NULL, found = 0;
  unsigned n = 0;

  XQueryTree (self->display, DefaultRootWindow (self->display), &root, &parent, &children, &n);
  for (unsigned i = 0; i < n && found == 0; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (self->display, children[i], &attributes) &&
          attributes.map_state == IsViewable && attributes.width > SMALLEST_WINDOW)
        found = children[i];
    }
  if (children != NULL)
    XFree (children);
  return found;
}

static int
start (Bench *self, char **command)
{
  double end = now_ms () + TIMEOUT_MS;

  self->pid = fork ();
  if (self->pid == 0)
    {
      execvp (command[0], command);
      _exit (127);
    }
  while ((self->window = find_window (self)) == 0 && now_ms () < end)
    nap (20);
  if (self->window == 0)
    return 0;
  XSetInputFocus (self->display, self->window, RevertToParent, CurrentTime);
  XDamageCreate (self->display, self->window, XDamageReportRawRectangles);
  XSync (self->display, False);
  wait_until_idle (self);
  return 1;
}

static void
forget_events (Bench *self)
{
  XEvent event;

  XSync (self->display, False);
  while (XPending (self->display) > 0)
    XNextEvent (self->display, &event);
}

/* Whether pixels change within so many milliseconds; takes all that have come by then. */
static int
wait_for_pixels (Bench *self, double ms)
{
  double end = now_ms () + ms;
  struct pollfd descriptor = { ConnectionNumber (self->display), POLLIN, 0 };

  for (;;)
    {
      double left = end - now_ms ();
      XEvent event;

      while (XPending (self->display) > 0)
        {
          XNextEvent (self->display, &event);
          if (event.type == self->damage_event)
            return 1;
        }
      if (left <= 0)
        return 0;
      poll (&descriptor, 1, (int)left + 1);
    }
}

static void
press_key (Bench *self, KeySym key, int down)
{
  XTestFakeKeyEvent (self->display, XKeysymToKeycode (self->display, key), down, 0);
  XFlush (self->display);
}

static void
key (Bench *self, KeySym symbol)
{
  press_key (self, symbol, True);
  press_key (self, symbol, False);
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *)a - *(const double *)b;

  return (difference > 0) - (difference < 0);
}

/* From a key to the first changed pixels. */
static void
type_keys (Bench *self, double *median, double *slow)
{
  double times[N_KEYS];

  for (int i = 0; i < N_KEYS; i++)
    {
      double begin;

      nap (60);
      forget_events (self);
      begin = now_ms ();
      key (self, i % 8 == 7 ? XK_space : XK_a + (KeySym)(i % 26));
      wait_for_pixels (self, 1000);
      times[i] = now_ms () - begin;
    }
  qsort (times, N_KEYS, sizeof *times, compare);
  *median = times[N_KEYS / 2];
  *slow = times[N_KEYS * 95 / 100];
}

/* Typing into a card. */
static void
measure_keys (Bench *self, double *median, double *slow)
{
  key (self, XK_Down);
  key (self, XK_F2);
  nap (FADE_MS);
  wait_until_idle (self);
  type_keys (self, median, slow);
  key (self, XK_Escape);
  wait_until_idle (self);
}

/* The wheel, once a frame, there and back: what a frame costs, and how many come in a second. */
static void
measure_wheel (Bench *self, int with_control, double *cpu, double *rate)
{
  double begin, before, next;
  int n = 0;

  forget_events (self);
  if (with_control)
    press_key (self, XK_Control_L, True);
  before = get_cpu_ms (self);
  begin = next = now_ms ();
  for (int i = 0; i < N_FRAMES; i++)
    {
      int button = i / (N_FRAMES / 4) % 2 == 0 ? 5 : 4;

      XTestFakeButtonEvent (self->display, (unsigned)button, True, 0);
      XTestFakeButtonEvent (self->display, (unsigned)button, False, 0);
      XFlush (self->display);
      next += FRAME_MS;
      n += wait_for_pixels (self, next - now_ms ());
      while (now_ms () < next)
        nap (next - now_ms ());
    }
  if (with_control)
    press_key (self, XK_Control_L, False);
  *rate = n / (now_ms () - begin) * 1e3;
  *cpu = n > 0 ? (get_cpu_ms (self) - before) / n : 0;
  wait_until_idle (self);
}

/* All of the map in view: one frame of it, and all work until nothing is left to do. */
static void
measure_whole (Bench *self, double *cpu)
{
  double before = get_cpu_ms (self);

  press_key (self, XK_Control_L, True);
  key (self, XK_0);
  press_key (self, XK_Control_L, False);
  wait_until_idle (self);
  *cpu = get_cpu_ms (self) - before;
}

/* A program that paints its window anew all the time: what a frame costs. */
static void
measure_still (Bench *self, double *cpu)
{
  double before = get_cpu_ms (self), begin = now_ms ();
  int n = 0;

  forget_events (self);
  while (now_ms () - begin < 2000)
    {
      n += wait_for_pixels (self, 100);
      nap (FRAME_MS / 2);
      forget_events (self);
    }
  *cpu = n > 0 ? (get_cpu_ms (self) - before) / n : 0;
}

static void
measure_all (Bench *self)
{
  double wake_ups, median, slow, pan, pan_rate, zoom, zoom_rate, whole;

  nap (FADE_MS);
  wake_ups = get_wake_ups (self);
  nap (IDLE_MS);
  wake_ups = (get_wake_ups (self) - wake_ups) / IDLE_MS * 1e3;
  XTestFakeMotionEvent (self->display, -1, 400, 400, 0);
  measure_keys (self, &median, &slow);
  measure_wheel (self, 0, &pan, &pan_rate);
  measure_wheel (self, 1, &zoom, &zoom_rate);
  measure_whole (self, &whole);
  printf ("%.2f %.2f %.2f %.1f %.2f %.1f %.1f %.2f\n", median, slow, pan, pan_rate, zoom, zoom_rate,
          whole, wake_ups);
}

/* Prints: key to pixels, median and 95th percentile; CPU a frame and frames a second of panning and
 * of zooming; CPU until the whole map is in view; wake-ups a second. For "still" CPU a frame, for
 * "typed" the first two. */
int
main (int argc, char **argv)
{
  Bench self = { XOpenDisplay (NULL), 0, 0, 0 };
  int error_base, started;

  if (argc < 3 || self.display == NULL ||
      !XDamageQueryExtension (self.display, &self.damage_event, &error_base))
    {
      fprintf (stderr,
               "usage: window-times keys|still|typed PROGRAM [ARGUMENT...], with a display\n");
      return 2;
    }
  XSetErrorHandler (ignore_error_cb);
  started = start (&self, argv + 2);
  if (started && strcmp (argv[1], "still") == 0)
    {
      double cpu;

      measure_still (&self, &cpu);
      printf ("%.2f\n", cpu);
    }
  else if (started && strcmp (argv[1], "typed") == 0)
    {
      double median, slow;

      type_keys (&self, &median, &slow);
      printf ("%.2f %.2f\n", median, slow);
    }
  else if (started)
    measure_all (&self);
  kill (self.pid, SIGKILL);
  waitpid (self.pid, NULL, 0);
  return !started;
}
