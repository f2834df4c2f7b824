/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-random.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <string.h>

#include "lanyard-secret.h"

#define ID_BYTES 20

/**
 * lanyard_random_bytes:
 * @data: (out caller-allocates): where to put them
 * @size: how many bytes
 *
 * Fills @data from OpenSSL's generator. A failure ends the program: nothing
 * secret is made without it.
 */
void
lanyard_random_bytes (gpointer data,
                      gsize    size)
{
  g_return_if_fail (data != NULL);
  g_return_if_fail (size <= G_MAXINT);

  if (RAND_bytes (data, (int) size) != 1)
    g_error ("The random number generator failed");
}

/**
 * lanyard_random_dup_id:
 *
 * Returns: (transfer full): an xs:ID of 160 random bits, "_" and 40 hex
 *   digits (M-32, I-44; SAML Core 1.3.4)
 */
char *
lanyard_random_dup_id (void)
{
  static const char digits[] = "0123456789abcdef";
  guchar bytes[ID_BYTES];
  char id[1 + 2 * ID_BYTES + 1];

  lanyard_random_bytes (bytes, sizeof bytes);
  id[0] = '_';
  for (gsize i = 0; i < ID_BYTES; i++)
    {
      id[1 + 2 * i] = digits[bytes[i] >> 4];
      id[2 + 2 * i] = digits[bytes[i] & 15];
    }
  id[sizeof id - 1] = '\0';

  return g_strdup (id);
}

/**
 * lanyard_random_dup_token:
 * @size: bytes of randomness
 *
 * Returns: (transfer full): base64url without padding
 */
char *
lanyard_random_dup_token (gsize size)
{
  g_autofree guchar *bytes = g_malloc (size);
  char *token;

  lanyard_random_bytes (bytes, size);
  token = g_base64_encode (bytes, size);
  lanyard_secret_erase (bytes, size);

  g_strdelimit (token, "+", '-');
  g_strdelimit (token, "/", '_');
  token[strcspn (token, "=")] = '\0';

  return token;
}

/**
 * lanyard_secret_equal:
 * @a: (nullable): a secret
 * @b: (nullable): another
 *
 * Compares in a time that depends on the lengths only. %NULL equals nothing.
 *
 * Returns: whether they are the same
 */
gboolean
lanyard_secret_equal (const char *a,
                      const char *b)
{
  if (a == NULL || b == NULL || strlen (a) != strlen (b))
    return FALSE;

  return CRYPTO_memcmp (a, b, strlen (a)) == 0;
}
