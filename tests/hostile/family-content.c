/* What a map may hold, and is hard on those who hold or draw it: texts and pictures, sizes,
 * versions; and what is no file. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/hostile/hostile.h"

#define MIB (1024 * 1024)
#define NAMESPACE "https://journeywright.github.io/ns/journey/"

static char *
repeat (const char *unit, gsize max_bytes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len + strlen (unit) <= max_bytes)
    g_string_append (text, unit);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* In a card, which wraps, and in all the places that take one line. */
static void
try_text (JwHostile *self, JwOutcome outcome, const char *unit, gsize bytes, const char *name)
{
  g_autofree char *text = repeat (unit, bytes);
  g_autofree char *line = repeat (unit, MIN (bytes, 1024));
  g_autofree char *body = g_strdup_printf (
      "<stage id=\"s\" name=\"%s\" who=\"%s\"><step id=\"t\" name=\"%s\"/></stage>"
      "<lane id=\"l\" type=\"text\" name=\"%s\"/><lane id=\"e\" type=\"emotion\"/>"
      "<card id=\"k\" lane=\"l\" stage=\"s\" owner=\"%s\" channel=\"shop\"><text>%s</text></card>"
      "<curve id=\"c\" lane=\"e\" name=\"%s\"><point id=\"o\" stage=\"s\" score=\"1\" "
      "word=\"%s\"><quote>%s</quote></point></curve>",
      line, line, line, line, line, text, line, line, line);

  jw_hostile_try_body (self, outcome, body, "%zu bytes of %s", bytes, name);
}

/* Units that are repeated. */
static const struct
{
  const char *unit;
  const char *name;
} texts[] = {
  { "x", "one letter" },
  { "W", "a wide letter" },
  { ".", "dots" },
  { "ab ", "words" },
  { " ", "spaces" },
  { "\n", "line breaks" },
  { "a\n", "short lines" },
  { "\r", "carriage returns" },
  { "\t", "tabs" },
  { "\xcc\x81", "combining marks" },
  { "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", "piles of marks" },
  { "\xe2\x80\xae", "overrides to the left" },
  { "\xe2\x80\xab"
    "a",
    "embeddings" },
  { "\xe2\x81\xa7"
    "א",
    "isolates" },
  { "\xe2\x80\x8b", "spaces of no width" },
  { "\xe2\x80\x8d", "joiners" },
  { "\xc2\xad", "soft hyphens" },
  { "\xef\xbb\xbf", "byte order marks" },
  { "\xe2\x80\xa8", "line separators" },
  { "\xe2\x80\xa9", "paragraph separators" },
  { "\xf0\x9f\x91\xa9\xe2\x80\x8d", "joined emoji" },
  { "\xf0\x9f\x87\xa6", "halves of flags" },
  { "\xf0\x9f\x8f\xb4\xf3\xa0\x81\xa7", "tags" },
  { "\xef\xb8\x8f", "variation selectors" },
  { "\xe1\x84\x80", "leading jamo" },
  { "\xe0\xa4\x95\xe0\xa5\x8d", "chains of conjuncts" },
  { "\xe0\xb9\x89", "tone marks" },
  { "\xef\xb7\xba", "the longest ligature" },
  { "א", "Hebrew" },
  { "ع", "Arabic" },
  { "नि", "Hindi" },
  { "漢", "Chinese" },
  { "ไทย", "Thai" },
  { "\xf0\x92\x80\xb1", "cuneiform" },
  { "\xcd\xb8", "unassigned letters" },
  { "\xee\x80\x80", "private letters" },
  { "\xf4\x8f\xbf\xbd", "the last private letters" },
  { "\xf0\x9f\xbf\xbe", "what is no character" },
  { "\xef\xbf\xbd", "replacement characters" },
  { "\xc2\x9b"
    "31m",
    "control sequences" },
  { "&#13;\n", "double line breaks" },
  { "&lt;b&gt;", "marks of markup" },
  { "&amp;amp;", "escaped escapes" },
  { "%s%n", "formats" },
  { "=1+cmd|", "formulas" },
};

void
jw_hostile_texts (JwHostile *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      try_text (self, JW_OUTCOME_LOADED, texts[i].unit, 1000, texts[i].name);
      try_text (self, JW_OUTCOME_LOADED, texts[i].unit, 16000, texts[i].name);
      if (i < 10)
        try_text (self, JW_OUTCOME_MENDED, texts[i].unit, 100000, texts[i].name);
    }
}

static void
try_sized (JwHostile *self, JwOutcome outcome, const char *before, gsize n, const char *after)
{
  g_autofree char *path = g_build_filename (jw_hostile_get_folder (self), "large.journey", NULL);
  g_autofree char *piece = g_strnfill (1024, ' ');
  g_autofree char *name = g_strdup_printf ("%zu bytes in %s…%s", n, before, after);
  FILE *file = fopen (path, "w");

  /* In pieces: what this process holds would count as memory of those that it starts. */
  fprintf (file, "<journey xmlns=\"" NAMESPACE "1\" version=\"1.0\">%s", before);
  for (; n > 0; n -= MIN (n, 1024))
    fwrite (piece, 1, MIN (n, 1024), file);
  fprintf (file, "%s</journey>", after);
  g_assert_cmpint (fclose (file), ==, 0);
  jw_hostile_try_path (self, outcome, path, name);
  g_unlink (path);
}

void
jw_hostile_sizes (JwHostile *self)
{
  static const struct
  {
    const char *before, *after;
  } places[] = {
    { "", "" },
    { "<!--", "-->" },
    { "<?x ", "?>" },
    { "<note>", "</note>" },
    { "<note><![CDATA[", "]]></note>" },
    { "<x>", "</x>" },
    { "<picture id='b'><data>", "</data></picture>" },
  };
  g_autofree char *sparse = g_build_filename (jw_hostile_get_folder (self), "sparse", NULL);
  int fd = g_open (sparse, O_CREAT | O_WRONLY, 0600);

  jw_hostile_try (self, JW_OUTCOME_REFUSED, "", 0, "nothing");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      try_sized (self, JW_OUTCOME_LOADED, places[i].before, 17 * 1024, places[i].after);
      try_sized (self, JW_OUTCOME_LOADED, places[i].before, MIB, places[i].after);
      try_sized (self, JW_OUTCOME_ANY, places[i].before, 11 * MIB, places[i].after);
      try_sized (self, JW_OUTCOME_ANY, places[i].before, 32 * MIB - 300, places[i].after);
    }
  try_sized (self, JW_OUTCOME_REFUSED, "", 32 * MIB, "");
  try_sized (self, JW_OUTCOME_REFUSED, "", 100 * MIB, "");
  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (100) << 30), ==, 0);
  close (fd);
  jw_hostile_try_path (self, JW_OUTCOME_REFUSED, sparse, "100 GiB of nothing");
  g_unlink (sparse);
}

static void
try_version (JwHostile *self, JwOutcome outcome, const char *namespace, const char *attributes)
{
  g_autofree char *document = g_strdup_printf (
      "<journey xmlns=\"%s\" %s><stage id=\"s\"/></journey>", namespace, attributes);

  jw_hostile_try (self, outcome, document, -1, "%s %s", namespace, attributes);
}

void
jw_hostile_versions (JwHostile *self)
{
  static const char *const bad[] = {
    "",
    "version=\"\"",
    "version=\"1\"",
    "version=\"1.\"",
    "version=\".0\"",
    "version=\"1.0.0\"",
    "version=\"0.9\"",
    "version=\"2.0\"",
    "version=\"99999999999999999999.0\"",
    "version=\"-1.0\"",
    "version=\"1.-1\"",
    "version=\" 1.0\"",
    "version=\"1.0 \"",
    "version=\"1,0\"",
    "version=\"1e1\"",
    "version=\"one\"",
    "version=\"١.٠\"",
    "version=\"1.0a\"",
    "version=\"0x1.0\"",
    "version=\"+1.0\"",
    "version=\"\xe2\x80\xae"
    "1.0\"",
    "Version=\"1.0\"",
  };
  static const char *const newer[] = { "version=\"1.9\"", "version=\"1.99\"",
                                       "version=\"1.99999999999999999999\"" };
  static const char *const namespaces[] = {
    "",
    "https://journeywright.github.io/ns/journey/",
    NAMESPACE "2",
    NAMESPACE "2.5",
    NAMESPACE "999999999999999999999",
    NAMESPACE "0",
    NAMESPACE "1 ",
    NAMESPACE "nan",
    NAMESPACE "1/../2",
    "http://journeywright.github.io/ns/journey/1",
    "urn:x",
    "x y",
    "file:///etc/passwd",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    try_version (self, JW_OUTCOME_REFUSED, NAMESPACE "1", bad[i]);
  for (guint i = 0; i < G_N_ELEMENTS (newer); i++)
    try_version (self, JW_OUTCOME_MENDED, NAMESPACE "1", newer[i]);
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    try_version (self, JW_OUTCOME_REFUSED, namespaces[i], "version=\"1.0\"");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, "<journey version=\"1.0\"/>", -1, "no namespace");
  jw_hostile_try (self, JW_OUTCOME_REFUSED, "<j:journey version=\"1.0\"/>", -1, "no declaration");
  jw_hostile_try (self, JW_OUTCOME_CLEAN, "<j:journey xmlns:j=\"" NAMESPACE "1\" version=\"1.0\"/>",
                  -1, "a prefix");
}

/* In a pipe, a socket or a device one could wait forever. */
static void
try_special (JwHostile *self)
{
  const char *folder = jw_hostile_get_folder (self);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *socket_path = g_build_filename (folder, "socket", NULL);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_strlcpy (address.sun_path, socket_path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (const struct sockaddr *)(gpointer)&address, sizeof address), ==, 0);
  jw_hostile_try_path (self, JW_OUTCOME_REFUSED, fifo, "a pipe");
  jw_hostile_try_path (self, JW_OUTCOME_REFUSED, socket_path, "a socket");
  close (fd);
  g_unlink (fifo);
  g_unlink (socket_path);
}

static void
try_link (JwHostile *self, JwOutcome outcome, const char *target, const char *name)
{
  g_autofree char *path = g_build_filename (jw_hostile_get_folder (self), "link.journey", NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
  jw_hostile_try_path (self, outcome, path, name);
  g_unlink (path);
}

static void
try_named (JwHostile *self, JwOutcome outcome, const char *name)
{
  g_autofree char *path = g_build_filename (jw_hostile_get_folder (self), name, NULL);
  g_autofree char *shown = g_filename_display_name (name);

  if (g_file_set_contents (path, JW_HOSTILE_MAP, -1, NULL))
    jw_hostile_try_path (self, outcome, path, shown);
  g_unlink (path);
}

void
jw_hostile_places (JwHostile *self)
{
  static const char *const places[] = {
    "/dev/zero",
    "/dev/null",
    "/dev/full",
    "/dev/random",
    "/dev/tty",
    "/dev/ptmx",
    "/",
    "/proc/self/mem",
    "/proc/self/status",
    "/proc/self/fd",
    "/proc/self/cmdline",
    "/proc/kmsg",
    "/dev/stdin",
    "/dev/fd/99",
    "/nowhere/at/all.journey",
    "",
    ".",
    "/etc/passwd/x",
    "http://127.0.0.1:9/x.journey",
    "file:///etc/passwd",
    "smb://127.0.0.1/x",
    "~/x.journey",
    "-",
  };
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *long_path = repeat ("x/", 5000);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    jw_hostile_try_path (self, JW_OUTCOME_REFUSED, places[i], places[i]);
  jw_hostile_try_path (self, JW_OUTCOME_REFUSED, long_name, "a long name");
  jw_hostile_try_path (self, JW_OUTCOME_REFUSED, long_path, "a long path");
  try_special (self);
  try_link (self, JW_OUTCOME_REFUSED, "link.journey", "a link to itself");
  try_link (self, JW_OUTCOME_REFUSED, "gone", "a link to nothing");
  try_link (self, JW_OUTCOME_REFUSED, "/dev/zero", "a link to a device");
  try_link (self, JW_OUTCOME_REFUSED, "/", "a link to a folder");
  try_named (self, JW_OUTCOME_CLEAN, "a b.journey");
  try_named (self, JW_OUTCOME_CLEAN, "-o.journey");
  try_named (self, JW_OUTCOME_CLEAN, "%s%n.journey");
  try_named (self, JW_OUTCOME_CLEAN, "\xe9t\xe9.journey");
  try_named (self, JW_OUTCOME_CLEAN, "a\nb.journey");
  try_named (self, JW_OUTCOME_CLEAN, "a\x1b[31mb.journey");
  try_named (self, JW_OUTCOME_CLEAN, "\xe2\x80\xaegnp.journey");
  try_named (self, JW_OUTCOME_CLEAN, "$(id).journey");
}
