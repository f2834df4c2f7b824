/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-metadata.h"

G_BEGIN_DECLS

/* Metadata of service providers, as short as it can be. */
#define METADATA_PREFIX \
  "xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' xmlns:ds='http://www.w3.org/2000/09/xmldsig#' " \
  "xmlns:mdui='urn:oasis:names:tc:SAML:metadata:ui'"
#define METADATA_POST "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
#define METADATA_ACS(location) \
  "<md:AssertionConsumerService index='0' Binding='" METADATA_POST "' Location='" location "'/>"
#define METADATA_ROLE(content) \
  "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" content \
  "</md:SPSSODescriptor>"
#define METADATA_IDP "<md:IDPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'/>"
#define METADATA_ENTITY(id, attributes, content) \
  "<md:EntityDescriptor " METADATA_PREFIX " entityID='" id "' " attributes ">" content "</md:EntityDescriptor>"
#define METADATA_GROUP(attributes, content) \
  "<md:EntitiesDescriptor " METADATA_PREFIX " " attributes ">" content "</md:EntitiesDescriptor>"
#define METADATA_SP(id) METADATA_ENTITY (id, "", METADATA_ROLE (METADATA_ACS ("https://sp.example.com/acs")))

GBytes       *metadata_to_bytes       (const char *text);
GInputStream *metadata_open           (const char *text);

/* An aggregate that is made while it is read: @n_entities service providers
 * of about a kilobyte, "https://sp-N.example.com/", "Service N". */
GInputStream *metadata_open_aggregate (guint       n_entities);

G_END_DECLS
