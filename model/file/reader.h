#pragma once

#include "model/file/findings.h"
#include "model/map.h"

G_BEGIN_DECLS

#define JW_FILE_NAMESPACE "https://journeywright.github.io/ns/journey/1"
#define JW_FILE_MAX_BYTES (32 * 1024 * 1024)
#define JW_FILE_SUFFIX ".journey"

/* Reads a map. What can be repaired (a reference to nothing, a value out of range, ...) is, and
 * is told in @findings, if given; what cannot is an error that names line, element and what was
 * expected. A newer minor version's unknown content is reported as a finding. */
JwMap *jw_reader_read_bytes (GBytes *bytes, JwFindings *findings, GError **error);
JwMap *jw_reader_read_file (GFile *file, JwFindings *findings, GError **error);

G_END_DECLS
