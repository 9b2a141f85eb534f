/* Preloaded, it lets one allocation fail: the one that JW_ALLOCATIONS counts, from 0 on. */

#include <stdlib.h>

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *old, size_t size);

static int
fails (void)
{
  static long left;
  static int has_begun;
  const char *wanted;

  if (!has_begun)
    {
      has_begun = 1;
      wanted = getenv ("JW_ALLOCATIONS");
      left = wanted != NULL ? strtol (wanted, NULL, 10) : -1;
    }
  return __atomic_fetch_sub (&left, 1, __ATOMIC_RELAXED) == 0;
}

void *
malloc (size_t size)
{
  return fails () ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  return fails () ? NULL : __libc_calloc (n, size);
}

void *
realloc (void *old, size_t size)
{
  return fails () ? NULL : __libc_realloc (old, size);
}
