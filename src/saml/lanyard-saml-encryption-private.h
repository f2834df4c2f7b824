/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-random.h"
#include "lanyard-saml-encryption.h"
#include "lanyard-saml-signer-private.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

#define LANYARD_SAML_NS_XENC "http://www.w3.org/2001/04/xmlenc#"
#define LANYARD_SAML_NS_XENC11 "http://www.w3.org/2009/xmlenc11#"
#define LANYARD_SAML_ENCRYPTED_ELEMENT LANYARD_SAML_NS_XENC "Element"
#define LANYARD_SAML_ENCRYPTED_KEY LANYARD_SAML_NS_XENC "EncryptedKey"

#define LANYARD_SAML_CONTENT_KEY_MAX 32
#define LANYARD_SAML_IV_MAX 16
#define LANYARD_SAML_GCM_TAG_SIZE 16

/* An algorithm that encrypts content (M-48). */
typedef struct
{
  const char *name;
  const char *uri;
  const char *cipher;           /* for OpenSSL */
  gsize       key_size;
  gsize       iv_size;
  gboolean    is_gcm;           /* else CBC, which nothing authenticates */
} LanyardSamlContentMethod;

/* An algorithm that encrypts the content key (M-48). */
typedef struct
{
  const char *name;
  const char *uri;
  const char *digest;           /* for OpenSSL */
  const char *digest_uri;
  const char *mgf;              /* the digest of MGF1, for OpenSSL */
  const char *mgf_uri;          /* NULL: the method has no other than SHA-1 */
} LanyardSamlKeyMethod;

/* What stands in the gaps of an encrypter's text. */
typedef enum
{
  LANYARD_SAML_GAP_DATA_ID,
  LANYARD_SAML_GAP_KEY_ID,
  LANYARD_SAML_GAP_DATA,
  LANYARD_SAML_GAP_KEY,
} LanyardSamlGap;

#define LANYARD_SAML_GAPS_MAX 8

struct _LanyardSamlEncrypter
{
  gatomicrefcount                 ref_count;
  LanyardKey                     *key;
  const LanyardSamlContentMethod *content;
  const LanyardSamlKeyMethod     *key_method;
  struct evp_cipher_st           *cipher;
  struct evp_pkey_ctx_st         *prepared;   /* never used itself: each key is encrypted with a duplicate */
  gboolean                        has_ids;    /* the data and its key name each other */
  GString                        *text;       /* saml:EncryptedAssertion without what is in the gaps */
  struct
  {
    LanyardSamlGap gap;
    gsize          position;
  } gaps[LANYARD_SAML_GAPS_MAX];
  gsize                           n_gaps;
};

/* What one message is encrypted with. */
typedef struct
{
  guchar          secret[LANYARD_SAML_CONTENT_KEY_MAX + LANYARD_SAML_IV_MAX];  /* the content key, then the IV */
  guchar         *encrypted;                                                   /* the content key for the SP */
  gsize           size;
  LanyardRandomId data_id;
  LanyardRandomId key_id;
} LanyardSamlContentKey;

const LanyardSamlContentMethod *_lanyard_saml_content_method_find   (const char                   *uri);
const LanyardSamlContentMethod *_lanyard_saml_content_method_choose (const LanyardSamlEncryption  *encryption,
                                                                     GError                      **error);
const LanyardSamlKeyMethod     *_lanyard_saml_key_method_choose     (const LanyardSamlEncryption  *encryption,
                                                                     GError                      **error);

gboolean                        _lanyard_saml_encrypter_prepare     (LanyardSamlEncrypter         *encrypter,
                                                                     const LanyardSamlEncryption  *encryption,
                                                                     GError                      **error);
gboolean                        _lanyard_saml_encrypter_wrap_key    (LanyardSamlEncrypter         *encrypter,
                                                                     LanyardSamlContentKey        *key,
                                                                     GError                      **error);
void                            _lanyard_saml_content_key_clear     (LanyardSamlContentKey        *key);
gboolean                        _lanyard_saml_encrypter_encrypt     (LanyardSamlEncrypter         *encrypter,
                                                                     LanyardSamlContentKey        *key,
                                                                     GString                      *document,
                                                                     LanyardSamlSpan              *span,
                                                                     GError                      **error);
void                            _lanyard_saml_encrypter_set_error   (GError                      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSamlContentKey, _lanyard_saml_content_key_clear)

G_END_DECLS
