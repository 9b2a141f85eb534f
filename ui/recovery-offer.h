#pragma once

#include "ui/application.h"

G_BEGIN_DECLS

/* Looks for maps that a crash has left behind and asks about each, one after the other: restore it
 * into a window of its own, leave it for later, or discard it. */
void jw_recovery_offer (JwApplication *application);

G_END_DECLS
