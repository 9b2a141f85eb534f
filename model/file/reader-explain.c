#include <glib/gi18n-lib.h>

#include "model/file/reader-private.h"

char *
jw_reader_explain (JwParserError problem)
{
  switch ((xmlParserErrors)problem->code)
    {
    case XML_ERR_TAG_NAME_MISMATCH:
      return g_strdup_printf (_ ("</%s> stands where </%s> was expected, for the <%s> of line %d."),
                              problem->str2, problem->str1, problem->str1, problem->int1);
    case XML_ERR_TAG_NOT_FINISHED:
      return g_strdup_printf (
          _ ("the file ends where </%s> was expected; it may have been cut off. "
             "Look for a backup."),
          problem->str1);
    case XML_ERR_DOCUMENT_EMPTY:
      return g_strdup (_ ("there is no element where <journey> was expected. This is not a journey "
                          "map."));
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return g_strdup_printf (_ ("“&%s;” is not known. Write “&amp;” where “&” is meant."),
                              problem->str1);
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_ ("the attribute “%s” stands twice where one was expected."),
                              problem->str1);
    case XML_ERR_DOCUMENT_END:
      return g_strdup (_ ("there is more after </journey>, where the end was expected."));
    default:
      {
        g_autofree char *message = g_strchomp (g_strdup (problem->message));

        return g_strdup_printf (_ ("the file is damaged here (%s)."), message);
      }
    }
}
