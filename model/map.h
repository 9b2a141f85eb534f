#pragma once

#include "model/journal/change-set.h"
#include "model/node/node.h"
#include "model/selection.h"

G_BEGIN_DECLS

/* Tokens and labels, ended by a NULL token. */
extern const JwChoice jw_map_states[];
extern const JwChoice jw_map_papers[];
extern const JwChoice jw_map_themes[];
/* What the map holds if it is not a whole one but what was copied: elements of nodes. */
extern const JwChoice jw_map_clips[];

/* The property table of a map: one line a property. */
#define JW_MAP_PROPERTIES(X)                                                                       \
  X (TITLE, .name = "title", .type = JW_PROPERTY_STRING, .label = N_ ("Title"))                    \
  X (BUSINESS, .name = "business", .type = JW_PROPERTY_STRING, .label = N_ ("Business"))           \
  X (SCOPE, .name = "scope", .type = JW_PROPERTY_STRING, .label = N_ ("Scope"))                    \
  X (SCENARIO, .name = "scenario", .type = JW_PROPERTY_TEXT, .label = N_ ("Scenario"),             \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (EXPECTATIONS, .name = "expectations", .type = JW_PROPERTY_TEXT,                               \
     .label = N_ ("What the customer expects"), .flags = JW_PROPERTY_MORE)                         \
  X (STATE, .name = "state", .type = JW_PROPERTY_CHOICE, .label = N_ ("State"),                    \
     .choices = jw_map_states)                                                                     \
  X (OWNER, .name = "owner", .type = JW_PROPERTY_STRING, .label = N_ ("Owner"))                    \
  X (AUTHORS, .name = "authors", .type = JW_PROPERTY_STRING, .label = N_ ("Authors"),              \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PARTICIPANTS, .name = "participants", .type = JW_PROPERTY_TEXT,                               \
     .label = N_ ("Who took part"), .flags = JW_PROPERTY_MORE)                                     \
  X (EDITION, .name = "edition", .type = JW_PROPERTY_STRING, .label = N_ ("Edition"),              \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (DATE, .name = "date", .type = JW_PROPERTY_DATE, .label = N_ ("Date"))                         \
  X (REVIEW_DATE, .name = "review-date", .type = JW_PROPERTY_DATE, .label = N_ ("Next review"),    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (CURRENCY, .name = "currency", .type = JW_PROPERTY_STRING, .label = N_ ("Currency"),           \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (LANGUAGE, .name = "language", .type = JW_PROPERTY_STRING, .label = N_ ("Language"),           \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (SOURCES, .name = "sources", .type = JW_PROPERTY_TEXT, .label = N_ ("What it rests on"),       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PRINCIPLES, .name = "principles", .type = JW_PROPERTY_TEXT, .label = N_ ("Principles"),       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (OPPORTUNITIES, .name = "opportunities", .type = JW_PROPERTY_TEXT,                             \
     .label = N_ ("Opportunities"), .flags = JW_PROPERTY_MORE)                                     \
  X (LOGO, .name = "logo", .type = JW_PROPERTY_REF, .label = N_ ("Logo"),                          \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_PICTURE)                                       \
  X (RIGHTS, .name = "rights", .type = JW_PROPERTY_STRING, .label = N_ ("Rights"),                 \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PAPER, .name = "paper", .type = JW_PROPERTY_CHOICE, .label = N_ ("Paper"),                    \
     .choices = jw_map_papers)                                                                     \
  X (PORTRAIT, .name = "portrait", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Upright paper"))     \
  X (BODY, .name = "body", .type = JW_PROPERTY_NUMBER, .label = N_ ("Text size"), .min = 4,        \
     .max = 72, .number = 9.75)                                                                    \
  X (THEME, .name = "theme", .type = JW_PROPERTY_CHOICE, .label = N_ ("Theme"),                    \
     .choices = jw_map_themes)                                                                     \
  X (BRAND_COLOR, .name = "brand-color", .type = JW_PROPERTY_COLOR, .label = N_ ("Brand colour"),  \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (SECOND_COLOR, .name = "second-color", .type = JW_PROPERTY_COLOR,                              \
     .label = N_ ("Second brand colour"), .flags = JW_PROPERTY_MORE)                               \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))                         \
  X (CLIP, .name = "clip", .type = JW_PROPERTY_CHOICE, .label = N_ ("What was copied"),            \
     .flags = JW_PROPERTY_HIDDEN, .choices = jw_map_clips)                                         \
  X (CLIP_OF, .name = "clip-of", .type = JW_PROPERTY_STRING, .label = N_ ("Copied from"),          \
     .flags = JW_PROPERTY_HIDDEN)

#define JW_MAP_ID(id, ...) JW_MAP_##id,
typedef enum
{
  JW_MAP_PROPERTIES (JW_MAP_ID) JW_MAP_N_PROPERTIES
} JwMapProperty;
#undef JW_MAP_ID

/* The map's own id, so that it can be selected and named as every node can. */
#define JW_MAP_NODE_ID "map"

#define JW_TYPE_MAP (jw_map_get_type ())
G_DECLARE_FINAL_TYPE (JwMap, jw_map, JW, MAP, JwNode)

/* An empty, unmodified map without history. */
JwMap *jw_map_new (void);
/* The node with this id, borrowed, at whatever depth; %NULL if there is none. O(1). */
JwNode *jw_map_find (JwMap *map, const char *id);
/* What is selected in this map; borrowed. */
JwSelection *jw_map_get_selection (JwMap *map);
/* Makes the ids of nodes to come follow from @seed, so that a test gives the same
 * bytes each time. */
void jw_map_set_seed (JwMap *map, guint32 seed);

/* Undo and redo; each is one transaction of the gateway in model/edit.h. */
gboolean jw_map_can_undo (JwMap *map);
gboolean jw_map_can_redo (JwMap *map);
const char *jw_map_get_undo_label (JwMap *map);
const char *jw_map_get_redo_label (JwMap *map);
gboolean jw_map_undo (JwMap *map);
gboolean jw_map_redo (JwMap *map);

/* The saved state: undoing back to it makes the map clean again. */
gboolean jw_map_is_modified (JwMap *map);
void jw_map_mark_saved (JwMap *map);
guint64 jw_map_get_state (JwMap *map);
void jw_map_mark_saved_state (JwMap *map, guint64 state);

/*
 * Signals:
 *   "changed" (JwMap *map, JwChangeSet *changes): once after every outermost transaction, undo,
 *     redo or load; nobody sees a half-applied state.
 * GObject properties: "modified", "can-undo", "can-redo" (all notified).
 */

G_END_DECLS
