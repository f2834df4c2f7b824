/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LANYARD_CRYPTO_ERROR (lanyard_crypto_error_quark ())

/**
 * LanyardCryptoError:
 * @LANYARD_CRYPTO_ERROR_FAILED: OpenSSL refused, its reason is in the message
 * @LANYARD_CRYPTO_ERROR_MALFORMED: the bytes are not what they should be
 * @LANYARD_CRYPTO_ERROR_PRIVATE_KEY: a private key where only a certificate may be
 * @LANYARD_CRYPTO_ERROR_PASSPHRASE: a passphrase is needed or is wrong
 * @LANYARD_CRYPTO_ERROR_WEAK: key too short, algorithm too weak
 * @LANYARD_CRYPTO_ERROR_UNSUPPORTED: a kind of key or algorithm we do not have
 * @LANYARD_CRYPTO_ERROR_MISMATCH: key and certificate do not belong together
 * @LANYARD_CRYPTO_ERROR_SEALED: sealed data that does not open with this key
 */
typedef enum
{
  LANYARD_CRYPTO_ERROR_FAILED,
  LANYARD_CRYPTO_ERROR_MALFORMED,
  LANYARD_CRYPTO_ERROR_PRIVATE_KEY,
  LANYARD_CRYPTO_ERROR_PASSPHRASE,
  LANYARD_CRYPTO_ERROR_WEAK,
  LANYARD_CRYPTO_ERROR_UNSUPPORTED,
  LANYARD_CRYPTO_ERROR_MISMATCH,
  LANYARD_CRYPTO_ERROR_SEALED,
} LanyardCryptoError;

GQuark lanyard_crypto_error_quark (void);

G_END_DECLS
