/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-saml.h"
#include "lanyard-saml-encryption.h"
#include "lanyard-saml-error.h"

G_BEGIN_DECLS

/* A key made ready to sign with one algorithm (saml.md 4.5): immutable,
 * shared by all threads; nothing is parsed per signature. */
typedef struct _LanyardSamlSigner LanyardSamlSigner;

LanyardSamlSigner *lanyard_saml_signer_new   (LanyardKey         *key,
                                              LanyardCertificate *certificate,
                                              const char         *algorithm,
                                              GError            **error);
LanyardSamlSigner *lanyard_saml_signer_ref   (LanyardSamlSigner  *signer);
void               lanyard_saml_signer_unref (LanyardSamlSigner  *signer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlSigner, lanyard_saml_signer_unref)

typedef enum
{
  LANYARD_SAML_SIGN_RESPONSE = 1 << 0,
  LANYARD_SAML_SIGN_ASSERTION = 1 << 1,
  LANYARD_SAML_SIGN_BOTH = LANYARD_SAML_SIGN_RESPONSE | LANYARD_SAML_SIGN_ASSERTION,
} LanyardSamlSign;

typedef struct
{
  const char         *name;
  const char         *name_format;     /* NULL: unspecified, left out */
  const char         *friendly_name;   /* may be NULL */
  const char * const *values;          /* UTF-8; an attribute without values is left out */
} LanyardSamlAttribute;

/* Everything a successful Response says (M-31 … M-40). Strings are UTF-8 and
 * borrowed; NULL in optional members leaves them out. */
typedef struct
{
  const char                 *response_id;       /* NULL: a random one (M-32) */
  const char                 *assertion_id;      /* NULL: a random one */
  const char                 *issuer;
  const char                 *destination;       /* the ACS URL: Destination and Recipient */
  const char                 *in_response_to;    /* NULL: IdP-initiated (M-51) */
  const char                 *audience;
  const char                 *name_id;
  const char                 *name_id_format;
  const char                 *name_qualifier;
  const char                 *sp_name_qualifier;
  const LanyardSamlAttribute *attributes;
  gsize                       n_attributes;
  const char                 *authn_context;
  const char                 *session_index;
  gint64                      authn_instant;
  gint64                      session_not_on_or_after;  /* 0: not sent */
  gint64                      now;
  int                         lifetime;                 /* seconds; NotBefore = now − LANYARD_SAML_BACKDATE */
  LanyardSamlEncrypter       *encrypter;                /* NULL: the assertion is sent in the clear */
} LanyardSamlResponse;

char *lanyard_saml_response_write       (const LanyardSamlResponse  *response,
                                         LanyardSamlSigner          *signer,
                                         LanyardSamlSign             sign,
                                         GError                    **error);
char *lanyard_saml_error_response_write (const char                 *issuer,
                                         const char                 *destination,
                                         const char                 *in_response_to,
                                         const char                 *status,
                                         const char                 *sub_status,
                                         const char                 *message,
                                         gint64                      now,
                                         LanyardSamlSigner          *signer,
                                         GError                    **error);
char *lanyard_saml_post_value           (const char                 *document);

/* An AuthnRequest, for the test SP and for tests. */
typedef struct
{
  const char *id;                 /* NULL: random */
  const char *issuer;
  const char *destination;
  const char *acs_url;            /* may be NULL */
  const char *name_id_format;     /* may be NULL */
  gboolean    force_authn;
  gboolean    is_passive;
  gint64      now;
} LanyardSamlAuthnRequest;

char *lanyard_saml_authn_request_redirect (const LanyardSamlAuthnRequest *request,
                                           const char                    *relay_state,
                                           LanyardSamlSigner             *signer,
                                           char                         **id_out,
                                           GError                       **error);
char *lanyard_saml_authn_request_write    (const LanyardSamlAuthnRequest *request,
                                           LanyardSamlSigner             *signer,
                                           char                         **id_out,
                                           GError                       **error);

G_END_DECLS
