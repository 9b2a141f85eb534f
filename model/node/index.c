#include "model/node/index.h"

#include <string.h>

/* A power of two. */
#define LEAST_ROOM 64

typedef struct
{
  JwNode *node; /* NULL where there is none */
  guint32 sum;  /* of the id */
} JwEntry;

struct _JwIndex
{
  JwEntry *entries;
  guint n;
  guint n_room; /* a power of two, more than @n */
};

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/; its upper bits are mixed into the lower ones,
 * which are the place. */
static guint32
sum_up (const char *id)
{
  guint32 sum = 2166136261u;

  for (const guchar *p = (const guchar *)id; *p != '\0'; p++)
    sum = (sum ^ *p) * 16777619u;
  return sum ^ (sum >> 15);
}

/* Where the id is, or else the free entry where it would be put. */
static JwEntry *
find_entry (JwIndex *self, const char *id, guint32 sum)
{
  guint mask = self->n_room - 1;
  guint at = sum & mask;

  for (; self->entries[at].node != NULL; at = (at + 1) & mask)
    if (self->entries[at].sum == sum && strcmp (jw_node_get_id (self->entries[at].node), id) == 0)
      break;
  return &self->entries[at];
}

static void
resize (JwIndex *self, guint n_room)
{
  g_autofree JwEntry *old = self->entries;
  guint n_old = self->n_room;

  self->entries = g_new0 (JwEntry, n_room);
  self->n_room = n_room;
  for (guint i = 0; i < n_old; i++)
    if (old[i].node != NULL)
      *find_entry (self, jw_node_get_id (old[i].node), old[i].sum) = old[i];
}

JwIndex *
jw_index_new (void)
{
  JwIndex *self = g_new0 (JwIndex, 1);

  resize (self, LEAST_ROOM);
  return self;
}

void
jw_index_free (JwIndex *self)
{
  g_free (self->entries);
  g_free (self);
}

/* At most three quarters are taken: beyond, neighbours grow together. */
void
jw_index_reserve (JwIndex *self, guint n)
{
  guint n_room = self->n_room;

  while (n > n_room / 4 * 3)
    n_room *= 2;
  if (n_room > self->n_room)
    resize (self, n_room);
}

JwNode *
jw_index_find (JwIndex *self, const char *id)
{
  return find_entry (self, id, sum_up (id))->node;
}

gboolean
jw_index_add (JwIndex *self, JwNode *node)
{
  const char *id = jw_node_get_id (node);
  guint32 sum = sum_up (id);
  JwEntry *entry;

  jw_index_reserve (self, self->n + 1);
  entry = find_entry (self, id, sum);
  if (entry->node != NULL)
    return FALSE;
  *entry = (JwEntry){ node, sum };
  self->n++;
  return TRUE;
}

/* Those behind it that its place kept from their own move up: Knuth, The Art of Computer
 * Programming 3, section 6.4, algorithm R. */
static void
close_gap (JwIndex *self, guint gap)
{
  guint mask = self->n_room - 1;

  for (guint at = (gap + 1) & mask; self->entries[at].node != NULL; at = (at + 1) & mask)
    if (((at - self->entries[at].sum) & mask) >= ((at - gap) & mask))
      {
        self->entries[gap] = self->entries[at];
        gap = at;
      }
  self->entries[gap] = (JwEntry){ NULL, 0 };
}

void
jw_index_remove (JwIndex *self, JwNode *node)
{
  const char *id = jw_node_get_id (node);
  JwEntry *entry = find_entry (self, id, sum_up (id));

  if (entry->node != node)
    return;
  close_gap (self, (guint)(entry - self->entries));
  self->n--;
}
