/* A power cut at any call of a save, or after it: the old version or the new one, and the new one
 * once it was told as saved. On an ext4 of its own, mounted so that it promises as little as it
 * can: the journal may be on the disk without the data. What was not written out is dropped.
 *
 * JW_POWER_CUTS says how many; it needs root and loop devices. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/torture/traced.h"
#include "tests/torture/victim.h"

#define IMAGE_SIZE (96 * 1024 * 1024)

/* Of linux/ext4.h, which not every system has. */
#define EXT4_SHUTDOWN _IOR ('X', 125, guint32)
#define EXT4_SHUTDOWN_WITHOUT_LOG 2

typedef struct
{
  char *folder; /* of all that follows */
  char *image;
  char *mount;
  char *root; /* in the mounted file system */
} Disk;

static Disk disk;

static gboolean
run_command (const char *command)
{
  int status = 0;

  return g_spawn_command_line_sync (command, NULL, NULL, &status, NULL) && status == 0;
}

static gboolean
attach (void)
{
  g_autofree char *command = g_strdup_printf (
      "mount -o loop,data=writeback,noauto_da_alloc,commit=300 %s %s", disk.image, disk.mount);

  return run_command (command);
}

static void
detach (void)
{
  g_autofree char *command = g_strdup_printf ("umount -d %s", disk.mount);

  for (guint i = 0; i < 100 && !run_command (command); i++)
    g_usleep (10000);
}

static gboolean
make_image (void)
{
  g_autofree char *command =
      g_strdup_printf ("mkfs.ext4 -q -F -b 4096 -J size=8 -E lazy_itable_init=0 %s", disk.image);
  int fd = open (disk.image, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  gboolean made = fd >= 0 && ftruncate (fd, IMAGE_SIZE) == 0;

  close (fd);
  return made && run_command (command);
}

/* In a name space of its own: nobody else sees the file system. */
static gboolean
make_disk (void)
{
  const char *place = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();

  disk.folder = g_build_filename (place, "jw-power-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (disk.folder));
  g_chmod (disk.folder, 0755); /* one of the victims is saved by another user */
  disk.image = g_build_filename (disk.folder, "image", NULL);
  disk.mount = g_build_filename (disk.folder, "mount", NULL);
  g_mkdir (disk.mount, 0777);
  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      !make_image () || !attach ())
    return FALSE;
  g_setenv ("JW_TORTURE_FOLDER", disk.mount, TRUE);
  disk.root = jw_victim_make_root ();
  return TRUE;
}

static void
delete_disk (void)
{
  if (disk.root != NULL)
    detach ();
  g_unlink (disk.image);
  g_rmdir (disk.mount);
  g_rmdir (disk.folder);
}

static void
sync_disk (void)
{
  int fd = open (disk.mount, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (syncfs (fd), ==, 0);
  close (fd);
}

/* The journal with all names and sizes goes out, the data of other files does not. */
static void
commit_journal (void)
{
  g_autofree char *path = g_build_filename (disk.root, "bystander", NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (write (fd, "x", 1), ==, 1);
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
}

static void
cut_power (void)
{
  guint32 how = EXT4_SHUTDOWN_WITHOUT_LOG;
  int fd = open (disk.mount, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (ioctl (fd, EXT4_SHUTDOWN, &how), ==, 0);
  close (fd);
}

typedef struct
{
  guint n_cuts;
  guint n_told;
  guint n_old;
  guint n_saved;
  guint n_broken;
  guint n_lost;
  guint n_litter;
} Result;

static void
count (JwVictim *victim, gboolean was_told, Result *result)
{
  JwVictimState state;

  jw_victim_start_again (victim);
  state = jw_victim_look (victim);
  result->n_cuts++;
  result->n_told += was_told;
  result->n_old += state == JW_VICTIM_OLD;
  result->n_saved += state == JW_VICTIM_SAVED;
  result->n_broken += state == JW_VICTIM_BROKEN;
  result->n_lost += was_told && state != JW_VICTIM_SAVED;
  /* What a record that is not on the disk tells nobody of, the next save finds. */
  jw_victim_enter (victim);
  jw_victim_save_safely (victim);
  jw_victim_leave (victim);
  result->n_litter += jw_victim_has_litter (victim);
}

/* TRUE if the save had ended before the call at which the power was cut. */
static gboolean
cut_once (JwVictimJob *job, guint index, gboolean with_journal, Result *result)
{
  g_autoptr (JwTraced) traced = NULL;
  gboolean goes_on = TRUE;
  gboolean was_told;

  jw_victim_reset (job->victim);
  sync_disk ();
  traced = jw_traced_new (jw_victim_job_prepare, jw_victim_job_run, job);
  g_assert_nonnull (traced);
  for (guint i = 0; i <= index && goes_on; i++)
    goes_on = jw_traced_next (traced, NULL);
  was_told = !goes_on && WIFEXITED (jw_traced_get_status (traced)) &&
             WEXITSTATUS (jw_traced_get_status (traced)) == 0;
  if (with_journal)
    commit_journal ();
  cut_power ();
  jw_traced_kill (traced);
  detach ();
  g_assert_true (attach ());
  count (job->victim, was_told, result);
  return !goes_on;
}

static void
cut_at_each_call (JwVictim *victim, JwVictimSave save, guint stride, Result *result)
{
  JwVictimJob job = { victim, save };
  gboolean has_ended = FALSE;

  for (guint i = 0; !has_ended; i += stride)
    {
      has_ended = cut_once (&job, i, FALSE, result);
      has_ended = cut_once (&job, i, TRUE, result) || has_ended;
    }
}

static void
tell (const char *what, const Result *result)
{
  g_test_message ("%s: %u power cuts, %u after it was told as saved; %u old, %u new, %u broken, %u "
                  "lost after “saved”, %u litter",
                  what, result->n_cuts, result->n_told, result->n_old, result->n_saved,
                  result->n_broken, result->n_lost, result->n_litter);
}

static guint
get_wanted (void)
{
  const char *wanted = g_getenv ("JW_POWER_CUTS");

  return wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : 0;
}

static gboolean
skip_if_impossible (void)
{
  if (get_wanted () == 0)
    g_test_skip ("only “make torture” cuts the power");
  else if (geteuid () != 0 || !jw_traced_is_permitted () || disk.root == NULL)
    g_test_skip ("needs root, loop devices and ext4");
  else
    return FALSE;
  return TRUE;
}

static void
test_shape (gconstpointer data)
{
  static const gsize sizes[] = { 1024, 100 * 1024, 2 * 1024 * 1024 };
  JwVictimShape shape = (JwVictimShape)GPOINTER_TO_UINT (data);
  Result result = { 0 };

  if (skip_if_impossible ())
    return;
  for (guint round = 0; result.n_cuts < get_wanted () / JW_VICTIM_N_SHAPES; round++)
    {
      gsize size = sizes[round % G_N_ELEMENTS (sizes)];
      g_autoptr (JwVictim) victim = jw_victim_new (disk.root, shape, size + round);

      cut_at_each_call (victim, jw_victim_save_safely, round < G_N_ELEMENTS (sizes) ? 3 : 1,
                        &result);
    }
  tell (jw_victim_get_shape_name (shape), &result);
  g_assert_cmpuint (result.n_broken, ==, 0);
  g_assert_cmpuint (result.n_lost, ==, 0);
  g_assert_cmpuint (result.n_litter, ==, 0);
  g_assert_cmpuint (result.n_told, >, 0);
}

static void
assert_caught (const char *name, JwVictimShape shape, JwVictimSave save)
{
  g_autoptr (JwVictim) victim = jw_victim_new (disk.root, shape, 100 * 1024);
  g_autofree char *what = g_strdup_printf ("%s on a %s", name, jw_victim_get_shape_name (shape));
  Result result = { 0 };

  cut_at_each_call (victim, save, 1, &result);
  tell (what, &result);
  g_assert_cmpuint (result.n_broken + result.n_lost, >, 0);
}

static void
test_unsafe (void)
{
  if (skip_if_impossible ())
    return;
  assert_caught ("g_file_set_contents()", JW_VICTIM_NEW, jw_victim_save_by_set_contents);
  assert_caught ("g_file_replace_contents()", JW_VICTIM_NEW, jw_victim_save_by_replace_contents);
  assert_caught ("g_file_replace_contents()", JW_VICTIM_PLAIN, jw_victim_save_by_replace_contents);
  assert_caught ("xmlSaveFormatFileEnc()", JW_VICTIM_PLAIN, jw_victim_save_by_libxml);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  if (get_wanted () > 0 && geteuid () == 0 && !make_disk ())
    g_clear_pointer (&disk.root, g_free);
  g_vfs_get_default ();
  for (guint i = 0; i < JW_VICTIM_N_SHAPES; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/torture/power/%s", jw_victim_get_shape_name ((JwVictimShape)i));

      g_test_add_data_func (g_strdelimit (path, " ", '-'), GUINT_TO_POINTER (i), test_shape);
    }
  g_test_add_func ("/torture/power/unsafe-calls-are-caught", test_unsafe);
  result = g_test_run ();
  if (disk.folder != NULL)
    delete_disk ();
  return result;
}
