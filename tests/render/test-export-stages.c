#include <poppler.h>
#include <string.h>

#include "model/error.h"
#include "model/stage.h"
#include "render/export/export.h"
#include "support.h"

#define MM (72 / 25.4)

typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

static PopplerDocument *
make_pages (JwMap *map)
{
  JwExportOptions options = { .pages = JW_PAGES_STAGES };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document;

  options.paper_width = 297 * MM;
  options.paper_height = 210 * MM;
  bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, &error);
  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static char *
read_text (PopplerDocument *document, guint i)
{
  g_autoptr (Page) page = poppler_document_get_page (document, (int)i);
  double width, height;

  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (width / MM, 297, 0.01);
  g_assert_cmpfloat_with_epsilon (height / MM, 210, 0.01);
  return poppler_page_get_text (page);
}

/* The name of its stage alone, with its number, stands on each page; the lanes on all of them. */
static void
test_each_stage_has_its_page (void)
{
  static const char *const names[] = { "Awareness", "Consideration", "Conversion", "Retention",
                                       "Advocacy" };
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = make_pages (map);

  g_assert_cmpint (poppler_document_get_n_pages (document), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = read_text (document, i);
      /* The spaces are too thin to be told. */
      g_autofree char *number = g_strdup_printf ("\n%u/5", i + 1);

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autofree char *heading = g_strdup_printf ("\n%u %s\n", j + 1, names[j]);

          g_assert_cmpint (strstr (text, heading) != NULL, ==, i == j);
        }
      g_assert_nonnull (strstr (text, number));
      g_assert_nonnull (strstr (text, "Touchpoints"));
      g_assert_nonnull (strstr (text, "Hand-thrown mugs"));
    }
}

/* A card stands on the page of its stage and on no other. */
static void
test_cards_are_where_they_belong (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = make_pages (map);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = read_text (document, i);

      g_assert_cmpint (strstr (text, "Instagram reel of the kiln opening") != NULL, ==, i == 0);
      g_assert_cmpint (strstr (text, "They wrote my name.") != NULL, ==, i == 3);
      g_assert_cmpint (strstr (text, "12,400") != NULL, ==, i == 0);
    }
}

static void
test_outline_leads_to_the_pages (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (Document) document = make_pages (map);
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  int page = 0;

  g_assert_nonnull (iter);
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      JwNode *stage = jw_node_get_child (JW_NODE (map), JW_KIND_STAGE, (guint)page);

      g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
      g_assert_cmpint (action->goto_dest.dest->page_num, ==, ++page);
      g_assert_cmpstr (action->any.title, ==, jw_node_get_string (stage, JW_STAGE_NAME));
      poppler_action_free (action);
    }
  while (poppler_index_iter_next (iter));
  g_assert_cmpint (page, ==, 5);
  poppler_index_iter_free (iter);
}

/* The map, a page for each stage, each with its notes behind it, and the answers: most value for
 * least effort first, what nobody judged last. */
static void
test_handout (void)
{
  static const char body[] =
      "<stage id=\"s1\" name=\"One\"><note>Of the first stage.</note></stage>"
      "<stage id=\"s2\" name=\"Two\"/>"
      "<lane id=\"l\" type=\"answers\" name=\"Answers\"/>"
      "<card id=\"a\" lane=\"l\" stage=\"s1\"><text>Unjudged</text></card>"
      "<card id=\"b\" lane=\"l\" stage=\"s2\" value=\"5\" effort=\"4\"><text>Dear</text></card>"
      "<card id=\"c\" lane=\"l\" stage=\"s1\" value=\"5\" effort=\"1\"><text>Cheap</text>"
      "<note>Said by all.</note></card>"
      "<card id=\"d\" lane=\"l\" stage=\"s1\" value=\"2\" effort=\"1\"><text>Small</text></card>";
  static const char *const parts[] = { "Cheap", "Dear", "Small", "Unjudged" };
  const JwExportOptions options = { .pages = JW_PAGES_HANDOUT };
  g_autoptr (JwMap) map = jw_test_read_body ("title=\"T\" paper=\"a4\"", body);
  g_autoptr (GBytes) bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, NULL);
  g_autoptr (GBytes) again = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, NULL);
  g_autoptr (Document) document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_autofree char *notes = NULL, *answers = NULL;
  const char *at;

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 5);
  notes = read_text (document, 2);
  answers = read_text (document, 4);
  g_assert_nonnull (strstr (notes, "Notes on stage 1: One"));
  g_assert_nonnull (strstr (notes, "Of the first stage."));
  g_assert_nonnull (strstr (notes, "Said by all."));
  at = strstr (answers, "Answers by value and effort");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_nonnull (at);
      at = strstr (at, parts[i]);
    }
  g_assert_nonnull (at);
}

/* Notes longer than a page go on on the next, and nothing of them is lost. */
static void
test_long_notes (void)
{
  g_autoptr (GString) body = g_string_new ("<stage id=\"s1\" name=\"One\"><note>");
  const JwExportOptions options = { .pages = JW_PAGES_HANDOUT };
  g_autoptr (JwMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Document) document = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (body, "word%u ", i);
  g_string_append (body, "</note></stage>");
  map = jw_test_read_body ("paper=\"a5\"", body->str);
  bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, NULL);
  document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append_printf (text, "%s\n", words);
    }
  g_assert_cmpint (poppler_document_get_n_pages (document), >=, 4);
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u", i);

      g_assert_nonnull (strstr (text->str, word));
    }
}

static void
assert_refused (JwMap *map, double width, double height, const char *words)
{
  JwExportOptions options = { .pages = JW_PAGES_STAGES };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.paper_width = width;
  options.paper_height = height;
  bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, &error);
  g_assert_null (bytes);
  g_assert_error (error, JW_ERROR, JW_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_no_stages (void)
{
  g_autoptr (JwMap) empty = jw_test_read_body ("", "");

  assert_refused (empty, 0, 0, "no stages");
}

static PopplerDocument *
export_with (JwMap *map, const JwExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jw_export_to_bytes (map, JW_EXPORT_PDF, options, &error);
  PopplerDocument *document;

  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* All words of a page with single spaces between them. */
static char *
read_words (PopplerDocument *document, int i)
{
  g_autoptr (Page) page = poppler_document_get_page (document, i);
  g_autofree char *text = poppler_page_get_text (page);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  GString *all = g_string_new (NULL);

  for (guint j = 0; words[j] != NULL; j++)
    if (*words[j] != '\0')
      g_string_append_printf (all, "%s ", words[j]);
  return g_string_free (all, FALSE);
}

/* Whether the foot says so; the spaces may be too thin to be told. */
static gboolean
has_number (const char *text, int i, int n)
{
  g_autofree char *close = g_strdup_printf ("%d/%d", i, n);
  g_autofree char *apart = g_strdup_printf ("%d / %d", i, n);

  return strstr (text, close) != NULL || strstr (text, apart) != NULL;
}

static guint
count_words (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, words)) != NULL; at += strlen (words))
    n++;
  return n;
}

static const char three_stages[] =
    "<stage id=\"s1\" name=\"One\"/><stage id=\"s2\" name=\"Two\"/><stage id=\"s3\" "
    "name=\"Three\"/>"
    "<lane id=\"l\" type=\"touchpoints\" name=\"Places\"/>"
    "<lane id=\"e\" type=\"emotion\" name=\"Feels\"/>"
    "<lane id=\"m\" type=\"micro-conversions\" name=\"Steps\"/>"
    "<card id=\"a\" lane=\"l\" stage=\"s1\" through=\"s3\"><text>Reaches over all</text></card>"
    "<card id=\"b\" lane=\"l\" stage=\"s1\"><text>Begins it</text></card>"
    "<card id=\"c\" lane=\"l\" stage=\"s2\"><text>Goes between</text></card>"
    "<card id=\"p\" lane=\"m\" stage=\"s3\"><text>Ends it</text></card>"
    "<link id=\"k\" from=\"b\" to=\"c\"/>"
    "<path id=\"w\" name=\"Way\"><leg from=\"c\" to=\"p\" share=\"40\"/></path>"
    "<curve id=\"v\" lane=\"e\"><point stage=\"s1\" score=\"1\"/><point stage=\"s2\" score=\"-1\"/>"
    "</curve>";

/* What leaves a page says where it goes on, and what comes in from where; a card over several
 * stages stands on the page of each. */
static void
test_what_goes_on (void)
{
  static const char *const expected[3][4] = {
    { "→ goes on in 2 Two", "Begins it", "Reaches over all", NULL },
    { "← comes from 1 One", "→ goes on in 3 Three", "Goes between", "Reaches over all" },
    { "← comes from 2 Two", "← comes from 1 One", "Ends it", "Reaches over all" },
  };
  const JwExportOptions options = { .pages = JW_PAGES_STAGES };
  g_autoptr (JwMap) map = jw_test_read_body ("paper=\"a4\"", three_stages);
  g_autoptr (Document) document = export_with (map, &options);
  const guint n_onward[] = { 3, 2, 0 }, n_incoming[] = { 0, 3, 2 };

  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *text = read_words (document, i);

      for (guint j = 0; j < 4 && expected[i][j] != NULL; j++)
        g_assert_nonnull (strstr (text, expected[i][j]));
      g_assert_cmpuint (count_words (text, "goes on in"), ==, n_onward[i]);
      g_assert_cmpuint (count_words (text, "comes from"), ==, n_incoming[i]);
    }
}

/* Several stages share a page, whose lines are drawn where both ends are on it. */
static void
test_split_after (void)
{
  const JwExportOptions options = { .pages = JW_PAGES_STAGES, .split_after = 2 };
  g_autoptr (JwMap) map = jw_test_read_body ("paper=\"a4\"", three_stages);
  g_autoptr (Document) document = export_with (map, &options);
  g_autofree char *first = read_words (document, 0), *second = read_words (document, 1);

  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 2);
  g_assert_nonnull (strstr (first, "1 One "));
  g_assert_nonnull (strstr (first, "2 Two "));
  g_assert_null (strstr (first, "goes on in 2 Two"));
  g_assert_null (strstr (first, "comes from 1 One"));
  g_assert_nonnull (strstr (first, "→ goes on in 3 Three"));
  g_assert_true (has_number (first, 1, 2));
  g_assert_nonnull (strstr (second, "3 Three"));
  g_assert_nonnull (strstr (second, "Reaches over all"));
  g_assert_true (has_number (second, 2, 2));
  g_assert_null (strstr (second, "Begins it"));
}

/* Two lanes of so many cards. */
static JwMap *
make_crowded (guint n)
{
  g_autoptr (GString) body = g_string_new ("<stage id=\"s1\" name=\"Crowded\"/>"
                                           "<stage id=\"s2\" name=\"Other\"/>"
                                           "<lane id=\"l1\" type=\"touchpoints\" name=\"Upper\"/>"
                                           "<lane id=\"l2\" type=\"answers\" name=\"Lower\"/>");

  for (guint i = 0; i < 2 * n; i++)
    g_string_append_printf (body,
                            "<card id=\"c%u\" lane=\"l%u\" stage=\"s1\"><text>card%u</text></card>",
                            i, 1 + i / n, i);
  return jw_test_read_body ("title=\"Head\" paper=\"a5\"", body->str);
}

static double
find_least_type (PopplerDocument *document)
{
  double least = G_MAXDOUBLE;

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);
      GList *attributes = poppler_page_get_text_attributes (page);

      for (GList *at = attributes; at != NULL; at = at->next)
        least = MIN (least, ((PopplerTextAttributes *)at->data)->font_size);
      poppler_page_free_text_attributes (attributes);
    }
  return least;
}

/* A stage that does not stand on one page in type that can be read goes on on the next ones: each
 * has the headings, each card is on one of them. */
static void
test_more_pages (void)
{
  const JwExportOptions options = { .pages = JW_PAGES_STAGES };
  g_autoptr (JwMap) map = make_crowded (40);
  g_autoptr (Document) document = export_with (map, &options);
  g_autoptr (GString) all = g_string_new (NULL);
  int n = poppler_document_get_n_pages (document);

  g_assert_cmpint (n, >=, 6);
  g_assert_cmpint (n, <=, 16);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = read_words (document, i);

      g_assert_nonnull (strstr (text, "Head"));
      g_assert_nonnull (strstr (text, i + 1 < n ? "1 Crowded" : "2 Other"));
      g_assert_true (has_number (text, i + 1, n));
      g_assert_true (strstr (text, "Upper") != NULL || strstr (text, "Lower") != NULL);
      g_string_append (all, text);
    }
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *word = g_strdup_printf ("card%u ", i);

      g_assert_cmpuint (count_words (all->str, word), ==, 1);
    }
  g_assert_nonnull (strstr (all->str, "continued"));
  g_assert_nonnull (strstr (all->str, "→ goes on on the next page"));
  g_assert_cmpfloat (find_least_type (document), >=, 8);
}

/* In the text size that is asked for, however many pages that takes. */
static void
test_own_body (void)
{
  const JwExportOptions options = { .pages = JW_PAGES_STAGES, .body = 14 };
  g_autoptr (JwMap) map = make_crowded (10);
  g_autoptr (Document) document = export_with (map, &options);

  g_assert_cmpint (poppler_document_get_n_pages (document), >=, 4);
  g_assert_cmpfloat (find_least_type (document), >=, 0.8 * 14);
}

/* Where a map on small paper is drawn smaller, its words reach from edge to edge all the same. */
static void
test_handout_fills_its_page (void)
{
  JwExportOptions options = { .pages = JW_PAGES_HANDOUT };
  g_autoptr (JwMap) map = jw_test_read_named_sample ("spices-as-is");
  g_autoptr (Document) document = NULL;
  g_autoptr (Page) page = NULL;
  double width, height, left = G_MAXDOUBLE, right = 0;
  PopplerRectangle *places;
  guint n;

  options.paper_width = 297 * MM;
  options.paper_height = 210 * MM;
  document = export_with (map, &options);
  page = poppler_document_get_page (document, 0);
  poppler_page_get_size (page, &width, &height);
  g_assert_true (poppler_page_get_text_layout (page, &places, &n));
  for (guint i = 0; i < n; i++)
    {
      left = MIN (left, places[i].x1);
      right = MAX (right, places[i].x2);
    }
  g_free (places);
  g_assert_cmpfloat (left, <, 0.1 * width);
  g_assert_cmpfloat (right, >, 0.9 * width);
}

/* However large the map, its hand-out can be had on small paper; and on paper that holds nothing.
 */
static void
test_crowded_handout (void)
{
  JwExportOptions options = { .pages = JW_PAGES_HANDOUT };
  g_autoptr (JwMap) map = make_crowded (40);
  g_autoptr (Document) document = export_with (map, &options);
  g_autoptr (Document) tiny = NULL;
  g_autofree char *first = read_words (document, 0);

  g_assert_cmpint (poppler_document_get_n_pages (document), >=, 7);
  g_assert_nonnull (strstr (first, "1 Crowded "));
  g_assert_nonnull (strstr (first, "2 Other "));
  options.paper_width = 200;
  options.paper_height = 150;
  tiny = export_with (map, &options);
  g_assert_cmpint (poppler_document_get_n_pages (tiny), >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stages/pages", test_each_stage_has_its_page);
  g_test_add_func ("/stages/cards", test_cards_are_where_they_belong);
  g_test_add_func ("/stages/outline", test_outline_leads_to_the_pages);
  g_test_add_func ("/stages/handout", test_handout);
  g_test_add_func ("/stages/long-notes", test_long_notes);
  g_test_add_func ("/stages/no-stages", test_no_stages);
  g_test_add_func ("/stages/what-goes-on", test_what_goes_on);
  g_test_add_func ("/stages/split-after", test_split_after);
  g_test_add_func ("/stages/more-pages", test_more_pages);
  g_test_add_func ("/stages/own-body", test_own_body);
  g_test_add_func ("/stages/handout-page", test_handout_fills_its_page);
  g_test_add_func ("/stages/crowded-handout", test_crowded_handout);
  return g_test_run ();
}
