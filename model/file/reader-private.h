#pragma once

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "model/error.h"
#include "model/file/reader.h"
#include "model/file/screen.h"

G_BEGIN_DECLS

#if LIBXML_VERSION >= 21200
typedef const xmlError *JwParserError;
#else
typedef xmlErrorPtr JwParserError;
#endif

typedef enum
{
  JW_FRAME_NODE,    /* an element that became a node */
  JW_FRAME_TEXT,    /* an element that is a text property of the node around it */
  JW_FRAME_KEPT,    /* an element that is not known, kept as it is */
  JW_FRAME_SKIPPED, /* an element that is left out, with all that is in it */
} JwFrameType;

/* How many pointers libxml2 hands over an attribute. */
#define JW_ATTRIBUTE_FIELDS 5

/* The start of an element, as libxml2 hands it over. */
typedef struct
{
  const char *name;
  const char *prefix;
  const char *uri;
  const xmlChar **attributes;
  int n_attributes;
} JwElement;

/* One open element. */
typedef struct
{
  JwFrameType type;
  JwNode *node;
  guint property;    /* of a text */
  const char *child; /* the element that the last child was, as the parser keeps the name */
  JwKind child_kind;
  gboolean has_stray_text;
} JwFrame;

/* Which property of a kind of node a name stands for. */
typedef struct
{
  const char *name; /* as the parser keeps it: equal pointers are equal names */
  const JwNodeClass *node_class;
  int property; /* -1 if it stands for none */
} JwKnownName;

/* A reference to what may come later in the file. */
typedef struct
{
  JwNode *node;
  guint property;
  char *id;
  guint line;
} JwPendingReference;

/**
 * JwReader:
 *
 * What the reading of one file knows.
 */
typedef struct
{
  JwMap *map;
  const char *namespace; /* ours, as the parser keeps it: equal pointers are equal strings */
  JwFindings *findings;  /* may be NULL */
  GError *error;         /* what makes the file unreadable; ends the reading */
  xmlParserCtxtPtr context;
  JwFrame frames[JW_SCREEN_MAX_DEPTH + 1];
  guint depth;
  GString *text;                /* of the open text property */
  GString *kept;                /* of the open element that is not known */
  gboolean is_start_tag_open;   /* the last tag in @kept lacks its ">" */
  gboolean has_foreign_default; /* @kept has an element of another default namespace */
  GString *value;               /* of the attribute at hand, with its NUL */
  GArray *pending;              /* JwPendingReference */
  JwNode *recent[4];            /* what references meant last; none goes while a map is read */
  JwKnownName known[64];        /* names that were looked up before, where their sum puts them */
  gboolean is_incomplete;       /* a required reference is missing, or comes later in the file */
} JwReader;

/* The line that the parser is at, from 1. */
guint jw_reader_get_line (JwReader *reader);
/* Whether anyone wants to hear of a finding: for whom it is work to word one. */
gboolean jw_reader_is_told (JwReader *reader);
/* Tells a finding about a node at a line. */
void jw_reader_report (JwReader *reader, guint line, JwNode *node, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* The same, at the line that the parser is at, of what is not known and kept. */
void jw_reader_report_kept (JwReader *reader, JwNode *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Ends the reading with an error at the line that the parser is at. */
void jw_reader_fail (JwReader *reader, JwError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Whether the root element is one of ours, and its version one that is read; an error if not. */
gboolean jw_reader_check_root (JwReader *reader, const char *name, const char *uri);
gboolean jw_reader_check_version (JwReader *reader, const char *text);

/* Sets a property from its text in the file; what the property does not take is mended or left
 * out, and told. */
void jw_reader_set_value (JwReader *reader, JwNode *node, guint property, const char *value);
/* The same of a reference that is the value of an attribute as it stands in the file, if it means
 * what the last one of its kind meant; FALSE, with nothing done, if not. */
gboolean jw_reader_set_same_reference (JwReader *reader,
                                       JwNode *node,
                                       guint property,
                                       const char *value,
                                       gsize length);
/* Once all attributes of a node are read: gives a required choice that is missing the value to fall
 * back on, and notes a required reference that is. */
void jw_reader_complete_node (JwReader *reader, JwNode *node);
/* Once all is read: sets the references that came before what they name, and takes out the nodes
 * that cannot be without one that names nothing. */
void jw_reader_resolve_references (JwReader *reader);
/* After that: gives what a lane has and does not show a lane of its own behind it, so that nothing
 * is out of sight. */
void jw_reader_mend_places (JwReader *reader);
/* The parser speaks English and assumes an expert: the faults that happen are told in our words. */
char *jw_reader_explain (JwParserError problem);

/* The value of an attribute; valid until the next call. */
const char *jw_reader_get_value (JwReader *reader, const xmlChar **attribute);
/* What the parser hands over of an attribute, a namespace's included, as it was meant. */
void jw_reader_unescape_ampersands (GString *value);
/* The one of that name and no namespace among @n, or %NULL. */
const xmlChar **jw_reader_find_attribute (const xmlChar **attributes, int n, const char *name);
/* The property of that name, as the parser keeps it; -1 if there is none. */
int jw_reader_find_property (JwReader *reader, JwNode *node, const char *name);
/* Reads all but @own, which may be %NULL, into the node's properties. */
void jw_reader_read_attributes (JwReader *reader,
                                JwNode *node,
                                const xmlChar **attributes,
                                int n,
                                const xmlChar **own);

/* What is not known is kept with its node: an attribute, or an element with all in it. */
void jw_reader_keep_attribute (JwReader *reader, JwNode *node, const xmlChar **attribute);
void jw_reader_keep_start (JwReader *reader, const JwElement *element);
void jw_reader_keep_text (JwReader *reader, const char *text, gsize length);
void jw_reader_keep_end (JwReader *reader, const char *name, const char *prefix, const char *uri);
void jw_reader_keep_finish (JwReader *reader, JwNode *node);

G_END_DECLS
