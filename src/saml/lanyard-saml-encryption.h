/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-saml-error.h"

G_BEGIN_DECLS

/* Shorter RSA keys can be broken. */
#define LANYARD_SAML_ENCRYPTION_BITS_MIN 2048

/* A service provider's public key made ready to encrypt assertions for it
 * (saml.md 4.5): immutable, shared by all threads. */
typedef struct _LanyardSamlEncrypter LanyardSamlEncrypter;

/* What a connector says about encryption. Strings are borrowed. */
typedef struct
{
  const char * const *certificates;    /* PEM, the SP's; the first one with a usable key counts */
  const char * const *methods;         /* URIs of the EncryptionMethods in its metadata; may be NULL */
  const char         *content;         /* "auto", "aes256-gcm", "aes128-gcm", "aes256-cbc", "aes128-cbc" */
  const char         *key_transport;   /* "auto", "rsa-oaep-mgf1p", "rsa-oaep-sha256" */
  gboolean            key_is_sibling;  /* EncryptedKey beside EncryptedData, not inside */
  const char         *recipient;       /* the SP's entity ID; NULL: not said */
  gboolean            saml2_prefixes;  /* as in LanyardSamlSignerOptions (I-12) */
} LanyardSamlEncryption;

LanyardSamlEncrypter *lanyard_saml_encrypter_new               (const LanyardSamlEncryption  *encryption,
                                                                GError                      **error);
LanyardSamlEncrypter *lanyard_saml_encrypter_ref               (LanyardSamlEncrypter         *encrypter);
void                  lanyard_saml_encrypter_unref             (LanyardSamlEncrypter         *encrypter);
const char           *lanyard_saml_encrypter_get_content       (LanyardSamlEncrypter         *encrypter);
const char           *lanyard_saml_encrypter_get_key_transport (LanyardSamlEncrypter         *encrypter);
gboolean              lanyard_saml_encrypter_is_authenticated  (LanyardSamlEncrypter         *encrypter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlEncrypter, lanyard_saml_encrypter_unref)

G_END_DECLS
