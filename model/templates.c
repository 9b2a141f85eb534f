#include "model/templates.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/file/reader.h"

#define RESOURCE_FOLDER "/io/github/journeywright/templates/"

static const JwTemplate templates[] = {
  { "five-phases", N_ ("Five phases"),
    N_ ("From stranger to loyal ambassador: four lanes and the curve of feelings, ready to type "
        "into. For makers who sell what they make.") },
  { "four-stages", N_ ("Four stages"),
    N_ ("Awareness, consideration, decision, retention: the short set, with what usually happens "
        "in each filled in.") },
  { "discovery", N_ ("Discovery to post-purchase"),
    N_ ("With fulfilment as a stage of its own: for shops whose parcels decide whether customers "
        "come back.") },
  { "advocacy", N_ ("Awareness to advocacy"),
    N_ ("Goes on after the purchase, to the customers who bring others, with the usual touchpoints "
        "and content filled in.") },
  { "full-journey", N_ ("Full journey"),
    N_ ("Awareness to advocacy, with the usual touchpoints, goals and micro-conversions filled in. "
        "Strike out what is not yours.") },
  { NULL, NULL, NULL },
};

static gboolean
is_template (const char *name)
{
  for (guint i = 0; templates[i].name != NULL; i++)
    if (strcmp (templates[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

static char *
list_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; templates[i].name != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", templates[i].name);
  return g_string_free (names, FALSE);
}

const JwTemplate *
jw_templates_list (void)
{
  return templates;
}

JwMap *
jw_templates_create (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, JW_FILE_SUFFIX, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!is_template (name))
    {
      g_autofree char *names = list_names ();

      g_set_error (error, JW_ERROR, JW_ERROR_USAGE, _ ("There is no template “%s”. There are: %s."),
                   name, names);
      return NULL;
    }
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return bytes != NULL ? jw_reader_read_bytes (bytes, NULL, error) : NULL;
}
