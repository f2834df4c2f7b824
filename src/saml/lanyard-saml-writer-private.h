/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

#define LANYARD_SAML_NS_XS "http://www.w3.org/2001/XMLSchema"
#define LANYARD_SAML_NS_XSI "http://www.w3.org/2001/XMLSchema-instance"

/* How many prefixes the exclusive canonical form treats inclusively (M-45). */
#define LANYARD_SAML_PREFIX_LIST "xs xsi"

#define LANYARD_SAML_WRITER_DEPTH 16

/* Writes XML that is its own canonical form; names are static strings. */
typedef struct
{
  GString    *text;
  GError     *error;             /* of the first value that could not be written */
  const char *open[LANYARD_SAML_WRITER_DEPTH];
  guint       depth;
  const char *attribute;         /* the last one of the start tag */
  gboolean    in_start_tag;
  gboolean    indent;
  gboolean    saml2;             /* "samlp" and "saml" become "saml2p" and "saml2" (I-12) */
  gboolean    has_children;      /* the element that is open has ended one */
} LanyardSamlWriter;

void      _lanyard_saml_writer_init      (LanyardSamlWriter  *writer,
                                          gboolean            indent);
void      _lanyard_saml_writer_clear     (LanyardSamlWriter  *writer);
void      _lanyard_saml_writer_start     (LanyardSamlWriter  *writer,
                                          const char         *name);
void      _lanyard_saml_writer_namespace (LanyardSamlWriter  *writer,
                                          const char         *prefix,
                                          const char         *uri);
void      _lanyard_saml_writer_attribute (LanyardSamlWriter  *writer,
                                          const char         *name,
                                          const char         *value);
void      _lanyard_saml_writer_text      (LanyardSamlWriter  *writer,
                                          const char         *value);
void      _lanyard_saml_writer_end       (LanyardSamlWriter  *writer);
void      _lanyard_saml_writer_element   (LanyardSamlWriter  *writer,
                                          const char         *name,
                                          const char         *value);
gsize     _lanyard_saml_writer_tell      (LanyardSamlWriter  *writer);
GString  *_lanyard_saml_writer_finish    (LanyardSamlWriter  *writer,
                                          GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSamlWriter, _lanyard_saml_writer_clear)

G_END_DECLS
