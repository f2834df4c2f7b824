/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The only place with tests of library versions (libxml2 2.9.14 to 2.15,
 * xmlsec 1.2.37 to 1.3). Private to this folder. */

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

/* What a structured error callback of libxml2 is given. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *LanyardXmlError;
#else
typedef xmlErrorPtr LanyardXmlError;
#endif

/* How a document is parsed piece by piece, with a callback for errors. */
#if LIBXML_VERSION >= 21300
#define LANYARD_XML_STREAM_OPTIONS (XML_PARSE_NONET | XML_PARSE_NO_XXE)
#else
#define LANYARD_XML_STREAM_OPTIONS XML_PARSE_NONET
#endif

/* How every document is parsed: no network, no output on stderr; never
 * NOENT, DTDLOAD, DTDATTR or HUGE. */
#if LIBXML_VERSION >= 21300
#define LANYARD_XML_PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NO_XXE)
#else
#define LANYARD_XML_PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
