/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Private keys as people bring them, with and without a passphrase. */

#include "config.h"

#include "fuzz.h"

static void
read_key (GBytes     *input,
          const char *passphrase)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_new_from_data (input, passphrase, &error);
  g_autoptr(LanyardKey) again = NULL;
  g_autoptr(GBytes) der = NULL;

  fuzz_check (key != NULL, error);
  if (key == NULL)
    return;

  g_assert_true (lanyard_key_is_private (key));
  der = lanyard_key_export_private (key, &error);
  g_assert_no_error (error);
  again = lanyard_key_new_from_data (der, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_key_matches (key, again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) input = g_bytes_new_static (data, size);

  read_key (input, NULL);
  read_key (input, "secret");

  return 0;
}
