#include "render/export/pdf-file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/export/deflate-private.h"
#include "render/text.h"

/* So many objects share an object stream: a reader unpacks all to get at one. */
#define MOST_PACKED 400
/* How far from the end the place of the table of objects is told. */
#define TAIL 64

typedef enum
{
  OBJECT_GONE,
  OBJECT_COPIED, /* as cairo wrote it, from @start to @end */
  OBJECT_PACKED, /* the same, with @more in its dictionary, into an object stream */
  OBJECT_ADDED,  /* from @start to @end of the added text, into an object stream */
  OBJECT_STREAM, /* the same, as it is */
} ObjectKind;

typedef struct
{
  ObjectKind kind;
  gsize start, end;
  char *more;
  guint stream; /* written: the object stream that holds it */
  gsize place;  /* written: in the file, or in the stream the how manieth it is */
} Object;

struct _JwPdfFile
{
  const guint8 *data;
  gsize length;
  gsize table; /* where cairo's table of objects is */
  guint catalog, info, structure;
  GArray *objects; /* Object, by number */
  GArray *pages;   /* guint */
  GString *added;
  GByteArray *out;
};

#define get_object(file, number) (&g_array_index ((file)->objects, Object, number))

void
jw_pdf_append_string (GString *out, const char *text)
{
  g_autofree char *exchangeable = jw_text_make_exchangeable (text, -1);
  g_autofree gunichar2 *units = NULL;
  glong n = 0;

  if (g_str_is_ascii (exchangeable))
    {
      g_string_append_c (out, '(');
      for (const char *at = exchangeable; *at != '\0'; at++)
        {
          if (strchr ("()\\", *at) != NULL)
            g_string_append_c (out, '\\');
          g_string_append_c (out, *at == '\n' ? ' ' : *at);
        }
      g_string_append_c (out, ')');
      return;
    }
  units = g_utf8_to_utf16 (exchangeable, -1, NULL, &n, NULL);
  g_string_append (out, "<FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append_c (out, '>');
}

void
jw_pdf_append_number (GString *out, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.2f", number);
  g_string_append (out, digits);
  g_string_append_c (out, ' ');
}

/* A number after a word of the file, which ends with a byte of 0 nowhere but in streams. */
static gboolean
read_after (JwPdfFile *file, gsize from, const char *word, gsize *number)
{
  const guint8 *found = from < file->length
                            ? memmem (file->data + from, file->length - from, word, strlen (word))
                            : NULL;
  g_autofree char *digits = NULL;
  gsize at;

  if (found == NULL)
    return FALSE;
  at = (gsize)(found - file->data) + strlen (word);
  digits = g_strndup ((const char *)file->data + at, MIN (24, file->length - at));
  *number = (gsize)g_ascii_strtoull (digits, NULL, 10);
  return TRUE;
}

static gboolean
starts_with (JwPdfFile *file, const Object *object, const char *words)
{
  gsize n = strlen (words);

  return object->end - object->start > n && memcmp (file->data + object->start, words, n) == 0;
}

static int
compare_starts_cb (gconstpointer a, gconstpointer b)
{
  const Object *first = *(Object *const *)a, *second = *(Object *const *)b;

  return (first->start > second->start) - (first->start < second->start);
}

/* An object ends where the next one begins; less its number and its last word. */
static gboolean
find_ends (JwPdfFile *file)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 1; i < file->objects->len; i++)
    g_ptr_array_add (sorted, get_object (file, i));
  g_ptr_array_sort (sorted, compare_starts_cb);
  for (guint i = 0; i < sorted->len; i++)
    {
      Object *object = g_ptr_array_index (sorted, i);
      gsize next =
          i + 1 < sorted->len ? ((Object *)g_ptr_array_index (sorted, i + 1))->start : file->table;
      const guint8 *dictionary =
          memmem (file->data + object->start, next - object->start, "obj\n", 4);
      static const char last[] = "endobj\n";

      if (dictionary == NULL || next - object->start < 16 ||
          memcmp (file->data + next - strlen (last), last, strlen (last)) != 0)
        return FALSE;
      object->start = (gsize)(dictionary - file->data) + 4;
      object->end = next - strlen (last);
    }
  return TRUE;
}

static void
classify (JwPdfFile *file, Object *object)
{
  static const char stream[] = "endstream\n";
  gsize length = object->end - object->start;

  if (starts_with (file, object, "<< /Type /StructElem") ||
      starts_with (file, object, "<< /Type /StructTreeRoot") || starts_with (file, object, "["))
    object->kind = OBJECT_GONE;
  else if (starts_with (file, object, "<<") &&
           (length < sizeof stream ||
            memcmp (file->data + object->end - strlen (stream), stream, strlen (stream)) != 0))
    object->kind = OBJECT_PACKED;
  else
    object->kind = OBJECT_COPIED;
}

/* The rows of cairo's table: ten digits of a place, and ten bytes more. */
static gboolean
read_table (JwPdfFile *file, guint n)
{
  gsize row = file->table;
  char first[32];

  g_snprintf (first, sizeof first, "xref\n0 %u\n", n);
  if (file->table + strlen (first) + 20 * (gsize)n > file->length ||
      memcmp (file->data + row, first, strlen (first)) != 0)
    return FALSE;
  row += strlen (first);
  for (guint i = 0; i < n; i++)
    {
      Object object = { .kind = OBJECT_COPIED };

      object.start = (gsize)g_ascii_strtoull ((const char *)file->data + row + 20 * i, NULL, 10);
      if (i > 0 && (object.start == 0 || object.start + 16 > file->table))
        return FALSE;
      g_array_append_val (file->objects, object);
    }
  return find_ends (file);
}

static gboolean
read_pages (JwPdfFile *file, const Object *object)
{
  g_autofree char *words =
      g_strndup ((const char *)file->data + object->start, object->end - object->start);
  const char *at = strstr (words, "/Kids [");
  char *next;

  for (at = at != NULL ? at + strlen ("/Kids [") : ""; *at != '\0'; at = next + strlen (" 0 R"))
    {
      guint number = (guint)strtoul (at, &next, 10);

      if (number == 0 || number >= file->objects->len || !g_str_has_prefix (next, " 0 R"))
        break;
      g_array_append_val (file->pages, number);
    }
  return file->pages->len > 0;
}

/* Its root, and the table of what the marks of the pages belong to. */
static void
drop_structure (JwPdfFile *file, guint number)
{
  gsize owners = 0;

  file->structure = number;
  if (read_after (file, get_object (file, number)->start, "/ParentTree ", &owners) &&
      owners < file->objects->len)
    get_object (file, owners)->kind = OBJECT_GONE;
}

static gboolean
read_objects (JwPdfFile *file)
{
  gsize n, catalog, info = 0;
  gboolean has_pages = FALSE;

  if (!read_after (file, file->table, "/Size ", &n) || n < 2 || n > G_MAXINT ||
      !read_after (file, file->table, "/Root ", &catalog) || !read_table (file, (guint)n))
    return FALSE;
  read_after (file, file->table, "/Info ", &info);
  file->catalog = (guint)catalog;
  file->info = (guint)info;
  for (guint i = 1; i < n; i++)
    classify (file, get_object (file, i));
  for (guint i = 1; i < n; i++)
    {
      if (starts_with (file, get_object (file, i), "<< /Type /StructTreeRoot"))
        drop_structure (file, i);
      if (starts_with (file, get_object (file, i), "<< /Type /Pages"))
        has_pages = read_pages (file, get_object (file, i));
    }
  return has_pages && catalog < n && info < n;
}

JwPdfFile *
jw_pdf_file_new (const guint8 *data, gsize length)
{
  g_autoptr (JwPdfFile) file = g_new0 (JwPdfFile, 1);

  file->data = data;
  file->length = length;
  file->objects = g_array_new (FALSE, TRUE, sizeof (Object));
  file->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  file->added = g_string_new (NULL);
  if (length < 2 * TAIL || !read_after (file, length - TAIL, "startxref\n", &file->table) ||
      file->table >= length || !read_objects (file))
    return NULL;
  return g_steal_pointer (&file);
}

void
jw_pdf_file_free (JwPdfFile *file)
{
  for (guint i = 0; i < file->objects->len; i++)
    g_free (get_object (file, i)->more);
  g_array_unref (file->objects);
  g_array_unref (file->pages);
  g_string_free (file->added, TRUE);
  g_clear_pointer (&file->out, g_byte_array_unref);
  g_free (file);
}

guint
jw_pdf_file_get_catalog (JwPdfFile *file)
{
  return file->catalog;
}

guint
jw_pdf_file_get_structure (JwPdfFile *file)
{
  return file->structure;
}

guint
jw_pdf_file_get_page (JwPdfFile *file, guint page)
{
  return page < file->pages->len ? g_array_index (file->pages, guint, page) : 0;
}

guint
jw_pdf_file_get_n_pages (JwPdfFile *file)
{
  return file->pages->len;
}

GByteArray *
jw_pdf_file_read_content (JwPdfFile *file, guint page, guint *number)
{
  static const char start[] = "stream\n";
  const Object *object = get_object (file, jw_pdf_file_get_page (file, page));
  g_autofree char *words =
      g_strndup ((const char *)file->data + object->start, object->end - object->start);
  const char *found = strstr (words, "/Contents ");
  const guint8 *stream;

  *number = found != NULL ? (guint)strtoul (found + strlen ("/Contents "), NULL, 10) : 0;
  if (*number == 0 || *number >= file->objects->len)
    return NULL;
  object = get_object (file, *number);
  stream = memmem (file->data + object->start, object->end - object->start, start, strlen (start));
  if (object->kind != OBJECT_COPIED || stream == NULL)
    return NULL;
  stream += strlen (start);
  return jw_inflate (stream, (gsize)(file->data + object->end - stream));
}

guint
jw_pdf_file_reserve (JwPdfFile *file, guint n)
{
  guint first = file->objects->len;

  g_array_set_size (file->objects, first + n);
  return first;
}

static void
add (JwPdfFile *file, guint number, ObjectKind kind, gsize start)
{
  Object *object = get_object (file, number);

  object->kind = kind;
  object->start = start;
  object->end = file->added->len;
}

void
jw_pdf_file_add (JwPdfFile *file, guint number, const char *object)
{
  gsize start = file->added->len;

  g_string_append (file->added, object);
  add (file, number, OBJECT_ADDED, start);
}

gboolean
jw_pdf_file_add_stream (JwPdfFile *file, guint number, const char *entries, const GString *bytes)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (JwDeflate) deflate = jw_deflate_new (packed, JW_DEFLATE_WELL);
  gsize start = file->added->len;

  if (!jw_deflate_add (deflate, (const guint8 *)bytes->str, bytes->len, TRUE))
    return FALSE;
  g_string_append_printf (file->added, "<<%s/Filter/FlateDecode/Length %u>>\nstream\n", entries,
                          packed->len);
  g_string_append_len (file->added, (const char *)packed->data, packed->len);
  g_string_append (file->added, "\nendstream\n");
  add (file, number, OBJECT_STREAM, start);
  return TRUE;
}

void
jw_pdf_file_extend (JwPdfFile *file, guint number, const char *entries)
{
  Object *object = get_object (file, number);
  char *before = object->more;

  object->more = g_strconcat (entries, before, NULL);
  g_free (before);
}

static void
put (JwPdfFile *file, const void *data, gsize length)
{
  g_byte_array_append (file->out, data, (guint)length);
}

static void
put_words (JwPdfFile *file, const char *words)
{
  put (file, words, strlen (words));
}

/* Where what an object holds begins, and its length. */
static const char *
find_words (JwPdfFile *file, const Object *object, gsize *length)
{
  gboolean is_cairos = object->kind == OBJECT_COPIED || object->kind == OBJECT_PACKED;

  *length = object->end - object->start;
  return (is_cairos ? (const char *)file->data : file->added->str) + object->start;
}

static void
put_object (JwPdfFile *file, guint number)
{
  Object *object = get_object (file, number);
  g_autofree char *begin = g_strdup_printf ("%u 0 obj\n", number);
  gsize length;
  const char *words = find_words (file, object, &length);

  object->place = file->out->len;
  put_words (file, begin);
  put (file, words, length);
  put_words (file, "endobj\n");
}

/* Cairo names a picture that a page shows twice two times among its resources, which a dictionary
 * must not. FALSE if there are no pictures. */
static gboolean
append_names_once (GString *out, const char *words, gsize length)
{
  static const char start[] = "/XObject <<";
  const char *found = memmem (words, length, start, strlen (start));
  const char *from = found != NULL ? found + strlen (start) : words;
  const char *end = memmem (from, length - (gsize)(from - words), ">>", 2);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *entries = NULL;
  g_auto (GStrv) names = NULL;

  if (found == NULL || end == NULL)
    return FALSE;
  entries = g_strndup (from, (gsize)(end - from));
  names = g_strsplit (entries, "/", -1);
  g_string_append_len (out, words, from - words);
  for (guint i = 1; names[0] != NULL && names[i] != NULL; i++)
    if (g_hash_table_add (seen, g_strstrip (names[i])))
      g_string_append_printf (out, "/%s", names[i]);
  g_string_append_len (out, end, (gssize)(length - (gsize)(end - words)));
  return TRUE;
}

/* With what was added to its dictionary. */
static void
append_object (JwPdfFile *file, const Object *object, GString *out)
{
  gsize length;
  const char *words = find_words (file, object, &length);

  if (object->more != NULL)
    g_string_append_printf (out, "<<%s%.*s", object->more, (int)length - 2, words + 2);
  else if (object->kind != OBJECT_PACKED || !append_names_once (out, words, length))
    g_string_append_len (out, words, (gssize)length);
}

/* Adds a stream and writes it. */
static gboolean
put_stream (JwPdfFile *file, guint number, const char *entries, const GString *bytes)
{
  if (!jw_pdf_file_add_stream (file, number, entries, bytes))
    return FALSE;
  put_object (file, number);
  return TRUE;
}

/* An object stream: the numbers and places of its objects, then the objects. */
static gboolean
put_object_stream (JwPdfFile *file, const guint *numbers, guint n)
{
  g_autoptr (GString) places = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  guint number = jw_pdf_file_reserve (file, 1);
  g_autofree char *entries = NULL;

  for (guint i = 0; i < n; i++)
    {
      Object *object = get_object (file, numbers[i]);

      g_string_append_printf (places, "%u %" G_GSIZE_FORMAT " ", numbers[i], words->len);
      append_object (file, object, words);
      g_string_append_c (words, '\n');
      object->stream = number;
      object->place = i;
    }
  entries = g_strdup_printf ("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, n, places->len);
  g_string_append_len (places, words->str, (gssize)words->len);
  return put_stream (file, number, entries, places);
}

static gboolean
put_object_streams (JwPdfFile *file)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = file->objects->len;

  for (guint i = 1; i < n; i++)
    if (get_object (file, i)->kind == OBJECT_PACKED || get_object (file, i)->kind == OBJECT_ADDED)
      g_array_append_val (numbers, i);
  for (guint i = 0; i < numbers->len; i += MOST_PACKED)
    if (!put_object_stream (file, &g_array_index (numbers, guint, i),
                            MIN (MOST_PACKED, numbers->len - i)))
      return FALSE;
  return TRUE;
}

/* A row of the table: its kind, its place or stream in four bytes, and which of the stream. */
static void
append_row (GString *rows, const Object *object)
{
  gboolean is_packed = object->stream != 0;
  gboolean is_gone = object->kind == OBJECT_GONE;
  guint32 place = is_gone ? 0 : is_packed ? object->stream : (guint32)object->place;
  guint16 index = is_gone ? G_MAXUINT16 : is_packed ? (guint16)object->place : 0;
  const char bytes[] = { is_gone     ? 0
                         : is_packed ? 2
                                     : 1,
                         (char)(place >> 24),
                         (char)(place >> 16),
                         (char)(place >> 8),
                         (char)place,
                         (char)(index >> 8),
                         (char)index };

  g_string_append_len (rows, bytes, sizeof bytes);
}

static gboolean
put_table (JwPdfFile *file)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  guint number = jw_pdf_file_reserve (file, 1);
  g_autoptr (GString) entries = g_string_new (NULL);
  gsize place = file->out->len;
  g_autofree char *end = g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", place);

  /* It is in itself, too. */
  get_object (file, number)->kind = OBJECT_STREAM;
  get_object (file, number)->place = place;
  for (guint i = 0; i < file->objects->len; i++)
    append_row (rows, get_object (file, i));
  g_string_printf (entries, "/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R", file->objects->len,
                   file->catalog);
  if (file->info != 0)
    g_string_append_printf (entries, "/Info %u 0 R", file->info);
  if (!put_stream (file, number, entries->str, rows))
    return FALSE;
  put_words (file, end);
  return TRUE;
}

GBytes *
jw_pdf_file_write (JwPdfFile *file)
{
  /* Object streams came with PDF 1.5; the second line says that the file holds bytes. */
  static const char head[] = "%PDF-1.5\n%\xb5\xed\xae\xfb\n";
  guint n = file->objects->len;

  file->out = g_byte_array_sized_new ((guint)MIN (file->length + file->added->len, G_MAXINT));
  put_words (file, head);
  get_object (file, 0)->kind = OBJECT_GONE;
  for (guint i = 1; i < n; i++)
    if (get_object (file, i)->kind == OBJECT_COPIED || get_object (file, i)->kind == OBJECT_STREAM)
      put_object (file, i);
  if (!put_object_streams (file) || !put_table (file))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&file->out));
}
