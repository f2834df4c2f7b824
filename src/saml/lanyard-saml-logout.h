/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-request.h"
#include "lanyard-saml-response.h"

G_BEGIN_DECLS

/**
 * LanyardSamlNameId: a NameID with everything that makes it one (Core 2.2.3);
 * an absent attribute is %NULL.
 */
typedef struct
{
  char *value;
  char *format;
  char *name_qualifier;
  char *sp_name_qualifier;
} LanyardSamlNameId;

LanyardSamlNameId *lanyard_saml_name_id_new     (const char              *value,
                                                 const char              *format,
                                                 const char              *name_qualifier,
                                                 const char              *sp_name_qualifier);
void               lanyard_saml_name_id_free    (LanyardSamlNameId       *name_id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlNameId, lanyard_saml_name_id_free)
gboolean           lanyard_saml_name_id_matches (const LanyardSamlNameId *sent,
                                                 const LanyardSamlNameId *received,
                                                 const char              *idp_entity_id,
                                                 const char              *sp_entity_id);

/**
 * LanyardSamlLogout: a LogoutRequest or LogoutResponse (Core 3.7) as received:
 * decoded, its signature not yet checked; validated and
 * decrypted by one thread.
 */
typedef struct _LanyardSamlLogout LanyardSamlLogout;

void               lanyard_saml_logout_free            (LanyardSamlLogout       *logout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlLogout, lanyard_saml_logout_free)

LanyardSamlLogout *lanyard_saml_logout_decode_redirect (const char              *raw_query,
                                                        GError                 **error);
LanyardSamlLogout *lanyard_saml_logout_decode_post     (const char              *raw_form,
                                                        gsize                    length,
                                                        GError                 **error);
LanyardSamlLogout *lanyard_saml_logout_decode_xml      (GBytes                  *document,
                                                        gboolean                 is_request,
                                                        GError                 **error);
gboolean           lanyard_saml_logout_validate        (LanyardSamlLogout       *logout,
                                                        const LanyardSamlTrust  *trust,
                                                        const char              *destination,
                                                        gint64                   now,
                                                        GPtrArray               *findings,
                                                        GError                 **error);

gboolean           lanyard_saml_logout_decrypt         (LanyardSamlLogout       *logout,
                                                        GPtrArray               *keys,
                                                        GError                 **error);

gboolean                  lanyard_saml_logout_is_request          (LanyardSamlLogout *logout);
const char               *lanyard_saml_logout_get_id              (LanyardSamlLogout *logout);
const char               *lanyard_saml_logout_get_issuer          (LanyardSamlLogout *logout);
const char               *lanyard_saml_logout_get_relay_state     (LanyardSamlLogout *logout);
GBytes                   *lanyard_saml_logout_get_document        (LanyardSamlLogout *logout);
const LanyardSamlNameId  *lanyard_saml_logout_get_name_id         (LanyardSamlLogout *logout);
const char * const       *lanyard_saml_logout_get_session_indexes (LanyardSamlLogout *logout);
gboolean                  lanyard_saml_logout_is_asynchronous     (LanyardSamlLogout *logout);
const char               *lanyard_saml_logout_get_in_response_to  (LanyardSamlLogout *logout);
const char               *lanyard_saml_logout_get_status          (LanyardSamlLogout *logout);
const char               *lanyard_saml_logout_get_sub_status      (LanyardSamlLogout *logout);

/* What a LogoutRequest of ours says (Core 3.7.1). Strings are borrowed. */
typedef struct
{
  const char              *id;
  const char              *issuer;
  const char              *destination;
  const LanyardSamlNameId *name_id;
  const char              *session_index;     /* NULL: every session */
  gint64                   not_on_or_after;   /* 0: not sent */
  gint64                   now;
} LanyardSamlLogoutRequest;

char *lanyard_saml_logout_request_redirect  (const LanyardSamlLogoutRequest  *request,
                                             const char                      *relay_state,
                                             LanyardSamlSigner               *signer,
                                             GError                         **error);
char *lanyard_saml_logout_request_write     (const LanyardSamlLogoutRequest  *request,
                                             LanyardSamlSigner               *signer,
                                             GError                         **error);

/* What a LogoutResponse of ours says (Core 3.7.2). */
typedef struct
{
  const char *id;
  const char *issuer;
  const char *destination;
  const char *in_response_to;
  const char *status;
  const char *sub_status;        /* may be NULL */
  const char *message;           /* may be NULL; short, nothing of our insides */
  gint64      now;
} LanyardSamlLogoutResponse;

char *lanyard_saml_logout_response_redirect (const LanyardSamlLogoutResponse  *response,
                                             const char                       *relay_state,
                                             LanyardSamlSigner                *signer,
                                             GError                          **error);
char *lanyard_saml_logout_response_write    (const LanyardSamlLogoutResponse  *response,
                                             LanyardSamlSigner                *signer,
                                             GError                          **error);

G_END_DECLS
