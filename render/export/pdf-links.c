#include "render/export/pdf-links.h"

#include <string.h>

typedef struct
{
  guint page;
  JwRect place;
  char *address; /* or NULL, and: */
  JwPdfGoal goal;
  char *words;
} Link;

struct _JwPdfLinks
{
  GArray *links; /* Link */
  guint first;   /* object */
};

#define get_link(links_, i) (&g_array_index ((links_)->links, Link, i))

static void
clear_link (gpointer data)
{
  g_free (((Link *)data)->address);
  g_free (((Link *)data)->words);
}

JwPdfLinks *
jw_pdf_links_new (void)
{
  JwPdfLinks *links = g_new0 (JwPdfLinks, 1);

  links->links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_array_set_clear_func (links->links, clear_link);
  return links;
}

void
jw_pdf_links_free (JwPdfLinks *links)
{
  g_array_unref (links->links);
  g_free (links);
}

guint
jw_pdf_links_get_n (JwPdfLinks *links)
{
  return links->links->len;
}

gboolean
jw_pdf_links_may_lead_to (const char *address)
{
  static const char *const beginnings[] = { "https://", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (address != NULL &&
        g_ascii_strncasecmp (address, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

guint
jw_pdf_links_add_out (JwPdfLinks *links, guint page, const JwRect *place, const char *address)
{
  Link link = { page, *place, .address = g_strdup (address) };

  g_array_append_val (links->links, link);
  return links->links->len - 1;
}

guint
jw_pdf_links_add_to (JwPdfLinks *links,
                     guint page,
                     const JwRect *place,
                     const JwPdfGoal *goal,
                     const char *words)
{
  Link link = { page, *place, NULL, *goal, g_strdup (words) };

  g_array_append_val (links->links, link);
  return links->links->len - 1;
}

/* RFC 3986: what an address may hold as it is. */
static void
append_address (GString *out, const char *address)
{
  g_autofree char *escaped = g_uri_escape_string (address, ":/?#[]@!$&'()*+,;=%", FALSE);

  g_string_append (out, "/A<</S/URI/URI");
  jw_pdf_append_string (out, escaped);
  g_string_append (out, ">>");
}

static void
append_goal (GString *out, const JwPdfGoal *goal, guint page, double height)
{
  g_string_append_printf (out, "/Dest[%u 0 R/XYZ ", page);
  jw_pdf_append_number (out, goal->x);
  jw_pdf_append_number (out, height - goal->y);
  g_string_append (out, "null]");
}

static void
write_link (const Link *link, JwPdfFile *file, const double *heights, guint number, guint key)
{
  g_autoptr (GString) out = g_string_new ("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");

  /* A PDF counts from the lower left. */
  jw_pdf_append_number (out, link->place.x);
  jw_pdf_append_number (out, heights[link->page] - link->place.y - link->place.height);
  jw_pdf_append_number (out, link->place.x + link->place.width);
  jw_pdf_append_number (out, heights[link->page] - link->place.y);
  g_string_append_printf (out, "]/StructParent %u/Contents", key);
  jw_pdf_append_string (out, link->address != NULL ? link->address : link->words);
  if (link->address != NULL)
    append_address (out, link->address);
  else
    append_goal (out, &link->goal, jw_pdf_file_get_page (file, link->goal.page),
                 heights[link->goal.page]);
  g_string_append (out, ">>");
  jw_pdf_file_add (file, number, out->str);
}

/* Links were added page by page. */
static void
name_them_on_pages (JwPdfLinks *links, JwPdfFile *file, guint n_pages)
{
  for (guint page = 0, i = 0; page < n_pages; page++)
    {
      g_autoptr (GString) out = g_string_new ("/Tabs/S/Annots[");
      guint before = i;

      for (; i < links->links->len && get_link (links, i)->page == page; i++)
        g_string_append_printf (out, "%u 0 R ", links->first + i);
      g_string_append (out, "]");
      if (i > before)
        jw_pdf_file_extend (file, jw_pdf_file_get_page (file, page), out->str);
    }
}

void
jw_pdf_links_write (JwPdfLinks *links, JwPdfFile *file, const double *heights, guint n_pages)
{
  links->first = jw_pdf_file_reserve (file, links->links->len);
  for (guint i = 0; i < links->links->len; i++)
    write_link (get_link (links, i), file, heights, links->first + i, n_pages + i);
  name_them_on_pages (links, file, n_pages);
}

guint
jw_pdf_links_get_object (JwPdfLinks *links, guint number)
{
  return links->first + number;
}
