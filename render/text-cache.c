#include "render/text-cache.h"

#include "render/text-parts-private.h"

/* A text that nothing shows any more survives so many layouts: undo soon asks for it again. */
#define KEEP_LAYOUTS 32
/* Sweeping waits until so many texts are more than the last layout used, so that its cost is
 * shared by as many new texts. */
#define SLACK 1024

struct _JwTextCache
{
  JwFonts *fonts;
  GHashTable *texts; /* JwText, by what it was shaped from */
  JwText *newest;    /* the table's: still with its layouts, as somebody may just type in it */
  guint n_layouts;
  guint64 n_shaped;
  guint size_after_sweep;
};

static guint
hash_text (gconstpointer data)
{
  const JwText *text = data;

  return g_str_hash (text->string) ^ (guint)text->wrap_width * 2654435761u ^
         (guint)(text->style.size * 64) * 40503u ^ (guint)text->style.face;
}

static gboolean
equal_texts (gconstpointer a, gconstpointer b)
{
  return jw_text_looks_like ((JwText *)a, (JwText *)b);
}

static gboolean
is_stale (gpointer key, gpointer value, gpointer user_data)
{
  JwTextCache *cache = user_data;
  JwText *text = key;

  return !jw_text_is_shared (text) && text->last_used + KEEP_LAYOUTS < cache->n_layouts;
}

static JwText *
look_up (JwTextCache *cache, const char *string, const JwTextStyle *style, double width)
{
  JwText wanted = { .string = (char *)string, .style = *style };
  JwText *text;

  wanted.wrap_width = width < 0 ? -1 : pango_units_from_double (width);
  text = g_hash_table_lookup (cache->texts, &wanted);
  if (text != NULL)
    text->last_used = cache->n_layouts;
  return text;
}

JwTextCache *
jw_text_cache_new (JwFonts *fonts)
{
  JwTextCache *cache = g_new0 (JwTextCache, 1);

  cache->fonts = fonts;
  cache->texts =
      g_hash_table_new_full (hash_text, equal_texts, (GDestroyNotify)jw_text_unref, NULL);
  return cache;
}

void
jw_text_cache_free (JwTextCache *cache)
{
  g_hash_table_unref (cache->texts);
  g_free (cache);
}

static void
drop_newest_layouts (JwTextCache *cache)
{
  if (cache->newest != NULL)
    jw_text_drop_layouts (cache->newest);
  cache->newest = NULL;
}

JwText *
jw_text_cache_find (JwTextCache *cache, const char *string, const JwTextStyle *style, double width)
{
  JwText *text = look_up (cache, string != NULL ? string : "", style, width);

  return text != NULL ? jw_text_ref (text) : NULL;
}

JwText *
jw_text_cache_get (JwTextCache *cache, const char *string, const JwTextStyle *style, double width)
{
  JwText *text = look_up (cache, string != NULL ? string : "", style, width);

  if (text == NULL)
    {
      text = jw_text_new_with_layouts (cache->fonts, string, style, width);
      text->last_used = cache->n_layouts;
      drop_newest_layouts (cache);
      cache->newest = text;
      g_hash_table_add (cache->texts, text);
      cache->n_shaped++;
    }
  return jw_text_ref (text);
}

void
jw_text_cache_end_layout (JwTextCache *cache)
{
  cache->n_layouts++;
  if (g_hash_table_size (cache->texts) < 2 * cache->size_after_sweep + SLACK)
    return;
  drop_newest_layouts (cache);
  g_hash_table_foreach_remove (cache->texts, is_stale, cache);
  cache->size_after_sweep = g_hash_table_size (cache->texts);
}

guint64
jw_text_cache_get_n_shaped (JwTextCache *cache)
{
  return cache->n_shaped;
}

guint
jw_text_cache_get_size (JwTextCache *cache)
{
  return g_hash_table_size (cache->texts);
}
