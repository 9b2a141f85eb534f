#include "render/preflight/preflight.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/card.h"
#include "model/curve.h"
#include "model/file/excerpt.h"
#include "model/lane.h"
#include "model/measure.h"
#include "model/path.h"
#include "model/persona.h"
#include "render/export/stages.h"
#include "render/preflight/preflight-private.h"
#include "render/scene-private.h"
#include "render/sight.h"

/* Below this contrast two lines are the same in grey. */
#define SAME_IN_GREY 1.2
/* So many empty lanes are named. */
#define MAX_EMPTY 6

static void
free_repair (gpointer data)
{
  JwRepair *repair = data;

  g_free (repair->label);
  g_free (repair->option);
  g_free (repair->value);
  g_free (repair);
}

static void
free_warning (gpointer data)
{
  JwWarning *warning = data;

  g_free (warning->message);
  g_ptr_array_unref (warning->repairs);
  g_free (warning);
}

/* Takes the message over. */
static JwWarning *
warn (GPtrArray *warnings, JwWarningKind kind, char *message)
{
  JwWarning *warning = g_new0 (JwWarning, 1);

  warning->kind = kind;
  warning->message = message;
  warning->repairs = g_ptr_array_new_with_free_func (free_repair);
  g_ptr_array_add (warnings, warning);
  return warning;
}

static char *
format_size (double size)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.1f", floor (size * 10 + 0.01) / 10));
}

static void
check_type (GPtrArray *warnings, JwMap *map, JwPage *page, const JwLook *look)
{
  g_autofree char *size = format_size (look->least_type);
  g_autofree char *text = NULL;
  JwWarning *warning;

  if (look->n_small == 0)
    return;
  text = jw_excerpt (look->small);
  warning = warn (warnings, JW_WARNING_SMALL_TYPE,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%1$u text, “%2$s”, is small on this sheet: %3$s "
                                                "points. Below %4$g it is hard to read.",
                                                "%1$u texts, such as “%2$s”, are small on this "
                                                "sheet, down to %3$s points. Below %4$g they are "
                                                "hard to read.",
                                                look->n_small),
                                   look->n_small, text, size, JW_PREFLIGHT_TYPE));
  jw_repair_type (map, page, warning->repairs);
}

static void
check_cut (GPtrArray *warnings, const JwLook *look)
{
  g_autofree char *text = look->n_cut > 0 ? jw_excerpt (look->cut) : NULL;

  if (look->n_cut > 0)
    warn (warnings, JW_WARNING_CUT,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%1$u text has not enough room and is cut: “%2$s”. Make it "
                                        "shorter, or take larger paper.",
                                        "%1$u texts have not enough room and are cut, such as "
                                        "“%2$s”. Make them shorter, or take larger paper.",
                                        look->n_cut),
                           look->n_cut, text));
}

static void
check_letters (GPtrArray *warnings, const JwLook *look)
{
  g_autofree char *text = look->n_unknown > 0 ? jw_excerpt (look->unknown) : NULL;

  if (look->n_unknown > 0)
    warn (warnings, JW_WARNING_LETTERS,
          g_strdup_printf (_ ("No typeface on this computer has all the letters of “%s”: boxes "
                              "stand for them. Install one for that script, or write it "
                              "otherwise."),
                           text));
}

static JwNode *
find_with_picture (JwMap *map, JwKind kind, guint property, const char *id)
{
  JwNode *node = jw_node_get_first_child (JW_NODE (map), kind);

  while (node != NULL && g_strcmp0 (jw_node_get_string (node, property), id) != 0)
    node = jw_node_get_next (node);
  return node;
}

/* What shows the picture: a card, a persona, or the map itself. */
static char *
describe_holder (JwMap *map, const char *id)
{
  JwNode *card = find_with_picture (map, JW_KIND_CARD, JW_CARD_PICTURE, id);
  JwNode *persona = find_with_picture (map, JW_KIND_PERSONA, JW_PERSONA_PICTURE, id);
  const char *name = NULL;
  g_autofree char *excerpt = NULL;

  if (card == NULL && persona == NULL)
    return g_strdup (_ ("at the head of the map"));
  name = card != NULL ? jw_node_get_string (card, JW_CARD_TEXT)
                      : jw_node_get_string (persona, JW_PERSONA_NAME);
  excerpt = jw_excerpt (name != NULL ? name : "");
  return g_strdup_printf (card != NULL ? _ ("on the card “%s”") : _ ("of the persona “%s”"),
                          excerpt);
}

static void
check_pictures (GPtrArray *warnings, JwMap *map, const JwLook *look)
{
  g_autofree char *where = look->n_coarse > 0 ? describe_holder (map, look->coarse) : NULL;

  if (look->n_coarse > 0)
    /* Translators: %2$s is where a picture is, such as "on the card “Checkout”". */
    warn (warnings, JW_WARNING_PICTURE,
          g_strdup_printf (
              g_dngettext (
                  GETTEXT_PACKAGE,
                  "%1$u picture, %2$s, will look coarse on this sheet: it has %3$.0f dots per "
                  "inch. Take one with more pixels: %4$g dots per inch look well.",
                  "%1$u pictures will look coarse on this sheet; that %2$s has %3$.0f dots per "
                  "inch. Take those with more pixels: %4$g dots per inch look well.",
                  look->n_coarse),
              look->n_coarse, where, look->least_dpi, JW_PREFLIGHT_DPI));
}

static gboolean
read_color (JwScene *scene, JwNode *path, JwColor *color)
{
  if (jw_node_get_first_child (path, JW_KIND_LEG) == NULL)
    return FALSE;
  if (jw_color_parse (jw_node_get_string (path, JW_PATH_COLOR), color))
    jw_theme_correct_fill (&scene->theme, color);
  else
    jw_theme_get_color (&scene->theme, JW_ROLE_INK, color);
  return TRUE;
}

/* The lines of paths are told apart by their colours alone. */
static gboolean
are_same_in_grey (JwScene *scene, JwNode *a, JwNode *b)
{
  JwColor first, second;

  return read_color (scene, a, &first) && read_color (scene, b, &second) &&
         jw_color_pack (&first) != jw_color_pack (&second) &&
         jw_sight_get_contrast (JW_SIGHT_GREY, &first, &second) < SAME_IN_GREY;
}

static void
check_grey (GPtrArray *warnings, JwMap *map, JwScene *scene)
{
  if (!scene->theme.is_filled)
    return;
  for (JwNode *a = jw_node_get_first_child (JW_NODE (map), JW_KIND_PATH); a != NULL;
       a = jw_node_get_next (a))
    for (JwNode *b = jw_node_get_next (a); b != NULL; b = jw_node_get_next (b))
      if (are_same_in_grey (scene, a, b))
        {
          const char *names[] = { jw_node_get_string (a, JW_PATH_NAME),
                                  jw_node_get_string (b, JW_PATH_NAME) };
          g_autofree char *first = jw_excerpt (names[0] != NULL ? names[0] : "");
          g_autofree char *second = jw_excerpt (names[1] != NULL ? names[1] : "");

          warn (warnings, JW_WARNING_GREY,
                g_strdup_printf (_ ("Printed in grey, the paths “%s” and “%s” look the same. Make "
                                    "the colour of one of them much lighter or darker."),
                                 first, second));
          return;
        }
}

static gboolean
is_filled (JwMap *map, JwNode *lane)
{
  JwKind content = jw_lane_type_get_content (jw_lane_get_lane_type (lane));
  const guint properties[] = { [JW_KIND_CARD] = JW_CARD_LANE,
                               [JW_KIND_CURVE] = JW_CURVE_LANE,
                               [JW_KIND_MEASURE] = JW_MEASURE_LANE };

  for (JwNode *node = jw_node_get_first_child (JW_NODE (map), content); node != NULL;
       node = jw_node_get_next (node))
    if (g_strcmp0 (jw_node_get_string (node, properties[content]), jw_node_get_id (lane)) == 0 &&
        (content != JW_KIND_CURVE || jw_node_get_first_child (node, JW_KIND_POINT) != NULL))
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_empty_lanes (JwMap *map)
{
  GPtrArray *lanes = g_ptr_array_new ();

  for (JwNode *lane = jw_node_get_first_child (JW_NODE (map), JW_KIND_LANE); lane != NULL;
       lane = jw_node_get_next (lane))
    if (!is_filled (map, lane))
      g_ptr_array_add (lanes, lane);
  return lanes;
}

/* A map of nothing but empty lanes is only begun, which its maker knows. */
static void
check_lanes (GPtrArray *warnings, JwMap *map, JwScene *scene)
{
  g_autoptr (GPtrArray) lanes = list_empty_lanes (map);

  if (scene->theme.is_blank || lanes->len == jw_node_get_n_children (JW_NODE (map), JW_KIND_LANE))
    return;
  for (guint i = 0; i < MIN (lanes->len, MAX_EMPTY); i++)
    {
      JwNode *lane = g_ptr_array_index (lanes, i);
      g_autofree char *name = jw_excerpt (jw_lane_get_shown_name (lane));
      JwWarning *warning = warn (warnings, JW_WARNING_EMPTY_LANE,
                                 g_strdup_printf (_ ("The lane “%s” is empty. It takes room on "
                                                     "the sheet, and can be left out of it."),
                                                  name));

      jw_repair_lane (lane, warning->repairs);
    }
}

/* The pages of stages, as they are exported. */
static void
look_at_stages (JwLook *look, JwMap *map, JwPage *page)
{
  g_auto (JwStagePages) pages = { 0 };

  if (!jw_stages_plan (map, page, &pages, NULL))
    return;
  for (guint i = 0; i < pages.parts->len; i++)
    {
      g_autoptr (JwPage) one =
          jw_page_new_for_part (map, page, jw_stages_get_part (&pages, i), pages.body, 1, 1);

      jw_look_add (look, one->scene, one->scale);
    }
}

GPtrArray *
jw_preflight (JwMap *map, const JwExportOptions *options)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (free_warning);
  g_autoptr (JwPage) page = jw_page_new (map, options, NULL);
  g_auto (JwLook) look = { 0 };

  if (page == NULL)
    return warnings;
  if (page->options.pages != JW_PAGES_STAGES)
    jw_look_add (&look, page->scene, page->scale);
  if (page->options.pages == JW_PAGES_STAGES || page->options.pages == JW_PAGES_HANDOUT)
    look_at_stages (&look, map, page);
  check_type (warnings, map, page, &look);
  check_cut (warnings, &look);
  check_letters (warnings, &look);
  check_pictures (warnings, map, &look);
  check_grey (warnings, map, page->scene);
  check_lanes (warnings, map, page->scene);
  return warnings;
}
