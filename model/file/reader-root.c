#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/file/excerpt.h"
#include "model/file/reader-private.h"
#include "model/file/writer.h"
#include "model/node/unknown.h"

#define NAMESPACE_STEM "https://journeywright.github.io/ns/journey/"

/* Reads a whole number and moves @at behind it; FALSE if none stands there. */
static gboolean
parse_whole (const char **at, guint64 *number)
{
  char *end = NULL;

  if (!g_ascii_isdigit (**at))
    return FALSE;
  *number = g_ascii_strtoull (*at, &end, 10);
  *at = end;
  return TRUE;
}

/* The namespace ends in the major version; TRUE if @uri is ours of a higher one. */
static gboolean
is_newer_namespace (const char *uri)
{
  guint64 major = 0;

  if (!g_str_has_prefix (uri, NAMESPACE_STEM))
    return FALSE;
  uri += strlen (NAMESPACE_STEM);
  return parse_whole (&uri, &major) && major > 1;
}

static void
refuse_root (JwReader *reader, const char *name, const char *element, const char *uri)
{
  g_autofree char *found = jw_excerpt (name);
  g_autofree char *found_uri = jw_excerpt (uri);

  if (is_newer_namespace (uri))
    jw_reader_fail (
        reader, JW_ERROR_NEWER_VERSION,
        _ ("the file was written by a newer version of Journeywright. Install that version to "
           "open it."));
  else if (strcmp (name, element) != 0)
    jw_reader_fail (reader, JW_ERROR_FORMAT,
                    _ ("<%s> stands where <%s> was expected. This is not a journey map. Open a "
                       "file that is one."),
                    found, element);
  else
    jw_reader_fail (
        reader, JW_ERROR_FORMAT,
        _ ("<%s> has the namespace “%s” where “%s” was expected. Write the latter if this is a "
           "map."),
        found, found_uri, JW_FILE_NAMESPACE);
}

gboolean
jw_reader_check_root (JwReader *reader, const char *name, const char *uri)
{
  const char *element = jw_kind_get_class (JW_KIND_MAP)->element;

  if (strcmp (name, element) == 0 && g_strcmp0 (uri, JW_FILE_NAMESPACE) == 0)
    return TRUE;
  refuse_root (reader, name, element, uri != NULL ? uri : "");
  return FALSE;
}

/* Two whole numbers, and no decimal fraction: 1.10 comes after 1.9. */
static gboolean
parse_version (const char *text, guint64 *major, guint64 *minor)
{
  return parse_whole (&text, major) && *text++ == '.' && parse_whole (&text, minor) &&
         *text == '\0';
}

gboolean
jw_reader_check_version (JwReader *reader, const char *text)
{
  g_autofree char *version = jw_excerpt (text);
  guint64 major = 0, minor = 0;

  if (!parse_version (text, &major, &minor) || major == 0)
    jw_reader_fail (
        reader, JW_ERROR_FORMAT,
        _ ("<journey> has the version “%s” where one such as “%s” was expected. Write that one if "
           "the file is a map."),
        version, JW_FILE_VERSION);
  else if (major > 1)
    jw_reader_fail (
        reader, JW_ERROR_NEWER_VERSION,
        _ ("the file has version %s, and this program reads up to version 1. Install a newer "
           "Journeywright to open it."),
        version);
  else if (minor > JW_FILE_MINOR_VERSION)
    jw_reader_report_kept (
        reader, JW_NODE (reader->map),
        _ ("The file has version %s, which is newer than this program. What is not "
           "known here is named below and is kept as it is."),
        version);
  jw_unknown_set_minor_version (reader->map, (guint)MIN (minor, G_MAXINT));
  return reader->error == NULL;
}
