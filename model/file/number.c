#include "model/file/number.h"

#include <math.h>

const char *
jw_number_format (double value, char *buffer)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (value == 0)
    value = 0; /* not "-0" */
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, JW_NUMBER_BUFFER, formats[i], value);
      if (!(g_ascii_strtod (buffer, NULL) < value) && !(g_ascii_strtod (buffer, NULL) > value))
        break;
    }
  return buffer;
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* strtod alone would take " 12", "0x1p3", "inf" and "nan". */
static gboolean
is_decimal (const char *text)
{
  const char *digits = text + (*text == '-' || *text == '+');
  const char *p = skip_digits (digits);
  gsize n_digits = (gsize)(p - digits);

  if (*p == '.')
    {
      const char *fraction = p + 1;

      p = skip_digits (fraction);
      n_digits += (gsize)(p - fraction);
    }
  if (n_digits == 0)
    return FALSE;
  if (*p == 'e' || *p == 'E')
    {
      const char *exponent = p + 1 + (p[1] == '-' || p[1] == '+');

      p = skip_digits (exponent);
      if (p == exponent)
        return FALSE;
    }
  return *p == 0;
}

gboolean
jw_number_parse (const char *text, double *value)
{
  if (!is_decimal (text))
    return FALSE;
  *value = g_ascii_strtod (text, NULL);
  return isfinite (*value);
}
