#include "model/node/index.h"

#include <string.h>

/* A power of two. */
#define LEAST_ROOM 16

/* A look for a place goes through the sums alone, which stay in the processor's cache when the
 * nodes of a large map do not. */
struct _JwIndex
{
  guint32 *sums;  /* of the ids; 0 where there is none */
  JwNode **nodes; /* where there is a sum */
  guint n;
  guint n_room; /* a power of two, more than @n */
};

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/; its upper bits are mixed into the lower ones,
 * which are the place. Never 0. */
static guint32
sum_up (const char *id)
{
  guint32 sum = 2166136261u;

  for (const guchar *p = (const guchar *)id; *p != '\0'; p++)
    sum = (sum ^ *p) * 16777619u;
  return MAX (1, sum ^ (sum >> 15));
}

/* Where the id is, or else the free place where it would be put. */
static guint
find_place (JwIndex *self, const char *id, guint32 sum)
{
  guint mask = self->n_room - 1;
  guint at = sum & mask;

  for (; self->sums[at] != 0; at = (at + 1) & mask)
    if (self->sums[at] == sum && strcmp (jw_node_get_id (self->nodes[at]), id) == 0)
      break;
  return at;
}

static void
put (JwIndex *self, guint place, guint32 sum, JwNode *node)
{
  self->sums[place] = sum;
  self->nodes[place] = node;
}

static void
resize (JwIndex *self, guint n_room)
{
  g_autofree guint32 *sums = self->sums;
  g_autofree JwNode **nodes = self->nodes;
  guint n_old = self->n_room;

  self->sums = g_new0 (guint32, n_room);
  self->nodes = g_new (JwNode *, n_room);
  self->n_room = n_room;
  for (guint i = 0; i < n_old; i++)
    if (sums[i] != 0)
      put (self, find_place (self, jw_node_get_id (nodes[i]), sums[i]), sums[i], nodes[i]);
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
  g_free (self->sums);
  g_free (self->nodes);
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
  guint place = find_place (self, id, sum_up (id));

  return self->sums[place] != 0 ? self->nodes[place] : NULL;
}

gboolean
jw_index_add (JwIndex *self, JwNode *node)
{
  const char *id = jw_node_get_id (node);
  guint32 sum = sum_up (id);
  guint place;

  jw_index_reserve (self, self->n + 1);
  place = find_place (self, id, sum);
  if (self->sums[place] != 0)
    return FALSE;
  put (self, place, sum, node);
  self->n++;
  return TRUE;
}

/* Those behind it that its place kept from their own move up: Knuth, The Art of Computer
 * Programming 3, section 6.4, algorithm R. */
static void
close_gap (JwIndex *self, guint gap)
{
  guint mask = self->n_room - 1;

  for (guint at = (gap + 1) & mask; self->sums[at] != 0; at = (at + 1) & mask)
    if (((at - self->sums[at]) & mask) >= ((at - gap) & mask))
      {
        put (self, gap, self->sums[at], self->nodes[at]);
        gap = at;
      }
  self->sums[gap] = 0;
}

void
jw_index_remove (JwIndex *self, JwNode *node)
{
  const char *id = jw_node_get_id (node);
  guint place = find_place (self, id, sum_up (id));

  if (self->sums[place] == 0 || self->nodes[place] != node)
    return;
  close_gap (self, place);
  self->n--;
}
