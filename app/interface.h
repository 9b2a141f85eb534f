#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Loads the module of the interface, so that nothing else has to wait for GTK, and runs it with the
 * process's own arguments. Returns the exit status; what is missing (a display, the module) is told
 * on the standard error, with what works all the same. */
int jw_interface_run (int argc, char **argv);

G_END_DECLS
