#pragma once

/**
 * jw_ui_main:
 * @argc: how many words @argv holds
 * @argv: the program's name and the files to open, as the C library gave them
 *
 * Runs the window program until its last window is closed. It is the one symbol that the program
 * looks up in the interface module, and the only one that it needs.
 *
 * Returns: the status that the process shall end with
 */
int jw_ui_main (int argc, char **argv);
