#include "ui/stage-set-window.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/stage.h"
#include "model/templates.h"
#include "ui/act-window.h"
#include "ui/list-window.h"

/* What the window is about; it goes with the window. */
typedef struct
{
  JwWindow *parent;
  JwMap *map;
  JwMap *set; /* the template that was chosen */
  GtkWidget *list;
  GPtrArray *rows; /* one a stage of the map: which stage of the set it becomes */
  GtkWidget *outcome;
} Chooser;

static void
chooser_free (gpointer data)
{
  Chooser *self = data;

  g_object_unref (self->map);
  g_object_unref (self->set);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static JwNode *
get_first_stage (JwMap *map)
{
  return jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE);
}

static const char *
get_name (JwNode *stage)
{
  return jw_node_has (stage, JW_STAGE_NAME) ? jw_node_get_string (stage, JW_STAGE_NAME)
                                            : _ ("Stage without a name");
}

static guint
count_cards (JwNode *stage)
{
  const char *id = jw_node_get_id (stage);
  guint n = 0;

  for (JwNode *card = jw_node_get_first_child (JW_NODE (jw_node_get_map (stage)), JW_KIND_CARD);
       card; card = jw_node_get_next (card))
    n += g_strcmp0 (jw_node_get_string (card, JW_CARD_STAGE), id) == 0;
  return n;
}

static GListModel *
list_names (JwMap *set)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (JwNode *stage = get_first_stage (set); stage; stage = jw_node_get_next (stage))
    gtk_string_list_append (names, get_name (stage));
  return G_LIST_MODEL (names);
}

static guint *
get_targets (Chooser *self)
{
  guint *targets = g_new0 (guint, self->rows->len + 1);

  for (guint i = 0; i < self->rows->len; i++)
    targets[i] = adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));
  return targets;
}

/* "New and empty: Retention, Advocacy." */
static void
update_outcome (Chooser *self)
{
  g_autofree guint *targets = get_targets (self);
  g_autoptr (GString) empty = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint place = 0;

  for (JwNode *stage = get_first_stage (self->set); stage;
       stage = jw_node_get_next (stage), place++)
    {
      gboolean is_empty = TRUE;

      for (guint i = 0; i < self->rows->len; i++)
        is_empty &= targets[i] != place;
      if (is_empty)
        g_string_append_printf (empty, "%s%s", empty->len > 0 ? ", " : "", get_name (stage));
    }
  /* Translators: names of stages with commas between them */
  text = empty->len > 0 ? g_strdup_printf (_ ("New and empty: %s."), empty->str) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->outcome), text);
  gtk_widget_set_visible (self->outcome, empty->len > 0);
}

static void
target_changed_cb (AdwComboRow *row, GParamSpec *pspec, Chooser *self)
{
  update_outcome (self);
}

static void
add_row (Chooser *self, JwNode *stage, GListModel *names, guint target)
{
  GtkWidget *row = adw_combo_row_new ();
  guint n = count_cards (stage);
  g_autofree char *cards =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card", "%u cards", n), n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (stage));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cards);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), names);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), target);
  g_signal_connect (row, "notify::selected", G_CALLBACK (target_changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_rows (Chooser *self)
{
  g_autoptr (GListModel) names = list_names (self->set);
  g_autofree guint *targets = jw_map_match_stages (self->map, self->set);

  for (JwNode *stage = get_first_stage (self->map); stage; stage = jw_node_get_next (stage))
    add_row (self, stage, names, targets[self->rows->len]);
}

static void
act_cb (GtkButton *button, Chooser *self)
{
  g_autofree guint *targets = get_targets (self);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  g_autoptr (GError) error = NULL;

  if (jw_edit_change_stage_set (self->map, self->set, targets, &error))
    jw_window_say (self->parent, _ ("The stages were changed. Undo brings the old ones back."));
  else
    jw_window_say (self->parent, error->message);
  gtk_window_destroy (window);
}

static GtkWidget *
create_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_places_window (JwWindow *parent, JwMap *set)
{
  GtkWidget *window =
      jw_act_window_new (GTK_WINDOW (parent), _ ("Where Each Stage Goes"), _ ("C_hange"));
  Chooser *self = g_new0 (Chooser, 1);

  self->parent = parent;
  self->map = g_object_ref (jw_window_get_map (parent));
  self->set = g_object_ref (set);
  self->rows = g_ptr_array_new ();
  self->list = jw_act_window_add_list (window, _ ("Each stage goes there with all its cards"));
  self->outcome = create_words (NULL);
  jw_act_window_add (window, self->outcome);
  jw_act_window_add (
      window, create_words (_ ("No card is lost. Stages that go to the same place become one. What "
                               "you had called a stage is kept in its note.")));
  g_signal_connect (jw_act_window_get_button (window), "clicked", G_CALLBACK (act_cb), self);
  g_object_set_data_full (G_OBJECT (window), "chooser", self, chooser_free);
  add_rows (self);
  update_outcome (self);
  return window;
}

static void
chosen_cb (GtkWindow *parent, gpointer set)
{
  gtk_window_present (GTK_WINDOW (create_places_window (JW_WINDOW (parent), set)));
}

/* "Awareness → Consideration → Decision" */
static char *
describe_set (JwMap *set)
{
  GString *text = g_string_new (NULL);

  for (JwNode *stage = get_first_stage (set); stage; stage = jw_node_get_next (stage))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " → " : "", get_name (stage));
  return g_string_free (text, FALSE);
}

GtkWidget *
jw_stage_set_window_new (JwWindow *parent)
{
  GtkWidget *window = jw_list_window_new (GTK_WINDOW (parent), _ ("Change the Stages"),
                                          _ ("To those of a template"), _ ("No Templates"), "");

  for (const JwTemplate *template = jw_templates_list (); template->name; template ++)
    {
      JwMap *set = jw_templates_create (template->name, NULL);
      g_autofree char *stages = set ? describe_set (set) : NULL;

      if (set)
        jw_list_window_add (window, _ (template->title), stages, chosen_cb, set, g_object_unref);
    }
  return window;
}
