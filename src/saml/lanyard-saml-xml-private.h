/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "lanyard-saml-compat.h"

G_BEGIN_DECLS

#define LANYARD_SAML_NS_ASSERTION "urn:oasis:names:tc:SAML:2.0:assertion"
#define LANYARD_SAML_NS_PROTOCOL "urn:oasis:names:tc:SAML:2.0:protocol"
#define LANYARD_SAML_NS_METADATA "urn:oasis:names:tc:SAML:2.0:metadata"
#define LANYARD_SAML_NS_MDUI "urn:oasis:names:tc:SAML:metadata:ui"
#define LANYARD_SAML_NS_ALGORITHMS "urn:oasis:names:tc:SAML:metadata:algsupport"
#define LANYARD_SAML_NS_DSIG "http://www.w3.org/2000/09/xmldsig#"
#define LANYARD_SAML_NS_EXC_C14N "http://www.w3.org/2001/10/xml-exc-c14n#"

#define LANYARD_SAML_MESSAGE_MAX (1024 * 1024)
#define LANYARD_SAML_METADATA_MAX (32 * 1024 * 1024)

/**
 * LanyardSamlXmlKind:
 * @LANYARD_SAML_XML_MESSAGE: may be signed and names people: no comments or
 *   processing instructions inside the root element
 * @LANYARD_SAML_XML_METADATA: larger, and comments are harmless
 */
typedef enum
{
  LANYARD_SAML_XML_MESSAGE,
  LANYARD_SAML_XML_METADATA,
} LanyardSamlXmlKind;

xmlDoc   *_lanyard_saml_xml_parse         (const char          *data,
                                           gsize                size,
                                           LanyardSamlXmlKind   kind,
                                           GError             **error);
void      _lanyard_saml_xml_set_error     (GError             **error,
                                           const xmlError      *reason);
gboolean  _lanyard_saml_xml_check_encoding (const char         *encoding,
                                            GError            **error);
gboolean  _lanyard_saml_xml_check_tree    (xmlNode             *root,
                                           LanyardSamlXmlKind   kind,
                                           GError             **error);
gboolean  _lanyard_saml_xml_check_prolog  (const char          *data,
                                           gsize                size,
                                           gboolean             is_all,
                                           GError             **error);
void      _lanyard_saml_xml_set_dtd       (GError             **error);
gboolean  _lanyard_saml_xml_is            (const xmlNode       *node,
                                           const char          *ns,
                                           const char          *name);
xmlNode  *_lanyard_saml_xml_first         (xmlNode             *parent);
xmlNode  *_lanyard_saml_xml_next          (xmlNode             *element);
xmlNode  *_lanyard_saml_xml_find          (xmlNode             *parent,
                                           const char          *ns,
                                           const char          *name);
guint     _lanyard_saml_xml_count         (xmlNode             *parent,
                                           const char          *ns,
                                           const char          *name);
char     *_lanyard_saml_xml_dup_text      (xmlNode             *element);
char     *_lanyard_saml_xml_dup_attribute (xmlNode             *element,
                                           const char          *name);
gboolean  _lanyard_saml_xml_is_ncname     (const char          *text);
gboolean  _lanyard_saml_xml_read_boolean  (const char          *text,
                                           gboolean            *value);
xmlNode  *_lanyard_saml_xml_walk          (xmlNode             *root,
                                           xmlNode             *node,
                                           int                 *depth);

G_END_DECLS
