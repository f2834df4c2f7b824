/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-report-private.h"
#include "lanyard-saml-request.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

typedef enum
{
  LANYARD_SAML_REQUEST_REDIRECT,
  LANYARD_SAML_REQUEST_POST,
  LANYARD_SAML_REQUEST_XML,
} LanyardSamlRequestBinding;

struct _LanyardSamlRequest
{
  LanyardSamlRequestBinding binding;
  char *raw;                  /* as received, for freezing */
  GBytes *document;
  xmlDoc *xml;
  GMutex lock;                /* of @xml: a verification writes in it */

  char *signed_octets;        /* of Redirect, NULL: not signed */
  char *signature_algorithm;
  char *signature;            /* base64 */
  char *relay_state;

  char *id;
  gint64 issue_instant;
  char *issuer;
  char *issuer_format;
  char *destination;
  char *acs_url;
  int acs_index;
  char *protocol_binding;
  gboolean force_authn;
  gboolean is_passive;
  char *name_id_format;
  char *sp_name_qualifier;
  gboolean has_subject;
  char **authn_contexts;
  char *authn_context_comparison;
};

/* One request while it is looked at. */
typedef struct
{
  LanyardSamlRequest *request;
  const LanyardSamlTrust *trust;
  const char *destination;
  gint64 now;
  LanyardSamlReport report;
} LanyardSamlValidation;

LanyardSamlRequest        *_lanyard_saml_request_new        (LanyardSamlRequestBinding  binding,
                                                             const char                *raw,
                                                             gsize                      length);
gboolean                   _lanyard_saml_request_read       (LanyardSamlRequest        *self,
                                                             GError                   **error);
const LanyardSamlEndpoint *_lanyard_saml_request_choose_acs (LanyardSamlValidation     *validation);

G_END_DECLS
