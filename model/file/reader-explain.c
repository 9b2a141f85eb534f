#include <glib/gi18n-lib.h>

#include "model/file/excerpt.h"
#include "model/file/reader-private.h"

/* What the parser hands over of the file; not always there. */
static char *
quote (const char *word)
{
  return jw_excerpt (word != NULL ? word : "");
}

static char *
explain_mismatch (JwParserError problem)
{
  g_autofree char *found = quote (problem->str2);
  g_autofree char *expected = quote (problem->str1);

  return g_strdup_printf (
      _ ("</%s> stands where </%s> was expected, for the <%s> of line %d. Write the tag that is "
         "missing, or look for a backup."),
      found, expected, expected, problem->int1);
}

/* Faults that tell a name. */
static char *
explain_named (JwParserError problem)
{
  g_autofree char *name = quote (problem->str1);

  switch ((xmlParserErrors)problem->code)
    {
    case XML_ERR_TAG_NOT_FINISHED:
      return g_strdup_printf (
          _ ("the file ends where </%s> was expected; it may have been cut off. "
             "Look for a backup."),
          name);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return g_strdup_printf (_ ("“&%s;” is not known. Write “&amp;” where “&” is meant."), name);
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (
          _ ("the attribute “%s” stands twice where one was expected. Remove one."), name);
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return g_strdup_printf (
          _ ("nothing says what “%s:” belongs to. Remove it, or write what xmlns:%s is."), name,
          name);
    default:
      return NULL;
    }
}

/* Faults of one character. */
static const char *
explain_character (int code)
{
  switch ((xmlParserErrors)code)
    {
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
      return _ ("“&#…;” stands for no character that a map can hold. Remove it.");
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_NO_NAME:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return _ ("there is a “&” that is not understood. Write “&amp;” where “&” is meant.");
    case XML_ERR_INVALID_CHAR:
      return _ ("there is a character that a map cannot hold. Remove it.");
    case XML_ERR_LT_IN_ATTRIBUTE:
      return _ ("there is a “<” in a value. Write “&lt;” where “<” is meant.");
    case XML_ERR_MISPLACED_CDATA_END:
      return _ ("there is a “]]>” in a text. Write “]]&gt;” where it is meant.");
    case XML_ERR_HYPHEN_IN_COMMENT:
      return _ ("there is a “--” in a comment. Remove it.");
    default:
      return NULL;
    }
}

/* Faults of what is around the elements. */
static const char *
explain_surroundings (int code)
{
  switch ((xmlParserErrors)code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
      return _ ("there is no element where <journey> was expected. This is not a journey map. "
                "Open a file that is one.");
    case XML_ERR_DOCUMENT_END:
      return _ ("there is more after </journey>, where the end was expected. Remove it, or look "
                "for a backup.");
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
      return _ ("what begins here has no end; the file may have been cut off. Look for a backup.");
    case XML_ERR_XMLDECL_NOT_STARTED:
    case XML_ERR_XMLDECL_NOT_FINISHED:
    case XML_ERR_VERSION_MISSING:
    case XML_ERR_VERSION_MISMATCH:
    case XML_ERR_UNKNOWN_VERSION:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_ENCODING_NAME:
    case XML_ERR_STANDALONE_VALUE:
    case XML_ERR_RESERVED_XML_NAME:
      return _ ("a line such as <?xml version=\"1.0\" encoding=\"UTF-8\"?> was expected, and only "
                "at the start. Write it so.");
    default:
      return NULL;
    }
}

char *
jw_reader_explain (JwParserError problem)
{
  const char *reason;
  char *named;

  if (problem->code == XML_ERR_TAG_NAME_MISMATCH)
    return explain_mismatch (problem);
  named = explain_named (problem);
  if (named != NULL)
    return named;
  reason = explain_character (problem->code);
  if (reason == NULL)
    reason = explain_surroundings (problem->code);
  if (reason == NULL)
    reason = _ ("the file is damaged here. Look for a quote, “=”, space or “>” that is missing in "
                "this line, or for a backup.");
  return g_strdup (reason);
}
