/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-metadata.h"
#include "lanyard-key.h"

G_BEGIN_DECLS

/**
 * LanyardSamlTrust: how far one SP is trusted; made from the connector, never
 * from a message.
 */
typedef struct
{
  const char   *entity_id;
  GPtrArray    *acs;                      /* LanyardSamlEndpoint with POST binding */
  GPtrArray    *signing_keys;             /* LanyardKey, may be empty */
  gboolean      require_signed_requests;
  gboolean      ignore_signatures;        /* of requests that need none (M-13) */
  gboolean      allow_sha1;               /* M-16 */
  int           clock_skew;               /* seconds both ways (M-09) */
  const char   *idp_entity_id;            /* ours, NULL: not looked at (M-29) */
  const char * const *accepted_destinations; /* besides our endpoint, may be NULL (M-06) */
  const char * const *sp_name_qualifiers; /* affiliations, may be NULL (M-26) */
} LanyardSamlTrust;

/**
 * LanyardSamlParameters: the parameters of a query or form as they were
 * received.
 */
typedef struct _LanyardSamlParameters LanyardSamlParameters;

LanyardSamlParameters *lanyard_saml_parameters_new     (const char             *raw,
                                                        gsize                   length,
                                                        GError                **error);
void                   lanyard_saml_parameters_free    (LanyardSamlParameters  *parameters);
const char            *lanyard_saml_parameters_get_raw (LanyardSamlParameters  *parameters,
                                                        const char             *name);
char                  *lanyard_saml_parameters_dup     (LanyardSamlParameters  *parameters,
                                                        const char             *name,
                                                        GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlParameters, lanyard_saml_parameters_free)

/* Whom a request names (M-28). */
typedef struct
{
  gboolean  present;
  gboolean  confirmed;         /* it has a SubjectConfirmation */
  char     *name_id;           /* NULL: another kind of identifier, or none */
  char     *format;            /* may be NULL, as all that follows */
  char     *name_qualifier;
  char     *sp_name_qualifier;
} LanyardSamlSubject;

/**
 * LanyardSamlRequest: an AuthnRequest (Core 3.4.1) as received: decoded, its
 * signature not yet checked. Immutable.
 */
typedef struct _LanyardSamlRequest LanyardSamlRequest;

void                lanyard_saml_request_free                         (LanyardSamlRequest         *request);

LanyardSamlRequest *lanyard_saml_request_decode_redirect              (const char                 *raw_query,
                                                                       GError                    **error);
LanyardSamlRequest *lanyard_saml_request_decode_post                  (const char                 *raw_form,
                                                                       gsize                       length,
                                                                       GError                    **error);
LanyardSamlRequest *lanyard_saml_request_decode_xml                   (GBytes                     *document,
                                                                       GError                    **error);
char               *lanyard_saml_request_freeze                       (LanyardSamlRequest         *request);
LanyardSamlRequest *lanyard_saml_request_thaw                         (const char                 *frozen,
                                                                       GError                    **error);
gboolean            lanyard_saml_request_validate                     (LanyardSamlRequest         *request,
                                                                       const LanyardSamlTrust     *trust,
                                                                       const char                 *destination,
                                                                       gint64                      now,
                                                                       const LanyardSamlEndpoint **acs,
                                                                       GPtrArray                  *findings,
                                                                       GError                    **error);

const char         *lanyard_saml_request_get_id                       (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_issuer                   (LanyardSamlRequest         *request);
gint64              lanyard_saml_request_get_issue_instant            (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_destination              (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_acs_url                  (LanyardSamlRequest         *request);
int                 lanyard_saml_request_get_acs_index                (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_protocol_binding         (LanyardSamlRequest         *request);
gboolean            lanyard_saml_request_get_force_authn              (LanyardSamlRequest         *request);
gboolean            lanyard_saml_request_get_is_passive               (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_name_id_format           (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_sp_name_qualifier        (LanyardSamlRequest         *request);
gboolean            lanyard_saml_request_get_allow_create             (LanyardSamlRequest         *request);
const LanyardSamlSubject *lanyard_saml_request_get_subject            (LanyardSamlRequest         *request);
const char * const *lanyard_saml_request_get_authn_contexts           (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_authn_context_comparison (LanyardSamlRequest         *request);
const char         *lanyard_saml_request_get_relay_state              (LanyardSamlRequest         *request);
GBytes             *lanyard_saml_request_get_document                 (LanyardSamlRequest         *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlRequest, lanyard_saml_request_free)

G_END_DECLS
