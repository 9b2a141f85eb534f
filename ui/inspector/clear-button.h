#pragma once

#include "ui/inspector/field.h"

/* A button at the end of a row that makes its property unset. */
GtkWidget *jw_clear_button_new (JwField *row);
