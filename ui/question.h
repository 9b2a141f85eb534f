#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JwAnswer:
 * @id: what jw_question_finish() returns
 * @label: what stands on the button, untranslated, with a mnemonic; pass it through N_()
 * @appearance: whether the button is suggested, or loses something
 */
typedef struct
{
  const char *id;
  const char *label;
  AdwResponseAppearance appearance;
} JwAnswer;

/**
 * jw_question_async:
 * @parent: (nullable): the window that is asked about
 * @heading: the question, translated
 * @body: what follows from each answer, translated
 * @answers: the buttons from left to right, ended by a %NULL id; the first one is what Escape and
 *   closing mean, and the last one what Enter means
 *
 * Asks, and goes on in @callback once an answer is given.
 */
void jw_question_async (GtkWindow *parent,
                        const char *heading,
                        const char *body,
                        const JwAnswer *answers,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/* The id of the answer, which is one of those that were given to jw_question_async(). */
const char *jw_question_finish (GAsyncResult *result);
/* Tells something that has only one answer: "Close". */
void jw_question_tell (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
