/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-logout.h"
#include "lanyard-saml-message-private.h"

G_BEGIN_DECLS

#define LANYARD_SAML_NS_ASYNC_SLO "urn:oasis:names:tc:SAML:2.0:protocol:ext:async-slo"

struct _LanyardSamlLogout
{
  LanyardSamlMessage message;
  gboolean is_request;
  gboolean is_valid;               /* its signature was verified, and all rules hold */

  /* of a LogoutRequest */
  LanyardSamlNameId *name_id;      /* NULL: encrypted, and not yet decrypted */
  xmlNode *encrypted_id;           /* in message.xml; NULL: it is not encrypted */
  char **session_indexes;
  gint64 not_on_or_after;          /* 0: not given */
  gboolean is_asynchronous;

  /* of a LogoutResponse */
  char *in_response_to;
  char *status;
  char *sub_status;
};

gboolean           _lanyard_saml_logout_read         (LanyardSamlLogout  *self,
                                                      GError            **error);
LanyardSamlNameId *_lanyard_saml_logout_read_name_id (xmlNode            *element,
                                                      GError            **error);

G_END_DECLS
