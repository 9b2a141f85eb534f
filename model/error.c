#include "model/error.h"

G_DEFINE_QUARK (jw - error - quark, jw_error)
