#pragma once

#include "model/node/node.h"

G_BEGIN_DECLS

/* Tokens and labels, ended by a NULL token; channels and devices are open. */
extern const JwChoice jw_card_channels[];
extern const JwChoice jw_card_devices[];
extern const JwChoice jw_card_statuses[];

/* The property table of a card: one line a property. What a card is follows from its lane. */
#define JW_CARD_PROPERTIES(X)                                                                      \
  X (LANE, .name = "lane", .type = JW_PROPERTY_REF, .label = N_ ("Lane"),                          \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_LANE)                                      \
  X (STAGE, .name = "stage", .type = JW_PROPERTY_REF, .label = N_ ("Stage"),                       \
     .flags = JW_PROPERTY_REQUIRED, .ref_kind = JW_KIND_STAGE)                                     \
  X (THROUGH, .name = "through", .type = JW_PROPERTY_REF, .label = N_ ("Spans up to stage"),       \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_STAGE)                                         \
  X (STEP, .name = "step", .type = JW_PROPERTY_REF, .label = N_ ("Step"),                          \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_STEP)                                          \
  X (THROUGH_STEP, .name = "through-step", .type = JW_PROPERTY_REF,                                \
     .label = N_ ("Spans up to step"), .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_STEP)        \
  X (TEXT, .name = "text", .type = JW_PROPERTY_TEXT, .label = N_ ("Text"))                         \
  X (CHANNEL, .name = "channel", .type = JW_PROPERTY_CHOICE, .label = N_ ("Channel"),              \
     .flags = JW_PROPERTY_OPEN, .choices = jw_card_channels)                                       \
  X (DEVICE, .name = "device", .type = JW_PROPERTY_CHOICE, .label = N_ ("Device"),                 \
     .flags = JW_PROPERTY_OPEN, .choices = jw_card_devices)                                        \
  X (MEDIUM, .name = "medium", .type = JW_PROPERTY_CHOICE,                                         \
     .label = N_ ("Medium the customer prefers"), .flags = JW_PROPERTY_OPEN | JW_PROPERTY_MORE,    \
     .choices = jw_card_channels)                                                                  \
  X (PERSONAS, .name = "personas", .type = JW_PROPERTY_REFS, .label = N_ ("Who it belongs to"),    \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_PERSONA)                                       \
  X (SYSTEM, .name = "system", .type = JW_PROPERTY_STRING, .label = N_ ("System"),                 \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (OWNER, .name = "owner", .type = JW_PROPERTY_STRING, .label = N_ ("Owner"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (SENDER, .name = "sender", .type = JW_PROPERTY_STRING, .label = N_ ("Sender"),                 \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (RECEIVER, .name = "receiver", .type = JW_PROPERTY_STRING, .label = N_ ("Receiver"),           \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (DURATION, .name = "duration", .type = JW_PROPERTY_NUMBER,                                     \
     .label = N_ ("Duration in minutes"), .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e9)         \
  X (WAITING, .name = "waiting", .type = JW_PROPERTY_NUMBER,                                       \
     .label = N_ ("Waiting time in minutes"), .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e9)     \
  X (TIME, .name = "time", .type = JW_PROPERTY_STRING, .label = N_ ("When"),                       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PLACE, .name = "place", .type = JW_PROPERTY_STRING, .label = N_ ("Where"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (FREQUENCY, .name = "frequency", .type = JW_PROPERTY_STRING, .label = N_ ("How often"),        \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (TAGS, .name = "tags", .type = JW_PROPERTY_STRING, .label = N_ ("Tags"),                       \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (SEVERITY, .name = "severity", .type = JW_PROPERTY_NUMBER, .label = N_ ("Severity"),           \
     .flags = JW_PROPERTY_RATING, .min = 0, .max = 5)                                              \
  X (EVIDENCE, .name = "evidence", .type = JW_PROPERTY_CHOICE,                                     \
     .label = N_ ("How well it is known"), .flags = JW_PROPERTY_MORE,                              \
     .choices = jw_point_evidences)                                                                \
  X (SOURCE, .name = "source", .type = JW_PROPERTY_STRING, .label = N_ ("Source"),                 \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (URL, .name = "url", .type = JW_PROPERTY_LINK, .label = N_ ("Web address"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (PICTURE, .name = "picture", .type = JW_PROPERTY_REF, .label = N_ ("Picture"),                 \
     .flags = JW_PROPERTY_MORE, .ref_kind = JW_KIND_PICTURE)                                       \
  X (CALL, .name = "call-to-action", .type = JW_PROPERTY_STRING, .label = N_ ("Call to action"),   \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (VOTES, .name = "votes", .type = JW_PROPERTY_NUMBER, .label = N_ ("Votes"),                    \
     .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e6)                                              \
  X (VALUE, .name = "value", .type = JW_PROPERTY_NUMBER, .label = N_ ("Value"),                    \
     .flags = JW_PROPERTY_MORE | JW_PROPERTY_RATING, .min = 0, .max = 5)                           \
  X (EFFORT, .name = "effort", .type = JW_PROPERTY_NUMBER, .label = N_ ("Effort"),                 \
     .flags = JW_PROPERTY_MORE | JW_PROPERTY_RATING, .min = 0, .max = 5)                           \
  X (COST, .name = "cost", .type = JW_PROPERTY_NUMBER, .label = N_ ("Cost"),                       \
     .flags = JW_PROPERTY_MORE, .min = 0, .max = 1e15)                                             \
  X (STATUS, .name = "status", .type = JW_PROPERTY_CHOICE, .label = N_ ("Status"),                 \
     .choices = jw_card_statuses)                                                                  \
  X (DUE, .name = "due", .type = JW_PROPERTY_DATE, .label = N_ ("Planned for"),                    \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (MOMENT, .name = "moment", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Moment that matters"),   \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (BRIGHT, .name = "bright", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Bright spot"),           \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (FAIL, .name = "fail", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Can go wrong"),              \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (DECISION, .name = "decision", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("Decision"),          \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (EXIT, .name = "exit", .type = JW_PROPERTY_BOOLEAN, .label = N_ ("The journey may end here"),  \
     .flags = JW_PROPERTY_MORE)                                                                    \
  X (NOTE, .name = "note", .type = JW_PROPERTY_TEXT, .label = N_ ("Note"))

#define JW_CARD_ID(id, ...) JW_CARD_##id,
typedef enum
{
  JW_CARD_PROPERTIES (JW_CARD_ID) JW_CARD_N_PROPERTIES
} JwCardProperty;
#undef JW_CARD_ID

#define JW_TYPE_CARD (jw_card_get_type ())
G_DECLARE_FINAL_TYPE (JwCard, jw_card, JW, CARD, JwNode)

/* The lane or stage that a card names, borrowed; %NULL if it names none or has left its map. */
JwNode *jw_card_get_lane (JwNode *card);
JwNode *jw_card_get_stage (JwNode *card);

G_END_DECLS
