#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "model/error.h"
#include "model/file/screen.h"
#include "tests/file/test-support.h"

#define JOURNEY "<journey xmlns=\"" JW_FILE_NAMESPACE "\" version=\"" JW_FILE_VERSION "\">"

/* Tells the processor time that it took. A time is no assertion, since machines differ; what would
 * take minutes unscreened runs into the time-out of the test. */
static void
tell_time (clock_t start)
{
  g_test_message ("%.3f s", (double)(clock () - start) / CLOCKS_PER_SEC);
}

static void
assert_refused (const char *data, gsize size, JwError code, const char *says)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  clock_t start = clock ();
  g_autoptr (JwMap) map = jw_reader_read_bytes (bytes, NULL, &error);

  g_assert_null (map);
  g_assert_error (error, JW_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  tell_time (start);
}

static void
assert_string_refused (const char *document, JwError code, const char *says)
{
  assert_refused (document, strlen (document), code, says);
}

static void
test_signatures (void)
{
  assert_string_refused ("", JW_ERROR_FORMAT, "empty");
  assert_string_refused ("\x1f\x8b\x08 gzip", JW_ERROR_FORMAT, "compressed");
  assert_string_refused ("\xfd\x37zXZ xz", JW_ERROR_FORMAT, "compressed");
  assert_string_refused ("PK\x03\x04 zip", JW_ERROR_FORMAT, "compressed");
  assert_string_refused ("BZh91AY", JW_ERROR_FORMAT, "compressed");
  assert_string_refused ("\x28\xb5\x2f\xfd zstd", JW_ERROR_FORMAT, "compressed");
  assert_refused ("\xff\xfe<\0j\0", 6, JW_ERROR_FORMAT, "UTF-16");
  assert_refused ("\xfe\xff\0<\0j", 6, JW_ERROR_FORMAT, "UTF-16");
}

static void
test_characters (void)
{
  assert_refused ("<a>\n\n\0</a>", 10, JW_ERROR_FORMAT, "Line 3: there is a NUL byte");
  assert_string_refused ("<a>\n\xe4</a>", JW_ERROR_FORMAT, "Line 2: this is not UTF-8");
  assert_string_refused ("<a>\xed\xa0\x80</a>", JW_ERROR_FORMAT, "not UTF-8");
  assert_string_refused ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", JW_ERROR_FORMAT,
                         "not written in UTF-8");
  assert_string_refused ("<?xml version='1.0' encoding='UTF-16'?><a/>", JW_ERROR_FORMAT,
                         "not written in UTF-8");
  assert_string_refused ("<?xml version='1.0' encoding='utf-81'?><a/>", JW_ERROR_FORMAT,
                         "not written in UTF-8");
}

/* Whatever mixture of plain and other characters, cut off or not, is told as GLib tells it. */
static void
test_mixtures (void)
{
  static const char *const pieces[] = {
    "a",    "words of a text ", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x99\x82",
    "\xe4", "\xe2\x82",         "\x80",     "\xed\xa0\x80"
  };
  guint n_valid = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      /* Of every second one all pieces are whole characters. */
      int n = i % 2 == 0 ? G_N_ELEMENTS (pieces) : 5;
      const char *end = NULL;
      g_autoptr (GError) error = NULL;

      for (int k = g_test_rand_int_range (0, 12); k > 0; k--)
        g_string_append (text, pieces[g_test_rand_int_range (0, n)]);
      g_string_append (text, "\n<a/>");
      if (g_utf8_validate (text->str, (gssize)text->len, &end))
        {
          g_assert_true (jw_screen_check (text->str, text->len, &error));
          n_valid++;
        }
      else
        g_assert_false (jw_screen_check (text->str, text->len, &error));
      g_assert_true (error == NULL || strstr (error->message, "Line 1: this is not UTF-8") != NULL);
    }
  g_assert_cmpuint (n_valid, >=, 1000);
  g_assert_cmpuint (n_valid, <, 1900);
}

static void
test_document_types (void)
{
  assert_string_refused ("<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", JW_ERROR_FORMAT,
                         "Line 2: there is a document type");
  assert_string_refused ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", JW_ERROR_FORMAT,
                         "document type");
  assert_string_refused ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                         JW_ERROR_FORMAT, "document type");
  assert_string_refused ("<!doctype a><a/>", JW_ERROR_FORMAT, "document type");
  assert_string_refused ("<a><!ENTITY x \"y\"></a>", JW_ERROR_FORMAT, "document type");
}

/* A billion laughs: each entity is ten of the one before. */
static void
test_billion_laughs (void)
{
  g_autoptr (GString) document = g_string_new ("<!DOCTYPE a [<!ENTITY e0 \"ha\">");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (document, "<!ENTITY e%u \"", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (document, "&e%u;", i - 1);
      g_string_append (document, "\">");
    }
  g_string_append (document, "]><a>&e9;</a>");
  assert_string_refused (document->str, JW_ERROR_FORMAT, "document type");
}

static void
test_depth (void)
{
  g_autoptr (GString) document = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (document, i % 10 == 0 ? "<a>\n" : "<a>");
  assert_string_refused (document->str, JW_ERROR_LIMIT,
                         "Line 5: elements are nested more than 32 deep");
}

static void
test_deepest (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = NULL;

  for (guint i = 0; i < JW_SCREEN_MAX_DEPTH - 1; i++)
    g_string_append (body, "<x>");
  g_string_append (body, "<x/>");
  for (guint i = 0; i < JW_SCREEN_MAX_DEPTH - 1; i++)
    g_string_append (body, "</x>");
  map = jw_test_read (body->str, NULL, &error);
  g_assert_no_error (error);
}

static void
test_attributes (void)
{
  g_autoptr (GString) document = g_string_new ("<a>\n<b");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (document, " a%u=\"\"", i);
  g_string_append (document, "/></a>");
  assert_string_refused (document->str, JW_ERROR_LIMIT,
                         "Line 2: an element has more than 64 attributes");
}

static void
test_long_tag (void)
{
  g_autofree char *value = g_strnfill (JW_SCREEN_MAX_TAG_BYTES, 'x');
  g_autofree char *document = g_strdup_printf ("<a>\n\n<b c=\"%s\"/></a>", value);

  assert_string_refused (document, JW_ERROR_LIMIT, "Line 3: a tag is longer than 256 KiB");
}

static void
test_many_elements (void)
{
  g_autoptr (GString) document = g_string_new (JOURNEY);

  for (guint i = 0; i < JW_SCREEN_MAX_ELEMENTS; i++)
    g_string_append (document, "<a/>");
  g_string_append (document, "</journey>");
  assert_string_refused (document->str, JW_ERROR_LIMIT, "more than 500000 elements");
}

/* As many unknown elements as pass, side by side or inside one: still quick. */
static void
test_many_unknown (void)
{
  g_autoptr (GString) body = g_string_new ("<x>");
  clock_t start = clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = NULL;

  for (guint i = 0; i < JW_SCREEN_MAX_ELEMENTS / 2 - 2; i++)
    g_string_append (body, "<a/>");
  g_string_append (body, "</x>");
  for (guint i = 0; i < JW_SCREEN_MAX_ELEMENTS / 2 - 2; i++)
    g_string_append (body, "<a/>");
  map = jw_test_read (body->str, NULL, &error);
  g_assert_no_error (error);
  tell_time (start);
}

/* What hides a tag from the screen must hide it from the parser, too. */
static void
test_hiding (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *after_comment = NULL;
  g_autofree char *in_comment = NULL;
  g_autoptr (JwMap) map = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (many, "<a>");
  after_comment = g_strconcat (JOURNEY "<!--> <b c=\" -->", many->str, "<d e=\"", NULL);
  assert_string_refused (after_comment, JW_ERROR_LIMIT, "nested");
  in_comment = g_strconcat ("<!--", many->str, "--><note><![CDATA[", many->str, "]]></note>", NULL);
  map = jw_test_read (in_comment, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jw_node_get_string (JW_NODE (map), JW_MAP_NOTE), ==, many->str);
}

static void
test_too_large (void)
{
  g_autofree char *data = g_strnfill (JW_FILE_MAX_BYTES + 1, ' ');

  assert_refused (data, JW_FILE_MAX_BYTES + 1, JW_ERROR_LIMIT, "larger than 32 MiB");
}

/* The largest that pass, of what is worst for a parser. */
static void
test_largest (void)
{
  g_autofree char *data = g_malloc (JW_FILE_MAX_BYTES);

  memset (data, '<', JW_FILE_MAX_BYTES);
  assert_refused (data, JW_FILE_MAX_BYTES, JW_ERROR_LIMIT, "Line 1");
  memset (data, '&', JW_FILE_MAX_BYTES);
  assert_refused (data, JW_FILE_MAX_BYTES, JW_ERROR_FORMAT, "Line 1");
  memset (data, '\n', JW_FILE_MAX_BYTES);
  assert_refused (data, JW_FILE_MAX_BYTES, JW_ERROR_FORMAT, "Line");
}

static void
assert_file_refused (const char *path, JwError code, const char *says)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  clock_t start = clock ();
  g_autoptr (JwMap) map = jw_reader_read_file (file, NULL, &error);

  g_assert_null (map);
  g_assert_error (error, JW_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  tell_time (start);
}

static void
test_files (void)
{
  g_autofree char *folder = jw_test_make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *sparse = g_build_filename (folder, "sparse", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *below = g_build_filename (sparse, "below", NULL);
  int fd;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_file_refused (fifo, JW_ERROR_FILE, "not an ordinary file");
  assert_file_refused (folder, JW_ERROR_FILE, "is a folder");
  assert_file_refused ("/dev/zero", JW_ERROR_FILE, "not an ordinary file");
  assert_file_refused (missing, JW_ERROR_FILE, "There is no file");
  fd = g_open (sparse, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (100) << 30), ==, 0);
  close (fd);
  assert_file_refused (sparse, JW_ERROR_LIMIT, "larger than 32 MiB");
  assert_file_refused (below, JW_ERROR_FILE, "cannot be read");
  jw_test_remove_folder (folder);
}

/* A file of the kernel that claims to be empty and is not: what is read counts. */
static void
test_odd_size (void)
{
  assert_file_refused ("/proc/self/status", JW_ERROR_FILE, "changed while it was read");
}

static void
test_remote (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("http://localhost/map.journey");
  g_autoptr (GError) error = NULL;
  g_autoptr (JwMap) map = jw_reader_read_file (file, NULL, &error);

  g_assert_null (map);
  g_assert_error (error, JW_ERROR, JW_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "not on this computer"));
}

/* The longest tags that the model allows pass the screen. */
static void
test_room_for_all_classes (void)
{
  for (JwKind kind = 0; kind < JW_N_KINDS; kind++)
    {
      JwNodeClass *node_class = jw_kind_get_class (kind);
      gsize tag = 1024;
      guint n = 2;

      for (guint i = 0; i < node_class->n_properties; i++)
        if (!jw_property_is_element (&node_class->properties[i]))
          {
            /* "&quot;" is the longest that a byte becomes. */
            gsize longest = jw_property_is_number (&node_class->properties[i])
                                ? 32
                                : JW_MAX_STRING_BYTES * strlen ("&quot;");

            tag += strlen (node_class->properties[i].name) + longest + 4;
            n++;
          }
      g_assert_cmpuint (n, <=, JW_SCREEN_MAX_ATTRIBUTES);
      g_assert_cmpuint (tag, <=, JW_SCREEN_MAX_TAG_BYTES);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screen/signatures", test_signatures);
  g_test_add_func ("/screen/characters", test_characters);
  g_test_add_func ("/screen/mixtures", test_mixtures);
  g_test_add_func ("/screen/document-types", test_document_types);
  g_test_add_func ("/screen/billion-laughs", test_billion_laughs);
  g_test_add_func ("/screen/depth", test_depth);
  g_test_add_func ("/screen/deepest", test_deepest);
  g_test_add_func ("/screen/attributes", test_attributes);
  g_test_add_func ("/screen/long-tag", test_long_tag);
  g_test_add_func ("/screen/many-elements", test_many_elements);
  g_test_add_func ("/screen/many-unknown", test_many_unknown);
  g_test_add_func ("/screen/hiding", test_hiding);
  g_test_add_func ("/screen/too-large", test_too_large);
  g_test_add_func ("/screen/largest", test_largest);
  g_test_add_func ("/screen/files", test_files);
  g_test_add_func ("/screen/odd-size", test_odd_size);
  g_test_add_func ("/screen/remote", test_remote);
  g_test_add_func ("/screen/room-for-all-classes", test_room_for_all_classes);
  return g_test_run ();
}
