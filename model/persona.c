#include "model/persona.h"

#include <glib/gi18n-lib.h>

#include "model/card.h"
#include "model/node/node-private.h"

/* Webster and Wind, "A general model for understanding organizational buying behavior", 1972; the
 * initiator was added to their five by others. */
const JwChoice jw_persona_roles[] = {
  { "initiator", N_ ("Starts it") },
  { "user", N_ ("Will use it") },
  { "influencer", N_ ("Has a say") },
  { "decider", N_ ("Decides") },
  { "buyer", N_ ("Buys") },
  { "gatekeeper", N_ ("Lets others in, or not") },
  { NULL, NULL },
};

static const JwProperty persona_properties[] = { JW_PERSONA_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwPersona, jw_persona, JW_KIND_PERSONA, "persona", 'p', persona_properties)
