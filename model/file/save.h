#pragma once

#include <gio/gio.h>

#include "model/file/stamp.h"

G_BEGIN_DECLS

/* Replaces @file by @bytes so that at every moment, also after a power cut, either the old or the
 * new content is there, and nothing that another program wrote is lost unasked:
 *
 * 1. follows symlinks and looks at what is there: with @expected, what was opened or saved last,
 *    it must still hold the same (%JW_ERROR_CHANGED_ON_DISK, or %JW_ERROR_GONE if it was deleted,
 *    moved or renamed); without, it may hold whatever it does;
 * 2. writes a synced sibling file with the same mode, owner and extended attributes;
 * 3. keeps the version before (model/file/backups.h);
 * 4. exchanges the two in one step, looks at what came out, and puts it back if it is not what was
 *    expected.
 *
 * Where no sibling can be made, or would lose what the file has (an unwritable folder, a hard link,
 * an owner that cannot be given), old and new are first made safe in the recovery folder, then the
 * file is written where it stands; jw_save_finish_broken() completes what a crash interrupts.
 *
 * @saved, which may be %NULL, tells what is on disk now; it exists if the file was replaced, which
 * it also may have been on an error: when the disk did not confirm it. On any other error,
 * %JW_ERROR_FILE, the file is as it was and nothing is left beside it; the message says what to do.
 *
 * Synchronous: call it from a worker thread where that matters. Used for maps and exports alike. */
gboolean jw_save_bytes_over (GFile *file,
                             GBytes *bytes,
                             const JwFileStamp *expected,
                             JwFileStamp *saved,
                             GError **error);
/* The same over whatever is there. */
gboolean jw_save_bytes (GFile *file, GBytes *bytes, GError **error);
/* Completes or clears away what saves that were interrupted have left behind, those of other
 * programs that still run apart. Called by each save, and to be called when the program starts. */
void jw_save_finish_broken (void);

G_END_DECLS
