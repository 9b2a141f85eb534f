#include "tests/model/random-edits.h"

#include "model/card.h"
#include "model/clip/clip.h"
#include "model/edit/commands.h"
#include "tests/model/random-values.h"
#include "tests/model/support.h"

/* Past this many cards the map is made smaller, so that the steps stay quick. */
#define MANY_CARDS 100

#define MAX_EDITS 64

struct _JwRandomEditor
{
  JwMap *map;
  GRand *random;
  guint depth; /* of transactions that are open */
  guint n_done[MAX_EDITS];
  GHashTable *properties; /* kind × 64 + property */
};

static guint
below (JwRandomEditor *self, guint n)
{
  return jw_random_below (self->random, n);
}

static JwNode *
any (JwRandomEditor *self, JwKind kind)
{
  return jw_random_node (self->random, self->map, kind);
}

static const char *
id_of (JwNode *node)
{
  return node != NULL ? jw_node_get_id (node) : NULL;
}

static gboolean
has_grown (JwRandomEditor *self)
{
  return jw_node_get_n_children (JW_NODE (self->map), JW_KIND_CARD) > MANY_CARDS;
}

static void
remember_property (JwRandomEditor *self, JwNode *node, guint property)
{
  if (jw_node_has (node, property))
    g_hash_table_add (self->properties,
                      GUINT_TO_POINTER (jw_node_get_kind (node) * 64 + property + 1));
}

static gboolean
set_random_value (JwRandomEditor *self, JwNode *node, guint property)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  gboolean merge = below (self, 3) == 0;
  g_autofree char *value = NULL;

  if (jw_property_is_number (row))
    {
      if (!jw_edit_change_number (node, property, jw_random_number (self->random, row), merge,
                                  NULL))
        return FALSE;
    }
  else
    {
      value = jw_random_string (self->random, self->map, row);
      if (value == NULL || !jw_edit_change (node, property, value, merge, NULL))
        return FALSE;
    }
  remember_property (self, node, property);
  return TRUE;
}

static gboolean
set_property (JwRandomEditor *self)
{
  JwNode *node = jw_random_any_node (self->random, self->map);

  return set_random_value (self, node, below (self, jw_node_get_n_properties (node)));
}

static gboolean
unset_property (JwRandomEditor *self)
{
  JwNode *node = jw_random_any_node (self->random, self->map);
  guint property = below (self, jw_node_get_n_properties (node));

  return jw_node_has (node, property) && jw_edit_change (node, property, NULL, FALSE, NULL);
}

/* Typing: one letter more in the same text. */
static gboolean
type_letter (JwRandomEditor *self)
{
  JwNode *card = any (self, JW_KIND_CARD);
  g_autofree char *text = NULL;

  for (guint i = 0; card != NULL && i < 5; i++)
    {
      const char *before = jw_node_get_string (card, JW_CARD_TEXT);

      g_free (text);
      text = g_strconcat (before != NULL ? before : "", "x", NULL);
      if (!jw_edit_change (card, JW_CARD_TEXT, text, TRUE, NULL))
        return FALSE;
    }
  return card != NULL;
}

static gboolean
give_values (JwRandomEditor *self, JwNode *node)
{
  for (guint i = 0; i < jw_node_get_n_properties (node); i++)
    if (jw_node_get_property_row (node, i)->flags & JW_PROPERTY_REQUIRED)
      {
        if (!set_random_value (self, node, i))
          return FALSE;
      }
    else if (below (self, 5) == 0)
      set_random_value (self, node, i);
  return TRUE;
}

/* A node of any kind, with what it must have and some of what it may. */
static gboolean
insert_any (JwRandomEditor *self)
{
  JwKind kind = JW_KIND_MAP + 1 + below (self, JW_N_KINDS - 1);
  JwNode *owner = jw_random_owner (self->random, self->map, kind);
  JwNode *node;
  gboolean ok;

  if (owner == NULL || has_grown (self) || jw_node_get_n_children (owner, kind) > 30)
    return FALSE;
  jw_edit_begin (self->map, "Insert");
  node = jw_edit_insert (owner, kind, below (self, 40), NULL);
  ok = node != NULL && give_values (self, node);
  if (ok)
    jw_edit_commit (self->map);
  else
    jw_edit_cancel (self->map);
  return ok;
}

static gboolean
move_any (JwRandomEditor *self)
{
  JwNode *node = jw_random_any_node (self->random, self->map);

  if (jw_node_get_kind (node) == JW_KIND_MAP)
    return FALSE;
  jw_edit_begin (self->map, "Move");
  jw_edit_move (node, below (self, 40), NULL);
  jw_edit_commit (self->map);
  return TRUE;
}

static gboolean
add_card (JwRandomEditor *self)
{
  JwNode *lane = any (self, JW_KIND_LANE);
  JwNode *stage = any (self, JW_KIND_STAGE);

  return lane != NULL && stage != NULL && !has_grown (self) &&
         jw_edit_add_card (self->map, lane, stage, below (self, 6), "Opens the <mail> & reads",
                           NULL) != NULL;
}

static gboolean
move_card (JwRandomEditor *self)
{
  JwNode *card = any (self, JW_KIND_CARD);

  return card != NULL && jw_edit_move_card (card, any (self, JW_KIND_LANE),
                                            any (self, JW_KIND_STAGE), below (self, 6), NULL);
}

static gboolean
add_stage (JwRandomEditor *self)
{
  guint n = jw_node_get_n_children (JW_NODE (self->map), JW_KIND_STAGE);

  return n < 15 && jw_edit_add_stage (self->map, below (self, n + 1), "Stage", NULL) != NULL;
}

static gboolean
move_stage (JwRandomEditor *self)
{
  JwNode *stage = any (self, JW_KIND_STAGE);

  return stage != NULL && jw_edit_move_stage (stage, below (self, 12), NULL);
}

static gboolean
add_lane (JwRandomEditor *self)
{
  guint n = jw_node_get_n_children (JW_NODE (self->map), JW_KIND_LANE);

  return n < 15 && jw_edit_add_lane (self->map, below (self, n + 1),
                                     (JwLaneType)below (self, JW_N_LANE_TYPES), NULL) != NULL;
}

static gboolean
move_lane (JwRandomEditor *self)
{
  JwNode *lane = any (self, JW_KIND_LANE);

  return lane != NULL && jw_edit_move_lane (lane, below (self, 12), NULL);
}

static gboolean
set_score (JwRandomEditor *self)
{
  JwNode *lane = jw_test_get_lane (self->map, JW_LANE_EMOTION);
  JwNode *stage = any (self, JW_KIND_STAGE);

  return lane != NULL && stage != NULL &&
         jw_edit_set_score (self->map, lane, stage, below (self, 5) - 2.0, below (self, 2) == 0,
                            NULL);
}

static gboolean
add_measure (JwRandomEditor *self)
{
  JwNode *lane = jw_test_get_lane (self->map, JW_LANE_NUMBERS);
  JwNode *stage = any (self, JW_KIND_STAGE);

  return lane != NULL && stage != NULL &&
         jw_edit_ensure_measure (self->map, lane, stage, NULL) != NULL;
}

static gboolean
add_persona (JwRandomEditor *self)
{
  return jw_node_get_n_children (JW_NODE (self->map), JW_KIND_PERSONA) < 20 &&
         jw_edit_add_persona (self->map, "Kim", NULL) != NULL;
}

static gboolean
delete_some (JwRandomEditor *self)
{
  const char *ids[4] = { NULL };
  guint n = 1 + below (self, 3);

  for (guint i = 0; i < n; i++)
    {
      JwNode *node = jw_random_any_node (self->random, self->map);
      JwKind kind = jw_node_get_kind (node);

      /* A stage or lane takes much with it: seldom, or nothing is left of the map. */
      if (below (self, 2) == 0 ||
          ((kind == JW_KIND_STAGE || kind == JW_KIND_LANE) && below (self, 4) > 0))
        node = any (self, JW_KIND_CARD);
      ids[i] = node != NULL ? jw_node_get_id (node) : "gone";
    }
  return jw_edit_delete (self->map, ids, NULL);
}

static gboolean
merge_stages (JwRandomEditor *self)
{
  JwNode *into = any (self, JW_KIND_STAGE);
  JwNode *stage = any (self, JW_KIND_STAGE);

  return into != stage && jw_edit_merge_stages (into, stage, NULL);
}

static gboolean
merge_cards (JwRandomEditor *self)
{
  const char *ids[4] = { NULL };
  guint n = 2 + below (self, 2);

  for (guint i = 0; i < n; i++)
    ids[i] = id_of (any (self, JW_KIND_CARD));
  return ids[0] != NULL && jw_edit_merge_cards (self->map, ids, NULL) != NULL;
}

/* Seldom what it is not to be: a text, and a PNG that says it is larger than it may be. */
static gboolean
set_picture (JwRandomEditor *self)
{
  JwNode *node = jw_random_any_node (self->random, self->map);
  g_autoptr (GBytes) bytes = jw_random_picture (self->random);

  return jw_edit_set_picture (node, bytes, below (self, 2) == 0 ? "P & <Q>" : NULL, NULL) != NULL;
}

static gboolean
remove_picture (JwRandomEditor *self)
{
  JwNode *node = jw_random_any_node (self->random, self->map);
  int property = jw_node_get_picture_property (node);

  return property >= 0 && jw_node_has (node, (guint)property) &&
         jw_edit_remove_picture (node, NULL);
}

static gboolean
split_stage (JwRandomEditor *self)
{
  JwNode *stage = any (self, JW_KIND_STAGE);
  const char *ids[] = { NULL, NULL, NULL };

  if (stage == NULL || jw_node_get_n_children (JW_NODE (self->map), JW_KIND_STAGE) > 15)
    return FALSE;
  ids[0] = id_of (any (self, JW_KIND_CARD));
  ids[1] = ids[0] != NULL ? id_of (any (self, JW_KIND_STEP)) : NULL;
  return jw_edit_split_stage (stage, "Half", ids, NULL) != NULL;
}

static gboolean
change_stage_set (JwRandomEditor *self)
{
  g_autoptr (JwMap) set = jw_map_new ();
  guint n = 3 + below (self, 6);

  for (guint i = 0; i < n; i++)
    jw_edit_add_stage (set, i, i % 2 == 0 ? "Stage" : "Half", NULL);
  return jw_edit_change_stage_set (self->map, set, NULL, NULL);
}

static gboolean
sort_cards (JwRandomEditor *self)
{
  JwNode *lane = below (self, 2) == 0 ? any (self, JW_KIND_LANE) : NULL;

  return jw_edit_sort_cards (self->map, lane, NULL, below (self, JW_CARD_N_PROPERTIES),
                             below (self, 2) == 0, NULL);
}

static gboolean
replace_text (JwRandomEditor *self)
{
  static const char *const words[] = { "mug", "a", "é", "xx", "\n" };
  guint n = 0;

  return jw_edit_replace_text (self->map, words[below (self, G_N_ELEMENTS (words))],
                               words[below (self, 4)], (JwFindFlags)below (self, 4), &n, NULL) &&
         n > 0;
}

static gboolean
copy_and_paste (JwRandomEditor *self)
{
  static const JwKind kinds[] = { JW_KIND_CARD, JW_KIND_CARD, JW_KIND_STAGE, JW_KIND_LANE,
                                  JW_KIND_PERSONA };
  JwKind kind = kinds[below (self, G_N_ELEMENTS (kinds))];
  const char *ids[] = { id_of (any (self, kind)), id_of (any (self, kind)), NULL };
  g_autoptr (GBytes) clip = has_grown (self) ? NULL : jw_clip_copy (self->map, ids, NULL);
  g_auto (GStrv) pasted = NULL;

  if (clip == NULL)
    return FALSE;
  if (below (self, 2) == 0)
    pasted = jw_clip_paste (self->map, clip, any (self, JW_KIND_LANE), any (self, JW_KIND_STAGE),
                            below (self, 4), NULL);
  else
    pasted = jw_clip_duplicate (self->map, ids, NULL);
  return pasted != NULL;
}

static gboolean
paste_text (JwRandomEditor *self)
{
  JwNode *lane = any (self, JW_KIND_LANE);
  JwNode *stage = any (self, JW_KIND_STAGE);
  g_auto (GStrv) pasted = NULL;

  if (lane == NULL || stage == NULL || has_grown (self))
    return FALSE;
  pasted =
      jw_clip_paste_text (self->map, "Sees <an> ad\tAsks a friend\n=1+1\n", lane, stage, 1, NULL);
  return pasted != NULL;
}

static gboolean
select_some (JwRandomEditor *self)
{
  JwSelection *selection = jw_map_get_selection (self->map);

  if (below (self, 5) == 0)
    jw_selection_clear (selection);
  jw_selection_toggle (selection, jw_node_get_id (jw_random_any_node (self->random, self->map)));
  return TRUE;
}

static gboolean
end_merging (JwRandomEditor *self)
{
  jw_edit_end_merging (self->map);
  return TRUE;
}

static gboolean
undo_some (JwRandomEditor *self)
{
  guint n = 1 + below (self, 8);
  guint done = 0;

  while (done < n && jw_map_undo (self->map))
    done++;
  return done > 0;
}

static gboolean
redo_some (JwRandomEditor *self)
{
  guint n = 1 + below (self, 12);
  guint done = 0;

  undo_some (self);
  while (done < n && jw_map_redo (self->map))
    done++;
  return done > 0;
}

static gboolean
revert_last (JwRandomEditor *self)
{
  gboolean can = jw_map_can_undo (self->map);

  jw_edit_revert_last (self->map);
  return can;
}

static gboolean
mark_saved (JwRandomEditor *self)
{
  jw_map_mark_saved (self->map);
  g_assert_false (jw_map_is_modified (self->map));
  return TRUE;
}

static gboolean nest_and_commit (JwRandomEditor *self);
static gboolean nest_and_cancel (JwRandomEditor *self);

/* The last ones want no open transaction. */
static const struct
{
  const char *name;
  guint weight;
  gboolean (*edit) (JwRandomEditor *);
} edits[] = {
  { "set property", 30, set_property },
  { "unset property", 6, unset_property },
  { "type", 4, type_letter },
  { "insert", 20, insert_any },
  { "move", 6, move_any },
  { "add card", 12, add_card },
  { "move card", 10, move_card },
  { "add stage", 2, add_stage },
  { "move stage", 2, move_stage },
  { "add lane", 2, add_lane },
  { "move lane", 2, move_lane },
  { "set score", 4, set_score },
  { "add measure", 3, add_measure },
  { "add persona", 1, add_persona },
  { "delete", 7, delete_some },
  { "merge stages", 1, merge_stages },
  { "split stage", 1, split_stage },
  { "merge cards", 2, merge_cards },
  { "set picture", 4, set_picture },
  { "remove picture", 3, remove_picture },
  { "change stage set", 1, change_stage_set },
  { "sort", 1, sort_cards },
  { "replace", 1, replace_text },
  { "copy and paste", 2, copy_and_paste },
  { "paste text", 1, paste_text },
  { "select", 4, select_some },
  { "stop merging", 1, end_merging },
  { "nest and commit", 2, nest_and_commit },
  { "nest and cancel", 2, nest_and_cancel },
  { "undo", 4, undo_some },
  { "redo", 3, redo_some },
  { "revert", 1, revert_last },
  { "save", 1, mark_saved },
};

#define N_OUTSIDE 4

G_STATIC_ASSERT (G_N_ELEMENTS (edits) <= MAX_EDITS);

static guint
choose_edit (JwRandomEditor *self)
{
  guint n = G_N_ELEMENTS (edits) - (self->depth > 0 ? N_OUTSIDE : 0);
  guint sum = 0;
  guint drawn;

  for (guint i = 0; i < n; i++)
    sum += edits[i].weight;
  drawn = below (self, sum);
  for (guint i = 0;; i++)
    {
      if (drawn < edits[i].weight)
        return i;
      drawn -= edits[i].weight;
    }
}

static void
do_several (JwRandomEditor *self)
{
  guint n = 1 + below (self, 4);

  self->depth++;
  for (guint i = 0; i < n; i++)
    jw_random_editor_step (self);
  self->depth--;
}

static gboolean
nest_and_commit (JwRandomEditor *self)
{
  jw_edit_begin (self->map, "Several");
  do_several (self);
  jw_edit_commit (self->map);
  return TRUE;
}

static gboolean
nest_and_cancel (JwRandomEditor *self)
{
  g_autofree char *before = jw_test_dump (self->map);

  jw_edit_begin (self->map, "Given up");
  do_several (self);
  jw_edit_cancel (self->map);
  jw_test_assert_dump (self->map, before);
  return TRUE;
}

JwRandomEditor *
jw_random_editor_new (void)
{
  JwRandomEditor *self = g_new0 (JwRandomEditor, 1);

  self->random = g_rand_new_with_seed (0);
  self->properties = g_hash_table_new (NULL, NULL);
  return self;
}

void
jw_random_editor_free (JwRandomEditor *self)
{
  g_clear_object (&self->map);
  g_rand_free (self->random);
  g_hash_table_unref (self->properties);
  g_free (self);
}

void
jw_random_editor_begin (JwRandomEditor *self, JwMap *map, guint32 seed)
{
  g_set_object (&self->map, map);
  g_rand_set_seed (self->random, seed);
}

void
jw_random_editor_step (JwRandomEditor *self)
{
  guint edit = choose_edit (self);

  if (edits[edit].edit (self))
    self->n_done[edit]++;
}

const char *
jw_random_editor_get_name (guint edit)
{
  return edit < G_N_ELEMENTS (edits) ? edits[edit].name : NULL;
}

guint
jw_random_editor_get_n_done (JwRandomEditor *self, guint edit)
{
  return self->n_done[edit];
}

guint
jw_random_editor_get_n_properties (JwRandomEditor *self)
{
  return g_hash_table_size (self->properties);
}
