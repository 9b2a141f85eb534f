#include "model/edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/edit/edit-private.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/map-private.h"
#include "model/node/refs.h"
#include "model/node/size.h"
#include "model/node/unknown.h"

#define ROOM_FOR_NODE 256

/* The journal that an operation may write to; NULL, loudly, outside a transaction. */
static JwJournal *
require_transaction (JwMap *map, GError **error)
{
  JwJournal *journal = map != NULL ? jw_map_get_journal (map) : NULL;

  if (journal != NULL && (jw_journal_is_open (journal) || jw_map_is_loading (map)))
    return journal;
  g_critical ("A map was changed outside a transaction; the change is refused");
  g_set_error_literal (error, JW_ERROR, JW_ERROR_NO_TRANSACTION,
                       _ ("The map was not changed: an edit came at the wrong moment."));
  return NULL;
}

gboolean
jw_edit_is_on_map (JwNode *node, GError **error)
{
  return jw_node_get_map (node) != NULL || require_transaction (NULL, error) != NULL;
}

static gboolean
same_number (double a, double b)
{
  return a <= b && a >= b;
}

static gboolean
check_room (JwNode *parent, JwKind kind, GError **error)
{
  guint limit = jw_kind_get_limit (kind);

  if (jw_node_get_n_children (parent, kind) < limit)
    return TRUE;
  /* Translators: the kind of a thing on the map ("Stage"), then how many there may be */
  g_set_error (
      error, JW_ERROR, JW_ERROR_LIMIT,
      _ ("%s: the map is full; it holds %u at most. Delete one first, or begin another map."),
      jw_kind_get_label (kind), limit);
  return FALSE;
}

static gboolean
has_bytes_left (JwMap *map, gsize n)
{
  return jw_map_get_size (map) + n <= JW_FILE_MAX_BYTES;
}

/* What is kept up to date is more than the truth; near the limit only the truth will do. */
static void
count_bytes (JwMap *map)
{
  g_autoptr (GBytes) bytes = jw_writer_write (map, NULL);

  jw_map_set_size (map, bytes != NULL ? g_bytes_get_size (bytes) : JW_FILE_MAX_BYTES);
}

/* A file being read is as large as it is; writing it says so if it has grown too large. */
static gboolean
check_size (JwMap *map, gsize added, gsize removed, GError **error)
{
  if (added <= removed || jw_map_is_loading (map) || has_bytes_left (map, added - removed))
    return TRUE;
  count_bytes (map);
  if (has_bytes_left (map, added - removed))
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_LIMIT,
               _ ("The map would take more than %d MiB in its file, so nothing was changed. Use "
                  "smaller pictures, or delete what is not needed."),
               JW_FILE_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

static gboolean
check_value_size (JwMap *map, JwNode *node, guint property, const char *value, GError **error)
{
  if (jw_map_is_loading (map))
    return TRUE;
  return check_size (map, jw_size_of_string (jw_node_get_property_row (node, property), value),
                     jw_size_least_of_property (node, property), error);
}

static gboolean
check_id (JwMap *map, const char *id, GError **error)
{
  if (jw_property_is_id (id) && jw_map_find (map, id) == NULL)
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE,
               jw_property_is_id (id)
                   ? _ ("“%s” is already the id of something else on the map.")
                   : _ ("“%s” is no id: letters, digits, “_”, “-” and “.” are expected, a "
                        "letter first."),
               id);
  return FALSE;
}

/* A map that a newer minor version wrote may hold choices that this one does not know. They look
 * like its own tokens; what does not is a fault all the same. */
static gboolean
is_newer_choice (JwMap *map, const JwProperty *row, const char *value)
{
  return row->type == JW_PROPERTY_CHOICE &&
         jw_unknown_get_minor_version (map) > JW_FILE_MINOR_VERSION &&
         strlen (value) <= JW_MAX_TOKEN_BYTES &&
         strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (value);
}

static gboolean
check_value (JwMap *map, const JwProperty *row, const char *value, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (jw_property_validate_string (row, value, &reason) || is_newer_choice (map, row, value))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* A reference names what is on the map, of the kind that it asks for. A file may name what comes
 * later in it; its reader looks once all is read. */
static gboolean
check_targets (JwMap *map, const JwProperty *row, const char *value, GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!jw_property_is_reference (row) || jw_map_is_loading (map))
    return TRUE;
  ids = g_strsplit (value, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      JwNode *target = jw_map_find (map, ids[i]);

      if (target != NULL && jw_node_get_kind (target) == row->ref_kind)
        continue;
      /* Translators: the name of a property ("Stage"), then what it was to name */
      g_set_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE,
                   _ ("%s: “%s” is not on the map. Choose another."), _ (row->label), ids[i]);
      return FALSE;
    }
  return TRUE;
}

void
jw_edit_begin (JwMap *map, const char *label)
{
  jw_journal_begin (jw_map_get_journal (map), label, NULL);
}

void
jw_edit_begin_merging (JwMap *map, const char *label, const char *merge_key)
{
  jw_journal_begin (jw_map_get_journal (map), label, merge_key);
}

void
jw_edit_commit (JwMap *map)
{
  jw_journal_commit (jw_map_get_journal (map));
}

void
jw_edit_cancel (JwMap *map)
{
  jw_journal_cancel (jw_map_get_journal (map));
}

gboolean
jw_edit_finish (JwMap *map, gboolean ok)
{
  if (ok)
    jw_edit_commit (map);
  else
    jw_edit_cancel (map);
  return ok;
}

gboolean
jw_edit_is_open (JwMap *map)
{
  return jw_journal_is_open (jw_map_get_journal (map));
}

void
jw_edit_end_merging (JwMap *map)
{
  jw_journal_end_merging (jw_map_get_journal (map));
}

void
jw_edit_revert_last (JwMap *map)
{
  jw_journal_undo (jw_map_get_journal (map), TRUE);
}

gboolean
jw_edit_set_string (JwNode *node, guint property, const char *value, GError **error)
{
  JwMap *map = jw_node_get_map (node);
  JwJournal *journal = require_transaction (map, error);
  const JwProperty *row = jw_node_get_property_row (node, property);
  char *kept;

  if (journal == NULL || row == NULL)
    return FALSE;
  /* An empty text and none at all look the same to a user, so they are the same in the file. */
  if (value == NULL || *value == '\0')
    return jw_edit_unset (node, property, error);
  if (g_strcmp0 (jw_node_get_string (node, property), value) == 0)
    return TRUE;
  if (!check_value (map, row, value, error))
    return FALSE;
  if (!check_targets (map, row, value, error) ||
      !check_value_size (map, node, property, value, error))
    return FALSE;

  kept = jw_value_keep_string (row, map, value);
  jw_journal_set (journal, node, property, (JwValue){ .is_set = TRUE, .string = kept });
  return TRUE;
}

gboolean
jw_edit_set_number (JwNode *node, guint property, double value, GError **error)
{
  JwJournal *journal = require_transaction (jw_node_get_map (node), error);
  const JwProperty *row = jw_node_get_property_row (node, property);

  if (journal == NULL || row == NULL || !jw_property_validate_number (row, value, error))
    return FALSE;
  /* Zero has two bit patterns but one meaning. */
  if (same_number (value, 0))
    value = 0;
  if (row->type == JW_PROPERTY_BOOLEAN && same_number (value, row->number))
    return jw_edit_unset (node, property, error);
  if (jw_node_has (node, property) && same_number (jw_node_get_number (node, property), value))
    return TRUE;

  jw_journal_set (journal, node, property, (JwValue){ .is_set = TRUE, .number = value });
  return TRUE;
}

gboolean
jw_edit_unset (JwNode *node, guint property, GError **error)
{
  JwJournal *journal = require_transaction (jw_node_get_map (node), error);
  const JwProperty *row = jw_node_get_property_row (node, property);

  if (journal == NULL || row == NULL)
    return FALSE;
  if (row->flags & JW_PROPERTY_REQUIRED)
    {
      g_set_error (error, JW_ERROR, JW_ERROR_NOT_ALLOWED,
                   _ ("%s: this cannot be left empty. Choose a value."), _ (row->label));
      return FALSE;
    }
  if (jw_node_has (node, property))
    jw_journal_set (journal, node, property, (JwValue){ 0 });
  return TRUE;
}

JwNode *
jw_edit_insert (JwNode *parent, JwKind kind, guint position, GError **error)
{
  JwMap *map = jw_node_get_map (parent);
  g_autofree char *id = NULL;

  if (require_transaction (map, error) == NULL)
    return NULL;
  id = jw_map_make_id (map, jw_kind_get_class (kind)->id_prefix);
  return jw_edit_insert_with_id (parent, kind, position, id, error);
}

JwNode *
jw_edit_insert_with_id (JwNode *parent, JwKind kind, guint position, const char *id, GError **error)
{
  JwMap *map = jw_node_get_map (parent);
  JwJournal *journal = require_transaction (map, error);
  JwNode *node;

  if (journal == NULL)
    return NULL;
  g_return_val_if_fail (jw_node_get_list (parent, kind) != NULL, NULL);
  if (!check_room (parent, kind, error) || !check_id (map, id, error) ||
      !check_size (map, ROOM_FOR_NODE, 0, error))
    return NULL;

  node = jw_node_new (kind, id);
  jw_journal_insert (journal, parent, node, position);
  g_object_unref (node); /* the list holds it */
  return node;
}

gboolean
jw_edit_remove (JwNode *node, GError **error)
{
  JwJournal *journal = require_transaction (jw_node_get_map (node), error);

  if (journal == NULL)
    return FALSE;
  g_return_val_if_fail (jw_node_get_parent (node) != NULL, FALSE);
  jw_journal_remove (journal, node);
  return TRUE;
}

gboolean
jw_edit_move (JwNode *node, guint position, GError **error)
{
  JwJournal *journal = require_transaction (jw_node_get_map (node), error);
  JwNode *parent = jw_node_get_parent (node);
  guint n;

  if (journal == NULL)
    return FALSE;
  g_return_val_if_fail (parent != NULL, FALSE);
  n = jw_node_get_n_children (parent, jw_node_get_kind (node));
  position = MIN (position, n - 1);
  if (position != jw_node_get_position (node))
    jw_journal_move (journal, node, position);
  return TRUE;
}

gboolean
jw_edit_reparent (JwNode *node, JwNode *parent, guint position, GError **error)
{
  JwJournal *journal = require_transaction (jw_node_get_map (node), error);
  G_GNUC_UNUSED g_autoptr (JwNode) keep = g_object_ref (node);

  if (journal == NULL || !check_room (parent, jw_node_get_kind (node), error))
    return FALSE;
  g_return_val_if_fail (jw_node_get_list (parent, jw_node_get_kind (node)) != NULL, FALSE);
  jw_journal_remove (journal, node);
  jw_journal_insert (journal, parent, node, position);
  return TRUE;
}

gboolean
jw_edit_set_unknown (JwNode *node, JwUnknownPart part, const char *xml, GError **error)
{
  JwMap *map = jw_node_get_map (node);
  JwJournal *journal = require_transaction (map, error);
  const char *before = part == JW_UNKNOWN_ATTRIBUTES ? jw_unknown_get_attributes (node)
                                                     : jw_unknown_get_elements (node);

  if (journal == NULL)
    return FALSE;
  xml = xml != NULL ? xml : "";
  before = before != NULL ? before : "";
  if (strcmp (before, xml) == 0)
    return TRUE;
  if (!check_size (map, strlen (xml), strlen (before), error))
    return FALSE;
  jw_journal_set_unknown (journal, node, part, *xml != '\0' ? g_strdup (xml) : NULL);
  return TRUE;
}
