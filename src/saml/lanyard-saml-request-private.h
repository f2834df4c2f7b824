/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-message-private.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

struct _LanyardSamlRequest
{
  LanyardSamlMessage message;

  char *acs_url;
  int acs_index;
  char *protocol_binding;
  gboolean force_authn;
  gboolean is_passive;
  char *name_id_format;
  char *sp_name_qualifier;
  gboolean allow_create;
  LanyardSamlSubject subject;
  char **idp_list;            /* of Scoping, NULL: any */
  char **authn_contexts;
  char *authn_context_comparison;
};

LanyardSamlRequest        *_lanyard_saml_request_new          (void);
gboolean                   _lanyard_saml_request_read         (LanyardSamlRequest    *self,
                                                               GError               **error);
gboolean                   _lanyard_saml_request_read_boolean (xmlNode               *element,
                                                               const char            *rule,
                                                               const char            *name,
                                                               gboolean              *value,
                                                               GError               **error);
gboolean                   _lanyard_saml_request_read_wishes  (LanyardSamlRequest    *self,
                                                               xmlNode               *root,
                                                               GError               **error);
const LanyardSamlEndpoint *_lanyard_saml_request_choose_acs   (LanyardSamlValidation *validation);
void                       _lanyard_saml_request_check_wishes (LanyardSamlValidation *validation);

G_END_DECLS
