#pragma once

#include "model/recovery/recovery.h"

G_BEGIN_DECLS

/* Begins a new record in turns, in place of one that has become long. Until then, and as long as
 * the map is changed all the while, the old one goes on. */
void jw_recovery_renew (JwRecovery *recovery);
/* How long a turn may be; 0 for one part of the map at once. */
void jw_recovery_set_turn (JwRecovery *recovery, gint64 microseconds);

G_END_DECLS
