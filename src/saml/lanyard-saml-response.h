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

/* How signed messages are written for service providers that do not read all
 * that the standard allows; zeros are the usual form. */
typedef struct
{
  const char *digest_algorithm;   /* "sha256" "sha384" "sha512" "sha1"; NULL: that of the signature */
  const char *key_name;           /* ds:KeyName (M-46); NULL: none */
  gboolean    omit_certificate;   /* from ds:KeyInfo (M-46) */
  guint       line_length;        /* of SignatureValue and X509Certificate; 0: one line (I-04, I-05) */
  gboolean    saml2_prefixes;     /* saml2p and saml2 for samlp and saml (I-12) */
} LanyardSamlSignerOptions;

LanyardSamlSigner *lanyard_saml_signer_new              (LanyardKey                      *key,
                                                         LanyardCertificate              *certificate,
                                                         const char                      *algorithm,
                                                         GError                         **error);
LanyardSamlSigner *lanyard_saml_signer_new_with_options (LanyardKey                      *key,
                                                         LanyardCertificate              *certificate,
                                                         const char                      *algorithm,
                                                         const LanyardSamlSignerOptions  *options,
                                                         GError                         **error);
LanyardSamlSigner *lanyard_saml_signer_ref              (LanyardSamlSigner               *signer);
void               lanyard_saml_signer_unref            (LanyardSamlSigner               *signer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlSigner, lanyard_saml_signer_unref)

typedef enum
{
  LANYARD_SAML_SIGN_RESPONSE = 1 << 0,
  LANYARD_SAML_SIGN_ASSERTION = 1 << 1,
  LANYARD_SAML_SIGN_BOTH = LANYARD_SAML_SIGN_RESPONSE | LANYARD_SAML_SIGN_ASSERTION,
} LanyardSamlSign;

/* What values may say they are besides text (M-39, XML Schema part 2) */
#define LANYARD_SAML_XSI_BOOLEAN "xs:boolean"
#define LANYARD_SAML_XSI_DECIMAL "xs:decimal"
#define LANYARD_SAML_XSI_INTEGER "xs:integer"

typedef struct
{
  const char         *name;
  const char         *name_format;     /* NULL: unspecified, left out */
  const char         *friendly_name;   /* may be NULL */
  const char * const *values;          /* UTF-8; an attribute without values is left out */
  const char         *xsi_type;        /* of all values; NULL: "xs:string" */
} LanyardSamlAttribute;

/* What a service provider may not bear in an assertion. */
typedef enum
{
  LANYARD_SAML_OMIT_NOT_BEFORE = 1 << 0,   /* of Conditions (M-34) */
  LANYARD_SAML_OMIT_XSI_TYPE = 1 << 1,     /* of attribute values (M-39) */
  LANYARD_SAML_OMIT_NAME_ID = 1 << 2,      /* from the Subject (M-40) */
} LanyardSamlOmit;

/* Everything a successful Response says (M-31 … M-40). Strings are UTF-8 and
 * borrowed; NULL in optional members leaves them out. */
typedef struct
{
  const char                 *response_id;       /* NULL: a random one (M-32) */
  const char                 *assertion_id;      /* NULL: a random one */
  const char                 *issuer;
  const char                 *destination;       /* usually the ACS URL (M-31) */
  const char                 *recipient;         /* NULL: as destination (M-35) */
  const char                 *in_response_to;    /* NULL: IdP-initiated (M-51) */
  const char                 *audience;
  const char * const         *additional_audiences;     /* NULL: none (M-34) */
  const char                 *name_id;                  /* not read with LANYARD_SAML_OMIT_NAME_ID */
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
  LanyardSamlOmit             omit;
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
