#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What has to become of a hostile file. */
typedef enum
{
  JW_OUTCOME_REFUSED, /* one message that helps */
  JW_OUTCOME_MENDED,  /* opens, with a list of what was repaired */
  JW_OUTCOME_CLEAN,   /* opens, and nothing had to be repaired */
  JW_OUTCOME_LOADED,  /* one of the two before */
  JW_OUTCOME_ANY,     /* one of all these */
  JW_OUTCOME_LARGE,   /* opens, but is too large a map to draw in a moment: only opened */
} JwOutcome;

/**
 * JwHostile:
 *
 * Tries files on the program: writes one, opens it with the real commands in processes of their
 * own, judges what they said, did and took, and removes it again.
 */
typedef struct _JwHostile JwHostile;

/* A family of files: tries them one after the other. */
typedef void (*JwHostileFamily) (JwHostile *self);

JwHostile *jw_hostile_new (void);
/* Tells the figures of all that was tried. */
void jw_hostile_free (JwHostile *self);
/* How many files were tried. */
guint jw_hostile_get_n (JwHostile *self);

/* Tries a file of these bytes; @length may be -1 for a string. The name is for the messages. */
void jw_hostile_try (JwHostile *self,
                     JwOutcome outcome,
                     const char *data,
                     gssize length,
                     const char *name,
                     ...) G_GNUC_PRINTF (5, 6);
/* Likewise, of a map with this between its first and its last tag. */
void
jw_hostile_try_body (JwHostile *self, JwOutcome outcome, const char *body, const char *name, ...)
    G_GNUC_PRINTF (4, 5);
/* Likewise, of what is at a path already, and stays there. */
void jw_hostile_try_path (JwHostile *self, JwOutcome outcome, const char *path, const char *name);
/* A folder that a family may make files in; removed at the end. */
const char *jw_hostile_get_folder (JwHostile *self);

/* The families. */
void jw_hostile_entities (JwHostile *self);
void jw_hostile_depth (JwHostile *self);
void jw_hostile_attributes (JwHostile *self);
void jw_hostile_sizes (JwHostile *self);
void jw_hostile_encodings (JwHostile *self);
void jw_hostile_controls (JwHostile *self);
void jw_hostile_compressed (JwHostile *self);
void jw_hostile_places (JwHostile *self);
void jw_hostile_ids (JwHostile *self);
void jw_hostile_references (JwHostile *self);
void jw_hostile_values (JwHostile *self);
void jw_hostile_cycles (JwHostile *self);
void jw_hostile_counts (JwHostile *self);
void jw_hostile_texts (JwHostile *self);
void jw_hostile_pictures (JwHostile *self);
void jw_hostile_versions (JwHostile *self);
void jw_hostile_other_files (JwHostile *self);
void jw_hostile_truncated (JwHostile *self);
void jw_hostile_structure (JwHostile *self);
void jw_hostile_damaged (JwHostile *self);

/* A small map with something of everything, for those that damage one. */
#define JW_HOSTILE_MAP                                                                             \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<journey xmlns=\"https://journeywright.github.io/ns/journey/1\" version=\"1.0\" title=\"A\">\n" \
  "  <persona id=\"p1\" name=\"Ann\"/>\n"                                                          \
  "  <stage id=\"s1\" name=\"See\"/>\n"                                                            \
  "  <lane id=\"l1\" type=\"text\"/>\n"                                                            \
  "  <lane id=\"l2\" type=\"emotion\"/>\n"                                                         \
  "  <card id=\"k1\" lane=\"l1\" stage=\"s1\" votes=\"3\"><text>é &amp; so</text></card>\n"       \
  "  <curve id=\"c1\" lane=\"l2\"><point id=\"o1\" stage=\"s1\" score=\"1\"/></curve>\n"           \
  "  <link id=\"n1\" type=\"serves\" from=\"k1\" to=\"k1\"/>\n"                                    \
  "</journey>\n"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JwHostile, jw_hostile_free)

G_END_DECLS
