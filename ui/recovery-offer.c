#include "ui/recovery-offer.h"

#include <glib/gi18n-lib.h>

#include "model/file/save.h"
#include "model/recovery/recovery.h"
#include "ui/question.h"
#include "ui/window.h"

/* The maps still to be asked about. */
typedef struct
{
  JwApplication *application;
  GPtrArray *lost;
} Offer;

static void ask_next (Offer *offer);

static void
offer_free (Offer *offer)
{
  g_ptr_array_unref (offer->lost);
  g_object_unref (offer->application);
  g_free (offer);
}

/* The record goes only once the restored map is kept anew. */
static void
restore (Offer *offer, JwLostMap *lost)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (offer->application));
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_lost_map_restore (lost, &error);
  JwWindow *window;

  if (!map)
    {
      jw_question_tell (parent, _ ("The map cannot be restored"), error->message);
      return;
    }
  if (parent && JW_IS_WINDOW (parent) && jw_window_is_free (JW_WINDOW (parent)))
    window = JW_WINDOW (parent);
  else
    window = jw_window_new (GTK_APPLICATION (offer->application));
  if (jw_window_show_restored (window, map))
    jw_lost_map_forget (lost);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Offer *offer = user_data;
  JwLostMap *lost = g_ptr_array_index (offer->lost, 0);
  const char *answer = jw_question_finish (result);

  if (g_str_equal (answer, "restore"))
    restore (offer, lost);
  else if (g_str_equal (answer, "discard"))
    jw_lost_map_forget (lost);
  g_ptr_array_remove_index (offer->lost, 0);
  ask_next (offer);
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
                               "file as it is."),
                            title, path, time);
  /* Translators: a map's title, a date and time */
  return g_strdup_printf (_ ("The program ended before “%s” was saved; it was last changed on %s. "
                             "Restoring opens it again."),
                          title, time);
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
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (offer->application));
  g_autofree char *body = NULL;

  if (offer->lost->len == 0)
    {
      offer_free (offer);
      return;
    }
  body = describe (g_ptr_array_index (offer->lost, 0));
  jw_question_async (parent, _ ("Restore unsaved changes?"), body, answers, answered_cb, offer);
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
  offer->lost = jw_recovery_find_lost (NULL);
  ask_next (offer);
}
