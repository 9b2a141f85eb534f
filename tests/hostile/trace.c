#include "tests/hostile/trace.h"

#include <string.h>

/* Only these calls stop the program, so that tracing costs little. */
#define CALLS "trace=?open,openat,openat2,?creat,execve,execveat,%network"

GStrv
jw_trace_wrap (const char *log, const char *program, const char *const *words)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autofree char *strace = log != NULL ? g_find_program_in_path ("strace") : NULL;

  if (strace != NULL)
    g_strv_builder_add_many (all, strace, "-f", "-qq", "--seccomp-bpf", "-s", "4096", "-e", CALLS,
                             "-o", log, "--", NULL);
  g_strv_builder_add (all, program);
  for (; *words != NULL; words++)
    g_strv_builder_add (all, *words);
  return g_strv_builder_end (all);
}

/* The path of a line such as: 7 openat(AT_FDCWD, "/etc/fonts/fonts.conf", O_RDONLY) = 3 */
static char *
get_path (const char *line)
{
  const char *start = strstr (line, "open") != NULL ? strchr (line, '"') : NULL;
  const char *end = start != NULL ? strstr (start + 1, "\", ") : NULL;
  g_autofree char *escaped = end != NULL ? g_strndup (start + 1, (gsize)(end - start - 1)) : NULL;

  return escaped != NULL ? g_strcompress (escaped) : NULL;
}

static GStrv
read_lines (const char *log)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (log, &text, NULL, NULL))
    text = g_strdup ("");
  return g_strsplit (text, "\n", -1);
}

void
jw_trace_add_paths (const char *log, GHashTable *paths)
{
  g_auto (GStrv) lines = read_lines (log);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *path = get_path (lines[i]);

      if (path != NULL)
        g_hash_table_add (paths, path);
    }
}

/* Where fonts and what goes with them are; another script needs others, and where the list of a
 * folder is out of date, the folder itself is read. */
static gboolean
is_of_fonts (const char *path)
{
  g_autofree char *folder = g_strconcat (path, "/", NULL);
  static const char *const folders[] = { "/usr/share/fonts/",
                                         "/usr/local/share/fonts/",
                                         "/var/cache/fontconfig/",
                                         "/usr/share/fontconfig/",
                                         "/etc/fonts/",
                                         "/usr/share/libthai/" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (folder, folders[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_allowed (const char *path, GHashTable *known, const char *file, const char *outside)
{
  g_autofree char *whole = g_canonicalize_filename (file, NULL);

  /* The C library counts the processors when threads first wait for its heap: now and then. */
  if (strcmp (path, "/sys/devices/system/cpu/online") == 0)
    return TRUE;
  return g_hash_table_contains (known, path) || is_of_fonts (path) || strcmp (path, file) == 0 ||
         strcmp (path, whole) == 0 || g_str_has_prefix (path, outside);
}

gboolean
jw_trace_is_whole (const char *log)
{
  g_auto (GStrv) lines = read_lines (log);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], " ?\?\?(") != NULL)
      return FALSE;
  return TRUE;
}

char *
jw_trace_find_stray (const char *log, GHashTable *known, const char *file, const char *outside)
{
  g_auto (GStrv) lines = read_lines (log);
  guint n_programs = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *path = get_path (lines[i]);

      if (path != NULL && is_allowed (path, known, file, outside))
        continue;
      /* The first program is the one that is traced. */
      if (strstr (lines[i], " execve(") != NULL && n_programs++ == 0)
        continue;
      /* Too long a name opens nothing, and is cut in the log. */
      if (strstr (lines[i], "ENAMETOOLONG") != NULL)
        continue;
      if (path != NULL || strchr (lines[i], '(') != NULL)
        return g_strdup (lines[i]);
    }
  return n_programs > 0 ? NULL : g_strdup ("nothing was traced");
}
