#pragma once

#include "render/text-private.h"

G_BEGIN_DECLS

/**
 * JwTextCache:
 *
 * Shaped texts by string, style and width, so that what did not change is not shaped again. Texts
 * that several layouts in a row did not ask for are dropped.
 */
typedef struct _JwTextCache JwTextCache;

/* An empty cache; @fonts must outlive it. */
JwTextCache *jw_text_cache_new (JwFonts *fonts);
/* Texts that are still in use live on. */
void jw_text_cache_free (JwTextCache *cache);
/* Owned by the caller. @width in points, below 0 for no wrapping. */
JwText *
jw_text_cache_get (JwTextCache *cache, const char *string, const JwTextStyle *style, double width);
/* The same if it is known, else %NULL. */
JwText *
jw_text_cache_find (JwTextCache *cache, const char *string, const JwTextStyle *style, double width);
/* Tells that a layout is done; sweeps now and then. */
void jw_text_cache_end_layout (JwTextCache *cache);
guint64 jw_text_cache_get_n_shaped (JwTextCache *cache);
guint jw_text_cache_get_size (JwTextCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwTextCache, jw_text_cache_free)

G_END_DECLS
