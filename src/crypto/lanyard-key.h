/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

struct evp_pkey_st;

/**
 * LanyardKeyType: the kinds of key that sign assertions.
 */
typedef enum
{
  LANYARD_KEY_RSA_2048,
  LANYARD_KEY_RSA_3072,
  LANYARD_KEY_RSA_4096,
  LANYARD_KEY_EC_P256,
  LANYARD_KEY_EC_P384,
} LanyardKeyType;

/* A public key, or a key pair. Immutable, reference counted, safe to share
 * between threads. Never carries a certificate (saml.md 0.3). */
#define LANYARD_TYPE_KEY (lanyard_key_get_type ())
typedef struct _LanyardKey LanyardKey;

GType       lanyard_key_get_type        (void);
LanyardKey *lanyard_key_ref             (LanyardKey      *key);
void        lanyard_key_unref           (LanyardKey      *key);

LanyardKey *lanyard_key_generate        (LanyardKeyType   type,
                                         GError         **error);
/* Private key in PEM (PKCS#8, traditional, encrypted) or DER. @passphrase may
 * be NULL. MALFORMED, PASSPHRASE, WEAK (RSA < 2048), UNSUPPORTED. */
LanyardKey *lanyard_key_new_from_data   (GBytes          *data,
                                         const char      *passphrase,
                                         GError         **error);
/* takes a reference of its own on @pkey */
LanyardKey *lanyard_key_new_from_evp    (struct evp_pkey_st *pkey,
                                         GError         **error);
/* The only way out for a private key: PKCS#8 DER, unencrypted, in bytes that
 * are erased when freed. FAILED if @key is only public. */
GBytes     *lanyard_key_export_private  (LanyardKey      *key,
                                         GError         **error);
gboolean    lanyard_key_is_private      (LanyardKey      *key);
gboolean    lanyard_key_is_rsa          (LanyardKey      *key);
guint       lanyard_key_get_bits        (LanyardKey      *key);
/* "RSA 3072", "ECDSA P-256" */
const char *lanyard_key_get_label       (LanyardKey      *key);
/* same public key */
gboolean    lanyard_key_matches         (LanyardKey      *key,
                                         LanyardKey      *other);
/* (transfer none), for saml/ alone */
struct evp_pkey_st *lanyard_key_get_evp (LanyardKey      *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardKey, lanyard_key_unref)

G_END_DECLS
