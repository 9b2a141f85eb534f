#include "model/card.h"

#include <glib/gi18n-lib.h>

#include "model/map.h"
#include "model/node/node-private.h"
#include "model/point.h"

const JwChoice jw_card_channels[] = {
  { "search", N_ ("Search") },
  { "search-ad", N_ ("Search ad") },
  { "social", N_ ("Social") },
  { "word-of-mouth", N_ ("Word of mouth") },
  { "press", N_ ("Press") },
  { "review-site", N_ ("Review site") },
  { "own-site", N_ ("Own site") },
  { "blog", N_ ("Blog") },
  { "help-page", N_ ("Help page") },
  { "retargeting-ad", N_ ("Retargeting ad") },
  { "email", N_ ("Email") },
  { "chat", N_ ("Chat") },
  { "telephone", N_ ("Telephone") },
  { "parcel", N_ ("Parcel") },
  { "community", N_ ("Community") },
  { "marketplace", N_ ("Marketplace") },
  { "referral-page", N_ ("Referral page") },
  { "shop", N_ ("Shop") },
  { NULL, NULL },
};

const JwChoice jw_card_devices[] = {
  { "phone", N_ ("Phone") },
  { "tablet", N_ ("Tablet") },
  { "desktop", N_ ("Desktop") },
  { "paper", N_ ("Paper") },
  { NULL, NULL },
};

const JwChoice jw_card_statuses[] = {
  { "idea", N_ ("Idea") },
  { "planned", N_ ("Planned") },
  { "done", N_ ("Done") },
  { NULL, NULL },
};

static const JwProperty card_properties[] = { JW_CARD_PROPERTIES (JW_PROPERTY_ROW) };

JW_DEFINE_LEAF_NODE (JwCard, jw_card, JW_KIND_CARD, "card", 'k', card_properties)

static JwNode *
find_target (JwNode *card, guint property)
{
  JwMap *map = jw_node_get_map (card);
  const char *id = jw_node_get_string (card, property);

  return map != NULL && id != NULL ? jw_map_find (map, id) : NULL;
}

JwNode *
jw_card_get_lane (JwNode *card)
{
  return find_target (card, JW_CARD_LANE);
}

JwNode *
jw_card_get_stage (JwNode *card)
{
  return find_target (card, JW_CARD_STAGE);
}
