#include "ui/recovery-window.h"

#include <glib/gi18n-lib.h>

#include "ui/list-window.h"
#include "ui/question.h"
#include "ui/window.h"

static JwWindow *
find_window (JwApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active && JW_IS_WINDOW (active) && jw_window_is_free (JW_WINDOW (active)))
    return JW_WINDOW (active);
  return jw_window_new (GTK_APPLICATION (application));
}

gboolean
jw_recovery_restore (JwApplication *application, JwLostMap *lost)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_lost_map_restore (lost, &error);

  if (!map)
    {
      jw_question_tell (parent, _ ("The map cannot be restored"), error->message);
      return FALSE;
    }
  if (jw_window_show_restored (find_window (application), map, lost->n_tries))
    jw_lost_map_forget (lost);
  else
    jw_lost_map_clear_tries (lost);
  return TRUE;
}

static void
chosen_cb (GtkWindow *parent, gpointer data)
{
  jw_recovery_restore (JW_APPLICATION (gtk_window_get_application (parent)), data);
}

static char *
describe (JwLostMap *lost)
{
  g_autofree char *time = g_date_time_format (lost->time, "%x %H:%M");
  g_autofree char *path = lost->path ? g_filename_display_name (lost->path) : NULL;
  const char *place = path ? path : _ ("never saved");
  const char *state = _ ("not saved");

  if (lost->is_discarded)
    state = _ ("discarded");
  else if (lost->is_set_aside)
    state = _ ("restoring it ended the program twice");
  /* Translators: where a map was saved, when it was changed last, and what became of it */
  return g_strdup_printf (_ ("%s · %s · %s"), place, time, state);
}

GtkWidget *
jw_recovery_window_new (JwApplication *application, GtkWindow *parent)
{
  g_autoptr (GPtrArray) lost = jw_recovery_find_all (NULL);
  GtkWidget *window = jw_list_window_new (
      parent, _ ("Unsaved Maps"), NULL, _ ("No Unsaved Maps"),
      _ ("What was not saved when the program ended unexpectedly is here until it is restored, and "
         "for 30 days after it was discarded."));

  g_ptr_array_set_free_func (lost, NULL);
  for (guint i = 0; i < lost->len; i++)
    {
      JwLostMap *map = g_ptr_array_index (lost, i);
      g_autofree char *text = describe (map);

      jw_list_window_add (window, map->title ? map->title : _ ("Untitled map"), text, chosen_cb,
                          map, (GDestroyNotify)jw_lost_map_free);
    }
  return window;
}
