#include "model/map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/map-private.h"
#include "model/node/index.h"
#include "model/node/size.h"

const JwChoice jw_map_states[] = {
  { "as-is", N_ ("as it is today") },
  { "to-be", N_ ("as it should be") },
  { "idea", N_ ("an idea") },
  { NULL, NULL },
};

const JwChoice jw_map_papers[] = {
  { "a5", N_ ("A5") },
  { "a4", N_ ("A4") },
  { "a3", N_ ("A3") },
  { "a2", N_ ("A2") },
  { "a1", N_ ("A1") },
  { "a0", N_ ("A0") },
  { "letter", N_ ("Letter") },
  { "legal", N_ ("Legal") },
  { "tabloid", N_ ("Tabloid") },
  { "ansi-c", N_ ("ANSI C") },
  { "ansi-d", N_ ("ANSI D") },
  { "ansi-e", N_ ("ANSI E") },
  { NULL, NULL },
};

/* "wall" is not among them: a map that hides what is written on it could not be edited. */
const JwChoice jw_map_themes[] = {
  { "paper", N_ ("Paper") },
  { "projector", N_ ("Projector: light on dark, larger") },
  { "ink-saver", N_ ("Ink saver: black on white, nothing filled") },
  { "brand", N_ ("Brand: your own colours") },
  { NULL, NULL },
};

const JwChoice jw_map_clips[] = {
  { "card", N_ ("Cards") }, { "stage", N_ ("Stages") },
  { "lane", N_ ("Lanes") }, { "persona", N_ ("Personas") },
  { NULL, NULL },
};

static const JwProperty map_properties[] = { JW_MAP_PROPERTIES (JW_PROPERTY_ROW) };
static const JwKind map_children[] = {
  JW_KIND_PERSONA, JW_KIND_PHASE,   JW_KIND_STAGE, JW_KIND_LANE, JW_KIND_CARD,
  JW_KIND_CURVE,   JW_KIND_MEASURE, JW_KIND_LINK,  JW_KIND_PATH, JW_KIND_PICTURE,
};

/* About what a short card takes in a file. */
#define BYTES_A_NODE 100

struct _JwMap
{
  JwNode parent_instance;

  JwIndex *nodes;
  JwSelection *selection;
  JwJournal *journal;
  JwCells *cells; /* NULL until somebody asks */
  GRand *random;  /* made with the first id: seeding it costs as much as reading forty cards */
  char *token;    /* made when something is copied */
  guint64 saved_state;
  gsize size;
  gboolean loading;
  /* What was told last, to notify only what changes. */
  gboolean was_modified, could_undo, could_redo;
};

enum
{
  PROP_MODIFIED = JW_MAP_N_PROPERTIES + 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JwMap, jw_map, JW_TYPE_NODE)

static void
get_gobject_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JwMap *self = JW_MAP (object);

  switch (id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, jw_map_is_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, jw_map_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, jw_map_can_redo (self));
      break;
    default:
      jw_node_get_gobject_property (object, id, value, pspec);
      break;
    }
}

static void
jw_map_finalize (GObject *object)
{
  JwMap *self = JW_MAP (object);

  /* The history first: it holds nodes that the index below may still name. */
  jw_journal_free (self->journal);
  jw_map_forget_cells (self);
  jw_index_free (self->nodes);
  g_object_unref (self->selection);
  g_clear_pointer (&self->random, g_rand_free);
  g_free (self->token);
  G_OBJECT_CLASS (jw_map_parent_class)->finalize (object);
}

static void
install_flag (GObjectClass *klass, guint id, const char *name)
{
  g_object_class_install_property (
      klass, id,
      g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
jw_map_class_init (JwMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  jw_node_class_set_up (JW_NODE_CLASS (klass), JW_KIND_MAP, "journey", 'm', map_properties,
                        G_N_ELEMENTS (map_properties), map_children, G_N_ELEMENTS (map_children));
  object_class->finalize = jw_map_finalize;
  object_class->get_property = get_gobject_property;
  install_flag (object_class, PROP_MODIFIED, "modified");
  install_flag (object_class, PROP_CAN_UNDO, "can-undo");
  install_flag (object_class, PROP_CAN_REDO, "can-redo");
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, JW_TYPE_CHANGE_SET);
}

static void
jw_map_init (JwMap *self)
{
  self->nodes = jw_index_new ();
  self->selection = jw_selection_new ();
  self->journal = jw_journal_new (self);
}

/* Tells the widgets which of the three flags changed. */
static void
notify_flags (JwMap *self)
{
  GObject *object = G_OBJECT (self);
  gboolean modified = jw_map_is_modified (self);
  gboolean can_undo = jw_map_can_undo (self);
  gboolean can_redo = jw_map_can_redo (self);

  if (modified == self->was_modified && can_undo == self->could_undo &&
      can_redo == self->could_redo)
    return;
  g_object_freeze_notify (object);
  if (modified != self->was_modified)
    g_object_notify (object, "modified");
  if (can_undo != self->could_undo)
    g_object_notify (object, "can-undo");
  if (can_redo != self->could_redo)
    g_object_notify (object, "can-redo");
  self->was_modified = modified;
  self->could_undo = can_undo;
  self->could_redo = can_redo;
  g_object_thaw_notify (object);
}

static gboolean
lets_nodes_go (JwChangeSet *changes)
{
  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    if (jw_change_set_get (changes, i)->flags & JW_CHANGE_REMOVED)
      return TRUE;
  return jw_change_set_is_everything (changes);
}

/* What is gone cannot be selected. */
GPtrArray *
jw_map_keep_selection (JwMap *self)
{
  g_autoptr (GPtrArray) selected = jw_selection_keep (self->selection);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i + 1 < selected->len; i++)
    if (jw_map_find (self, g_ptr_array_index (selected, i)) != NULL)
      g_ptr_array_add (kept, g_strdup (g_ptr_array_index (selected, i)));
  g_ptr_array_add (kept, NULL);
  return g_ptr_array_ref (kept->len == selected->len ? selected : kept);
}

static void
prune_selection (JwMap *self)
{
  g_autoptr (GPtrArray) kept = NULL;

  if (jw_selection_get_n (self->selection) == 0)
    return;
  kept = jw_map_keep_selection (self);
  jw_selection_restore (self->selection, kept);
}

static void
flush_lists (JwNode *node)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (node);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    {
      JwNodeList *list = jw_node_peek_list (node, klass->child_kinds[i]);

      if (list != NULL)
        jw_node_list_flush (list);
    }
}

/* Those of the nodes that the map owns; most of them own nothing. */
static void
flush_child_lists (JwNode *map)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (map);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    if (jw_kind_get_class (klass->child_kinds[i])->n_child_kinds > 0)
      for (JwNode *node = jw_node_get_first_child (map, klass->child_kinds[i]); node != NULL;
           node = jw_node_get_next (node))
        flush_lists (node);
}

/* Tells the widgets that follow single nodes and lists. */
static void
notify_change (const JwChange *change)
{
  JwNodeList *owner = jw_node_get_owner_list (change->node);

  if (change->flags & JW_CHANGE_CHILDREN)
    flush_lists (change->node);
  if ((change->flags & JW_CHANGE_MOVED) && owner != NULL)
    jw_node_list_flush (owner);
  if (change->properties != 0)
    jw_node_notify_properties (change->node, change->properties);
}

JwMap *
jw_map_new (void)
{
  JwMap *self = JW_MAP (jw_node_new (JW_KIND_MAP, JW_MAP_NODE_ID));

  jw_index_add (self->nodes, JW_NODE (self));
  self->size = jw_size_of_node (JW_NODE (self));
  return self;
}

JwNode *
jw_map_find (JwMap *self, const char *id)
{
  return id != NULL ? jw_index_find (self->nodes, id) : NULL;
}

const char *
jw_map_get_token (JwMap *self)
{
  if (self->token == NULL)
    self->token = g_uuid_string_random ();
  return self->token;
}

JwSelection *
jw_map_get_selection (JwMap *self)
{
  return self->selection;
}

void
jw_map_set_seed (JwMap *self, guint32 seed)
{
  g_clear_pointer (&self->random, g_rand_free);
  self->random = g_rand_new_with_seed (seed);
}

gboolean
jw_map_can_undo (JwMap *self)
{
  return jw_journal_get_undo_label (self->journal) != NULL;
}

gboolean
jw_map_can_redo (JwMap *self)
{
  return jw_journal_get_redo_label (self->journal) != NULL;
}

const char *
jw_map_get_undo_label (JwMap *self)
{
  return jw_journal_get_undo_label (self->journal);
}

const char *
jw_map_get_redo_label (JwMap *self)
{
  return jw_journal_get_redo_label (self->journal);
}

gboolean
jw_map_undo (JwMap *self)
{
  return jw_journal_undo (self->journal, FALSE);
}

gboolean
jw_map_redo (JwMap *self)
{
  return jw_journal_redo (self->journal);
}

gboolean
jw_map_is_modified (JwMap *self)
{
  return jw_journal_get_state (self->journal) != self->saved_state;
}

guint64
jw_map_get_state (JwMap *self)
{
  return jw_journal_get_state (self->journal);
}

void
jw_map_mark_saved (JwMap *self)
{
  jw_map_mark_saved_state (self, jw_map_get_state (self));
}

void
jw_map_mark_saved_state (JwMap *self, guint64 state)
{
  self->saved_state = state;
  /* Typing on must not slip into the step that is on disk. */
  jw_journal_end_merging (self->journal);
  notify_flags (self);
}

JwJournal *
jw_map_get_journal (JwMap *self)
{
  return self->journal;
}

JwCells *
jw_map_get_cells (JwMap *self, gboolean make)
{
  if (self->cells == NULL && make)
    self->cells = jw_cells_new (self);
  return self->cells;
}

void
jw_map_forget_cells (JwMap *self)
{
  g_clear_pointer (&self->cells, jw_cells_free);
}

char *
jw_map_make_id (JwMap *self, char prefix)
{
  /* No vowels, so that no words come about; six of 27 are 387 million, so that an id does not come
   * back after its node was deleted, and two copies of a map can grow apart and be merged. */
  static const char letters[] = "bcdfghjkmnpqrstvwxz23456789";
  char id[8] = { 0 };

  if (self->random == NULL)
    self->random = g_rand_new ();

  do
    {
      id[0] = prefix;
      for (guint i = 1; i < 7; i++)
        id[i] = letters[g_rand_int_range (self->random, 0, sizeof letters - 1)];
    }
  while (jw_map_find (self, id) != NULL);
  return g_strdup (id);
}

void
jw_map_add_size (JwMap *self, gsize added, gsize removed)
{
  self->size = self->size + added > removed ? self->size + added - removed : 0;
}

void
jw_map_set_size (JwMap *self, gsize bytes)
{
  self->size = bytes;
}

gsize
jw_map_get_size (JwMap *self)
{
  return self->size;
}

static void
walk_children (JwMap *self, JwNode *node, void (*visit) (JwMap *, JwNode *))
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (node);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    for (JwNode *child = jw_node_get_first_child (node, klass->child_kinds[i]); child != NULL;
         child = jw_node_get_next (child))
      visit (self, child);
}

void
jw_map_register (JwMap *self, JwNode *node)
{
  jw_index_add (self->nodes, node);
  walk_children (self, node, jw_map_register);
}

void
jw_map_unregister (JwMap *self, JwNode *node)
{
  walk_children (self, node, jw_map_unregister);
  jw_index_remove (self->nodes, node);
}

void
jw_map_emit_changed (JwMap *self, JwChangeSet *changes)
{
  G_GNUC_UNUSED g_autoptr (JwMap) keep = g_object_ref (self);

  for (guint i = 0; i < jw_change_set_get_n (changes); i++)
    notify_change (jw_change_set_get (changes, i));
  if (g_signal_has_handler_pending (self, signals[CHANGED], 0, FALSE))
    g_signal_emit (self, signals[CHANGED], 0, changes);
  if (lets_nodes_go (changes))
    prune_selection (self);
  notify_flags (self);
}

void
jw_map_begin_load (JwMap *self)
{
  g_return_if_fail (!jw_journal_is_open (self->journal));
  self->loading = TRUE;
  self->size = 0;
}

void
jw_map_expect_bytes (JwMap *self, gsize bytes)
{
  jw_index_reserve (self->nodes,
                    (guint)MIN (bytes / BYTES_A_NODE, jw_kind_get_limit (JW_KIND_CARD)));
}

void
jw_map_end_load (JwMap *self)
{
  g_autoptr (JwChangeSet) changes = jw_change_set_new ();

  g_return_if_fail (self->loading);

  self->loading = FALSE;
  if (self->size == 0)
    self->size = jw_size_of_node (JW_NODE (self));
  jw_journal_reset (self->journal);
  self->saved_state = jw_map_get_state (self);
  flush_lists (JW_NODE (self));
  flush_child_lists (JW_NODE (self));
  jw_change_set_add_everything (changes);
  jw_map_emit_changed (self, changes);
}

JwNode *
jw_map_load_node (JwMap *self, JwNode *parent, JwKind kind, const char *id)
{
  JwNodeList *list = jw_node_get_list (parent, kind);
  JwNode *node;

  g_return_val_if_fail (self->loading && list != NULL, NULL);

  if (!jw_property_is_id (id) || jw_node_list_get_n (list) >= jw_kind_get_limit (kind))
    return NULL;
  node = jw_node_new (kind, id);
  if (!jw_index_add (self->nodes, node))
    {
      g_object_unref (node);
      return NULL;
    }
  jw_node_list_append (list, node);
  return node;
}

gboolean
jw_map_is_loading (JwMap *self)
{
  return self->loading;
}
