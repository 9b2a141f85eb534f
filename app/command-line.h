#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does what the arguments of the process say: a command, help, the version, or else opens the files
 * in windows. Returns the exit status (see app/command.h). */
int jw_command_line_run (int argc, char **argv);

G_END_DECLS
