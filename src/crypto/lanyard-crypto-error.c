/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-crypto-error.h"

#include <openssl/err.h>

#include "lanyard-crypto-private.h"
#include "lanyard-error.h"

G_DEFINE_QUARK (lanyard-crypto-error-quark, lanyard_crypto_error)

/* The one place where OpenSSL's error queue becomes a GError: the newest
 * reason goes along, the queue is emptied. */
void
_lanyard_crypto_set_openssl_error (GError             **error,
                                   LanyardCryptoError   code,
                                   const char          *why,
                                   const char          *what)
{
  unsigned long reason = ERR_peek_last_error ();
  const char *text = reason != 0 ? ERR_reason_error_string (reason) : NULL;

  if (text != NULL)
    lanyard_set_error (error, LANYARD_CRYPTO_ERROR, (int) code, why, NULL, "%s (%s)", what, text);
  else
    lanyard_set_error (error, LANYARD_CRYPTO_ERROR, (int) code, why, NULL, "%s", what);

  ERR_clear_error ();
}
