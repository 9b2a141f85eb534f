#include "model/node/node.h"

#include <string.h>

#include "model/map.h"
#include "model/node/node-private.h"

/* The value of a property that is set. Nodes keep only those, in the order of the table, so that a
 * card with twenty possible properties stays small. */
typedef union
{
  char *string;
  double number;
} JwSlot;

/* A card of a lane, a stage and a text needs no memory beside its own, nor does the id of a node
 * that nothing refers to: those that jw_map_make_id() makes fit, with their NUL. */
#define OWN_SLOTS 3
#define OWN_ID_BYTES 8

typedef struct
{
  JwBlock *block;            /* of the list that the node is in, which is not referenced */
  char own_id[OWN_ID_BYTES]; /* empty if the id is longer */
  char *shared_id;           /* a GRefString; of a short id NULL, until a reference shares it */
  JwNodeList **lists; /* one a kind of child, in the class's order; made as they are needed */
  JwSlot *slots;      /* @own, as long as they are enough */
  JwSlot own[OWN_SLOTS];
  guint64 set; /* a bit a property: those that have a slot */
  guint8 n_slots;
  guint8 n_room; /* how many slots there is memory for */
  guint16 hint;  /* where in the block the node was put */
  gboolean has_unknown;
} JwNodePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JwNode, jw_node, G_TYPE_OBJECT)

#define PRIVATE(node) ((JwNodePrivate *)jw_node_get_instance_private (node))

#define BIT(property) (G_GUINT64_CONSTANT (1) << (property))

/* Where the slot of a property is, or would be: mostly they are set in the order of the table. */
static guint
find_index (JwNodePrivate *priv, guint property)
{
  if (priv->set >> property == 0)
    return priv->n_slots;
  return (guint)__builtin_popcountll (priv->set & (BIT (property) - 1));
}

static JwSlot *
find_slot (JwNodePrivate *priv, guint property)
{
  return priv->set & BIT (property) ? &priv->slots[find_index (priv, property)] : NULL;
}

static JwSlot *
add_slot (JwNode *self, guint property)
{
  JwNodePrivate *priv = PRIVATE (self);
  guint index = find_index (priv, property);
  JwSlot *slot;

  if (priv->n_slots == priv->n_room)
    jw_node_reserve (self, 1);
  slot = &priv->slots[index];
  if (index < priv->n_slots)
    memmove (slot + 1, slot, (priv->n_slots - index) * sizeof *slot);
  priv->set |= BIT (property);
  priv->n_slots++;
  return slot;
}

static void
drop_slot (JwNodePrivate *priv, guint property)
{
  guint index = find_index (priv, property);

  priv->set &= ~BIT (property);
  priv->n_slots--;
  memmove (priv->slots + index, priv->slots + index + 1,
           (priv->n_slots - index) * sizeof *priv->slots);
}

/* Where the kind stands among those of the children; -1 if it does not. */
static int
find_child_kind (JwNode *self, JwKind kind)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (self);

  for (guint i = 0; i < klass->n_child_kinds; i++)
    if (klass->child_kinds[i] == kind)
      return (int)i;
  return -1;
}

/* The token of the table that is the same, static, so that a choice costs no memory of its own. */
static const char *
find_token (const JwProperty *property, const char *string)
{
  int index = jw_property_choice_index (property, string);

  return index >= 0 ? property->choices[index].token : NULL;
}

static void
free_string (const JwProperty *property, char *string)
{
  if (property->type == JW_PROPERTY_CHOICE && find_token (property, string) == string)
    return;
  if (property->type == JW_PROPERTY_REF)
    g_ref_string_release (string);
  else
    g_free (string);
}

void
jw_node_get_gobject_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JwNode *self = JW_NODE (object);
  const JwProperty *row = jw_node_get_property_row (self, id - 1);

  if (row->type == JW_PROPERTY_BOOLEAN)
    g_value_set_boolean (value, jw_node_get_boolean (self, id - 1));
  else if (row->type == JW_PROPERTY_NUMBER)
    g_value_set_double (value, jw_node_get_number (self, id - 1));
  else
    g_value_set_string (value, jw_node_get_string (self, id - 1));
}

static void
jw_node_finalize (GObject *object)
{
  JwNode *self = JW_NODE (object);
  JwNodePrivate *priv = PRIVATE (self);
  JwNodeClass *klass = JW_NODE_GET_CLASS (self);

  for (guint i = 0; priv->lists != NULL && i < klass->n_child_kinds; i++)
    if (priv->lists[i] != NULL)
      {
        jw_node_list_disown (priv->lists[i]);
        g_object_unref (priv->lists[i]);
      }
  g_free (priv->lists);
  for (guint i = 0, slot = 0; priv->set >> i != 0; i++)
    if (priv->set & BIT (i))
      {
        const JwProperty *row = &klass->properties[i];

        if (!jw_property_is_number (row))
          free_string (row, priv->slots[slot].string);
        slot++;
      }
  if (priv->slots != priv->own)
    g_free (priv->slots);
  g_clear_pointer (&priv->shared_id, g_ref_string_release);
  G_OBJECT_CLASS (jw_node_parent_class)->finalize (object);
}

static void
jw_node_class_init (JwNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jw_node_finalize;
}

static void
jw_node_init (JwNode *self)
{
  JwNodePrivate *priv = PRIVATE (self);

  priv->slots = priv->own;
  priv->n_room = OWN_SLOTS;
}

static GParamSpec *
make_pspec (const JwProperty *row)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  if (row->type == JW_PROPERTY_BOOLEAN)
    return g_param_spec_boolean (row->name, NULL, NULL, FALSE, flags);
  if (row->type == JW_PROPERTY_NUMBER)
    return g_param_spec_double (row->name, NULL, NULL, row->min, row->max, row->number, flags);
  return g_param_spec_string (row->name, NULL, NULL, NULL, flags);
}

void
jw_node_class_set_up (JwNodeClass *klass,
                      JwKind kind,
                      const char *element,
                      char id_prefix,
                      const JwProperty *properties,
                      guint n_properties,
                      const JwKind *child_kinds,
                      guint n_child_kinds)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* A bit each in a node's set of slots. */
  g_assert (n_properties < 64);
  klass->kind = kind;
  klass->element = element;
  klass->id_prefix = id_prefix;
  klass->properties = properties;
  klass->n_properties = n_properties;
  klass->child_kinds = child_kinds;
  klass->n_child_kinds = n_child_kinds;
  for (guint i = 0; i < n_properties; i++)
    if (properties[i].flags & JW_PROPERTY_REQUIRED)
      klass->required |= BIT (i);

  object_class->get_property = jw_node_get_gobject_property;
  for (guint i = 0; i < n_properties; i++)
    g_object_class_install_property (object_class, i + 1, make_pspec (&properties[i]));
}

JwNode *
jw_node_new (JwKind kind, const char *id)
{
  JwNode *self = g_object_new (jw_kind_get_type (kind), NULL);
  JwNodePrivate *priv = PRIVATE (self);
  gsize size = strlen (id) + 1;

  if (size <= sizeof priv->own_id)
    memcpy (priv->own_id, id, size);
  else
    priv->shared_id = g_ref_string_new (id);
  return self;
}

void
jw_node_reserve (JwNode *self, guint n)
{
  JwNodePrivate *priv = PRIVATE (self);
  guint room = MIN (priv->n_slots + n, jw_node_get_n_properties (self));

  if (room <= priv->n_room)
    return;
  if (priv->slots != priv->own)
    priv->slots = g_renew (JwSlot, priv->slots, room);
  else
    priv->slots = memcpy (g_new (JwSlot, room), priv->own, sizeof priv->own);
  priv->n_room = (guint8)room;
}

void
jw_node_swap_value (JwNode *self, guint property, JwValue *value)
{
  JwNodePrivate *priv = PRIVATE (self);
  gboolean is_number = jw_property_is_number (jw_node_get_property_row (self, property));
  JwSlot *slot = find_slot (priv, property);
  JwValue old = { 0 };

  if (slot != NULL)
    {
      old.is_set = TRUE;
      if (is_number)
        old.number = slot->number;
      else
        old.string = slot->string;
    }
  if (value->is_set)
    {
      slot = slot != NULL ? slot : add_slot (self, property);
      if (is_number)
        slot->number = value->number;
      else
        slot->string = value->string;
    }
  else if (slot != NULL)
    drop_slot (priv, property);
  *value = old;
}

void
jw_node_add_string (JwNode *self, guint property, char *string)
{
  add_slot (self, property)->string = string;
}

void
jw_value_clear (const JwProperty *property, JwValue *value)
{
  if (value->is_set && !jw_property_is_number (property))
    free_string (property, value->string);
  *value = (JwValue){ 0 };
}

char *
jw_value_keep_string (const JwProperty *property, JwMap *map, const char *string)
{
  JwNode *target;

  if (property->type == JW_PROPERTY_CHOICE && find_token (property, string) != NULL)
    return (char *)find_token (property, string);
  if (property->type != JW_PROPERTY_REF)
    return g_strdup (string);
  target = map != NULL ? jw_map_find (map, string) : NULL;
  return target != NULL ? g_ref_string_acquire (jw_node_get_shared_id (target))
                        : g_ref_string_new (string);
}

JwNodeList *
jw_node_peek_list (JwNode *self, JwKind kind)
{
  JwNodeList **lists = PRIVATE (self)->lists;
  int index = find_child_kind (self, kind);

  return lists != NULL && index >= 0 ? lists[index] : NULL;
}

JwNodeList *
jw_node_get_list (JwNode *self, JwKind kind)
{
  JwNodePrivate *priv = PRIVATE (self);
  int index = find_child_kind (self, kind);

  if (index < 0)
    return NULL;
  if (priv->lists == NULL)
    priv->lists = g_new0 (JwNodeList *, JW_NODE_GET_CLASS (self)->n_child_kinds);
  if (priv->lists[index] == NULL)
    priv->lists[index] = jw_node_list_new (self, kind);
  return priv->lists[index];
}

JwNodeList *
jw_node_get_owner_list (JwNode *self)
{
  JwBlock *block = PRIVATE (self)->block;

  return block != NULL ? jw_block_get_list (block) : NULL;
}

void
jw_node_set_place (JwNode *self, JwBlock *block, guint hint)
{
  JwNodePrivate *priv = PRIVATE (self);

  priv->block = block;
  priv->hint = (guint16)hint;
}

JwBlock *
jw_node_get_block (JwNode *self)
{
  return PRIVATE (self)->block;
}

guint
jw_node_get_place_hint (JwNode *self)
{
  return PRIVATE (self)->hint;
}

void
jw_node_mark_unknown (JwNode *self)
{
  PRIVATE (self)->has_unknown = TRUE;
}

gboolean
jw_node_has_unknown (JwNode *self)
{
  return PRIVATE (self)->has_unknown;
}

char *
jw_node_get_shared_id (JwNode *self)
{
  JwNodePrivate *priv = PRIVATE (self);

  if (priv->shared_id == NULL)
    priv->shared_id = g_ref_string_new (priv->own_id);
  return priv->shared_id;
}

void
jw_node_notify_properties (JwNode *self, guint64 properties)
{
  guint n = jw_node_get_n_properties (self);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n; i++)
    if (properties & BIT (i))
      g_object_notify (G_OBJECT (self), jw_node_get_property_row (self, i)->name);
  g_object_thaw_notify (G_OBJECT (self));
}

JwKind
jw_node_get_kind (JwNode *self)
{
  return JW_NODE_GET_CLASS (self)->kind;
}

const char *
jw_node_get_id (JwNode *self)
{
  JwNodePrivate *priv = PRIVATE (self);

  return priv->own_id[0] != '\0' ? priv->own_id : priv->shared_id;
}

JwNode *
jw_node_get_parent (JwNode *self)
{
  JwNodeList *owner = jw_node_get_owner_list (self);

  return owner != NULL ? jw_node_list_get_owner (owner) : NULL;
}

JwMap *
jw_node_get_map (JwNode *self)
{
  JwNode *top = self;

  for (JwNode *parent = top; parent != NULL; parent = jw_node_get_parent (top))
    top = parent;
  return JW_IS_MAP (top) ? JW_MAP (top) : NULL;
}

guint
jw_node_get_position (JwNode *self)
{
  JwBlock *block = PRIVATE (self)->block;

  return block != NULL ? jw_block_get_position (block, self) : 0;
}

JwNode *
jw_node_get_next (JwNode *self)
{
  JwBlock *block = PRIVATE (self)->block;

  return block != NULL ? jw_block_get_next (block, self) : NULL;
}

JwNode *
jw_node_get_previous (JwNode *self)
{
  JwBlock *block = PRIVATE (self)->block;

  return block != NULL ? jw_block_get_previous (block, self) : NULL;
}

GListModel *
jw_node_get_children (JwNode *self, JwKind kind)
{
  JwNodeList *list = jw_node_get_list (self, kind);

  return list != NULL ? G_LIST_MODEL (list) : NULL;
}

guint
jw_node_get_n_children (JwNode *self, JwKind kind)
{
  JwNodeList *list = jw_node_peek_list (self, kind);

  return list != NULL ? jw_node_list_get_n (list) : 0;
}

JwNode *
jw_node_get_child (JwNode *self, JwKind kind, guint position)
{
  JwNodeList *list = jw_node_peek_list (self, kind);

  return list != NULL ? jw_node_list_get (list, position) : NULL;
}

JwNode *
jw_node_get_first_child (JwNode *self, JwKind kind)
{
  return jw_node_get_child (self, kind, 0);
}

const JwProperty *
jw_node_get_property_row (JwNode *self, guint property)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (self);

  g_return_val_if_fail (property < klass->n_properties, NULL);
  return &klass->properties[property];
}

guint
jw_node_get_n_properties (JwNode *self)
{
  return JW_NODE_GET_CLASS (self)->n_properties;
}

int
jw_node_find_property (JwNode *self, const char *name)
{
  JwNodeClass *klass = JW_NODE_GET_CLASS (self);

  for (guint i = 0; i < klass->n_properties; i++)
    if (strcmp (klass->properties[i].name, name) == 0)
      return (int)i;
  return -1;
}

gboolean
jw_node_has (JwNode *self, guint property)
{
  return find_slot (PRIVATE (self), property) != NULL;
}

guint64
jw_node_get_set_mask (JwNode *self)
{
  return PRIVATE (self)->set;
}

const char *
jw_node_get_string (JwNode *self, guint property)
{
  JwSlot *slot = find_slot (PRIVATE (self), property);

  g_return_val_if_fail (!jw_property_is_number (jw_node_get_property_row (self, property)), NULL);
  return slot != NULL ? slot->string : NULL;
}

double
jw_node_get_number (JwNode *self, guint property)
{
  const JwProperty *row = jw_node_get_property_row (self, property);
  JwSlot *slot = find_slot (PRIVATE (self), property);

  g_return_val_if_fail (jw_property_is_number (row), 0);
  return slot != NULL ? slot->number : row->number;
}

gboolean
jw_node_get_boolean (JwNode *self, guint property)
{
  return jw_node_get_number (self, property) > 0.5;
}

int
jw_node_get_choice (JwNode *self, guint property)
{
  return jw_property_choice_index (jw_node_get_property_row (self, property),
                                   jw_node_get_string (self, property));
}
