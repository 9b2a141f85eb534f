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
          g_autofree char *heading = g_strdup_printf ("%u %s", j + 1, names[j]);

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
test_what_cannot_be_read_is_refused (void)
{
  g_autoptr (JwMap) map = jw_test_read_sample ();
  g_autoptr (JwMap) empty = jw_test_read_body ("", "");

  assert_refused (map, 200, 150, "7 points");
  assert_refused (empty, 0, 0, "no stages");
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
  g_test_add_func ("/stages/refused", test_what_cannot_be_read_is_refused);
  return g_test_run ();
}
