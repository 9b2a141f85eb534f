#include "ui/recovery-offer.h"

#include <glib/gi18n-lib.h>

#include "model/file/save.h"
#include "model/recovery/recovery.h"
#include "ui/question.h"
#include "ui/recovery-window.h"
#include "ui/window.h"

/* The maps still to be told of and asked about. */
typedef struct
{
  JwApplication *application;
  GPtrArray *set_aside;
  GPtrArray *lost;
} Offer;

static void ask_next (Offer *offer);

static void
offer_free (Offer *offer)
{
  g_ptr_array_unref (offer->set_aside);
  g_ptr_array_unref (offer->lost);
  g_object_unref (offer->application);
  g_free (offer);
}

/* Both are open then, each in its window: what was not saved, and what is in the file. */
static void
compare (Offer *offer, JwLostMap *lost)
{
  g_autoptr (GFile) file = g_file_new_for_path (lost->path);

  if (jw_recovery_restore (offer->application, lost))
    jw_application_open_file (offer->application, file, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Offer *offer = user_data;
  JwLostMap *lost = g_ptr_array_index (offer->lost, 0);
  const char *answer = jw_question_finish (result);

  if (g_str_equal (answer, "restore"))
    jw_recovery_restore (offer->application, lost);
  else if (g_str_equal (answer, "compare"))
    compare (offer, lost);
  else if (g_str_equal (answer, "discard"))
    jw_lost_map_discard (lost);
  g_ptr_array_remove_index (offer->lost, 0);
  ask_next (offer);
}

static gboolean
has_file (JwLostMap *lost)
{
  return lost->path && g_file_test (lost->path, G_FILE_TEST_IS_REGULAR);
}

static char *
describe (JwLostMap *lost)
{
  g_autofree char *time = g_date_time_format (lost->time, "%x %H:%M");
  g_autofree char *path = lost->path ? g_filename_display_name (lost->path) : NULL;
  const char *title = lost->title ? lost->title : _ ("a map without a title");

  if (path)
    /* Translators: a map's title, its file, a date and time */
    return g_strdup_printf (_ ("The program ended before “%s” (%s) was saved; it was last changed "
                               "on %s. Restoring opens it as a map of its own and leaves the "
                               "file as it is; comparing opens the file beside it. What is "
                               "discarded can be had back for 30 days from the menu."),
                            title, path, time);
  /* Translators: a map's title, a date and time */
  return g_strdup_printf (
      _ ("The program ended before “%s” was saved; it was last changed on %s. "
         "Restoring opens it again. What is discarded can be had back for 30 days "
         "from the menu."),
      title, time);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Offer *offer = user_data;

  jw_question_finish (result);
  jw_lost_map_take_told (g_ptr_array_index (offer->set_aside, 0));
  g_ptr_array_remove_index (offer->set_aside, 0);
  ask_next (offer);
}

/* Asked about again and again, it would end the program each time that somebody says yes. */
static void
tell_next (Offer *offer)
{
  static const JwAnswer answers[] = {
    { "close", N_ ("_Close"), ADW_RESPONSE_DEFAULT },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  JwLostMap *lost = g_ptr_array_index (offer->set_aside, 0);
  g_autofree char *time = g_date_time_format (lost->time, "%x %H:%M");
  g_autofree char *folder = g_path_get_dirname (lost->base);
  g_autofree char *place = g_filename_display_name (folder);
  /* Translators: a map's title, a date and time, a folder */
  g_autofree char *body = g_strdup_printf (
      _ ("The program ended twice after “%s”, last changed on %s, had been restored, so it is not "
         "offered any more. It is kept in the folder “%s”. “Unsaved Maps” in the menu tries once "
         "more to open it."),
      lost->title ? lost->title : _ ("a map without a title"), time, place);

  jw_question_async (gtk_application_get_active_window (GTK_APPLICATION (offer->application)),
                     _ ("An unsaved map was set aside"), body, answers, told_cb, offer);
}

static void
ask_next (Offer *offer)
{
  static const JwAnswer answers[] = {
    { "later", N_ ("_Later"), ADW_RESPONSE_DEFAULT },
    { "discard", N_ ("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "restore", N_ ("_Restore"), ADW_RESPONSE_SUGGESTED },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  static const JwAnswer answers_with_file[] = {
    { "later", N_ ("_Later"), ADW_RESPONSE_DEFAULT },
    { "discard", N_ ("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "compare", N_ ("_Compare"), ADW_RESPONSE_DEFAULT },
    { "restore", N_ ("_Restore"), ADW_RESPONSE_SUGGESTED },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (offer->application));
  JwLostMap *lost;
  g_autofree char *body = NULL;

  if (offer->set_aside->len > 0)
    {
      tell_next (offer);
      return;
    }
  if (offer->lost->len == 0)
    {
      offer_free (offer);
      return;
    }
  lost = g_ptr_array_index (offer->lost, 0);
  body = describe (lost);
  jw_question_async (parent, _ ("Restore unsaved changes?"), body,
                     has_file (lost) ? answers_with_file : answers, answered_cb, offer);
}

static void
finish_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  jw_save_finish_broken ();
  g_task_return_boolean (task, TRUE);
}

static void
finish_broken_saves (JwApplication *application)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, NULL, NULL);

  g_task_run_in_thread (task, finish_in_thread);
}

void
jw_recovery_offer (JwApplication *application)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->application = g_object_ref (application);
  finish_broken_saves (application);
  offer->set_aside = jw_recovery_find_set_aside (NULL);
  offer->lost = jw_recovery_find_lost (NULL);
  ask_next (offer);
}
