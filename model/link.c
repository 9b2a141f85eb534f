#include "model/link.h"

#include <glib/gi18n-lib.h>

#include "model/node/node-private.h"

const JwChoice jw_link_types[] = {
  { "leads-to", N_ ("Leads to") }, { "answers", N_ ("Answers") }, { "serves", N_ ("Serves") },
  { "causes", N_ ("Causes") },     { "same-as", N_ ("Same as") }, { NULL, NULL },
};

static const JwProperty link_properties[] = { JW_LINK_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwLink, jw_link, JW_KIND_LINK, "link", 'r', link_properties)
