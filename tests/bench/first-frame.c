/* Starts a program and tells how many milliseconds pass from exec until its window shows something:
 * what a user waits for. The program is ended then.
 * usage: first-frame PROGRAM [ARGUMENT...] */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SMALLEST_WINDOW 200
#define TIMEOUT_MS 60000
#define PAUSE_NS 500000L

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* A window may go while it is looked at. */
static int
ignore_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

static pid_t
start (char **command)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;
  execvp (command[0], command);
  _exit (127);
}

/* A window that was never painted is of one colour. */
static int
is_painted (Display *display, Window window, int width, int height)
{
  XImage *row = XGetImage (display, window, 0, height / 2, (unsigned)width, 1, AllPlanes, ZPixmap);
  XImage *top = XGetImage (display, window, 0, 40, (unsigned)width, 1, AllPlanes, ZPixmap);
  int painted = 0;

  for (int x = 1; row != NULL && top != NULL && x < width && !painted; x++)
    painted = XGetPixel (row, x, 0) != XGetPixel (row, 0, 0) ||
              XGetPixel (top, x, 0) != XGetPixel (top, 0, 0);
  if (row != NULL)
    XDestroyImage (row);
  if (top != NULL)
    XDestroyImage (top);
  return painted;
}

static int
shows_window (Display *display)
{
  Window root, parent, *children = NULL;
  unsigned n = 0;
  int found = 0;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n);
  for (unsigned i = 0; i < n && !found; i++)
    {
      XWindowAttributes attributes;

      found = XGetWindowAttributes (display, children[i], &attributes) &&
              attributes.map_state == IsViewable && attributes.width > SMALLEST_WINDOW &&
              attributes.height > SMALLEST_WINDOW &&
              is_painted (display, children[i], attributes.width, attributes.height);
    }
  if (children != NULL)
    XFree (children);
  return found;
}

/* Until then, or until the program has ended. */
static double
wait_for_frame (Display *display, pid_t pid, double begin)
{
  const struct timespec pause = { 0, PAUSE_NS };
  siginfo_t ended = { 0 };

  while (now_ms () - begin < TIMEOUT_MS && ended.si_pid == 0)
    {
      waitid (P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT);
      if (shows_window (display))
        return now_ms () - begin;
      nanosleep (&pause, NULL);
    }
  return -1;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  double begin, time;
  pid_t pid;

  if (argc < 2 || display == NULL)
    {
      fprintf (stderr, "usage: first-frame PROGRAM [ARGUMENT...], with a display\n");
      return 2;
    }
  XSetErrorHandler (ignore_error_cb);
  begin = now_ms ();
  pid = start (argv + 1);
  time = wait_for_frame (display, pid, begin);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  XCloseDisplay (display);
  if (time < 0)
    {
      fprintf (stderr, "%s showed no window\n", argv[1]);
      return 1;
    }
  printf ("%.1f\n", time);
  return 0;
}
