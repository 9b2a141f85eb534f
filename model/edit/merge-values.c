#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/edit/edit-private.h"
#include "model/file/number.h"
#include "model/file/screen.h"
#include "model/node/refs.h"
#include "model/node/unknown.h"
#include "model/point.h"
#include "model/stage.h"

/* The attributes of every element that no table has: its id, and the namespace at the root. */
#define OTHER_ATTRIBUTES 2

/* What becomes one. */
typedef struct
{
  JwNode *kept;
  JwNode *gone;
  JwNode *noted; /* where what cannot be joined is written down */
} Merger;

static gboolean
append_note (const Merger *merger, const char *line, GError **error)
{
  int note = jw_node_find_property (merger->noted, "note");

  return jw_edit_append_text (merger->noted, (guint)note, "\n", line, error);
}

/* "Channel: Email" */
static gboolean
note_line (const Merger *merger, const JwProperty *row, const char *value, GError **error)
{
  /* Translators: the name of a property ("Channel"), then its value ("Email") */
  g_autofree char *line = g_strdup_printf (_ ("%s: %s"), _ (row->label), value);

  return append_note (merger, line, error);
}

/* What cannot stand side by side is written down. */
static gboolean
note_value (const Merger *merger, guint property, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (merger->kept, property);
  const char *value = jw_node_get_string (merger->gone, property);

  if (g_strcmp0 (jw_node_get_string (merger->kept, property), value) == 0)
    return TRUE;
  if (row->type == JW_PROPERTY_CHOICE)
    value = jw_property_choice_label (row, value);
  return note_line (merger, row, value, error);
}

/* A thing of the map that cannot be named beside the other one: by its name. */
static gboolean
note_reference (const Merger *merger, guint property, GError **error)
{
  JwNode *target =
      jw_map_find (jw_node_get_map (merger->kept), jw_node_get_string (merger->gone, property));
  int name = target != NULL ? jw_node_find_property (target, "name") : -1;

  if (name < 0 || !jw_node_has (target, (guint)name) ||
      g_strcmp0 (jw_node_get_string (merger->kept, property), jw_node_get_id (target)) == 0)
    return TRUE;
  return note_line (merger, jw_node_get_property_row (merger->kept, property),
                    jw_node_get_string (target, (guint)name), error);
}

gboolean
jw_edit_append_text (JwNode *node,
                     guint property,
                     const char *separator,
                     const char *text,
                     GError **error)
{
  const char *before = jw_node_get_string (node, property);
  g_auto (GStrv) parts = g_strsplit (before != NULL ? before : "", separator, -1);
  g_autofree char *both = NULL;

  if (text == NULL || g_strcmp0 (before, text) == 0 ||
      g_strv_contains ((const char *const *)parts, text))
    return TRUE;
  both = before != NULL ? g_strconcat (before, separator, text, NULL) : g_strdup (text);
  return jw_edit_set_string (node, property, both, error);
}

/* Each tag once. */
static gboolean
merge_tags (const Merger *merger, GError **error)
{
  g_auto (GStrv) before = g_strsplit (jw_node_get_string (merger->kept, JW_CARD_TAGS), ",", -1);
  g_auto (GStrv) tags = g_strsplit (jw_node_get_string (merger->gone, JW_CARD_TAGS), ",", -1);

  for (guint i = 0; before[i] != NULL; i++)
    g_strstrip (before[i]);
  for (guint i = 0; tags[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)before, g_strstrip (tags[i])) &&
        !jw_edit_append_text (merger->kept, JW_CARD_TAGS, ", ", tags[i], error))
      return FALSE;
  return TRUE;
}

/* A line takes less than a text: what it has no room for is written down. */
static gboolean
merge_line (const Merger *merger, guint property, GError **error)
{
  const char *ours = jw_node_get_string (merger->kept, property);
  const char *theirs = jw_node_get_string (merger->gone, property);

  if (jw_node_get_kind (merger->kept) == JW_KIND_CARD && property == JW_CARD_TAGS)
    return merge_tags (merger, error);
  if (strlen (ours) + strlen (", ") + strlen (theirs) > JW_MAX_STRING_BYTES)
    return note_value (merger, property, error);
  return jw_edit_append_text (merger->kept, property, ", ", theirs, error);
}

/* Votes were given one by one; of all else that is measured the larger value holds for both. A
 * feeling is not measured: the first one stays, and the other is written down. */
static gboolean
merge_number (const Merger *merger, guint property, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (merger->kept, property);
  double a = jw_node_get_number (merger->kept, property);
  double b = jw_node_get_number (merger->gone, property);
  char buffer[JW_NUMBER_BUFFER];

  if (jw_node_get_kind (merger->kept) != JW_KIND_POINT)
    return jw_edit_set_number (merger->kept, property,
                               property == JW_CARD_VOTES ? MIN (a + b, row->max) : MAX (a, b),
                               error);
  return (a <= b && a >= b) || note_line (merger, row, jw_number_format (b, buffer), error);
}

static gboolean
merge_references (const Merger *merger, guint property, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (jw_node_get_string (merger->gone, property), " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *both = jw_refs_with (jw_node_get_string (merger->kept, property), ids[i]);

      if (!jw_edit_set_string (merger->kept, property, both, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_set_value (const Merger *merger, guint property, GError **error)
{
  JwNode *kept = merger->kept;
  const JwProperty *row = jw_node_get_property_row (kept, property);
  const char *value =
      jw_property_is_number (row) ? NULL : jw_node_get_string (merger->gone, property);

  switch (row->type)
    {
    case JW_PROPERTY_NUMBER:
      return merge_number (merger, property, error);
    case JW_PROPERTY_TEXT:
      return jw_edit_append_text (kept, property, "\n", value, error);
    case JW_PROPERTY_STRING:
      return merge_line (merger, property, error);
    case JW_PROPERTY_DATE:
      return strcmp (jw_node_get_string (kept, property), value) <= 0 ||
             jw_edit_set_string (kept, property, value, error);
    case JW_PROPERTY_CHOICE:
    case JW_PROPERTY_LINK:
      return note_value (merger, property, error);
    case JW_PROPERTY_REF:
      return note_reference (merger, property, error);
    case JW_PROPERTY_REFS:
      return merge_references (merger, property, error);
    case JW_PROPERTY_BOOLEAN:
    case JW_PROPERTY_COLOR:
    case JW_PROPERTY_DATA:
    default:
      return TRUE;
    }
}

gboolean
jw_edit_fill_from (JwNode *kept, JwNode *gone, guint property, GError **error)
{
  if (jw_property_is_number (jw_node_get_property_row (kept, property)))
    return jw_edit_set_number (kept, property, jw_node_get_number (gone, property), error);
  return jw_edit_set_string (kept, property, jw_node_get_string (gone, property), error);
}

/* A card without personas is about everybody, and so is one that it is merged into. */
static gboolean
merge_personas (const Merger *merger, GError **error)
{
  if (!jw_node_has (merger->kept, JW_CARD_PERSONAS) ||
      !jw_node_has (merger->gone, JW_CARD_PERSONAS))
    return jw_edit_unset (merger->kept, JW_CARD_PERSONAS, error);
  return merge_references (merger, JW_CARD_PERSONAS, error);
}

/* Where the two stand is for who merges them to say; whom a card is about has a rule of its own. */
static gboolean
is_left_out (JwKind kind, guint property)
{
  static const guint of_card[] = { JW_CARD_LANE, JW_CARD_STAGE,        JW_CARD_THROUGH,
                                   JW_CARD_STEP, JW_CARD_THROUGH_STEP, JW_CARD_PERSONAS };

  if (kind == JW_KIND_POINT)
    return property == JW_POINT_STAGE || property == JW_POINT_STEP || property == JW_POINT_CARD;
  for (guint i = 0; kind == JW_KIND_CARD && i < G_N_ELEMENTS (of_card); i++)
    if (property == of_card[i])
      return TRUE;
  return FALSE;
}

/* The attribute at @at, ` name="value"`, and where the next one starts; whatever is there where
 * what a crash left behind is none. */
static char *
read_attribute (const char **at)
{
  const char *quote = strchr (*at, '"');
  const char *end = quote != NULL ? strchr (quote + 1, '"') : NULL;
  gsize length = end != NULL ? (gsize)(end + 1 - *at) : strlen (*at);
  char *attribute = g_strndup (*at, length);

  *at += length;
  return attribute;
}

static guint
count_attributes (const char *xml)
{
  guint n = 0;

  for (const char *at = xml; at != NULL && *at != '\0'; n++)
    g_free (read_attribute (&at));
  return n;
}

/* Whether both say something of the same name, and not the same: they cannot stand in one tag. */
static gboolean
are_at_odds (const char *ours, const char *theirs)
{
  for (const char *at = theirs; *at != '\0';)
    {
      g_autofree char *one = read_attribute (&at);
      g_autofree char *name = g_strndup (one, strcspn (one, "=") + 1);

      if (strstr (ours, name) != NULL && strstr (ours, one) == NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
join_attributes (const char *ours, const char *theirs)
{
  GString *both = g_string_new (ours);

  for (const char *at = theirs; *at != '\0';)
    {
      g_autofree char *one = read_attribute (&at);

      if (strstr (ours, one) == NULL)
        g_string_append (both, one);
    }
  return g_string_free (both, FALSE);
}

static gboolean
merge_unknown_attributes (const Merger *merger, GError **error)
{
  const char *ours = jw_unknown_get_attributes (merger->kept);
  const char *theirs = jw_unknown_get_attributes (merger->gone);
  guint room =
      JW_SCREEN_MAX_ATTRIBUTES - OTHER_ATTRIBUTES - jw_node_get_n_properties (merger->kept);
  g_autofree char *both = NULL;

  if (theirs == NULL)
    return TRUE;
  both = join_attributes (ours != NULL ? ours : "", theirs);
  if (are_at_odds (ours != NULL ? ours : "", theirs) || count_attributes (both) > room)
    return append_note (merger, theirs + 1, error);
  return jw_edit_set_unknown (merger->kept, JW_UNKNOWN_ATTRIBUTES, both, error);
}

static gboolean
merge_unknown_elements (const Merger *merger, GError **error)
{
  const char *ours = jw_unknown_get_elements (merger->kept);
  const char *theirs = jw_unknown_get_elements (merger->gone);
  g_autofree char *both = NULL;

  if (theirs == NULL)
    return TRUE;
  both = g_strconcat (ours != NULL ? ours : "", theirs, NULL);
  return jw_edit_set_unknown (merger->kept, JW_UNKNOWN_ELEMENTS, both, error);
}

gboolean
jw_edit_merge_values (JwNode *kept, JwNode *gone, JwNode *noted, GError **error)
{
  const Merger merger = { kept, gone, noted };

  for (guint i = 0; i < jw_node_get_n_properties (kept); i++)
    {
      if (is_left_out (jw_node_get_kind (kept), i) || !jw_node_has (gone, i))
        continue;
      if (!(jw_node_has (kept, i) ? merge_set_value (&merger, i, error)
                                  : jw_edit_fill_from (kept, gone, i, error)))
        return FALSE;
    }
  if (jw_node_get_kind (kept) == JW_KIND_CARD && !merge_personas (&merger, error))
    return FALSE;
  return merge_unknown_attributes (&merger, error) && merge_unknown_elements (&merger, error);
}
