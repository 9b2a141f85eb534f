#include "model/node/property.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/error.h"
#include "model/file/excerpt.h"
#include "model/picture-data.h"

#define MAX_ID_BYTES 64

gboolean
jw_property_is_number (const JwProperty *property)
{
  return property->type == JW_PROPERTY_NUMBER || property->type == JW_PROPERTY_BOOLEAN;
}

gboolean
jw_property_is_element (const JwProperty *property)
{
  return property->type == JW_PROPERTY_TEXT || property->type == JW_PROPERTY_DATA;
}

gboolean
jw_property_is_id (const char *text)
{
  if (!g_ascii_isalpha (text[0]) && text[0] != '_')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_-.", *p) == NULL)
      return FALSE;
  return strlen (text) <= MAX_ID_BYTES;
}

static gboolean
refuse (const JwProperty *property, JwError code, GError **error, const char *why)
{
  /* Translators: the name of a property ("Text size"), then what is wrong with its new value */
  g_set_error (error, JW_ERROR, (int)code, _ ("%s: %s"), _ (property->label), why);
  return FALSE;
}

/* XML 1.0, production 2: what a document can hold at all. */
static gboolean
is_xml_char (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;
}

/* What nearly all values are; nothing of it can be wrong. */
static gboolean
is_plain_ascii (const char *value)
{
  gsize length = strlen (value);
  gboolean is_plain = TRUE;

  /* To the end, whatever comes: so the compiler can take many at a time. */
  for (gsize i = 0; i < length; i++)
    is_plain &= (guchar)value[i] >= 0x20 && (guchar)value[i] < 0x80;
  return is_plain;
}

static gboolean
check_characters (const JwProperty *property, const char *value, GError **error)
{
  gboolean one_line = property->type != JW_PROPERTY_TEXT;

  if (is_plain_ascii (value))
    return TRUE;
  if (!g_utf8_validate (value, -1, NULL))
    return refuse (property, JW_ERROR_INVALID_VALUE, error,
                   _ ("the text is not valid UTF-8. Copy it again from its source."));
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_xml_char (c))
        return refuse (property, JW_ERROR_INVALID_VALUE, error,
                       _ ("the text has a control character that a map cannot hold. Remove it."));
      if (one_line && (c == '\n' || c == '\r'))
        return refuse (property, JW_ERROR_INVALID_VALUE, error,
                       _ ("this is one line and takes no line break. Remove it."));
    }
  return TRUE;
}

static gboolean
check_length (const JwProperty *property, const char *value, GError **error)
{
  gsize limit = property->type == JW_PROPERTY_TEXT ? JW_MAX_TEXT_BYTES : JW_MAX_STRING_BYTES;
  g_autofree char *why = NULL;

  if (strlen (value) <= limit)
    return TRUE;
  why = g_strdup_printf (_ ("the text is too long; the limit is %u bytes. Shorten it."),
                         (guint)limit);
  return refuse (property, JW_ERROR_LIMIT, error, why);
}

static gboolean
check_choice (const JwProperty *property, const char *value, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *why = NULL;

  if ((property->flags & JW_PROPERTY_OPEN) || jw_property_choice_index (property, value) >= 0)
    return TRUE;
  found = jw_excerpt (value);
  why = g_strdup_printf (_ ("“%s” is none of the choices."), found);
  return refuse (property, JW_ERROR_INVALID_VALUE, error, why);
}

static gboolean
check_date (const JwProperty *property, const char *value, GError **error)
{
  guint parts[3] = { 0 };
  gboolean shaped = strlen (value) == 10 && value[4] == '-' && value[7] == '-';

  for (int i = 0, part = 0; shaped && i < 10; i++)
    {
      if (i == 4 || i == 7)
        part++;
      else if (g_ascii_isdigit (value[i]))
        parts[part] = parts[part] * 10 + (guint)(value[i] - '0');
      else
        shaped = FALSE;
    }
  if (shaped && g_date_valid_dmy ((GDateDay)parts[2], (GDateMonth)parts[1], (GDateYear)parts[0]))
    return TRUE;
  return refuse (property, JW_ERROR_INVALID_VALUE, error,
                 _ ("write the day as year-month-day, such as 2026-05-14."));
}

static gboolean
check_color (const JwProperty *property, const char *value, GError **error)
{
  if (strlen (value) == 7 && value[0] == '#' && strspn (value + 1, "0123456789abcdef") == 6)
    return TRUE;
  return refuse (property, JW_ERROR_INVALID_VALUE, error,
                 _ ("write the colour as # and six digits from 0 to f, such as #0b6e99."));
}

static gboolean
check_ref (const JwProperty *property, const char *value, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *why = NULL;

  if (jw_property_is_id (value))
    return TRUE;
  found = jw_excerpt (value);
  why = g_strdup_printf (_ ("“%s” is no id."), found);
  return refuse (property, JW_ERROR_INVALID_VALUE, error, why);
}

static gboolean
check_refs (const JwProperty *property, const char *value, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!check_ref (property, ids[i], error))
        return FALSE;
      if (!g_hash_table_add (seen, ids[i]))
        return refuse (property, JW_ERROR_INVALID_VALUE, error,
                       _ ("something is named twice. Name it once."));
    }
  return TRUE;
}

/* Other schemes can start programs or run scripts when a map is handed on. */
static gboolean
check_link (const JwProperty *property, const char *value, GError **error)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (value, schemes[i], strlen (schemes[i])) == 0 &&
        strpbrk (value, " \t\"'<>\\") == NULL)
      return TRUE;
  return refuse (property, JW_ERROR_INVALID_VALUE, error,
                 _ ("write an address that begins with https://, http:// or mailto:, without "
                    "spaces or quotes."));
}

static gboolean
check_data (const JwProperty *property, const char *value, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (jw_picture_check_base64 (value, &why))
    return TRUE;
  return refuse (property, JW_ERROR_INVALID_VALUE, error, why->message);
}

static gboolean
check_shape (const JwProperty *property, const char *value, GError **error)
{
  switch (property->type)
    {
    case JW_PROPERTY_CHOICE:
      return check_choice (property, value, error);
    case JW_PROPERTY_DATE:
      return check_date (property, value, error);
    case JW_PROPERTY_COLOR:
      return check_color (property, value, error);
    case JW_PROPERTY_REF:
      return check_ref (property, value, error);
    case JW_PROPERTY_REFS:
      return check_refs (property, value, error);
    case JW_PROPERTY_LINK:
      return check_link (property, value, error);
    case JW_PROPERTY_STRING:
    case JW_PROPERTY_TEXT:
    case JW_PROPERTY_NUMBER:
    case JW_PROPERTY_BOOLEAN:
    case JW_PROPERTY_DATA:
    default:
      return TRUE;
    }
}

gboolean
jw_property_validate_string (const JwProperty *property, const char *value, GError **error)
{
  if (jw_property_is_number (property))
    return refuse (property, JW_ERROR_INVALID_VALUE, error, _ ("a number is expected here."));
  if (property->type == JW_PROPERTY_DATA)
    return check_data (property, value, error);
  return check_length (property, value, error) && check_characters (property, value, error) &&
         check_shape (property, value, error);
}

gboolean
jw_property_validate_number (const JwProperty *property, double value, GError **error)
{
  g_autofree char *why = NULL;
  char min[G_ASCII_DTOSTR_BUF_SIZE];
  char max[G_ASCII_DTOSTR_BUF_SIZE];

  if (!jw_property_is_number (property))
    return refuse (property, JW_ERROR_INVALID_VALUE, error, _ ("a text is expected here."));
  if (property->type == JW_PROPERTY_BOOLEAN)
    {
      if (value >= 0 && value <= 1 && (value <= 0 || value >= 1))
        return TRUE;
      return refuse (property, JW_ERROR_INVALID_VALUE, error, _ ("yes or no is expected here."));
    }
  if (isfinite (value) && value >= property->min && value <= property->max)
    return TRUE;

  why = g_strdup_printf (_ ("a number from %s to %s is expected here."),
                         g_ascii_formatd (min, sizeof min, "%g", property->min),
                         g_ascii_formatd (max, sizeof max, "%g", property->max));
  return refuse (property, JW_ERROR_INVALID_VALUE, error, why);
}

int
jw_property_choice_index (const JwProperty *property, const char *token)
{
  if (property->choices == NULL || token == NULL)
    return -1;
  for (int i = 0; property->choices[i].token != NULL; i++)
    if (strcmp (property->choices[i].token, token) == 0)
      return i;
  return -1;
}

const char *
jw_property_choice_label (const JwProperty *property, const char *token)
{
  int index = jw_property_choice_index (property, token);

  return index >= 0 ? _ (property->choices[index].label) : token;
}
