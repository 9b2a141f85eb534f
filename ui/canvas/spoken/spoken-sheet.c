#include "ui/canvas/spoken/spoken-sheet.h"

#include "ui/canvas/spoken/spoken-private.h"

/* While the view moves nobody asks where its parts are: they follow when it has rested so long, and
 * no frame waits for them. */
#define REST_MS 120

static char *
get_place_key (JwSpokenSheet *self)
{
  JwPlace place;

  if (self->canvas->map == NULL || !jw_canvas_get_place (self->canvas, &place))
    return NULL;
  if (place.node != NULL)
    return g_strdup (jw_node_get_id (place.node));
  return jw_spoken_make_cell_key (jw_node_get_id (place.lane), jw_node_get_id (place.stage));
}

/* Following */

static void
mark_all (JwSpokenSheet *self, gboolean selected)
{
  for (guint i = 0; i < self->selected->len; i++)
    {
      JwSpokenItem *item = g_hash_table_lookup (self->items, g_ptr_array_index (self->selected, i));

      if (item != NULL)
        jw_spoken_item_set_selected (item, selected);
    }
}

static void
mark_selected (JwSpokenSheet *self)
{
  const char *const *ids = jw_selection_get_ids (jw_canvas_get_selection (self->canvas));

  mark_all (self, FALSE);
  g_ptr_array_set_size (self->selected, 0);
  for (; *ids != NULL; ids++)
    g_ptr_array_add (self->selected, g_strdup (*ids));
  mark_all (self, TRUE);
}

GtkWidget *
jw_spoken_sheet_get_current (JwSpokenSheet *self)
{
  g_autofree char *key = NULL;

  if (self->text != NULL && jw_inline_editor_is_active (self->canvas->editor))
    return GTK_WIDGET (self->text);
  key = get_place_key (self);
  if (key == NULL)
    return NULL;
  if (self->news != NULL && g_strcmp0 (key, self->news_key) == 0)
    return GTK_WIDGET (self->news);
  return g_hash_table_lookup (self->items, key);
}

void
jw_spoken_sheet_follow (JwSpokenSheet *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  GtkWidget *current;

  if (self->canvas->map == NULL)
    return;
  mark_selected (self);
  if (!jw_canvas_has_keyboard (self->canvas))
    return;
  current = jw_spoken_sheet_get_current (self);
  if (current == NULL)
    current = canvas;
  if (gtk_root_get_focus (gtk_widget_get_root (canvas)) != current)
    gtk_root_set_focus (gtk_widget_get_root (canvas), current);
}

static void
drop_news (JwSpokenSheet *self)
{
  g_clear_pointer (&self->news_key, g_free);
  if (self->news == NULL)
    return;
  jw_spoken_sheet_save_keyboard (self, GTK_WIDGET (self->news));
  gtk_widget_unparent (GTK_WIDGET (self->news));
  self->news = NULL;
}

static void
unqueue (JwSpokenSheet *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

static void
update (JwSpokenSheet *self)
{
  unqueue (self);
  if (self->canvas->map == NULL || self->canvas->scene == NULL)
    return;
  jw_spoken_sheet_build (self);
  jw_spoken_sheet_follow (self);
}

void
jw_spoken_sheet_say (JwSpokenSheet *self, const char *sentence)
{
  g_autofree char *words = NULL;
  GtkWidget *current;

  if (self->canvas->map == NULL || !jw_canvas_has_keyboard (self->canvas))
    return;
  drop_news (self);
  update (self);
  current = jw_spoken_sheet_get_current (self);
  words = JW_IS_SPOKEN_ITEM (current)
              ? g_strdup_printf ("%s. %s", sentence,
                                 jw_spoken_item_get_label (JW_SPOKEN_ITEM (current)))
              : g_strdup (sentence);
  self->news_key = get_place_key (self);
  self->news = jw_spoken_item_new (GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL, NULL, NULL);
  jw_spoken_item_set_words (self->news, words, NULL);
  gtk_widget_insert_before (GTK_WIDGET (self->news), GTK_WIDGET (self->canvas), NULL);
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self->canvas)), GTK_WIDGET (self->news));
}

/* In step with the map and the view */

static gboolean
update_cb (gpointer data)
{
  JwSpokenSheet *self = data;

  unqueue (self);
  if (self->is_behind || self->is_large)
    update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self->canvas));
  return G_SOURCE_REMOVE;
}

/* The names of stages and lanes are in the words of what stands there. */
static void
take_change (JwSpokenSheet *self, const JwChange *change)
{
  switch (jw_node_get_kind (change->node))
    {
    case JW_KIND_MAP:
    case JW_KIND_CARD:
    case JW_KIND_POINT:
    case JW_KIND_MEASURE:
    case JW_KIND_LINK:
      g_hash_table_add (self->changed, g_strdup (jw_node_get_id (change->node)));
      break;
    default:
      self->all_changed = TRUE;
      break;
    }
}

void
jw_spoken_sheet_queue (JwSpokenSheet *self, JwChangeSet *changes)
{
  self->all_changed = self->all_changed || changes == NULL || jw_change_set_is_everything (changes);
  for (guint i = 0; changes != NULL && i < jw_change_set_get_n (changes); i++)
    take_change (self, jw_change_set_get (changes, i));
  self->is_behind = TRUE;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, update_cb, self, NULL);
}

static gboolean
rest_cb (gpointer data)
{
  JwSpokenSheet *self = data;

  if (g_get_monotonic_time () - self->moved_at < REST_MS * 1000)
    return G_SOURCE_CONTINUE;
  self->rest_source = 0;
  return update_cb (self);
}

void
jw_spoken_sheet_view_moved (JwSpokenSheet *self)
{
  self->moved_at = g_get_monotonic_time ();
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add_full (G_PRIORITY_LOW, REST_MS, rest_cb, self, NULL);
}

void
jw_spoken_sheet_allocate (JwSpokenSheet *self)
{
  double scale = jw_canvas_get_scale (self->canvas), x, y;

  jw_canvas_get_origin (self->canvas, &x, &y);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (JW_IS_SPOKEN_ITEM (child))
      jw_spoken_item_place (JW_SPOKEN_ITEM (child), x, y, scale);
  jw_spoken_sheet_place_text (self);
}

void
jw_spoken_sheet_clear (JwSpokenSheet *self)
{
  unqueue (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  drop_news (self);
  jw_spoken_sheet_drop_text (self);
  self->round++;
  jw_spoken_sheet_drop_others (self);
  g_hash_table_remove_all (self->entries);
  g_ptr_array_set_size (self->selected, 0);
}

JwSpokenSheet *
jw_spoken_sheet_new (JwCanvas *canvas)
{
  JwSpokenSheet *self = g_new0 (JwSpokenSheet, 1);

  self->canvas = canvas;
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selected = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
jw_spoken_sheet_free (JwSpokenSheet *self)
{
  jw_spoken_sheet_clear (self);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->changed);
  g_ptr_array_unref (self->selected);
  g_free (self);
}
