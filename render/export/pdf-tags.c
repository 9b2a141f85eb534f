#include "render/export/pdf-tags.h"

#include "render/export/pdf-artifacts.h"
#include "render/export/pdf-links.h"

/* What cairo is told: any type will do, it only counts. */
#define MARK "Span"

typedef enum
{
  PART_ELEMENT,
  PART_INK,  /* @number: of the mark on its page */
  PART_LINK, /* @number: of the link */
  PART_LOST, /* ink that cairo did not mark */
} PartKind;

/* An element, or what is in it; kids are chained from the first to the last. 0 is none of them. */
typedef struct
{
  PartKind kind : 8;
  guint scope : 2; /* 1: row, 2: column */
  guint columns : 16;
  guint is_shape : 1; /* of ink: without text */
  guint parent, first, last, next;
  guint page, number;
  guint object; /* written: of an element */
  const char *type;
  char *words;
} Part;

struct _JwPdfTags
{
  GArray *parts;
  GArray *heights; /* of the pages */
  GArray *n_marks; /* of the pages */
  JwPdfLinks *links;
};

#define get_part(tags, i) (&g_array_index ((tags)->parts, Part, i))
#define get_n_marks(tags, i) (g_array_index ((tags)->n_marks, guint, i))

static void
clear_part (gpointer data)
{
  g_free (((Part *)data)->words);
}

JwPdfTags *
jw_pdf_tags_new (void)
{
  JwPdfTags *tags = g_new0 (JwPdfTags, 1);
  const Part document = { .kind = PART_ELEMENT, .type = "Document" };

  tags->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (tags->parts, clear_part);
  g_array_append_val (tags->parts, document);
  tags->heights = g_array_new (FALSE, FALSE, sizeof (double));
  tags->n_marks = g_array_new (FALSE, FALSE, sizeof (guint));
  tags->links = jw_pdf_links_new ();
  return tags;
}

void
jw_pdf_tags_free (JwPdfTags *tags)
{
  g_array_unref (tags->parts);
  g_array_unref (tags->heights);
  g_array_unref (tags->n_marks);
  jw_pdf_links_free (tags->links);
  g_free (tags);
}

static guint
add_part (JwPdfTags *tags, guint parent, Part part)
{
  guint index = tags->parts->len;
  Part *in;

  part.parent = parent;
  part.page = tags->heights->len > 0 ? tags->heights->len - 1 : 0;
  g_array_append_val (tags->parts, part);
  in = get_part (tags, parent);
  if (in->last != 0)
    get_part (tags, in->last)->next = index;
  else
    in->first = index;
  in->last = index;
  return index;
}

JwPdfElement
jw_pdf_tags_add (JwPdfTags *tags, JwPdfElement parent, const char *type)
{
  return add_part (tags, parent, (Part){ .kind = PART_ELEMENT, .type = type });
}

void
jw_pdf_tags_describe (JwPdfTags *tags, JwPdfElement element, const char *words)
{
  Part *part = get_part (tags, element);

  g_free (part->words);
  part->words = g_strdup (words);
}

void
jw_pdf_tags_set_columns (JwPdfTags *tags, JwPdfElement element, guint columns)
{
  get_part (tags, element)->columns = columns & 0xffff;
}

void
jw_pdf_tags_set_scope (JwPdfTags *tags, JwPdfElement element, gboolean is_row)
{
  get_part (tags, element)->scope = is_row ? 1 : 2;
}

void
jw_pdf_tags_begin_page (JwPdfTags *tags, double height)
{
  guint none = 0;

  g_array_append_val (tags->heights, height);
  g_array_append_val (tags->n_marks, none);
}

/* Pages are also drawn to be shown and printed. */
static gboolean
is_pdf (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
}

static void
begin (JwPdfTags *tags, JwPdfElement element, gboolean is_shape, cairo_t *cr)
{
  guint page = tags->heights->len - 1;
  Part ink = { .kind = PART_INK, .number = get_n_marks (tags, page)++ };

  ink.is_shape = is_shape & 1;
  add_part (tags, element, ink);
  if (is_pdf (cr))
    cairo_tag_begin (cr, MARK, NULL);
}

void
jw_pdf_tags_begin (JwPdfTags *tags, JwPdfElement element, cairo_t *cr)
{
  begin (tags, element, FALSE, cr);
}

void
jw_pdf_tags_begin_shape (JwPdfTags *tags, JwPdfElement element, cairo_t *cr)
{
  begin (tags, element, TRUE, cr);
}

void
jw_pdf_tags_end (JwPdfTags *tags, cairo_t *cr)
{
  if (is_pdf (cr))
    cairo_tag_end (cr, MARK);
}

static void
add_link (JwPdfTags *tags, JwPdfElement element, guint number)
{
  add_part (tags, jw_pdf_tags_add (tags, element, "Link"),
            (Part){ .kind = PART_LINK, .number = number });
}

void
jw_pdf_tags_link_out (JwPdfTags *tags,
                      JwPdfElement element,
                      const JwRect *place,
                      const char *address)
{
  if (jw_pdf_links_may_lead_to (address))
    add_link (tags, element,
              jw_pdf_links_add_out (tags->links, tags->heights->len - 1, place, address));
}

void
jw_pdf_tags_link_to (JwPdfTags *tags,
                     JwPdfElement element,
                     const JwRect *place,
                     guint page,
                     double x,
                     double y,
                     const char *words)
{
  JwPdfGoal goal = { page - 1, x, y };

  add_link (tags, element,
            jw_pdf_links_add_to (tags->links, tags->heights->len - 1, place, &goal, words));
}

/* Numbers the elements in their order; returns how many there are. */
static guint
number_elements (JwPdfTags *tags, JwPdfFile *file)
{
  guint n = 0, first;

  for (guint i = 0; i < tags->parts->len; i++)
    n += get_part (tags, i)->kind == PART_ELEMENT;
  first = jw_pdf_file_reserve (file, n);
  for (guint i = 0; i < tags->parts->len; i++)
    if (get_part (tags, i)->kind == PART_ELEMENT)
      get_part (tags, i)->object = first++;
  return n;
}

/* The page that marks of an element are on unless they say otherwise: that of the first. */
static guint
find_page (JwPdfTags *tags, const Part *element)
{
  for (guint i = element->first; i != 0; i = get_part (tags, i)->next)
    if (get_part (tags, i)->kind == PART_INK)
      return get_part (tags, i)->page;
  return element->page;
}

static void
append_kid (JwPdfTags *tags, JwPdfFile *file, const Part *kid, guint page, GString *out)
{
  if (kid->kind == PART_LOST)
    return;
  if (kid->kind == PART_ELEMENT)
    g_string_append_printf (out, "%u 0 R ", kid->object);
  else if (kid->kind == PART_LINK)
    g_string_append_printf (out, "<</Type/OBJR/Obj %u 0 R/Pg %u 0 R>>",
                            jw_pdf_links_get_object (tags->links, kid->number),
                            jw_pdf_file_get_page (file, kid->page));
  else if (kid->page == page)
    g_string_append_printf (out, "%u ", kid->number);
  else
    g_string_append_printf (out, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
                            jw_pdf_file_get_page (file, kid->page), kid->number);
}

static void
append_attributes (const Part *element, GString *out)
{
  if (element->scope == 0 && element->columns < 2)
    return;
  g_string_append (out, "/A<</O/Table");
  if (element->scope != 0)
    g_string_append_printf (out, "/Scope/%s", element->scope == 1 ? "Row" : "Column");
  if (element->columns > 1)
    g_string_append_printf (out, "/ColSpan %u", element->columns);
  g_string_append (out, ">>");
}

static void
write_element (JwPdfTags *tags, JwPdfFile *file, guint index, GString *out)
{
  const Part *element = get_part (tags, index);
  guint page = find_page (tags, element);
  guint parent = index == JW_PDF_DOCUMENT ? jw_pdf_file_get_structure (file)
                                          : get_part (tags, element->parent)->object;

  g_string_printf (out, "<</S/%s/P %u 0 R/Pg %u 0 R", element->type, parent,
                   jw_pdf_file_get_page (file, page));
  append_attributes (element, out);
  if (element->words != NULL)
    {
      g_string_append (out, "/Alt");
      jw_pdf_append_string (out, element->words);
    }
  g_string_append (out, "/K[");
  for (guint i = element->first; i != 0; i = get_part (tags, i)->next)
    append_kid (tags, file, get_part (tags, i), page, out);
  g_string_append (out, "]>>");
  jw_pdf_file_add (file, element->object, out->str);
}

/* By page the elements that its marks belong to, in the order of the marks. */
static void
append_owners (JwPdfTags *tags, guint page, guint *at, GString *out)
{
  g_string_append_printf (out, "%u[", page);
  for (; *at < tags->parts->len && get_part (tags, *at)->page <= page; ++*at)
    if (get_part (tags, *at)->kind == PART_INK)
      g_string_append_printf (out, "%u 0 R ",
                              get_part (tags, get_part (tags, *at)->parent)->object);
  g_string_append (out, "]");
}

static void
append_link_owners (JwPdfTags *tags, JwPdfFile *file, GString *out)
{
  for (guint i = 0; i < tags->parts->len; i++)
    if (get_part (tags, i)->kind == PART_LINK)
      g_string_append_printf (out, "%u %u 0 R ",
                              jw_pdf_file_get_n_pages (file) + get_part (tags, i)->number,
                              get_part (tags, get_part (tags, i)->parent)->object);
}

/* From marks to elements, as cairo numbers the pages; links come after the pages. */
static void
write_root (JwPdfTags *tags, JwPdfFile *file)
{
  guint owners = jw_pdf_file_reserve (file, 1), at = 0;
  g_autoptr (GString) out = g_string_new ("<</Nums[");
  g_autofree char *root = NULL;

  for (guint i = 0; i < tags->heights->len; i++)
    append_owners (tags, i, &at, out);
  append_link_owners (tags, file, out);
  g_string_append (out, "]>>");
  jw_pdf_file_add (file, owners, out->str);
  root =
      g_strdup_printf ("<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %u>>",
                       get_part (tags, JW_PDF_DOCUMENT)->object, owners,
                       jw_pdf_file_get_n_pages (file) + jw_pdf_links_get_n (tags->links));
  jw_pdf_file_add (file, jw_pdf_file_get_structure (file), root);
}

/* How many marks of a page hold text. */
static guint
count_texts (JwPdfTags *tags, guint page)
{
  guint n = 0;

  for (guint i = 0; i < tags->parts->len; i++)
    n += get_part (tags, i)->kind == PART_INK && get_part (tags, i)->page == page &&
         !get_part (tags, i)->is_shape;
  return n;
}

/* Numbers the marks of a page as they are where cairo left out those without text. */
static void
leave_out_shapes (JwPdfTags *tags, guint page)
{
  guint n = 0;

  for (guint i = 0; i < tags->parts->len; i++)
    {
      Part *part = get_part (tags, i);

      if (part->kind != PART_INK || part->page != page)
        continue;
      if (part->is_shape)
        part->kind = PART_LOST;
      else
        part->number = n++;
    }
}

/* Looks which marks a page has, and says of the ink without any that it is decoration. */
static void
match_marks (JwPdfTags *tags, JwPdfFile *file, guint page)
{
  if (!jw_pdf_artifacts_mark (file, page, get_n_marks (tags, page)) &&
      jw_pdf_artifacts_mark (file, page, count_texts (tags, page)))
    leave_out_shapes (tags, page);
}

void
jw_pdf_tags_write (JwPdfTags *tags, JwPdfFile *file)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < tags->n_marks->len; i++)
    match_marks (tags, file, i);
  /* Cairo begins no structure where nothing was marked. */
  if (jw_pdf_file_get_structure (file) == 0)
    return;
  number_elements (tags, file);
  jw_pdf_links_write (tags->links, file, (const double *)(gpointer)tags->heights->data,
                      tags->heights->len);
  for (guint i = 0; i < tags->parts->len; i++)
    if (get_part (tags, i)->kind == PART_ELEMENT)
      write_element (tags, file, i, out);
  write_root (tags, file);
  jw_pdf_file_extend (file, jw_pdf_file_get_catalog (file), "/MarkInfo<</Marked true>>");
}
