#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a process ends with; journeywright(1) tells the same. */
typedef enum
{
  JW_EXIT_DONE = 0,
  JW_EXIT_FAILED = 1, /* could not do it, or, for "check", has found faults */
  JW_EXIT_FOUND = 1,
  JW_EXIT_USAGE = 2,      /* the command line is wrong */
  JW_EXIT_UNREADABLE = 2, /* "check" cannot read the file */
} JwExitStatus;

/**
 * JwCommand:
 * @name: the first word after the program's name
 * @usage: the words after that, untranslated; pass it through _()
 * @summary: one line that says what it does, untranslated; pass it through _()
 * @run: does it; @arguments begins with the words after the name, ends with %NULL, and is changed
 */
typedef struct _JwCommand JwCommand;

struct _JwCommand
{
  const char *name;
  const char *usage;
  const char *summary;
  JwExitStatus (*run) (const JwCommand *command, char ***arguments);
};

/* Draws a map to a PDF or PNG file. */
JwExitStatus jw_export_command_run (const JwCommand *command, char ***arguments);
/* Tells the faults of a map file. */
JwExitStatus jw_check_command_run (const JwCommand *command, char ***arguments);
/* Writes a new map, made from a template. */
JwExitStatus jw_new_command_run (const JwCommand *command, char ***arguments);

/* The commands, ended by a NULL name. */
const JwCommand *jw_command_list (void);
/* The command of a name, %NULL if there is none. */
const JwCommand *jw_command_find (const char *name);

/* Takes the options out of @arguments, of which the words that are not options stay; @description
 * stands below them in the help, and may be %NULL. "--help" tells the help and ends the process.
 * FALSE, told on the standard error, if the command line is wrong. */
gboolean jw_command_parse (const JwCommand *command,
                           const GOptionEntry *entries,
                           const char *description,
                           char ***arguments);

/* Tells a message on the standard error, after the program's name. */
void jw_command_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Tells why a file could not be read, with its name. */
void jw_command_complain_about (const char *path, const GError *error);
/* Says on the standard error where help is; @name may be %NULL. */
void jw_command_hint_help (const char *name);

G_END_DECLS
