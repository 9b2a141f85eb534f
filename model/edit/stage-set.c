#include <glib/gi18n-lib.h>

#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/stage.h"
#include "model/templates.h"

static guint
count_stages (JwMap *map)
{
  return jw_node_get_n_children (JW_NODE (map), JW_KIND_STAGE);
}

static JwNode *
get_stage (JwMap *map, guint position)
{
  return jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, position);
}

/* The place in the other set of a stage of the same name, or G_MAXUINT. */
static guint
find_namesake (JwNode *stage, JwMap *other)
{
  g_autofree char *name = g_utf8_casefold (jw_node_get_string (stage, JW_STAGE_NAME) ?: "", -1);

  for (guint i = 0; i < count_stages (other); i++)
    {
      g_autofree char *theirs =
          g_utf8_casefold (jw_node_get_string (get_stage (other, i), JW_STAGE_NAME) ?: "", -1);

      if (g_str_equal (name, theirs))
        return i;
    }
  return G_MAXUINT;
}

/* A stage goes where its namesake is, the others one after the other in between, and what is left
 * over into the last. */
guint *
jw_map_match_stages (JwMap *map, JwMap *set)
{
  guint n_old = count_stages (map);
  guint last = count_stages (set) - 1;
  guint *targets = g_new (guint, n_old + 1);
  guint ceiling = last;

  for (guint i = n_old; i > 0; i--)
    {
      guint namesake = find_namesake (get_stage (map, i - 1), set);

      /* Until the way forward below, a namesake is told by the high bit. */
      targets[i - 1] = ceiling;
      if (namesake <= ceiling)
        targets[i - 1] = (ceiling = namesake) | 1u << 31;
    }
  for (guint i = 0, next = 0; i < n_old; i++)
    {
      gboolean fixed = (targets[i] & 1u << 31) != 0;
      guint limit = targets[i] & ~(1u << 31);

      targets[i] = fixed && limit + 1 >= next ? limit : MIN (next, limit);
      next = targets[i] + 1;
    }
  return targets;
}

static const char *
get_words (JwNode *stage, guint property)
{
  const char *words = jw_node_get_string (stage, property);

  return words != NULL ? words : "";
}

static void
add_words (GHashTable *words, JwMap *map)
{
  for (JwNode *stage = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE); stage != NULL;
       stage = jw_node_get_next (stage))
    {
      g_hash_table_add (words, g_strdup (get_words (stage, JW_STAGE_NAME)));
      g_hash_table_add (words, g_strdup (get_words (stage, JW_STAGE_WHO)));
    }
}

/* What templates call stages, and who the customer is there: nobody misses that. */
static GHashTable *
collect_template_words (JwMap *set)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_words (words, set);
  for (const JwTemplate *template = jw_templates_list (); template->name != NULL; template ++)
    {
      g_autoptr (JwMap) map = jw_templates_create (template->name, NULL);

      if (map != NULL)
        add_words (words, map);
    }
  g_hash_table_add (words, g_strdup (""));
  return words;
}

/* A name of the user's own is kept where it can still be read. */
static gboolean
note_name (JwNode *stage, GHashTable *words, GError **error)
{
  const char *name = get_words (stage, JW_STAGE_NAME);
  const JwProperty *row = jw_node_get_property_row (stage, JW_STAGE_NAME);
  g_autofree char *line = NULL;

  if (g_hash_table_contains (words, name))
    return TRUE;
  /* Translators: the name of a property ("Channel"), then its value ("Email") */
  line = g_strdup_printf (_ ("%s: %s"), _ (row->label), name);
  return jw_edit_append_text (stage, JW_STAGE_NOTE, "\n", line, error);
}

/* Before it is merged, so that what both are called now is said once. */
static gboolean
describe_stage (JwNode *stage, JwNode *model, GHashTable *words, GError **error)
{
  if (!note_name (stage, words, error) ||
      !jw_edit_set_string (stage, JW_STAGE_NAME, jw_node_get_string (model, JW_STAGE_NAME), error))
    return FALSE;
  return !g_hash_table_contains (words, get_words (stage, JW_STAGE_WHO)) ||
         jw_edit_set_string (stage, JW_STAGE_WHO, jw_node_get_string (model, JW_STAGE_WHO), error);
}

typedef struct
{
  JwMap *map;
  JwMap *set;
  GPtrArray *old; /* the map's stages before */
  const guint *targets;
  GHashTable *words;
} Change;

/* Makes the map's stage @position the set's: out of the old ones meant for it, or anew. */
static gboolean
make_stage (const Change *change, guint position, GError **error)
{
  JwNode *model = get_stage (change->set, position);
  JwNode *made = NULL;

  for (guint i = 0; i < change->old->len; i++)
    {
      JwNode *stage = g_ptr_array_index (change->old, i);

      if (change->targets[i] != position)
        continue;
      if (!describe_stage (stage, model, change->words, error) ||
          (made != NULL && !jw_edit_merge_stages (made, stage, error)))
        return FALSE;
      made = made != NULL ? made : stage;
    }
  if (made != NULL)
    return jw_edit_move (made, position, error);
  made = jw_edit_insert (JW_NODE (change->map), JW_KIND_STAGE, position, error);
  return made != NULL && describe_stage (made, model, change->words, error);
}

static GPtrArray *
list_stages (JwMap *map)
{
  GPtrArray *stages = g_ptr_array_new ();

  for (JwNode *stage = jw_node_get_first_child (JW_NODE (map), JW_KIND_STAGE); stage != NULL;
       stage = jw_node_get_next (stage))
    g_ptr_array_add (stages, stage);
  return stages;
}

gboolean
jw_edit_change_stage_set (JwMap *map, JwMap *set, const guint *targets, GError **error)
{
  g_autofree guint *matched = targets == NULL ? jw_map_match_stages (map, set) : NULL;
  g_autoptr (GPtrArray) old = list_stages (map);
  g_autoptr (GHashTable) words = collect_template_words (set);
  const Change change = { map, set, old, targets != NULL ? targets : matched, words };
  gboolean ok = TRUE;

  g_return_val_if_fail (count_stages (set) > 0, FALSE);

  jw_edit_begin (map, _ ("Change stages"));
  for (guint i = 0; ok && i < count_stages (set); i++)
    ok = make_stage (&change, i, error);
  return jw_edit_finish (map, ok);
}
