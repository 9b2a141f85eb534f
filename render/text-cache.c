#include "render/text-cache.h"

/* A text survives so many layouts that did not ask for it: undo soon asks again. */
#define KEEP_LAYOUTS 32
/* Sweeping waits until so many texts are more than the last layout used, so that its cost is
 * shared by as many new texts. */
#define SLACK 1024

typedef struct
{
  const char *string; /* the text's own */
  JwTextStyle style;
  int width; /* Pango units */
  JwText *text;
  guint64 last_used;
} Entry;

struct _JwTextCache
{
  JwFonts *fonts;
  GHashTable *entries;
  guint64 n_layouts;
  guint64 n_shaped;
  guint size_after_sweep;
};

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->string) ^ (guint)entry->width * 2654435761u ^
         (guint)(entry->style.size * 64) * 40503u ^ (guint)entry->style.face;
}

static gboolean
equal_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;

  return first->width == second->width && first->style.face == second->style.face &&
         first->style.size == second->style.size &&
         first->style.line_height == second->style.line_height &&
         first->style.centred == second->style.centred &&
         g_str_equal (first->string, second->string);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  jw_text_unref (entry->text);
  g_free (entry);
}

static gboolean
is_stale (gpointer key, gpointer value, gpointer user_data)
{
  JwTextCache *cache = user_data;

  return ((Entry *)key)->last_used + KEEP_LAYOUTS < cache->n_layouts;
}

JwTextCache *
jw_text_cache_new (JwFonts *fonts)
{
  JwTextCache *cache = g_new0 (JwTextCache, 1);

  cache->fonts = fonts;
  cache->entries = g_hash_table_new_full (hash_entry, equal_entries, free_entry, NULL);
  return cache;
}

void
jw_text_cache_free (JwTextCache *cache)
{
  g_hash_table_unref (cache->entries);
  g_free (cache);
}

JwText *
jw_text_cache_find (JwTextCache *cache, const char *string, const JwTextStyle *style, double width)
{
  Entry key = { string != NULL ? string : "", *style,
                width < 0 ? -1 : pango_units_from_double (width) };
  Entry *entry = g_hash_table_lookup (cache->entries, &key);

  return entry != NULL ? jw_text_ref (entry->text) : NULL;
}

JwText *
jw_text_cache_get (JwTextCache *cache, const char *string, const JwTextStyle *style, double width)
{
  const char *wanted = string != NULL ? string : "";
  Entry key = { wanted, *style, width < 0 ? -1 : pango_units_from_double (width) };
  Entry *entry = g_hash_table_lookup (cache->entries, &key);

  if (entry == NULL)
    {
      entry = g_memdup2 (&key, sizeof key);
      entry->text = jw_text_new (cache->fonts, wanted, style, width);
      entry->string = jw_text_get_string (entry->text);
      g_hash_table_add (cache->entries, entry);
      cache->n_shaped++;
    }
  entry->last_used = cache->n_layouts;
  return jw_text_ref (entry->text);
}

void
jw_text_cache_end_layout (JwTextCache *cache)
{
  cache->n_layouts++;
  if (g_hash_table_size (cache->entries) < 2 * cache->size_after_sweep + SLACK)
    return;
  g_hash_table_foreach_remove (cache->entries, is_stale, cache);
  cache->size_after_sweep = g_hash_table_size (cache->entries);
}

guint64
jw_text_cache_get_n_shaped (JwTextCache *cache)
{
  return cache->n_shaped;
}

guint
jw_text_cache_get_size (JwTextCache *cache)
{
  return g_hash_table_size (cache->entries);
}
