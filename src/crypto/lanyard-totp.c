/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-totp.h"

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <string.h>

#include "lanyard-base32.h"
#include "lanyard-random.h"
#include "lanyard-secret.h"

#define SECRET_SIZE 20
/* RFC 6238 section 5.2: a clock may be off by one step, and typing takes time. */
#define STEPS_AROUND 1
#define MODULUS 1000000

/* RFC 4226 section 5.3 */
static guint32
truncate_mac (const guint8 *mac)
{
  gsize offset = mac[SHA_DIGEST_LENGTH - 1] & 15;
  guint32 bits;

  memcpy (&bits, mac + offset, sizeof bits);
  return (GUINT32_FROM_BE (bits) & 0x7fffffff) % MODULUS;
}

/**
 * lanyard_totp_dup_secret:
 *
 * Returns: (transfer full): a new secret, to be freed with
 *   lanyard_secret_free()
 */
char *
lanyard_totp_dup_secret (void)
{
  guint8 bytes[SECRET_SIZE];
  char *secret;

  lanyard_random_bytes (bytes, sizeof bytes);
  secret = lanyard_base32_encode (bytes, sizeof bytes);
  lanyard_secret_erase (bytes, sizeof bytes);

  return secret;
}

/**
 * lanyard_totp_is_secret:
 * @secret: (nullable): any text
 *
 * Returns: whether it is a secret as lanyard_totp_dup_secret() makes them
 */
gboolean
lanyard_totp_is_secret (const char *secret)
{
  guint8 bytes[SECRET_SIZE];
  gboolean is_secret = secret != NULL && lanyard_base32_decode (secret, bytes, sizeof bytes);

  lanyard_secret_erase (bytes, sizeof bytes);
  return is_secret;
}

/**
 * lanyard_totp_dup_code:
 * @secret: a secret
 * @step: the number of periods since 1970 (RFC 6238 section 4)
 *
 * Returns: (transfer full) (nullable): the code of that period; %NULL if
 *   @secret is none
 */
char *
lanyard_totp_dup_code (const char *secret,
                       gint64      step)
{
  guint8 bytes[SECRET_SIZE];
  guint8 mac[SHA_DIGEST_LENGTH];
  guint64 counter = GUINT64_TO_BE ((guint64) step);
  gsize length = 0;
  char *code = NULL;

  g_return_val_if_fail (secret != NULL, NULL);

  if (lanyard_base32_decode (secret, bytes, sizeof bytes) &&
      EVP_Q_mac (NULL, "HMAC", NULL, "SHA1", NULL, bytes, sizeof bytes,
                 (const guint8 *) &counter, sizeof counter, mac, sizeof mac, &length) != NULL &&
      length == sizeof mac)
    code = g_strdup_printf ("%0*u", LANYARD_TOTP_DIGITS, truncate_mac (mac));
  lanyard_secret_erase (bytes, sizeof bytes);
  lanyard_secret_erase (mac, sizeof mac);

  return code;
}

/**
 * lanyard_totp_verify:
 * @secret: a secret
 * @code: what the person typed
 * @now: seconds since 1970
 * @step: (out): the period that the code belongs to
 *
 * Whether @code is that of this period or one of its neighbours. All of them
 * are looked at, so that the time it takes does not tell which. The caller
 * sees to it that a @step is accepted once (RFC 6238 section 5.2).
 */
gboolean
lanyard_totp_verify (const char *secret,
                     const char *code,
                     gint64      now,
                     gint64     *step)
{
  gint64 present = now / LANYARD_TOTP_PERIOD;
  gboolean is_right = FALSE;

  g_return_val_if_fail (secret != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (step != NULL, FALSE);

  for (gint64 i = present - STEPS_AROUND; i <= present + STEPS_AROUND; i++)
    {
      g_autoptr(LanyardSecret) expected = lanyard_totp_dup_code (secret, i);

      if (expected == NULL || !lanyard_secret_equal (expected, code))
        continue;
      *step = i;
      is_right = TRUE;
    }

  return is_right;
}

/**
 * lanyard_totp_dup_uri:
 * @secret: a secret
 * @issuer: whose account it is: the organisation
 * @account: the person's name there
 *
 * Returns: (transfer full): what authenticator apps read from a QR code, an
 *   otpauth: URI with all parameters that they take for granted left out; it
 *   holds the secret
 */
char *
lanyard_totp_dup_uri (const char *secret,
                      const char *issuer,
                      const char *account)
{
  g_autofree char *escaped_issuer = NULL;
  g_autofree char *escaped_account = NULL;

  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (issuer != NULL, NULL);
  g_return_val_if_fail (account != NULL, NULL);

  escaped_issuer = g_uri_escape_string (issuer, NULL, FALSE);
  escaped_account = g_uri_escape_string (account, NULL, FALSE);

  return g_strdup_printf ("otpauth://totp/%s:%s?secret=%s&issuer=%s",
                          escaped_issuer, escaped_account, secret, escaped_issuer);
}
