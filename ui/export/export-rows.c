#include <glib/gi18n-lib.h>

#include "model/lane.h"
#include "render/paper.h"
#include "ui/export/export-dialog-private.h"

static const char *const format_labels[] = {
  [JW_EXPORT_PDF] = N_ ("PDF document"),
  [JW_EXPORT_PNG] = N_ ("PNG picture"),
  [JW_EXPORT_SVG] = N_ ("SVG drawing"),
};
static const char *const turn_labels[] = {
  [JW_TURN_OWN] = N_ ("As the map"),
  [JW_TURN_LANDSCAPE] = N_ ("On its side"),
  [JW_TURN_PORTRAIT] = N_ ("Upright"),
};
static const char *const page_labels[] = {
  [JW_PAGES_ONE] = N_ ("All on one page"),
  [JW_PAGES_STAGES] = N_ ("A page for each stage"),
  [JW_PAGES_POSTER] = N_ ("Poster of many sheets"),
  [JW_PAGES_HANDOUT] = N_ ("Hand-out: map, stages, notes, answers"),
};
static const char *const text_labels[] = {
  [JW_TEXT_OWN] = N_ ("As on the map"),
  [JW_TEXT_FITS] = N_ ("As large as there is room"),
  [JW_TEXT_POINTS] = N_ ("In points"),
};
static const JwChoice own_sides = { JW_PAPER_OWN_SIDES, N_ ("Own size") };
static const JwChoice wall = { "wall", N_ ("Wall: empty, to be written on") };

void
jw_export_dialog_bind_rows (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, JwExportDialog, name)
  BIND (warnings);
  BIND (pages_group);
  BIND (picture_group);
  BIND (lanes_group);
  BIND (format);
  BIND (paper);
  BIND (turn);
  BIND (theme);
  BIND (pages);
  BIND (tile);
  BIND (text);
  BIND (paper_width_row);
  BIND (paper_height_row);
  BIND (tile_width_row);
  BIND (tile_height_row);
  BIND (bleed_row);
  BIND (marks_row);
  BIND (split_after_row);
  BIND (edge_row);
  BIND (overlap_row);
  BIND (body_row);
  BIND (dpi_row);
  BIND (small_row);
  BIND (paper_width);
  BIND (paper_height);
  BIND (tile_width);
  BIND (tile_height);
  BIND (margin);
  BIND (bleed);
  BIND (marks);
  BIND (split_after);
  BIND (edge);
  BIND (overlap);
  BIND (body);
  BIND (dpi);
  BIND (transparent);
  BIND (small);
  BIND (lanes);
#undef BIND
}

/* --- What is chosen --- */

static guint
count_choices (const JwChoice *choices)
{
  guint n = 0;

  while (choices[n].token != NULL)
    n++;
  return n;
}

/* The place of a token in a list whose first row is the map's own, and whose last one is @more. */
static guint
find_token (const JwChoice *choices, const JwChoice *more, const char *token)
{
  guint n = count_choices (choices);

  for (guint i = 0; token != NULL && i < n; i++)
    if (g_str_equal (choices[i].token, token))
      return i + 1;
  return g_strcmp0 (token, more->token) == 0 ? n + 1 : 0;
}

/* The token at a place of such a list, or %NULL. */
static const char *
get_token (const JwChoice *choices, const JwChoice *more, guint place)
{
  if (place > count_choices (choices))
    return more->token;
  return place > 0 ? choices[place - 1].token : NULL;
}

static void
take_token (char **token, const char *value)
{
  g_free (*token);
  *token = g_strdup (value);
}

static void
read_papers (JwExportDialog *self)
{
  JwExportChoices *choices = self->choices;
  guint paper = adw_combo_row_get_selected (self->paper);
  guint tile = adw_combo_row_get_selected (self->tile) + 1;
  guint theme = adw_combo_row_get_selected (self->theme);

  take_token (&choices->paper, get_token (jw_map_papers, &own_sides, paper));
  take_token (&choices->tile, get_token (jw_map_papers, &own_sides, tile));
  take_token (&choices->theme, get_token (jw_map_themes, &wall, theme));
  choices->sides.width = gtk_spin_button_get_value (self->paper_width);
  choices->sides.height = gtk_spin_button_get_value (self->paper_height);
  choices->tile_sides.width = gtk_spin_button_get_value (self->tile_width);
  choices->tile_sides.height = gtk_spin_button_get_value (self->tile_height);
}

static void
read_rows (JwExportDialog *self)
{
  JwExportChoices *choices = self->choices;

  read_papers (self);
  choices->format = (JwExportFormat)adw_combo_row_get_selected (self->format);
  choices->turn = (JwTurn)adw_combo_row_get_selected (self->turn);
  choices->pages = (JwExportPages)adw_combo_row_get_selected (self->pages);
  choices->text = (JwTextSize)adw_combo_row_get_selected (self->text);
  choices->split_after = (guint)gtk_spin_button_get_value_as_int (self->split_after);
  choices->margin = gtk_spin_button_get_value (self->margin);
  choices->bleed = gtk_spin_button_get_value (self->bleed);
  choices->has_marks = gtk_switch_get_active (self->marks);
  choices->edge = gtk_spin_button_get_value (self->edge);
  choices->overlap = gtk_spin_button_get_value (self->overlap);
  choices->body = gtk_spin_button_get_value (self->body);
  choices->dpi = gtk_spin_button_get_value (self->dpi);
  choices->is_transparent = gtk_switch_get_active (self->transparent);
  choices->is_small = gtk_switch_get_active (self->small);
}

/* --- What is shown --- */

static void
show_sides (const char *token, GtkWidget *width_row, GtkWidget *height_row)
{
  gboolean is_own = g_strcmp0 (token, own_sides.token) == 0;

  gtk_widget_set_visible (width_row, is_own);
  gtk_widget_set_visible (height_row, is_own);
}

static void
show_what_matters (JwExportDialog *self)
{
  const JwExportChoices *choices = self->choices;
  gboolean has_pages = choices->format == JW_EXPORT_PDF;
  gboolean is_poster = choices->pages == JW_PAGES_POSTER;

  gtk_widget_set_visible (GTK_WIDGET (self->format), !self->prints);
  gtk_widget_set_visible (self->pages_group, has_pages);
  gtk_widget_set_visible (self->picture_group, !has_pages);
  gtk_widget_set_visible (self->dpi_row, choices->format == JW_EXPORT_PNG);
  gtk_widget_set_visible (self->small_row, choices->format == JW_EXPORT_PNG);
  gtk_widget_set_visible (GTK_WIDGET (self->tile), is_poster);
  show_sides (choices->paper, self->paper_width_row, self->paper_height_row);
  show_sides (is_poster ? choices->tile : NULL, self->tile_width_row, self->tile_height_row);
  gtk_widget_set_visible (self->bleed_row, has_pages && !is_poster);
  gtk_widget_set_visible (self->marks_row, has_pages && !is_poster);
  gtk_widget_set_visible (self->split_after_row,
                          choices->pages == JW_PAGES_STAGES || choices->pages == JW_PAGES_HANDOUT);
  gtk_widget_set_visible (self->edge_row, is_poster);
  gtk_widget_set_visible (self->overlap_row, is_poster);
  gtk_widget_set_visible (self->body_row, choices->text == JW_TEXT_POINTS);
}

static void
show_lanes (JwExportDialog *self)
{
  guint n = self->choices->hidden->len;
  g_autofree char *words =
      n == 0 ? g_strdup (_ ("All are shown"))
             : g_strdup_printf (
                   g_dngettext (GETTEXT_PACKAGE, "%u is left out", "%u are left out", n), n);

  adw_expander_row_set_subtitle (self->lanes, words);
}

static void
show_lane_switches (JwExportDialog *self)
{
  GPtrArray *switches = g_object_get_data (G_OBJECT (self->lanes), "switches");

  for (guint i = 0; i < switches->len; i++)
    {
      GtkSwitch *button = g_ptr_array_index (switches, i);
      const char *id = g_object_get_data (G_OBJECT (button), "lane");

      gtk_switch_set_active (button, !jw_export_choices_hides (self->choices, id));
    }
}

static void
show_papers (JwExportDialog *self)
{
  const JwExportChoices *choices = self->choices;

  adw_combo_row_set_selected (self->paper, find_token (jw_map_papers, &own_sides, choices->paper));
  adw_combo_row_set_selected (self->tile,
                              find_token (jw_map_papers, &own_sides, choices->tile) - 1);
  adw_combo_row_set_selected (self->theme, find_token (jw_map_themes, &wall, choices->theme));
  gtk_spin_button_set_value (self->paper_width, choices->sides.width);
  gtk_spin_button_set_value (self->paper_height, choices->sides.height);
  gtk_spin_button_set_value (self->tile_width, choices->tile_sides.width);
  gtk_spin_button_set_value (self->tile_height, choices->tile_sides.height);
}

void
jw_export_dialog_show_choices (JwExportDialog *self)
{
  const JwExportChoices *choices = self->choices;

  self->filling = TRUE;
  show_papers (self);
  adw_combo_row_set_selected (self->format, choices->format);
  adw_combo_row_set_selected (self->turn, choices->turn);
  adw_combo_row_set_selected (self->pages, choices->pages);
  adw_combo_row_set_selected (self->text, choices->text);
  gtk_spin_button_set_value (self->split_after, choices->split_after);
  gtk_spin_button_set_value (self->margin, choices->margin);
  gtk_spin_button_set_value (self->bleed, choices->bleed);
  gtk_switch_set_active (self->marks, choices->has_marks);
  gtk_spin_button_set_value (self->edge, choices->edge);
  gtk_spin_button_set_value (self->overlap, choices->overlap);
  gtk_spin_button_set_value (self->body, choices->body);
  gtk_spin_button_set_value (self->dpi, choices->dpi);
  gtk_switch_set_active (self->transparent, choices->is_transparent);
  gtk_switch_set_active (self->small, choices->is_small);
  show_lane_switches (self);
  self->filling = FALSE;
  show_lanes (self);
  show_what_matters (self);
}

static void
chosen_cb (GObject *row, GParamSpec *pspec, JwExportDialog *self)
{
  if (self->filling)
    return;
  read_rows (self);
  show_what_matters (self);
  jw_export_dialog_draw (self);
}

static void
lane_switched_cb (GObject *button, GParamSpec *pspec, JwExportDialog *self)
{
  if (self->filling)
    return;
  jw_export_choices_hide (self->choices, g_object_get_data (button, "lane"),
                          !gtk_switch_get_active (GTK_SWITCH (button)));
  show_lanes (self);
  jw_export_dialog_draw (self);
}

/* --- Lists --- */

static void
fill (AdwComboRow *row, const char *const *labels, guint n)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _ (labels[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

/* @own is what the map has, translated, or %NULL where a list has no such row; @more the last row,
 * or %NULL. */
static void
fill_from_choices (AdwComboRow *row, const char *own, const JwChoice *choices, const JwChoice *more)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  if (own != NULL)
    gtk_string_list_append (list, own);
  for (guint i = 0; choices[i].token != NULL; i++)
    gtk_string_list_append (list, _ (choices[i].label));
  if (more != NULL)
    gtk_string_list_append (list, _ (more->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
add_lane (JwExportDialog *self, GPtrArray *switches, JwNode *lane)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();
  const char *name = jw_lane_get_shown_name (lane);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (button), "lane", g_strdup (jw_node_get_id (lane)), g_free);
  g_signal_connect (button, "notify::active", G_CALLBACK (lane_switched_cb), self);
  adw_expander_row_add_row (self->lanes, row);
  g_ptr_array_add (switches, button);
}

static void
add_lanes (JwExportDialog *self, JwMap *map)
{
  GPtrArray *switches = g_ptr_array_new ();

  g_object_set_data_full (G_OBJECT (self->lanes), "switches", switches,
                          (GDestroyNotify)g_ptr_array_unref);
  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    add_lane (self, switches, lane);
  gtk_widget_set_visible (self->lanes_group, switches->len > 0);
}

static void
connect_rows (JwExportDialog *self)
{
  gpointer combos[] = { self->format, self->paper, self->turn, self->theme,
                        self->pages,  self->tile,  self->text };
  gpointer spins[] = { self->split_after, self->paper_width, self->paper_height, self->tile_width,
                       self->tile_height, self->margin,      self->bleed,        self->edge,
                       self->overlap,     self->body,        self->dpi };
  gpointer switches[] = { self->marks, self->transparent, self->small };

  for (guint i = 0; i < G_N_ELEMENTS (combos); i++)
    {
      g_signal_connect (combos[i], "notify::selected", G_CALLBACK (chosen_cb), self);
      gtk_accessible_update_property (combos[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      adw_preferences_row_get_title (combos[i]), -1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (spins); i++)
    g_signal_connect (spins[i], "notify::value", G_CALLBACK (chosen_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_signal_connect (switches[i], "notify::active", G_CALLBACK (chosen_cb), self);
}

/* Where no sides were chosen yet, those of the paper are there to be changed. */
static void
offer_sides (JwSides *sides, double width, double height)
{
  if (sides->width <= 0)
    *sides = (JwSides){ width / 72 * 25.4, height / 72 * 25.4 };
}

void
jw_export_dialog_set_up_rows (JwExportDialog *self, JwMap *map)
{
  double width, height;
  g_autofree char *paper = NULL;
  g_autofree char *own = NULL;

  jw_paper_get_size (map, &width, &height);
  offer_sides (&self->choices->sides, width, height);
  paper = jw_paper_describe (width, height);
  /* Translators: a paper, as in "As the map: A3 landscape". */
  own = g_strdup_printf (_ ("As the map: %s"), paper);
  jw_paper_find ("a4", &width, &height);
  offer_sides (&self->choices->tile_sides, width, height);
  self->filling = TRUE;
  fill (self->format, format_labels, G_N_ELEMENTS (format_labels));
  fill (self->turn, turn_labels, G_N_ELEMENTS (turn_labels));
  fill (self->pages, page_labels, G_N_ELEMENTS (page_labels));
  fill (self->text, text_labels, G_N_ELEMENTS (text_labels));
  fill_from_choices (self->paper, own, jw_map_papers, &own_sides);
  fill_from_choices (self->tile, NULL, jw_map_papers, &own_sides);
  fill_from_choices (self->theme, _ ("As the map"), jw_map_themes, &wall);
  add_lanes (self, map);
  self->filling = FALSE;
  connect_rows (self);
  jw_export_dialog_show_choices (self);
}
