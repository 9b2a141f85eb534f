#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/**
 * JwTemplate:
 * @name: what the command line takes, "five-phases"
 * @title, @about: what a user reads, untranslated; pass them through _()
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *about;
} JwTemplate;

/* The built-in templates, ended by a NULL name. */
const JwTemplate *jw_templates_list (void);
/* A new map from a template, unmodified, with an empty history. */
JwMap *jw_templates_create (const char *name, GError **error);

G_END_DECLS
