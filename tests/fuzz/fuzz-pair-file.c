/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pairs as people bring them: PKCS#12 or PEM, with and without a passphrase. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-pair-file.h"

#define NOW G_GINT64_CONSTANT (1800000000)

static void
read_pair (GBytes     *input,
           const char *passphrase)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  gboolean is_read = lanyard_pair_file_read (input, NULL, passphrase, &key, &certificate, &error);
  gboolean is_right;

  fuzz_check (is_read, error);
  if (!is_read)
    {
      g_assert_null (key);
      g_assert_null (certificate);
      return;
    }

  g_assert_true (lanyard_key_is_private (key));
  is_right = lanyard_pair_check (key, certificate, NOW, &error);
  fuzz_check (is_right, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) input = g_bytes_new_static (data, size);

  read_pair (input, NULL);
  read_pair (input, "secret");

  return 0;
}
