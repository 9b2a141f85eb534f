#include <string.h>

#include "model/card.h"
#include "model/clip/clip.h"
#include "model/curve.h"
#include "model/edit/commands.h"
#include "model/file/reader.h"
#include "model/file/writer.h"
#include "model/link.h"
#include "model/persona.h"
#include "model/phase.h"
#include "model/picture.h"
#include "model/point.h"
#include "model/stage.h"
#include "tests/model/support.h"

static guint
count (JwMap *map, JwKind kind)
{
  return jw_node_get_n_children (JW_NODE (map), kind);
}

static GBytes *
copy (JwMap *map, const char *const *ids)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jw_clip_copy (map, ids, &error);

  g_assert_no_error (error);
  return bytes;
}

/* What came out is a whole map again, and every reference in it names something. */
static void
assert_whole (JwMap *map)
{
  g_autoptr (GBytes) bytes = jw_writer_write (map, NULL);
  g_autoptr (JwFindings) findings = jw_findings_new ();
  g_autoptr (JwMap) again = jw_reader_read_bytes (bytes, findings, NULL);
  g_autoptr (GBytes) twice = jw_writer_write (again, NULL);

  g_assert_cmpuint (jw_findings_get_n (findings), ==, 0);
  g_assert_true (g_bytes_equal (bytes, twice));
}

static const char *
get_text (JwMap *map, const char *id)
{
  return jw_node_get_string (jw_map_find (map, id), JW_CARD_TEXT);
}

static void
test_cards_into_a_cell (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "k1", "k4", "k13", NULL };
  g_autoptr (GBytes) bytes = copy (map, ids);
  JwNode *lane = jw_map_find (map, "l1");
  JwNode *stage = jw_map_find (map, "s3");
  guint n = count (map, JW_KIND_CARD);
  g_auto (GStrv) pasted = jw_clip_paste (map, bytes, lane, stage, 1, NULL);

  g_assert_cmpuint (g_strv_length (pasted), ==, 3);
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, n + 3);
  /* The first at the place pointed at; the others keep their distance in stages and lanes. */
  g_assert_true (jw_map_get_cell_card (map, lane, stage, 1) == jw_map_find (map, pasted[0]));
  g_assert_cmpstr (get_text (map, pasted[1]), ==, "Product page");
  g_assert_true (jw_card_get_stage (jw_map_find (map, pasted[1])) == jw_map_find (map, "s4"));
  g_assert_true (jw_card_get_lane (jw_map_find (map, pasted[2])) == jw_map_find (map, "l3"));
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, pasted[0]), JW_CARD_CHANNEL), ==,
                   "social");
  assert_whole (map);
  g_assert_true (jw_map_undo (map));
  g_assert_cmpuint (count (map, JW_KIND_CARD), ==, n);
}

/* A gap in a block stays one, and a card over three stages lies over three again. */
static void
test_cards_with_a_gap (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "k1", "k4", NULL };
  JwNode *lane = jw_map_find (map, "l3"), *wide = jw_map_find (map, "k1");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) pasted = NULL;
  g_autofree char *table = NULL;

  jw_edit_change (wide, JW_CARD_THROUGH, "s3", FALSE, NULL);
  jw_edit_move_card (jw_map_find (map, "k4"), jw_map_find (map, "l1"), jw_map_find (map, "s4"), 0,
                     NULL);
  table = jw_clip_to_table (map, ids);
  g_assert_cmpstr (table, ==, "Instagram reel of the kiln opening\t\t\tProduct page\n");
  bytes = copy (map, ids);
  pasted = jw_clip_paste (map, bytes, lane, jw_map_find (map, "s2"), 0, NULL);
  g_assert_cmpuint (g_strv_length (pasted), ==, 2);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, pasted[0]), JW_CARD_THROUGH), ==, "s4");
  g_assert_true (jw_card_get_stage (jw_map_find (map, pasted[1])) == jw_map_find (map, "s5"));
  assert_whole (map);
}

/* What stood between them is not brought into a map that has no such stage. */
static void
test_gap_into_another_map (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) other = jw_map_new ();
  const char *ids[] = { "k1", "k13", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) pasted = NULL;

  jw_edit_move_card (jw_map_find (map, "k13"), jw_map_find (map, "l5"), jw_map_find (map, "s4"), 0,
                     NULL);
  bytes = copy (map, ids);
  jw_map_set_seed (other, 11);
  pasted = jw_clip_paste (other, bytes, NULL, NULL, G_MAXUINT, NULL);
  g_assert_cmpuint (g_strv_length (pasted), ==, 2);
  g_assert_cmpuint (count (other, JW_KIND_LANE), ==, 2);
  g_assert_cmpuint (count (other, JW_KIND_STAGE), ==, 2);
  assert_whole (other);
}

static void
test_cards_into_another_map (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) other = jw_map_new ();
  const char *ids[] = { "k13", "k16", NULL };
  g_autoptr (GBytes) bytes = copy (map, ids);
  g_auto (GStrv) pasted = NULL;

  jw_map_set_seed (other, 11);
  jw_edit_add_lane (other, G_MAXUINT, JW_LANE_TOUCHPOINTS, NULL);
  jw_edit_add_lane (other, G_MAXUINT, JW_LANE_PAIN_POINTS, NULL);
  jw_edit_add_stage (other, G_MAXUINT, "Awareness", NULL);
  pasted = jw_clip_paste (other, bytes, NULL, NULL, G_MAXUINT, NULL);
  g_assert_cmpuint (g_strv_length (pasted), ==, 2);
  /* The lane of the same type and the stage of the same name are found again; the other comes
   * along. */
  g_assert_cmpuint (count (other, JW_KIND_LANE), ==, 2);
  g_assert_cmpuint (count (other, JW_KIND_STAGE), ==, 2);
  g_assert_cmpint (jw_lane_get_lane_type (jw_card_get_lane (jw_map_find (other, pasted[0]))), ==,
                   JW_LANE_PAIN_POINTS);
  assert_whole (other);
}

static void
test_stage (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "s2", NULL };
  g_auto (GStrv) made = jw_clip_duplicate (map, ids, NULL);
  JwNode *stage;

  g_assert_cmpuint (g_strv_length (made), ==, 1);
  stage = jw_map_find (map, made[0]);
  g_assert_cmpuint (jw_node_get_position (stage), ==, 2);
  g_assert_cmpuint (jw_map_get_n_cell_cards (map, jw_map_find (map, "l1"), stage), ==, 3);
  g_assert_cmpuint (count (map, JW_KIND_CURVE), ==, 1);
  g_assert_cmpfloat (
      jw_node_get_number (jw_map_find_point (map, jw_map_find (map, "l2"), stage), JW_POINT_SCORE),
      ==, 0.2);
  g_assert_nonnull (jw_map_find_measure (map, jw_map_find (map, "l7"), stage));
  assert_whole (map);
}

static JwNode *
add_curve (JwMap *map, const char *stage_id, double score)
{
  JwNode *curve = jw_edit_insert (JW_NODE (map), JW_KIND_CURVE, G_MAXUINT, NULL);
  JwNode *point = jw_edit_insert (curve, JW_KIND_POINT, G_MAXUINT, NULL);

  g_assert_true (jw_edit_set_string (curve, JW_CURVE_LANE, "l2", NULL));
  g_assert_true (jw_edit_set_string (point, JW_POINT_STAGE, stage_id, NULL));
  g_assert_true (jw_edit_set_number (point, JW_POINT_SCORE, score, NULL));
  return curve;
}

/* Where a lane has several curves, each gets its own feelings, here and on another map, where what
 * comes a second time finds the persona that came with the first. */
static void
test_stage_with_curves (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) other = jw_map_new ();
  const char *ids[] = { "s2", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) made = NULL;
  g_auto (GStrv) pasted = NULL;
  JwNode *curve;
  JwNode *point;

  jw_edit_begin (map, "Set up");
  curve = add_curve (map, "s2", -1.5);
  g_assert_true (jw_edit_set_string (curve, JW_CURVE_STATE, "to-be", NULL));
  jw_edit_commit (map);
  bytes = copy (map, ids);
  made = jw_clip_duplicate (map, ids, NULL);
  g_assert_cmpuint (count (map, JW_KIND_CURVE), ==, 2);
  g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, 2);
  point = jw_node_get_child (curve, JW_KIND_POINT, 1);
  g_assert_cmpstr (jw_node_get_string (point, JW_POINT_STAGE), ==, made[0]);
  g_assert_cmpfloat (jw_node_get_number (point, JW_POINT_SCORE), ==, -1.5);
  assert_whole (map);

  for (guint i = 1; i <= 2; i++)
    {
      g_clear_pointer (&pasted, g_strfreev);
      pasted = jw_clip_paste (other, bytes, NULL, NULL, G_MAXUINT, NULL);
      g_assert_cmpuint (g_strv_length (pasted), ==, 1);
      g_assert_cmpuint (count (other, JW_KIND_PERSONA), ==, 1);
      g_assert_cmpuint (count (other, JW_KIND_CURVE), ==, 2);
      for (curve = jw_node_get_first_child (JW_NODE (other), JW_KIND_CURVE); curve != NULL;
           curve = jw_node_get_next (curve))
        g_assert_cmpuint (jw_node_get_n_children (curve, JW_KIND_POINT), ==, i);
      assert_whole (other);
    }
}

/* One stage of three that a card spans: the others stay where they are, and the card ends with what
 * was copied; the copy belongs to the phase of the original. */
static void
test_stage_with_span (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) other = jw_map_new ();
  const char *one[] = { "s1", NULL }, *two[] = { "s1", "s2", NULL };
  g_auto (GStrv) made = NULL, pasted = NULL;
  g_autoptr (GBytes) bytes = NULL;
  JwNode *card = jw_node_get_child (JW_NODE (map), JW_KIND_CARD, 0);
  JwNode *phase, *copied;
  guint n = count (map, JW_KIND_STAGE);

  jw_edit_begin (map, "Set up");
  phase = jw_edit_insert (JW_NODE (map), JW_KIND_PHASE, 0, NULL);
  g_assert_true (jw_edit_set_string (phase, JW_PHASE_NAME, "Before", NULL));
  g_assert_true (
      jw_edit_set_string (jw_map_find (map, "s1"), JW_STAGE_PHASE, jw_node_get_id (phase), NULL));
  g_assert_true (jw_edit_set_string (card, JW_CARD_THROUGH, "s3", NULL));
  jw_edit_commit (map);
  g_assert_cmpstr (jw_node_get_string (card, JW_CARD_STAGE), ==, "s1");

  made = jw_clip_duplicate (map, one, NULL);
  g_assert_cmpuint (g_strv_length (made), ==, 1);
  g_assert_cmpuint (count (map, JW_KIND_STAGE), ==, n + 1);
  g_assert_cmpuint (count (map, JW_KIND_PHASE), ==, 1);
  g_assert_cmpstr (jw_node_get_string (jw_map_find (map, made[0]), JW_STAGE_PHASE), ==,
                   jw_node_get_id (phase));
  assert_whole (map);

  bytes = copy (map, two);
  pasted = jw_clip_paste (other, bytes, NULL, NULL, G_MAXUINT, NULL);
  g_assert_cmpuint (count (other, JW_KIND_STAGE), ==, 2);
  g_assert_cmpuint (count (other, JW_KIND_PHASE), ==, 1);
  copied = jw_node_get_child (JW_NODE (other), JW_KIND_CARD, 0);
  g_assert_cmpstr (jw_node_get_string (copied, JW_CARD_THROUGH), ==, pasted[1]);
  assert_whole (other);
}

static void
test_lane (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "l2", "l3", NULL };
  g_auto (GStrv) made = jw_clip_duplicate (map, ids, NULL);

  g_assert_cmpuint (g_strv_length (made), ==, 2);
  g_assert_cmpuint (jw_node_get_position (jw_map_find (map, made[0])), ==, 3);
  g_assert_cmpuint (jw_node_get_position (jw_map_find (map, made[1])), ==, 4);
  g_assert_cmpuint (count (map, JW_KIND_CURVE), ==, 2);
  g_assert_cmpuint (count (map, JW_KIND_STAGE), ==, 5);
  g_assert_cmpuint (count (map, JW_KIND_PERSONA), ==, 1);
  assert_whole (map);
}

static void
test_duplicate_cards (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "k3", "k1", NULL };
  g_auto (GStrv) made = jw_clip_duplicate (map, ids, NULL);
  JwNode *lane = jw_map_find (map, "l1");
  JwNode *stage = jw_map_find (map, "s1");

  g_assert_cmpuint (g_strv_length (made), ==, 2);
  g_assert_cmpuint (jw_map_get_n_cell_cards (map, lane, stage), ==, 5);
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 1)), ==, made[0]);
  g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, 4)), ==, made[1]);
  assert_whole (map);
}

static guint
count_links_between (JwMap *map, const char *from, const char *to)
{
  guint n = 0;

  for (JwNode *link = jw_node_get_first_child (JW_NODE (map), JW_KIND_LINK); link != NULL;
       link = jw_node_get_next (link))
    n += g_strcmp0 (jw_node_get_string (link, JW_LINK_FROM), from) == 0 &&
         g_strcmp0 (jw_node_get_string (link, JW_LINK_TO), to) == 0;
  return n;
}

static void
add_link (JwMap *map, const char *from, const char *to)
{
  JwNode *link;

  jw_edit_begin (map, "Set up");
  link = jw_edit_insert (JW_NODE (map), JW_KIND_LINK, G_MAXUINT, NULL);
  g_assert_true (jw_edit_set_string (link, JW_LINK_TYPE, "causes", NULL));
  g_assert_true (jw_edit_set_string (link, JW_LINK_FROM, from, NULL));
  g_assert_true (jw_edit_set_string (link, JW_LINK_TO, to, NULL));
  jw_edit_commit (map);
}

/* The links between what is copied come along; those to other cards do not. */
static void
test_links (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "k1", "k4", NULL };
  g_auto (GStrv) made = NULL;
  g_auto (GStrv) pasted = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n;

  add_link (map, "k4", "k1");
  add_link (map, "k1", "k13");
  n = count (map, JW_KIND_LINK);
  made = jw_clip_duplicate (map, ids, NULL);
  g_assert_cmpuint (count (map, JW_KIND_LINK), ==, n + 1);
  g_assert_cmpuint (count_links_between (map, made[1], made[0]), ==, 1);
  bytes = copy (map, ids);
  pasted = jw_clip_paste (map, bytes, NULL, NULL, G_MAXUINT, NULL);
  g_assert_cmpuint (count (map, JW_KIND_LINK), ==, n + 2);
  g_assert_cmpuint (count_links_between (map, pasted[1], pasted[0]), ==, 1);
  assert_whole (map);
}

static char *
add_persona (JwMap *map, const char *name, const char *age)
{
  JwNode *persona = jw_map_find (map, "p7");

  jw_edit_begin (map, "Set up");
  if (persona == NULL)
    persona = jw_edit_insert_with_id (JW_NODE (map), JW_KIND_PERSONA, G_MAXUINT, "p7", NULL);
  g_assert_true (jw_edit_set_string (persona, JW_PERSONA_NAME, name, NULL));
  g_assert_true (jw_edit_set_string (persona, JW_PERSONA_AGE, age, NULL));
  jw_edit_commit (map);
  return g_strdup (jw_node_get_id (persona));
}

static const char *
get_age (JwMap *map, const char *card_id)
{
  const char *id = jw_node_get_string (jw_map_find (map, card_id), JW_CARD_PERSONAS);

  return jw_node_get_string (jw_map_find (map, id), JW_PERSONA_AGE);
}

/* Two maps may give one name, and one id, to two people: neither becomes the other. On the map that
 * it came from a persona stays the same, whatever was said of it since. */
static void
test_personas_of_one_name (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) other = jw_test_load_sample ();
  g_autofree char *ours = add_persona (map, "Kim", "23");
  g_autofree char *theirs = add_persona (other, "Kim", "61");
  const char *ids[] = { "k1", NULL };
  g_autoptr (GBytes) bytes = NULL;
  guint n = count (map, JW_KIND_PERSONA);

  g_assert_cmpstr (ours, ==, theirs);
  g_assert_true (jw_edit_change (jw_map_find (map, "k1"), JW_CARD_PERSONAS, ours, FALSE, NULL));
  bytes = copy (map, ids);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) pasted = jw_clip_paste (other, bytes, NULL, NULL, G_MAXUINT, NULL);

      g_assert_cmpuint (count (other, JW_KIND_PERSONA), ==, n + 1);
      g_assert_cmpstr (get_age (other, pasted[0]), ==, "23");
      assert_whole (other);
    }
  g_free (add_persona (map, "Kim", "24"));
  {
    g_auto (GStrv) pasted = jw_clip_paste (map, bytes, NULL, NULL, G_MAXUINT, NULL);

    g_assert_cmpuint (count (map, JW_KIND_PERSONA), ==, n);
    g_assert_cmpstr (get_age (map, pasted[0]), ==, "24");
  }
}

/* The 1×1 of PNG, section 5.2; @last makes it another picture. */
static GBytes *
make_picture (guint8 last)
{
  guint8 data[40] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
                      'I',  'H', 'D', 'R', 0,    0,    0,    1,    0, 0, 0, 1 };

  data[39] = last;
  return g_bytes_new (data, sizeof data);
}

/* A picture that is there already is shown once more, not stored once more; another one that goes
 * by the same id is not taken for it. */
static void
test_pictures (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  g_autoptr (JwMap) other = jw_test_load_sample ();
  g_autoptr (GBytes) one = make_picture (1);
  g_autoptr (GBytes) two = make_picture (2);
  const char *ids[] = { "k1", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  const char *id;

  id = jw_node_get_id (jw_edit_set_picture (jw_map_find (map, "k1"), one, NULL, NULL));
  data = g_strdup (jw_node_get_string (jw_map_find (map, id), JW_PICTURE_DATA));
  jw_edit_set_picture (jw_map_find (other, "k1"), two, NULL, NULL);
  bytes = copy (map, ids);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) pasted = jw_clip_paste (other, bytes, NULL, NULL, G_MAXUINT, NULL);
      JwNode *picture =
          jw_map_find (other, jw_node_get_string (jw_map_find (other, pasted[0]), JW_CARD_PICTURE));

      g_assert_cmpuint (count (other, JW_KIND_PICTURE), ==, 2);
      g_assert_cmpstr (jw_node_get_string (picture, JW_PICTURE_DATA), ==, data);
    }
  assert_whole (other);
}

/* A cell of a spreadsheet with lines in it, copied alone or among others of its column. */
static void
test_paste_column (void)
{
  static const struct
  {
    const char *text;
    guint n;
    const char *first;
  } cases[] = {
    { "\"One\nand a half\"\nTwo\n", 2, "One\nand a half" },
    { "\"One\nand a half\"", 1, "One\nand a half" },
    { "\"She said \"\"yes\"\"\"\r\nTwo\r\n", 2, "She said \"yes\"" },
    /* A quotation is none of a spreadsheet's. */
    { "\"It has to be there by Friday.\"\nTwo", 2, "\"It has to be there by Friday.\"" },
    { "\"Yes\", she said,\nand \"no\"", 2, "\"Yes\", she said," },
    { "\"Never\nended", 2, "\"Never" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JwMap) map = jw_test_load_sample ();
      g_auto (GStrv) made = jw_clip_paste_text (map, cases[i].text, jw_map_find (map, "l1"),
                                                jw_map_find (map, "s2"), G_MAXUINT, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (g_strv_length (made), ==, cases[i].n);
      g_assert_cmpstr (get_text (map, made[0]), ==, cases[i].first);
    }
}

static void
test_text (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "k13", "k1", "k4", NULL };
  g_autofree char *text = jw_clip_to_text (map, ids);
  g_autofree char *table = jw_clip_to_table (map, ids);

  g_assert_cmpstr (
      text, ==, "Instagram reel of the kiln opening\nProduct page\nLooks like every other shop\n");
  g_assert_cmpstr (table, ==,
                   "Instagram reel of the kiln opening\tProduct page\n"
                   "Looks like every other shop\t\n");
}

/* Word processors take a table by its marks: what stands in a card is none of them. */
static void
test_html (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "k13", "k1", "k2", "k4", NULL }, *one[] = { "k1", "k2", NULL };
  g_autofree char *html = NULL;

  g_assert_null (jw_clip_to_html (map, one));
  jw_edit_change (jw_map_find (map, "k4"), JW_CARD_TEXT, "=1+1\n<b>\"&\"", FALSE, NULL);
  html = jw_clip_to_html (map, ids);
  g_assert_cmpstr (html, ==,
                   "<meta charset=\"utf-8\"><table>"
                   "<tr><td>Instagram reel of the kiln opening<br>Friend’s mug at breakfast</td>"
                   "<td>&#39;=1+1<br>&lt;b&gt;&quot;&amp;&quot;</td></tr>"
                   "<tr><td>Looks like every other shop</td><td></td></tr></table>");
}

static void
test_fits (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  JwNode *first = jw_map_find (map, "s1"), *last = jw_map_find (map, "s5");
  JwNode *lane = jw_map_find (map, "l1");

  g_assert_true (jw_clip_fits ("a\tb\tc\td\te\n", lane, first));
  g_assert_false (jw_clip_fits ("a\nb\tc\td\te\tf\tg\n", lane, first));
  g_assert_false (jw_clip_fits ("a\tb\n", lane, last));
  g_assert_true (jw_clip_fits ("a\nb\nc\nd\ne\nf\ng\nh\n", lane, last));
  g_assert_false (jw_clip_fits ("a\tb\nb\nc\nd\ne\nf\ng\nh\n", lane, first));
}

static void
test_paste_lines (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  JwNode *lane = jw_map_find (map, "l1");
  JwNode *stage = jw_map_find (map, "s5");
  g_auto (GStrv) made =
      jw_clip_paste_text (map, "first\n\n  second \r\nthird", lane, stage, 1, NULL);

  g_assert_cmpuint (g_strv_length (made), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (jw_node_get_id (jw_map_get_cell_card (map, lane, stage, i + 1)), ==, made[i]);
  g_assert_cmpstr (get_text (map, made[1]), ==, "second");
  g_assert_true (jw_map_undo (map));
  g_assert_false (jw_map_can_undo (map));
}

/* A table that was copied lands as the same block of cells elsewhere. */
static void
test_paste_table (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *text = "a\t\"b \"\"quoted\"\"\nsecond line\"\tc\r\nd\t\te\n";
  JwNode *lane = jw_map_find (map, "l1");
  g_auto (GStrv) made =
      jw_clip_paste_text (map, text, lane, jw_map_find (map, "s2"), G_MAXUINT, NULL);

  g_assert_cmpuint (g_strv_length (made), ==, 6);
  g_assert_cmpstr (get_text (map, made[1]), ==, "b \"quoted\"");
  g_assert_cmpstr (get_text (map, made[2]), ==, "second line");
  g_assert_true (jw_card_get_stage (jw_map_find (map, made[2])) == jw_map_find (map, "s3"));
  /* The row below goes past the curve's lane to the next one that holds cards. */
  g_assert_true (jw_card_get_lane (jw_map_find (map, made[4])) == jw_map_find (map, "l3"));
  g_assert_true (jw_card_get_stage (jw_map_find (map, made[5])) == jw_map_find (map, "s4"));
  assert_whole (map);
}

static void
test_refused (void)
{
  g_autoptr (JwMap) map = jw_test_load_sample ();
  const char *ids[] = { "f1", NULL };
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("hello", 5);
  g_autoptr (GBytes) whole = jw_writer_write (map, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (jw_clip_can_copy (jw_map_find (map, "f1")));
  g_assert_false (jw_clip_can_copy (JW_NODE (map)));
  g_assert_false (jw_clip_can_copy (jw_map_find (map, "n1")));
  g_assert_true (jw_clip_can_copy (jw_map_find (map, "s1")));
  g_assert_null (jw_clip_copy (map, ids, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (jw_clip_paste (map, rubbish, NULL, NULL, 0, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (jw_clip_paste (map, whole, NULL, NULL, 0, &error));
  g_assert_nonnull (error);
  g_assert_false (jw_map_can_undo (map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip/cards-into-a-cell", test_cards_into_a_cell);
  g_test_add_func ("/clip/cards-with-a-gap", test_cards_with_a_gap);
  g_test_add_func ("/clip/gap-into-another-map", test_gap_into_another_map);
  g_test_add_func ("/clip/cards-into-another-map", test_cards_into_another_map);
  g_test_add_func ("/clip/stage", test_stage);
  g_test_add_func ("/clip/stage-with-curves", test_stage_with_curves);
  g_test_add_func ("/clip/stage-with-span", test_stage_with_span);
  g_test_add_func ("/clip/lane", test_lane);
  g_test_add_func ("/clip/duplicate-cards", test_duplicate_cards);
  g_test_add_func ("/clip/links", test_links);
  g_test_add_func ("/clip/personas-of-one-name", test_personas_of_one_name);
  g_test_add_func ("/clip/pictures", test_pictures);
  g_test_add_func ("/clip/text", test_text);
  g_test_add_func ("/clip/html", test_html);
  g_test_add_func ("/clip/fits", test_fits);
  g_test_add_func ("/clip/paste-column", test_paste_column);
  g_test_add_func ("/clip/paste-lines", test_paste_lines);
  g_test_add_func ("/clip/paste-table", test_paste_table);
  g_test_add_func ("/clip/refused", test_refused);
  return g_test_run ();
}
