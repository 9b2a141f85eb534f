#include "ui/split-window.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/stage.h"
#include "model/step.h"
#include "ui/act-window.h"

/* What the window is about; it goes with the window. */
typedef struct
{
  JwWindow *parent;
  JwMap *map;
  char *stage_id;
  GtkWidget *window;
  GtkWidget *name;
  GtkWidget *list;
  GPtrArray *ticks; /* GtkCheckButton, each with the id of what it stands for */
} Splitter;

static void
splitter_free (gpointer data)
{
  Splitter *self = data;

  g_object_unref (self->map);
  g_free (self->stage_id);
  g_ptr_array_unref (self->ticks);
  g_free (self);
}

static gboolean
is_ticked (gpointer tick)
{
  return gtk_check_button_get_active (tick);
}

static void
ticked_cb (GtkCheckButton *tick, GParamSpec *pspec, Splitter *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->ticks->len; i++)
    any |= is_ticked (g_ptr_array_index (self->ticks, i));
  gtk_widget_set_sensitive (jw_act_window_get_button (self->window), any);
}

static void
add_row (Splitter *self, JwNode *node, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  JwSelection *selection = jw_map_get_selection (self->map);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  g_object_set_data_full (G_OBJECT (tick), "id", g_strdup (jw_node_get_id (node)), g_free);
  g_ptr_array_add (self->ticks, tick);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick),
                               jw_selection_contains (selection, jw_node_get_id (node)));
  g_signal_connect (tick, "notify::active", G_CALLBACK (ticked_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static const char *
get_words (JwNode *node, guint property)
{
  return jw_node_has (node, property) ? jw_node_get_string (node, property) : _ ("Without a name");
}

static void
add_steps (Splitter *self, JwNode *stage)
{
  for (JwNode *step = jw_node_get_first_child (stage, JW_KIND_STEP); step;
       step = jw_node_get_next (step))
    add_row (self, step, get_words (step, JW_STEP_NAME), _ ("Step, with all its cards"));
}

/* Those of a step go with it. */
static void
add_cards (Splitter *self, JwNode *stage, JwNode *lane)
{
  guint n = jw_map_get_n_cell_cards (self->map, lane, stage);

  for (guint i = 0; i < n; i++)
    {
      JwNode *card = jw_map_get_cell_card (self->map, lane, stage, i);

      if (!jw_node_has (card, JW_CARD_STEP))
        add_row (self, card, get_words (card, JW_CARD_TEXT), jw_lane_get_shown_name (lane));
    }
}

static GStrv
list_ticked (Splitter *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->ticks->len; i++)
    {
      gpointer tick = g_ptr_array_index (self->ticks, i);

      if (is_ticked (tick))
        g_strv_builder_add (ids, g_object_get_data (tick, "id"));
    }
  return g_strv_builder_end (ids);
}

static void
act_cb (GtkButton *button, Splitter *self)
{
  JwNode *stage = jw_map_find (self->map, self->stage_id);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_auto (GStrv) ids = list_ticked (self);
  g_autoptr (GError) error = NULL;
  JwNode *made = stage ? jw_edit_split_stage (stage, name, (const char *const *)ids, &error) : NULL;

  if (made)
    jw_selection_set_single (jw_map_get_selection (self->map), jw_node_get_id (made));
  else if (error)
    jw_window_say (self->parent, error->message);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
fill (Splitter *self, JwNode *stage)
{
  add_steps (self, stage);
  for (JwNode *lane = jw_node_get_first_child (JW_NODE (self->map), JW_KIND_LANE); lane;
       lane = jw_node_get_next (lane))
    add_cards (self, stage, lane);
  ticked_cb (NULL, NULL, self);
}

GtkWidget *
jw_split_window_new (JwWindow *parent, JwNode *stage)
{
  g_autofree char *title = g_strdup_printf (_ ("Split “%s”"), get_words (stage, JW_STAGE_NAME));
  GtkWidget *window = jw_act_window_new (GTK_WINDOW (parent), title, _ ("_Split"));
  GtkWidget *list = jw_act_window_add_list (window, _ ("The new stage behind it"));
  Splitter *self = g_new0 (Splitter, 1);

  self->parent = parent;
  self->map = g_object_ref (jw_node_get_map (stage));
  self->stage_id = g_strdup (jw_node_get_id (stage));
  self->window = window;
  self->ticks = g_ptr_array_new ();
  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), _ ("New stage"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->name);
  self->list = jw_act_window_add_list (window, _ ("What goes there"));
  g_signal_connect (jw_act_window_get_button (window), "clicked", G_CALLBACK (act_cb), self);
  g_object_set_data_full (G_OBJECT (window), "splitter", self, splitter_free);
  fill (self, stage);
  return window;
}
