/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-random.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <string.h>

#include "lanyard-secret.h"

G_STATIC_ASSERT (sizeof (LanyardRandomId) == 1 + 2 * LANYARD_RANDOM_ID_BYTES + 1);

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
 * lanyard_random_write_id:
 * @id: (out caller-allocates): an ID
 * @bytes: %LANYARD_RANDOM_ID_BYTES of lanyard_random_bytes()
 *
 * Makes an xs:ID of 160 random bits, "_" and 40 hex digits (M-32, I-44; SAML
 * Core 1.3.4), for who needs other random bytes as well.
 */
void
lanyard_random_write_id (LanyardRandomId *id,
                         const guchar    *bytes)
{
  static const char digits[] = "0123456789abcdef";

  g_return_if_fail (id != NULL);
  g_return_if_fail (bytes != NULL);

  id->text[0] = '_';
  for (gsize i = 0; i < LANYARD_RANDOM_ID_BYTES; i++)
    {
      id->text[1 + 2 * i] = digits[bytes[i] >> 4];
      id->text[2 + 2 * i] = digits[bytes[i] & 15];
    }
  id->text[1 + 2 * LANYARD_RANDOM_ID_BYTES] = '\0';
}

/**
 * lanyard_random_make_ids:
 * @ids: (out caller-allocates) (array length=n_ids): IDs
 * @n_ids: how many, at most %LANYARD_RANDOM_IDS_MAX
 *
 * Makes IDs of lanyard_random_write_id() (M-32, I-44). The generator is asked
 * once for all of them: most of what it costs is that it is asked.
 */
void
lanyard_random_make_ids (LanyardRandomId *ids,
                         gsize            n_ids)
{
  guchar bytes[LANYARD_RANDOM_ID_BYTES * LANYARD_RANDOM_IDS_MAX];

  g_return_if_fail (ids != NULL);
  g_return_if_fail (n_ids > 0 && n_ids <= LANYARD_RANDOM_IDS_MAX);

  lanyard_random_bytes (bytes, n_ids * LANYARD_RANDOM_ID_BYTES);
  for (gsize i = 0; i < n_ids; i++)
    lanyard_random_write_id (&ids[i], bytes + i * LANYARD_RANDOM_ID_BYTES);
}

/**
 * lanyard_random_dup_id:
 *
 * Returns: (transfer full): one of lanyard_random_make_ids() (M-32, I-44)
 */
char *
lanyard_random_dup_id (void)
{
  LanyardRandomId id;

  lanyard_random_make_ids (&id, 1);

  return g_strdup (id.text);
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
