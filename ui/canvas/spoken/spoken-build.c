#include "model/card.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/lane.h"
#include "model/measure.h"
#include "model/point.h"
#include "ui/canvas/spoken/spoken-private.h"
#include "ui/canvas/spoken/spoken-words.h"

/* So many cells and entries have an item each; of more, only those in sight. A thousand items take
 * some 10 ms to make and 4 MB to keep. */
#define MANY_ITEMS 2000

/* Where items are put, one behind the other. */
typedef struct
{
  JwSpokenSheet *sheet;
  GtkWidget *parent;
  GtkWidget *previous;
} Level;

char *
jw_spoken_make_cell_key (const char *lane_id, const char *stage_id)
{
  return g_strconcat (lane_id, "/", stage_id, NULL);
}

/* Which parts have an item */

static gboolean
is_in_view (JwSpokenSheet *self, const JwRect *bounds)
{
  return bounds->x < self->view.x + self->view.width && bounds->x + bounds->width > self->view.x &&
         bounds->y < self->view.y + self->view.height && bounds->y + bounds->height > self->view.y;
}

static void
look_at_view (JwSpokenSheet *self)
{
  JwCanvas *canvas = self->canvas;
  double scale = jw_canvas_get_scale (canvas), x, y;
  guint n_lanes = jw_node_get_n_children (JW_NODE (canvas->map), JW_KIND_LANE);
  guint n_stages = jw_node_get_n_children (JW_NODE (canvas->map), JW_KIND_STAGE);
  guint n_cards = jw_node_get_n_children (JW_NODE (canvas->map), JW_KIND_CARD);

  jw_canvas_get_origin (canvas, &x, &y);
  self->view = (JwRect){ -x / scale, -y / scale, gtk_widget_get_width (GTK_WIDGET (canvas)) / scale,
                         gtk_widget_get_height (GTK_WIDGET (canvas)) / scale };
  self->is_large = n_lanes * n_stages + n_cards > MANY_ITEMS;
}

static void
add_entry (JwSpokenSheet *self, JwNode *node, const char *lane_id, const char *stage_id)
{
  g_autofree char *key = NULL;
  GPtrArray *entries;

  if (lane_id == NULL || stage_id == NULL)
    return;
  key = jw_spoken_make_cell_key (lane_id, stage_id);
  entries = g_hash_table_lookup (self->entries, key);
  if (entries == NULL)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (self->entries, g_steal_pointer (&key), entries);
    }
  g_ptr_array_add (entries, node);
}

static void
collect_points (JwSpokenSheet *self, JwNode *curve)
{
  const char *lane = jw_node_get_string (curve, JW_CURVE_LANE);

  for (JwNode *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
       point = jw_node_get_next (point))
    add_entry (self, point, lane, jw_node_get_string (point, JW_POINT_STAGE));
}

/* Cards know their cells; points and measures are sorted into theirs. */
static void
collect_entries (JwSpokenSheet *self)
{
  JwNode *map = JW_NODE (self->canvas->map);

  g_hash_table_remove_all (self->entries);
  for (JwNode *curve = jw_node_get_first_child (map, JW_KIND_CURVE); curve != NULL;
       curve = jw_node_get_next (curve))
    collect_points (self, curve);
  for (JwNode *measure = jw_node_get_first_child (map, JW_KIND_MEASURE); measure != NULL;
       measure = jw_node_get_next (measure))
    add_entry (self, measure, jw_node_get_string (measure, JW_MEASURE_LANE),
               jw_node_get_string (measure, JW_MEASURE_STAGE));
}

/* Items */

/* The keyboard must not go with an item: without it in the window no key would arrive. */
void
jw_spoken_sheet_save_keyboard (JwSpokenSheet *self, GtkWidget *item)
{
  GtkRoot *root = gtk_widget_get_root (item);

  if (root != NULL && gtk_root_get_focus (root) == item)
    gtk_root_set_focus (root, GTK_WIDGET (self->canvas));
}

static void
put_behind (JwSpokenSheet *self, GtkWidget *item, GtkWidget *parent, GtkWidget *previous)
{
  GtkWidget *before = gtk_widget_get_parent (item);

  if (before == parent && gtk_widget_get_prev_sibling (item) == previous)
    return;
  if (before != NULL && before != parent)
    {
      jw_spoken_sheet_save_keyboard (self, item);
      gtk_widget_unparent (item);
    }
  gtk_widget_insert_after (item, parent, previous);
}

/* The item of a key, made if there is none, as the next one of its level. */
static JwSpokenItem *
put_item (Level *level, const char *key, GtkAccessibleRole role, JwNode *node, const JwPlace *cell)
{
  JwSpokenSheet *self = level->sheet;
  g_autoptr (JwSpokenItem) item = g_hash_table_lookup (self->items, key);

  if (item != NULL)
    g_object_ref (item);
  else
    {
      item = g_object_ref_sink (
          jw_spoken_item_new (role, node != NULL ? jw_node_get_id (node) : NULL,
                              cell != NULL ? jw_node_get_id (cell->lane) : NULL,
                              cell != NULL ? jw_node_get_id (cell->stage) : NULL));
      g_hash_table_insert (self->items, g_strdup (key), item);
    }
  put_behind (self, GTK_WIDGET (item), level->parent, level->previous);
  jw_spoken_item_set_round (item, self->round);
  level->previous = GTK_WIDGET (item);
  return item;
}

static void
set_bounds (JwSpokenItem *item, const JwSceneItem *part)
{
  JwRect bounds = { 0 };

  if (part != NULL)
    jw_scene_item_get_bounds (part, &bounds);
  jw_spoken_item_set_bounds (item, &bounds);
}

/* A link is named by the cards at its ends. */
static gboolean
has_changed (JwSpokenSheet *self, JwNode *node)
{
  return self->all_changed || g_hash_table_contains (self->changed, jw_node_get_id (node)) ||
         (jw_node_get_kind (node) == JW_KIND_LINK && g_hash_table_size (self->changed) > 0);
}

static JwSpokenItem *
put_node (Level *level, GtkAccessibleRole role, JwNode *node, guint index, guint n)
{
  const char *id = jw_node_get_id (node);
  JwSpokenItem *item = put_item (level, id, role, node, NULL);

  if (jw_spoken_item_has_moved (item, index, n) || has_changed (level->sheet, node))
    {
      g_autofree char *label = jw_spoken_name_node (node, index, n);
      g_autofree char *description = jw_spoken_describe (node);

      jw_spoken_item_set_words (item, label, description);
    }
  set_bounds (item, jw_scene_find (level->sheet->canvas->scene, id));
  return item;
}

static void
put_nodes (Level *level, JwNode *parent, JwKind kind)
{
  for (JwNode *node = jw_node_get_first_child (parent, kind); node != NULL;
       node = jw_node_get_next (node))
    put_node (level, GTK_ACCESSIBLE_ROLE_LIST_ITEM, node, 0, 1);
}

static void
put_stages (Level *level, JwNode *map)
{
  for (JwNode *stage = jw_node_get_first_child (map, JW_KIND_STAGE); stage != NULL;
       stage = jw_node_get_next (stage))
    {
      JwSpokenItem *item = put_node (level, GTK_ACCESSIBLE_ROLE_GROUP, stage, 0, 1);
      Level steps = { level->sheet, GTK_WIDGET (item), NULL };

      put_nodes (&steps, stage, JW_KIND_STEP);
    }
}

/* What is in a cell, in the order of reading. */
static guint
count_entries (JwSpokenSheet *self, const JwPlace *cell, GPtrArray *others)
{
  if (others != NULL)
    return others->len;
  return jw_map_get_n_cell_cards (self->canvas->map, cell->lane, cell->stage);
}

static void
put_cell (Level *level, const JwPlace *cell, const char *key, const JwSceneItem *part)
{
  JwSpokenSheet *self = level->sheet;
  GPtrArray *others = g_hash_table_lookup (self->entries, key);
  guint n = count_entries (self, cell, others);
  JwSpokenItem *item = put_item (level, key, GTK_ACCESSIBLE_ROLE_GROUP, NULL, cell);
  Level entries = { self, GTK_WIDGET (item), NULL };

  if (jw_spoken_item_has_moved (item, 0, n) || self->all_changed)
    {
      g_autofree char *label = jw_spoken_name_cell (cell->lane, cell->stage, n);

      jw_spoken_item_set_words (item, label, NULL);
    }
  set_bounds (item, part);
  for (guint i = 0; i < n; i++)
    put_node (&entries, GTK_ACCESSIBLE_ROLE_LIST_ITEM,
              others != NULL ? g_ptr_array_index (others, i)
                             : jw_map_get_cell_card (self->canvas->map, cell->lane, cell->stage, i),
              i, n);
}

static gboolean
is_part_in_view (JwSpokenSheet *self, const JwSceneItem *part)
{
  JwRect bounds = { 0 };

  if (part != NULL)
    jw_scene_item_get_bounds (part, &bounds);
  return !self->is_large || is_in_view (self, &bounds);
}

/* @here: where the keyboard is. Its cell has its items even out of sight. */
static void
put_cells (Level *level, JwNode *lane, const JwPlace *here)
{
  JwSpokenSheet *self = level->sheet;
  JwNode *map = JW_NODE (self->canvas->map);

  for (JwNode *stage = jw_node_get_first_child (map, JW_KIND_STAGE); stage != NULL;
       stage = jw_node_get_next (stage))
    {
      const JwPlace cell = { NULL, lane, stage };
      g_autofree char *key =
          jw_spoken_make_cell_key (jw_node_get_id (lane), jw_node_get_id (stage));
      const JwSceneItem *part =
          jw_scene_find_cell (self->canvas->scene, jw_node_get_id (lane), jw_node_get_id (stage));

      if (is_part_in_view (self, part) || (here->lane == lane && here->stage == stage))
        put_cell (level, &cell, key, part);
    }
}

/* A large map has many lanes, and few of them are in sight. */
static void
put_lanes (Level *level, JwNode *map)
{
  JwSpokenSheet *self = level->sheet;
  JwPlace here = { 0 };

  if (!jw_canvas_get_place (self->canvas, &here))
    here = (JwPlace){ 0 };
  for (JwNode *lane = jw_node_get_first_child (map, JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    {
      JwSpokenItem *item = put_node (level, GTK_ACCESSIBLE_ROLE_LIST, lane, 0, 1);
      Level cells = { self, GTK_WIDGET (item), NULL };
      const JwSceneItem *row =
          jw_scene_find_kind (self->canvas->scene, jw_node_get_id (lane), JW_ITEM_ROW);

      if (is_part_in_view (self, row) || here.lane == lane)
        put_cells (&cells, lane, &here);
    }
}

static void
put_all (JwSpokenSheet *self)
{
  JwNode *map = JW_NODE (self->canvas->map);
  Level level = { self, GTK_WIDGET (self->canvas), NULL };

  put_node (&level, GTK_ACCESSIBLE_ROLE_LIST_ITEM, map, 0, 1);
  put_nodes (&level, map, JW_KIND_PERSONA);
  put_nodes (&level, map, JW_KIND_PHASE);
  put_stages (&level, map);
  put_lanes (&level, map);
  put_nodes (&level, map, JW_KIND_PATH);
  if (!self->is_large)
    put_nodes (&level, map, JW_KIND_LINK);
}

void
jw_spoken_sheet_drop_others (JwSpokenSheet *self)
{
  g_autoptr (GPtrArray) stale = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (jw_spoken_item_get_round (item) != self->round)
      {
        g_ptr_array_add (stale, g_object_ref (item));
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < stale->len; i++)
    {
      jw_spoken_sheet_save_keyboard (self, g_ptr_array_index (stale, i));
      if (gtk_widget_get_parent (g_ptr_array_index (stale, i)) != NULL)
        gtk_widget_unparent (g_ptr_array_index (stale, i));
    }
}

void
jw_spoken_sheet_build (JwSpokenSheet *self)
{
  look_at_view (self);
  collect_entries (self);
  self->round++;
  put_all (self);
  jw_spoken_sheet_drop_others (self);
  g_hash_table_remove_all (self->changed);
  self->is_behind = self->all_changed = FALSE;
}
