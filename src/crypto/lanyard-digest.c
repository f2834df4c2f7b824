/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-digest.h"

#include <openssl/evp.h>
#include <string.h>

#define SHA256_SIZE 32

static void
free_context (gpointer context)
{
  EVP_MD_CTX_free (context);
}

/* Looking up the algorithm takes longer than most digests. */
static EVP_MD_CTX *
get_context (void)
{
  static GPrivate key = G_PRIVATE_INIT (free_context);
  EVP_MD_CTX *context = g_private_get (&key);
  EVP_MD *sha256;

  if (context != NULL)
    return context;

  context = EVP_MD_CTX_new ();
  sha256 = EVP_MD_fetch (NULL, "SHA256", NULL);
  if (context == NULL || sha256 == NULL || EVP_DigestInit_ex2 (context, sha256, NULL) != 1)
    g_error ("SHA-256 is not there");
  EVP_MD_free (sha256);
  g_private_set (&key, context);

  return context;
}

/**
 * lanyard_digest_dup_sha256:
 * @text: any text
 *
 * As g_compute_checksum_for_string(), with the instructions that the processor
 * has for it. A failure ends the program.
 *
 * Returns: (transfer full): 64 hex digits
 */
char *
lanyard_digest_dup_sha256 (const char *text)
{
  static const char digits[] = "0123456789abcdef";
  EVP_MD_CTX *context = get_context ();
  guint8 digest[SHA256_SIZE];
  char *hex;

  g_return_val_if_fail (text != NULL, NULL);

  if (EVP_DigestInit_ex2 (context, NULL, NULL) != 1 ||
      EVP_DigestUpdate (context, text, strlen (text)) != 1 ||
      EVP_DigestFinal_ex (context, digest, NULL) != 1)
    g_error ("SHA-256 failed");

  hex = g_malloc (2 * SHA256_SIZE + 1);
  for (gsize i = 0; i < SHA256_SIZE; i++)
    {
      hex[2 * i] = digits[digest[i] >> 4];
      hex[2 * i + 1] = digits[digest[i] & 15];
    }
  hex[2 * SHA256_SIZE] = '\0';

  return hex;
}
