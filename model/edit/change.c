#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "model/card.h"
#include "model/edit/commands.h"
#include "model/edit/edit-private.h"
#include "model/error.h"
#include "model/file/number.h"

char *
jw_edit_make_label (const char *pattern, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 2);

  return g_strconcat (parts[0], word, parts[1], NULL);
}

static void
begin_change (JwNode *node, guint property, gboolean merging)
{
  JwMap *map = jw_node_get_map (node);
  const char *name = _ (jw_node_get_property_row (node, property)->label);
  g_autofree char *label = jw_edit_make_label (_ ("Change “%s”"), name);
  g_autofree char *key = NULL;

  if (!merging)
    {
      jw_edit_begin (map, label);
      return;
    }
  key = g_strdup_printf ("%s %u", jw_node_get_id (node), property);
  jw_edit_begin_merging (map, label, key);
}

/* Line ends as one program writes them and another does not. */
static char *
normalize_lines (const char *value)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  if (value == NULL || strchr (value, '\r') == NULL)
    return g_strdup (value);
  lines = g_strsplit (value, "\r\n", -1);
  joined = g_strjoinv ("\n", lines);
  return g_strdelimit (g_steal_pointer (&joined), "\r", '\n');
}

/* Thousands set apart, as "4,100" or "4 100", are taken together; anything else is left alone, so
 * that a comma in another place is refused and not guessed at. */
static char *
join_thousands (const char *text)
{
  g_autoptr (GRegex) gap = g_regex_new ("[, \u00a0\u202f’']", 0, 0, NULL);

  if (!g_regex_match_simple ("^[-+]?\\d{1,3}([, \u00a0\u202f’']\\d{3})+(\\.\\d+)?$", text, 0, 0))
    return g_strdup (text);
  return g_regex_replace_literal (gap, text, -1, 0, "", 0, NULL);
}

/* Reads a number as a user types it, with the decimal point of their language or the plain one. */
static gboolean
parse_number (const JwProperty *row, const char *text, double *number, GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *plain = NULL;

  if (g_str_equal (nl_langinfo (RADIXCHAR), ",") && strchr (typed, '.') == NULL)
    g_strdelimit (typed, ",", '.');
  plain = join_thousands (typed);
  if (jw_number_parse (plain, number))
    return TRUE;
  g_set_error (error, JW_ERROR, JW_ERROR_INVALID_VALUE,
               _ ("%s: “%s” is not a number. Write digits, such as 12.5."), _ (row->label), text);
  return FALSE;
}

static gboolean
moves_card (JwNode *node, guint property)
{
  return jw_node_get_kind (node) == JW_KIND_CARD && property == JW_CARD_STAGE;
}

gboolean
jw_edit_change (JwNode *node, guint property, const char *value, gboolean merge, GError **error)
{
  const JwProperty *row = jw_node_get_property_row (node, property);
  g_autofree char *text = normalize_lines (value);
  double number = 0;

  if (jw_property_is_number (row) && text != NULL && *text != '\0')
    return parse_number (row, text, &number, error) &&
           jw_edit_change_number (node, property, number, merge, error);
  if (!jw_edit_is_on_map (node, error))
    return FALSE;
  begin_change (node, property, merge);
  return jw_edit_finish (
      jw_node_get_map (node),
      text == NULL || *text == '\0'
          ? jw_edit_unset (node, property, error)
          : jw_edit_prepare_place (node, property, text, error) &&
                jw_edit_set_string (node, property, text, error) &&
                (!moves_card (node, property) || jw_edit_tidy_card (node, error)));
}

gboolean
jw_edit_change_number (JwNode *node, guint property, double value, gboolean merge, GError **error)
{
  if (!jw_edit_is_on_map (node, error))
    return FALSE;
  begin_change (node, property, merge);
  return jw_edit_finish (jw_node_get_map (node), jw_edit_set_number (node, property, value, error));
}
