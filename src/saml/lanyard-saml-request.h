/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-metadata.h"
#include "lanyard-key.h"

G_BEGIN_DECLS

/* How far we trust one SP: made from the connector, never from a message. */
typedef struct
{
  const char   *entity_id;
  GPtrArray    *acs;                      /* LanyardSamlEndpoint with POST binding */
  GPtrArray    *signing_keys;             /* LanyardKey, may be empty */
  gboolean      require_signed_requests;
  gboolean      allow_sha1;
} LanyardSamlTrust;

/* The parameters of a query or form as they were received: one tokeniser for
 * verification and parsing (M-03, A-13). Names are compared raw: an escaped
 * or doubled known name is BINDING. */
typedef struct _LanyardSamlParameters LanyardSamlParameters;

LanyardSamlParameters *lanyard_saml_parameters_new  (const char             *raw,
                                                     gsize                   length,
                                                     GError                **error);
void                   lanyard_saml_parameters_free (LanyardSamlParameters  *parameters);
/* as sent, still URL-encoded; NULL if absent, "" if empty */
const char            *lanyard_saml_parameters_get_raw (LanyardSamlParameters *parameters,
                                                     const char             *name);
/* percent and "+" decoded, NULL if absent; must be UTF-8 without NUL */
char                  *lanyard_saml_parameters_dup  (LanyardSamlParameters  *parameters,
                                                     const char             *name,
                                                     GError                **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlParameters, lanyard_saml_parameters_free)

/* An AuthnRequest (Core 3.4.1) as received: decoded, its signature not yet
 * checked. Reference counted, immutable. */
typedef struct _LanyardSamlRequest LanyardSamlRequest;

LanyardSamlRequest *lanyard_saml_request_ref   (LanyardSamlRequest *request);
void                lanyard_saml_request_unref (LanyardSamlRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlRequest, lanyard_saml_request_unref)

/* M-02 … M-05. MALFORMED, TOO_LARGE, DTD, DUPLICATE_ID, VERSION, BINDING,
 * UNSUPPORTED (another message than AuthnRequest). The raw query is kept for
 * the signature (M-11). */
LanyardSamlRequest *lanyard_saml_request_decode_redirect (const char          *raw_query,
                                                          GError             **error);
/* The raw application/x-www-form-urlencoded body. */
LanyardSamlRequest *lanyard_saml_request_decode_post     (const char          *raw_form,
                                                          gsize                length,
                                                          GError             **error);
/* Plain XML, as a person pastes it; it counts as unsigned unless enveloped. */
LanyardSamlRequest *lanyard_saml_request_decode_xml      (GBytes              *document,
                                                          GError             **error);
/* To be kept while the person signs in: an opaque text, and back. */
char               *lanyard_saml_request_freeze          (LanyardSamlRequest  *request);
LanyardSamlRequest *lanyard_saml_request_thaw            (const char          *frozen,
                                                          GError             **error);

/* One function a rule (M-06 Destination, M-07 Issuer, M-11 … M-16 signatures,
 * M-17 … M-20 ACS, age of M-05). @destination: our endpoint's configured URL.
 * @now: seconds. @findings (nullable, element-type LanyardSamlFinding) gets a
 * line for each rule; the first failure is the error. On success the chosen
 * endpoint is in @acs (transfer none, belongs to @trust). */
gboolean lanyard_saml_request_validate (LanyardSamlRequest         *request,
                                        const LanyardSamlTrust     *trust,
                                        const char                 *destination,
                                        gint64                      now,
                                        const LanyardSamlEndpoint **acs,
                                        GPtrArray                  *findings,
                                        GError                    **error);

const char         *lanyard_saml_request_get_id              (LanyardSamlRequest *request);
const char         *lanyard_saml_request_get_issuer          (LanyardSamlRequest *request);
gint64              lanyard_saml_request_get_issue_instant   (LanyardSamlRequest *request);
const char         *lanyard_saml_request_get_destination     (LanyardSamlRequest *request);
const char         *lanyard_saml_request_get_acs_url         (LanyardSamlRequest *request);
/* -1: not given */
int                 lanyard_saml_request_get_acs_index       (LanyardSamlRequest *request);
const char         *lanyard_saml_request_get_protocol_binding (LanyardSamlRequest *request);
gboolean            lanyard_saml_request_get_force_authn     (LanyardSamlRequest *request);
gboolean            lanyard_saml_request_get_is_passive      (LanyardSamlRequest *request);
const char         *lanyard_saml_request_get_name_id_format  (LanyardSamlRequest *request);
/* classes of RequestedAuthnContext, NULL if there is none; comparison
 * "exact" when not given */
const char * const *lanyard_saml_request_get_authn_contexts  (LanyardSamlRequest *request);
const char         *lanyard_saml_request_get_authn_context_comparison (LanyardSamlRequest *request);
/* byte for byte (M-30); NULL: absent */
const char         *lanyard_saml_request_get_relay_state     (LanyardSamlRequest *request);
/* the decoded XML, for the log's detail and the test page */
GBytes             *lanyard_saml_request_get_document        (LanyardSamlRequest *request);

G_END_DECLS
