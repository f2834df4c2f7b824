/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-key.h"
#include "lanyard-saml-encryption-private.h"

G_BEGIN_DECLS

/* How many EncryptedKeys, each of them a private-key operation a key, one
 * element may have. */
#define LANYARD_SAML_ENCRYPTED_KEYS_MAX 4

/* A content key as it is encrypted for one recipient. */
typedef struct
{
  const char *digest;           /* of OAEP and of its MGF1, for OpenSSL */
  const char *mgf;
  GBytes     *wrapped;
} LanyardSamlEncryptedKey;

/* An EncryptedData with the keys that may belong to it. */
typedef struct
{
  const LanyardSamlContentMethod *content;
  GBytes                         *data;
  LanyardSamlEncryptedKey         keys[LANYARD_SAML_ENCRYPTED_KEYS_MAX];
  gsize                           n_keys;
} LanyardSamlEncrypted;

gboolean  _lanyard_saml_encrypted_read  (LanyardSamlEncrypted  *encrypted,
                                         xmlNode               *element,
                                         GError               **error);
void      _lanyard_saml_encrypted_clear (LanyardSamlEncrypted  *encrypted);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSamlEncrypted, _lanyard_saml_encrypted_clear)

xmlDoc   *_lanyard_saml_decrypt         (xmlNode               *element,
                                         const char            *name,
                                         GPtrArray             *keys,
                                         gboolean               is_authenticated,
                                         GError               **error);

G_END_DECLS
