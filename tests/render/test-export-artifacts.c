/* Whatever is painted on a page of a PDF belongs to something that is read aloud, or is said to be
 * decoration. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "render/export/export.h"
#include "render/export/pdf-artifacts.h"
#include "support.h"

static void
assert_rewritten (const char *content, guint n_marks, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_true (jw_pdf_artifacts_rewrite (content, strlen (content), n_marks, out));
  g_assert_cmpstr (out->str, ==, expected);
}

/* What no mark holds gets one; what holds nothing gets none, and texts are left alone, whatever
 * they say. */
static void
test_rewriting (void)
{
  assert_rewritten ("q\n0 0 1 1 re f\n", 0, "/Artifact BMC\nq\n0 0 1 1 re f\nEMC\n");
  assert_rewritten ("/Span << /MCID 0 >> BDC\n(a) Tj\nEMC\n", 1,
                    "/Span << /MCID 0 >> BDC\n(a) Tj\nEMC\n");
  assert_rewritten ("q\n/Span << /MCID 0 >> BDC\nf\nEMC\n\n/Span << /MCID 1 >> BDC\nf\nEMC\nQ\n", 2,
                    "/Artifact BMC\nq\nEMC\n/Span << /MCID 0 >> BDC\nf\nEMC\n\n"
                    "/Span << /MCID 1 >> BDC\nf\nEMC\n/Artifact BMC\nQ\nEMC\n");
  assert_rewritten ("/Span << /MCID 0 >> BDC\n(a\\)(\\(\nEMC\n x BDC\n)) Tj\nEMC\nf\n", 1,
                    "/Span << /MCID 0 >> BDC\n(a\\)(\\(\nEMC\n x BDC\n)) Tj\nEMC\n"
                    "/Artifact BMC\nf\nEMC\n");
  assert_rewritten ("/Span << /MCID 0 >> BDC\n(a\\)\n/x BDC\nEMC\n) Tj\nEMC\nf\n", 1,
                    "/Span << /MCID 0 >> BDC\n(a\\)\n/x BDC\nEMC\n) Tj\nEMC\n"
                    "/Artifact BMC\nf\nEMC\n");
}

/* What is not as expected is left as it is. */
static void
test_odd_contents (void)
{
  static const char *const contents[] = {
    "/Span << /MCID 0 >> BDC\nf\n",
    "/Span << /MCID 0 >> BDC\n/Span << /MCID 1 >> BDC\nf\nEMC\nEMC\n",
    "f\n",
    "/Span << /MCID 0 >> BDC\nf\nEMC\n/Span << /MCID 1 >> BDC\nf\nEMC\n",
    "(/Span << /MCID 0 >> BDC\nEMC\n",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      g_assert_false (jw_pdf_artifacts_rewrite (contents[i], strlen (contents[i]), 1, out));
    }
}

/* The file with all that it holds unpacked, as qpdf writes it. */
static GBytes *
unpack (GBytes *pdf)
{
  g_autofree char *folder = g_dir_make_tmp ("jw-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  GBytes *words = NULL;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "qpdf", "--qdf",
                              "--object-streams=disable", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &words, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return words;
}

static gboolean
ends_with_one_of (const char *line, const char *const *operators, guint n)
{
  const char *last = strrchr (line, ' ');

  last = last != NULL ? last + 1 : line;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (last, operators[i]))
      return TRUE;
  return FALSE;
}

/* Looks at the content of a page from its first line on; counts what is painted. */
static void
look_at_content (char **lines, guint *n_painted, guint *n_artifacts)
{
  static const char *const paint[] = { "f", "f*", "S", "B", "B*", "s", "sh", "Do", "Tj", "TJ" };
  static const char *const begin[] = { "BMC", "BDC" };
  guint depth = 0;

  for (; !g_str_has_prefix (*lines, "endstream"); lines++)
    {
      g_assert_nonnull (*lines);
      if (ends_with_one_of (*lines, begin, G_N_ELEMENTS (begin)))
        {
          g_assert_cmpuint (++depth, ==, 1);
          *n_artifacts += g_str_equal (*lines, "/Artifact BMC");
        }
      else if (g_str_equal (*lines, "EMC"))
        g_assert_cmpuint (depth--, ==, 1);
      else if (ends_with_one_of (*lines, paint, G_N_ELEMENTS (paint)))
        {
          g_assert_cmpuint (depth, ==, 1);
          ++*n_painted;
        }
    }
  g_assert_cmpuint (depth, ==, 0);
}

/* Lines as strings; zeros, which are in pictures and typefaces alone, as spaces. */
static char **
split_lines (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *text = g_malloc (n + 1);

  for (gsize i = 0; i < n; i++)
    text[i] = data[i] != '\0' ? data[i] : ' ';
  text[n] = '\0';
  return g_strsplit (text, "\n", -1);
}

/* Returns how many pages there were. */
static guint
look_at_pages (GBytes *pdf, guint *n_painted, guint *n_artifacts)
{
  g_autoptr (GBytes) unpacked = unpack (pdf);
  g_auto (GStrv) lines = split_lines (unpacked);
  guint n_pages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "%% Contents for page "))
      {
        while (!g_str_equal (lines[i], "stream"))
          i++;
        look_at_content (lines + i + 1, n_painted, n_artifacts);
        n_pages++;
      }
  return n_pages;
}

static void
test_all_ink_is_marked (void)
{
  static const JwExportPages pages[] = { JW_PAGES_ONE, JW_PAGES_STAGES, JW_PAGES_POSTER,
                                         JW_PAGES_HANDOUT };
  static const char *const samples[] = { "mugs", "rail-travel", "first-plant" };

  for (guint i = 0; i < G_N_ELEMENTS (samples) * G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (JwMap) map = jw_test_read_named_sample (samples[i / G_N_ELEMENTS (pages)]);
      JwExportOptions options = { .pages = pages[i % G_N_ELEMENTS (pages)] };
      g_autoptr (GBytes) pdf = NULL;
      guint n_painted = 0, n_artifacts = 0;

      options.has_marks = options.pages != JW_PAGES_POSTER;
      pdf = jw_export_to_bytes (map, JW_EXPORT_PDF, &options, NULL);
      g_assert_cmpuint (look_at_pages (pdf, &n_painted, &n_artifacts), >=, 1);
      g_assert_cmpuint (n_painted, >, 100);
      g_assert_cmpuint (n_artifacts, >=, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/artifacts/rewriting", test_rewriting);
  g_test_add_func ("/artifacts/odd-contents", test_odd_contents);
  g_test_add_func ("/artifacts/all-ink", test_all_ink_is_marked);
  return g_test_run ();
}
