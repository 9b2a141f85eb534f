#include "render/export/describe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/leg.h"
#include "model/link.h"
#include "model/path.h"
#include "model/picture.h"
#include "model/point.h"
#include "model/stage.h"
#include "render/layout/funnel.h"

/* So much of a card tells which one it is, in characters. */
#define MOST_LETTERS 60
/* The language of the program's own words on the sheet. */
#define OWN_LANGUAGE "en-GB"

static const char *
get_words (JwNode *node, guint property)
{
  const char *words = node != NULL ? jw_node_get_string (node, property) : NULL;

  return words != NULL && *words != '\0' ? words : NULL;
}

/* The node of this kind, whatever stands for it in a damaged map. */
static JwNode *
find (JwMap *map, const char *id, JwKind kind)
{
  JwNode *node = id != NULL ? jw_map_find (map, id) : NULL;

  return node != NULL && jw_node_get_kind (node) == kind ? node : NULL;
}

char *
jw_describe_picture (JwMap *map, const char *id)
{
  JwNode *picture = find (map, id, JW_KIND_PICTURE);
  const char *words = get_words (picture, JW_PICTURE_ALT);

  if (words == NULL)
    words = get_words (picture, JW_PICTURE_NAME);
  return g_strdup (words != NULL ? words : _ ("Picture without a description"));
}

char *
jw_describe_card (JwMap *map, const char *id)
{
  const char *words = get_words (find (map, id, JW_KIND_CARD), JW_CARD_TEXT);
  g_autofree char *line = NULL;
  g_autofree char *start = NULL;

  if (words == NULL)
    return g_strdup (_ ("an empty card"));
  line = g_strndup (words, strcspn (words, "\n"));
  if (g_utf8_strlen (line, -1) <= MOST_LETTERS)
    return g_strdup_printf ("“%s”", line);
  start = g_utf8_substring (line, 0, MOST_LETTERS - 1);
  return g_strdup_printf ("“%s…”", g_strchomp (start));
}

/* "Awareness 1 (curious)" */
static void
append_point (JwMap *map, JwNode *point, GString *words)
{
  JwNode *stage = find (map, jw_node_get_string (point, JW_POINT_STAGE), JW_KIND_STAGE);
  const char *name = get_words (stage, JW_STAGE_NAME), *word = get_words (point, JW_POINT_WORD);

  if (!jw_node_has (point, JW_POINT_SCORE) && word == NULL)
    return;
  g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", name != NULL ? name : "–");
  if (jw_node_has (point, JW_POINT_SCORE))
    {
      g_autofree char *score = jw_funnel_format_value (jw_node_get_number (point, JW_POINT_SCORE));

      g_string_append_printf (words, " %s", score);
    }
  if (word != NULL)
    g_string_append_printf (words, " (%s)", word);
}

char *
jw_describe_curve (JwMap *map, const char *id)
{
  JwNode *curve = find (map, id, JW_KIND_CURVE);
  g_autofree char *low = NULL, *high = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (curve == NULL)
    return g_strdup (_ ("Curve of feelings"));
  for (JwNode *point = jw_node_get_first_child (curve, JW_KIND_POINT); point != NULL;
       point = jw_node_get_next (point))
    append_point (map, point, words);
  low = jw_funnel_format_value (jw_node_get_number (curve, JW_CURVE_LOW));
  high = jw_funnel_format_value (jw_node_get_number (curve, JW_CURVE_HIGH));
  if (get_words (curve, JW_CURVE_NAME) != NULL)
    /* Translators: name of a curve, its lowest and highest score, "Awareness 1; Purchase 2" */
    return g_strdup_printf (_ ("Curve of feelings, %s, from %s to %s: %s"),
                            get_words (curve, JW_CURVE_NAME), low, high, words->str);
  return g_strdup_printf (_ ("Curve of feelings from %s to %s: %s"), low, high, words->str);
}

char *
jw_describe_link (JwMap *map, const char *id)
{
  JwNode *link = find (map, id, JW_KIND_LINK);
  g_autofree char *from = NULL, *to = NULL;
  const char *type;

  if (link == NULL)
    return g_strdup (_ ("Link"));
  from = jw_describe_card (map, jw_node_get_string (link, JW_LINK_FROM));
  to = jw_describe_card (map, jw_node_get_string (link, JW_LINK_TO));
  type = jw_property_choice_label (jw_node_get_property_row (link, JW_LINK_TYPE),
                                   jw_node_get_string (link, JW_LINK_TYPE));
  /* Translators: what a link stands for, and the two cards. */
  return g_strdup_printf (_ ("%s: from %s to %s"), type, from, to);
}

char *
jw_describe_leg (JwMap *map, const char *id)
{
  JwNode *leg = find (map, id, JW_KIND_LEG);
  JwNode *path = leg != NULL ? jw_node_get_parent (leg) : NULL;
  const char *name = path != NULL ? get_words (path, JW_PATH_NAME) : NULL;
  g_autofree char *from = NULL, *to = NULL;

  if (leg == NULL)
    return g_strdup (_ ("Path"));
  from = jw_describe_card (map, jw_node_get_string (leg, JW_LEG_FROM));
  if (jw_node_get_string (leg, JW_LEG_TO) == NULL)
    return g_strdup_printf (_ ("%s: leaves at %s"), name != NULL ? name : _ ("Path"), from);
  to = jw_describe_card (map, jw_node_get_string (leg, JW_LEG_TO));
  return g_strdup_printf (_ ("%s: from %s to %s"), name != NULL ? name : _ ("Path"), from, to);
}

/* RFC 5646 in brief: parts of one to eight letters or digits, the first of two to eight letters. */
static gboolean
is_language (const char *tag)
{
  return tag != NULL && g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", tag, 0, 0);
}

const char *
jw_describe_language (JwMap *map)
{
  const char *tag = jw_node_get_string (JW_NODE (map), JW_MAP_LANGUAGE);

  return is_language (tag) ? tag : OWN_LANGUAGE;
}
