#include "tests/fuzz/mutate-xml.h"

#include <string.h>

#include "model/node/node.h"

typedef struct
{
  gsize start;
  gsize length;
} Span;

typedef struct
{
  GString *text;
  GRand *random;
  GArray *elements; /* Span: each element with all in it */
  GArray *values;   /* Span: what stands in quotes in tags */
  JwMutateBytes mutate_bytes;
} Mutation;

typedef void (*Change) (Mutation *self);

static guint
pick (Mutation *self, guint n)
{
  return n > 0 ? (guint)g_rand_int_range (self->random, 0, (gint32)n) : 0;
}

static Span
pick_span (Mutation *self, GArray *spans)
{
  if (spans->len == 0)
    return (Span){ self->text->len, 0 };
  return g_array_index (spans, Span, pick (self, spans->len));
}

static void
add_span (GArray *spans, gsize start, gsize end)
{
  Span span = { start, end - start };

  g_array_append_val (spans, span);
}

static void
find_values (Mutation *self, gsize start, gsize end)
{
  const char *text = self->text->str;

  for (gsize at = start; at < end; at++)
    if (text[at] == '"')
      {
        const char *close = memchr (text + at + 1, '"', end - at - 1);

        if (close == NULL)
          return;
        add_span (self->values, at + 1, (gsize)(close - text));
        at = (gsize)(close - text);
      }
}

/* Not a parser: what is no map gets some spans, too. */
static void
find_spans (Mutation *self)
{
  const char *text = self->text->str;
  gsize open[32], n_open = 0;

  for (gsize at = 0; at < self->text->len; at++)
    {
      const char *close = text[at] == '<' ? memchr (text + at, '>', self->text->len - at) : NULL;
      gsize end = close != NULL ? (gsize)(close - text) + 1 : 0;

      if (close == NULL || text[at + 1] == '?' || text[at + 1] == '!')
        continue;
      if (text[at + 1] == '/')
        {
          if (n_open > 0)
            add_span (self->elements, open[--n_open], end);
        }
      else if (close[-1] == '/')
        add_span (self->elements, at, end);
      else if (n_open < G_N_ELEMENTS (open))
        open[n_open++] = at;
      if (text[at + 1] != '/')
        find_values (self, at, end);
      at = end - 1;
    }
}

static char *
cut (Mutation *self, Span span)
{
  return g_strndup (self->text->str + span.start, span.length);
}

static void
replace (Mutation *self, Span span, const char *with)
{
  g_string_erase (self->text, (gssize)span.start, (gssize)span.length);
  g_string_insert (self->text, (gssize)span.start, with);
}

static void
double_element (Mutation *self)
{
  g_autofree char *piece = cut (self, pick_span (self, self->elements));

  g_string_insert (self->text, (gssize)pick_span (self, self->elements).start, piece);
}

static void
take_out_element (Mutation *self)
{
  replace (self, pick_span (self, self->elements), "");
}

static void
swap_elements (Mutation *self)
{
  Span first = pick_span (self, self->elements);
  Span second = pick_span (self, self->elements);
  g_autofree char *a = cut (self, first);
  g_autofree char *b = cut (self, second);

  if (first.start + first.length > second.start)
    return;
  replace (self, second, a);
  replace (self, first, b);
}

static void
take_value_of_another (Mutation *self)
{
  g_autofree char *value = cut (self, pick_span (self, self->values));

  replace (self, pick_span (self, self->values), value);
}

static const JwProperty *
pick_property (Mutation *self, JwNodeClass *node_class)
{
  return &node_class->properties[pick (self, node_class->n_properties)];
}

/* A value as the property takes it, or one that it hardly does. */
static char *
make_value (Mutation *self, const JwProperty *row)
{
  static const char *const odd[] = {
    "",
    "NaN",
    "-0",
    "1e15",
    "-1e15",
    "100",
    "0.5",
    "true",
    "s1",
    "k1",
    "l1 p1",
    "#0b6e99",
    "2026-12-24",
    "2026-02-30",
    "https://x.example/",
    "&#10;",
    "&amp;",
    "\xe2\x80\xae",
    "\xcc\x81\xcc\x81",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d",
    "ع",
    "नि",
    "ไทย",
  };
  guint n = 0;

  while (row->choices != NULL && row->choices[n].token != NULL)
    n++;
  if (n > 0 && pick (self, 4) > 0)
    return g_strdup (row->choices[pick (self, n)].token);
  if (jw_property_is_number (row) && pick (self, 2) > 0)
    return g_strdup_printf ("%d", (int)pick (self, 201) - 100);
  if (pick (self, 2) > 0)
    return cut (self, pick_span (self, self->values));
  return g_strdup (odd[pick (self, G_N_ELEMENTS (odd))]);
}

static void
give_value (Mutation *self)
{
  JwNodeClass *node_class = jw_kind_get_class ((JwKind)pick (self, JW_N_KINDS));
  g_autofree char *value = make_value (self, pick_property (self, node_class));

  replace (self, pick_span (self, self->values), value);
}

static void
append_property (Mutation *self, GString *out, const JwProperty *row)
{
  g_autofree char *value = make_value (self, row);

  if (!jw_property_is_element (row))
    g_string_append_printf (out, " %s=\"%s\"", row->name, value);
}

static void
make_element (Mutation *self)
{
  JwNodeClass *node_class =
      jw_kind_get_class ((JwKind)(JW_KIND_PERSONA + pick (self, JW_N_KINDS - JW_KIND_PERSONA)));
  g_autoptr (GString) element = g_string_new (NULL);
  gsize at = pick_span (self, self->elements).start;

  g_string_printf (element, "<%s id=\"%c%u\"", node_class->element, node_class->id_prefix,
                   pick (self, 9));
  for (guint i = 0; i < node_class->n_properties; i++)
    if (node_class->properties[i].flags & JW_PROPERTY_REQUIRED)
      append_property (self, element, &node_class->properties[i]);
  append_property (self, element, pick_property (self, node_class));
  g_string_append (element, "/>");
  g_string_insert (self->text, (gssize)at, element->str);
}

/* Behind the name of a tag. */
static void
add_attribute (Mutation *self)
{
  Span span = pick_span (self, self->elements);
  gsize name = span.length > 0 ? strcspn (self->text->str + span.start, " />\n") : 0;
  g_autofree char *element = cut (self, (Span){ span.start + (name > 0), name - (name > 0) });
  g_autoptr (GString) attribute = g_string_new (NULL);
  JwKind kind;

  if (!jw_kind_from_element (element, &kind) || jw_kind_get_class (kind)->n_properties == 0)
    return;
  append_property (self, attribute, pick_property (self, jw_kind_get_class (kind)));
  g_string_insert (self->text, (gssize)(span.start + name), attribute->str);
}

/* The fuzzer's own way, in one value, one element, or all. */
static void
change_bytes (Mutation *self)
{
  Span span = { 0, self->text->len };
  guint8 buffer[4096];
  gsize n;
  guint where = pick (self, 4);

  if (where < 2)
    span = pick_span (self, self->values);
  else if (where == 2)
    span = pick_span (self, self->elements);
  if (span.length > sizeof buffer / 2)
    return;
  memcpy (buffer, self->text->str + span.start, span.length);
  n = self->mutate_bytes (buffer, span.length, sizeof buffer);
  g_string_erase (self->text, (gssize)span.start, (gssize)span.length);
  g_string_insert_len (self->text, (gssize)span.start, (const char *)buffer, (gssize)n);
}

gsize
jw_mutate_xml (guint8 *data, gsize size, gsize max_size, guint seed, JwMutateBytes mutate_bytes)
{
  static const Change changes[] = { double_element,        take_out_element, swap_elements,
                                    take_value_of_another, give_value,       make_element,
                                    add_attribute,         change_bytes,     change_bytes };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GString) text = g_string_new_len ((const char *)data, (gssize)size);
  Mutation self = { text, random, elements, values, mutate_bytes };

  if (seed % 8 == 0)
    return mutate_bytes (data, size, max_size);
  for (guint n = 1 + pick (&self, 3); n > 0; n--)
    {
      g_array_set_size (elements, 0);
      g_array_set_size (values, 0);
      find_spans (&self);
      changes[pick (&self, G_N_ELEMENTS (changes))](&self);
    }
  if (text->len > max_size)
    return mutate_bytes (data, size, max_size);
  memcpy (data, text->str, text->len);
  return text->len;
}
