#include "app/memory.h"

#include <dlfcn.h>
#include <gmodule.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"

/* Of the libraries that read fonts and draw with them, most do not look whether they were given
 * memory. Where they were refused some, fontconfig and Pango crash, and FreeType leaves letters
 * out of a picture that is then said to be whole. So here, once for all libraries, little that is
 * refused ends the program in a sentence; until then nothing of a file was touched, or it is
 * brought to an end by the next start. Much that is refused, such as the pixels of a large picture,
 * is told to who asked: there it is looked at. */
#define LITTLE (1024 * 1024)

/* The words before; NULL to leave them. */
static const char *
swap_last_words (const char *words)
{
  static const char *last_words = "journeywright: There is too little memory to go on.\n";
  const char *before = last_words;

  if (words != NULL)
    last_words = words;
  return before;
}

void
jw_memory_set_last_words (char *words)
{
  swap_last_words (words);
}

/* By what needs no memory. */
void
jw_memory_end (void)
{
  const char *words = swap_last_words (NULL);

  if (write (STDERR_FILENO, words, strlen (words)) < 0)
    _exit (JW_EXIT_FAILED); /* there is nobody to be told */
  _exit (JW_EXIT_FAILED);
}

/* Sanitizers have allocators of their own, which must not be taken for the next one. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED TRUE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define IS_SANITIZED TRUE
#endif
#endif

#ifndef IS_SANITIZED

static void *
check (void *memory, size_t size)
{
  if (memory == NULL && size > 0 && size <= LITTLE)
    jw_memory_end ();
  return memory;
}

/* The C library's, or that of whoever was loaded to stand in for it. */
#define NEXT(name) ((__typeof__ (&(name)))dlsym (RTLD_NEXT, #name))

G_MODULE_EXPORT void *
malloc (size_t size)
{
  static __typeof__ (&malloc) next;

  if (next == NULL)
    next = NEXT (malloc);
  return check (next (size), size);
}

G_MODULE_EXPORT void *
calloc (size_t n, size_t size)
{
  static __typeof__ (&calloc) next;
  size_t all;

  if (next == NULL)
    next = NEXT (calloc);
  return check (next (n, size), __builtin_mul_overflow (n, size, &all) ? SIZE_MAX : all);
}

G_MODULE_EXPORT void *
realloc (void *old, size_t size)
{
  static __typeof__ (&realloc) next;

  if (next == NULL)
    next = NEXT (realloc);
  return check (next (old, size), size);
}

#endif
