#pragma once

#include <glib.h>

#include "model/node/kind.h"

G_BEGIN_DECLS

/* Limits of the model, the same on edit, paste and load. */
#define JW_MAX_STAGES 200
#define JW_MAX_LANES 200
#define JW_MAX_CARDS 20000
#define JW_MAX_STRING_BYTES 1024
#define JW_MAX_TEXT_BYTES 16384
#define JW_MAX_TOKEN_BYTES 64 /* of a choice that only a newer minor version knows */
#define JW_MAX_PICTURE_BYTES (10 * 1024 * 1024)
#define JW_MAX_PICTURE_PIXELS (16 * 1024 * 1024)

/**
 * JwPropertyType:
 * @JW_PROPERTY_STRING: one line of text, at most %JW_MAX_STRING_BYTES; an attribute in the file
 * @JW_PROPERTY_TEXT: text with line breaks, at most %JW_MAX_TEXT_BYTES; an element in the file
 * @JW_PROPERTY_CHOICE: a token out of #JwProperty.choices, or any token if the choice is open
 * @JW_PROPERTY_REF: the id of a node of kind #JwProperty.ref_kind
 * @JW_PROPERTY_REFS: the ids of several such nodes, each once, with one space between them
 * @JW_PROPERTY_NUMBER: a finite number from #JwProperty.min to #JwProperty.max
 * @JW_PROPERTY_BOOLEAN: yes or no, stored as the number 1 or 0
 * @JW_PROPERTY_DATE: a day, "YYYY-MM-DD"
 * @JW_PROPERTY_COLOR: "#rrggbb"
 * @JW_PROPERTY_LINK: an address that begins with http:, https: or mailto:
 * @JW_PROPERTY_DATA: a PNG or JPEG picture as base64 without white space; an element in the file
 */
typedef enum
{
  JW_PROPERTY_STRING,
  JW_PROPERTY_TEXT,
  JW_PROPERTY_CHOICE,
  JW_PROPERTY_REF,
  JW_PROPERTY_REFS,
  JW_PROPERTY_NUMBER,
  JW_PROPERTY_BOOLEAN,
  JW_PROPERTY_DATE,
  JW_PROPERTY_COLOR,
  JW_PROPERTY_LINK,
  JW_PROPERTY_DATA,
} JwPropertyType;

typedef enum
{
  JW_PROPERTY_REQUIRED = 1 << 0, /* a node without it is damaged */
  JW_PROPERTY_OPEN = 1 << 1,     /* a choice that takes other tokens, too */
  JW_PROPERTY_HIDDEN = 1 << 2,   /* no row in the side panel */
  JW_PROPERTY_MORE = 1 << 3,     /* a row that is folded away while it is not set */
  JW_PROPERTY_RATING = 1 << 4,   /* a number from 0 to 5 that is shown as dots */
} JwPropertyFlags;

/**
 * JwChoice:
 * @token: what stands in the file
 * @label: what a user reads, untranslated; pass it through _()
 */
typedef struct
{
  const char *token;
  const char *label;
} JwChoice;

/**
 * JwProperty:
 *
 * One line of a class's property table. From this line follow storage, notification, undo,
 * reading and writing, the schema, the side panel's row and the random-edit test.
 *
 * @name: attribute or element name in the file, and the GObject property's name
 * @label: what a user reads, untranslated; pass it through _()
 * @choices: for choices, ended by a %NULL token
 * @number: the value of a number or boolean that is not set; of a required choice, the index of the
 *   one that a reader falls back on
 */
typedef struct
{
  const char *name;
  JwPropertyType type;
  const char *label;
  JwPropertyFlags flags;
  JwKind ref_kind;
  const JwChoice *choices;
  double min;
  double max;
  double number;
} JwProperty;

/* Whether its value is a number (a boolean is one, too) and not a string. */
gboolean jw_property_is_number (const JwProperty *property);
/* TRUE if the file holds it as a child element, FALSE if as an attribute. */
gboolean jw_property_is_element (const JwProperty *property);
/* TRUE if the text can be an id: an XML name of ASCII letters, digits, "_", "-", ".", at most 64.
 */
gboolean jw_property_is_id (const char *text);
/* Whether the property takes this value: valid in XML, within the limits above, one of its choices,
 * in its range; otherwise JW_ERROR_INVALID_VALUE or JW_ERROR_LIMIT. A reference's target is not
 * looked for. */
gboolean
jw_property_validate_string (const JwProperty *property, const char *value, GError **error);
gboolean jw_property_validate_number (const JwProperty *property, double value, GError **error);
/* What a user reads for a token, translated; the token itself if no choice has it. */
const char *jw_property_choice_label (const JwProperty *property, const char *token);
/* The place of a token among the choices, from 0; -1 if it is none or %NULL. */
int jw_property_choice_index (const JwProperty *property, const char *token);

/* Makes the enumeration entry and the table row out of one line "X (ID, .name = ..., ...)". */
#define JW_PROPERTY_ROW(id, ...) { __VA_ARGS__ },

G_END_DECLS
