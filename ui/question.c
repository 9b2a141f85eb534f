#include "ui/question.h"

#include <glib/gi18n-lib.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  g_task_return_pointer (task, (gpointer)g_intern_string (response), NULL);
}

void
jw_question_async (GtkWindow *parent,
                   const char *heading,
                   const char *body,
                   const JwAnswer *answers,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  const JwAnswer *last = answers;

  g_task_set_source_tag (task, jw_question_async);
  for (const JwAnswer *answer = answers; answer->id; answer++)
    {
      adw_message_dialog_add_response (dialog, answer->id, _ (answer->label));
      adw_message_dialog_set_response_appearance (dialog, answer->id, answer->appearance);
      last = answer;
    }
  adw_message_dialog_set_close_response (dialog, answers->id);
  adw_message_dialog_set_default_response (dialog, last->id);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

const char *
jw_question_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
jw_question_tell (GtkWindow *parent, const char *heading, const char *body)
{
  static const JwAnswer answers[] = {
    { "close", N_ ("_Close"), ADW_RESPONSE_DEFAULT },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };

  jw_question_async (parent, heading, body, answers, NULL, NULL);
}
