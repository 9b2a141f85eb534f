#pragma once

#include "model/edit.h"
#include "model/lane.h"

G_BEGIN_DECLS

/*
 * What a user can do to a map, each one labelled transaction that leaves the map consistent:
 * nothing names a node that is gone. They return %FALSE or %NULL with @error set, and the map
 * unchanged, where the model's limits forbid the act.
 */

/* Sets one property; typing into the same one merges into one undo step if @merge. The value is
 * text as a user reads it for a number, too ("2.5"); %NULL or "" unsets. */
gboolean
jw_edit_change (JwNode *node, guint property, const char *value, gboolean merge, GError **error);
gboolean
jw_edit_change_number (JwNode *node, guint property, double value, gboolean merge, GError **error);

/* Cards. @index counts the cards of the cell (that lane and stage); past the end appends. */
JwNode *jw_edit_add_card (JwMap *map,
                          JwNode *lane,
                          JwNode *stage,
                          guint index,
                          const char *text,
                          GError **error);
gboolean jw_edit_move_card (JwNode *card, JwNode *lane, JwNode *stage, guint index, GError **error);
guint jw_map_get_n_cell_cards (JwMap *map, JwNode *lane, JwNode *stage);
JwNode *jw_map_get_cell_card (JwMap *map, JwNode *lane, JwNode *stage, guint index);
/* The card's place among the cards of its cell. */
guint jw_card_get_index (JwNode *card);

/* Stages and lanes, in the order of the map. A new lane gets its type's name and hint. */
JwNode *jw_edit_add_stage (JwMap *map, guint position, const char *name, GError **error);
/* A step at the end of a stage. */
JwNode *jw_edit_add_step (JwNode *stage, const char *name, GError **error);
/* A phase that begins with this stage, in place of the one that it belonged to. */
JwNode *jw_edit_add_phase (JwNode *stage, const char *name, GError **error);
gboolean jw_edit_move_stage (JwNode *stage, guint position, GError **error);
/* How wide each stage's column is beside the others, in the order of the map; %NULL makes all of
 * them alike. */
gboolean jw_edit_set_stage_widths (JwMap *map, const double *widths, GError **error);
JwNode *jw_edit_add_lane (JwMap *map, guint position, JwLaneType type, GError **error);
gboolean jw_edit_move_lane (JwNode *lane, guint position, GError **error);

/* The emotion of a stage on the lane's curve, made when it is missing. A %NULL or empty quote
 * unsets it. */
JwNode *jw_map_find_point (JwMap *map, JwNode *lane, JwNode *stage);
gboolean jw_edit_set_score (JwMap *map,
                            JwNode *lane,
                            JwNode *stage,
                            double score,
                            gboolean merge,
                            GError **error);
JwNode *jw_edit_ensure_point (JwMap *map, JwNode *lane, JwNode *stage, GError **error);
/* The first card, curve or measure (by @kind) of the lane behind @after, or of all if that is
 * %NULL; %NULL where there is none. */
JwNode *jw_lane_get_next_in (JwNode *lane, JwKind kind, JwNode *after);
/* The emotion of a stage on one curve of those in a lane; the neutral one is added where there is
 * none. */
JwNode *jw_curve_find_point (JwNode *curve, JwNode *stage);
JwNode *jw_edit_add_point (JwNode *curve, JwNode *stage, GError **error);
/* One more curve in a lane of feelings, such as another persona's, with a neutral feeling at the
 * stage, which is returned. Its name tells it from the others. */
JwNode *jw_edit_add_curve (JwMap *map, JwNode *lane, JwNode *stage, GError **error);
/* The number of a stage in the lane; none of the whole journey, which is only shown there. */
JwNode *jw_map_find_measure (JwMap *map, JwNode *lane, JwNode *stage);
JwNode *jw_edit_ensure_measure (JwMap *map, JwNode *lane, JwNode *stage, GError **error);

/* Appends a persona with this name. */
JwNode *jw_edit_add_persona (JwMap *map, const char *name, GError **error);

/* Links two cards, drawn from the one to the other. Its kind follows from their lanes: an answer,
 * a content or a goal answers a pain point, all else causes one; what stands behind the scene
 * serves what stands before it; all else leads to what follows. Where the kind reads the other way
 * round the link does, too: drawn from a pain point to an answer, it goes from the answer. Returns
 * the link that there is already, if there is one of that kind. */
JwNode *jw_edit_add_link (JwMap *map, JwNode *from, JwNode *to, GError **error);
/* A new path without a leg, at the end, under a name that no other has. */
JwNode *jw_edit_add_path (JwMap *map, GError **error);
/* The next leg of a path, from card to card. */
JwNode *jw_edit_add_leg (JwNode *path, JwNode *from, JwNode *to, GError **error);

/* Puts everything of @stage into @into, another stage of the map, and removes it: cards, steps,
 * numbers, what is said of it. Names and texts are joined; what can have one value only stays that
 * of
 * @into, such as the score of a feeling, and the other is told in its note. */
gboolean jw_edit_merge_stages (JwNode *into, JwNode *stage, GError **error);
/* Makes a new stage behind @stage and moves the cards and steps with these ids there; a step's
 * cards go along. @ids may be %NULL. */
JwNode *
jw_edit_split_stage (JwNode *stage, const char *name, const char *const *ids, GError **error);
/* Which stage of @set, by its place, each stage of the map would become: its namesake, or the next
 * in order; never out of order. Free with g_free(). */
guint *jw_map_match_stages (JwMap *map, JwMap *set);
/* Gives the map the stages of another, such as a template, without losing a card. Each stage
 * becomes the one of @set at its place in @targets, which may be %NULL for what
 * jw_map_match_stages() says; those that become the same are merged, and what is missing is made.
 * Names and who the customer is there follow the set; what a user had written there stays, a name
 * in the note. */
gboolean jw_edit_change_stage_set (JwMap *map, JwMap *set, const guint *targets, GError **error);

/* Makes one card out of those among the ids, which is returned: the first of them as one reads the
 * map. It keeps its place; texts, notes and names are joined, tags and personas taken together,
 * votes added, of other numbers the larger one is kept, of days the earlier; what can have one
 * value only keeps the first, and the other is told in the note. What named one of the others names
 * it. */
JwNode *jw_edit_merge_cards (JwMap *map, const char *const *ids, GError **error);

/* The property that names the picture of a card or persona, or the map's logo; -1 for other kinds.
 */
int jw_node_get_picture_property (JwNode *node);
/* Gives a card, a persona or the map a picture out of the bytes of a PNG or JPEG file, in place of
 * the one that it has, which goes if nothing else shows it. @name may be %NULL. Returns the
 * picture; fails with %JW_ERROR_LIMIT above the limits of pictures or of the whole map. */
JwNode *jw_edit_set_picture (JwNode *node, GBytes *bytes, const char *name, GError **error);
gboolean jw_edit_remove_picture (JwNode *node, GError **error);

/* Sorts the cards within each cell of @lane and @stage, each %NULL for all of them, by a property
 * of cards, stably; those without the value come last. */
gboolean jw_edit_sort_cards (JwMap *map,
                             JwNode *lane,
                             JwNode *stage,
                             guint property,
                             gboolean descending,
                             GError **error);

typedef enum
{
  JW_FIND_MATCH_CASE = 1 << 0,
  JW_FIND_WHOLE_WORD = 1 << 1,
} JwFindFlags;

/**
 * JwMatch:
 * @start, @length: bytes in the property's text
 */
typedef struct
{
  JwNode *node;
  guint property;
  guint start;
  guint length;
} JwMatch;

/* Where @needle stands next in @text, from the character @from of it on; its bytes are put into
 * @length. %NULL if it does not. */
const char *jw_find_in_text (const char *text,
                             const char *from,
                             const char *needle,
                             JwFindFlags flags,
                             gsize *length);
/* Where a text stands in the map's texts, in the order of the file: an array of JwMatch. */
GArray *jw_map_find_text (JwMap *map, const char *needle, JwFindFlags flags);
/* Replaces one match, which is as jw_map_find_text() gave it: the map has not changed since. */
gboolean jw_edit_replace_match (const JwMatch *match, const char *with, GError **error);
/* Replaces every match. @n_replaced, if given, is told how many there were. */
gboolean jw_edit_replace_text (JwMap *map,
                               const char *needle,
                               const char *with,
                               JwFindFlags flags,
                               guint *n_replaced,
                               GError **error);

/* Deletes the nodes with these ids, whatever they are, and all that belongs to them alone: the
 * cards, points and measures of a stage or lane, the links of a card. One undo step. */
gboolean jw_edit_delete (JwMap *map, const char *const *ids, GError **error);

G_END_DECLS
