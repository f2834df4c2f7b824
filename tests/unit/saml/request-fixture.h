/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-request.h"
#include "signer-fixture.h"

G_BEGIN_DECLS

#define REQUEST_SP "https://sp.example/metadata"
#define REQUEST_IDP "https://idp.example/"
#define REQUEST_SSO "https://idp.example/saml2/app"

/* A request as it should be; @signature goes after its Issuer. */
#define REQUEST_START \
  "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"" \
  " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_r\" Version=\"2.0\"" \
  " IssueInstant=\"2026-11-21T12:00:00Z\" Destination=\"" REQUEST_SSO "\"" \
  " AssertionConsumerServiceURL=\"https://sp.example/acs/a\">" \
  "<saml:Issuer>" REQUEST_SP "</saml:Issuer>"
#define REQUEST_END "</samlp:AuthnRequest>"
#define REQUEST REQUEST_START REQUEST_END

LanyardSamlTrust   *request_trust_new    (LanyardKey         *first_key,
                                          ...) G_GNUC_NULL_TERMINATED;
void                request_trust_free   (LanyardSamlTrust   *trust);
LanyardSamlRequest *request_decode       (const char         *document,
                                          GError            **error);
char               *request_dup_form     (const char         *document);
char               *request_dup_query    (const char         *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlTrust, request_trust_free)

G_END_DECLS
