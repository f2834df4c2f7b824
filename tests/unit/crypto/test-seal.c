/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-seal.h"

#include <string.h>

#include "lanyard-crypto-error.h"
#include "lanyard-random.h"

static GBytes *
make_key (void)
{
  guchar key[LANYARD_SEAL_KEY_SIZE];

  lanyard_random_bytes (key, sizeof key);
  return g_bytes_new (key, sizeof key);
}

static void
assert_does_not_open (GBytes     *key,
                      GBytes     *sealed,
                      const char *context)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_unseal (key, sealed, context, &error));
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_SEALED);
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 15, 16, 17, 4096, 100000 };
  g_autoptr(GBytes) key = make_key ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i], 's');
      g_autoptr(GBytes) secret = g_bytes_new (text, sizes[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) sealed = lanyard_seal (key, secret, "private-key:1", &error);
      g_autoptr(GBytes) opened = NULL;

      g_assert_no_error (error);
      opened = lanyard_unseal (key, sealed, "private-key:1", &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (secret, opened));
    }
}

static void
test_every_changed_byte_is_noticed (void)
{
  g_autoptr(GBytes) key = make_key ();
  g_autoptr(GBytes) secret = g_bytes_new_static ("secret", 6);
  g_autoptr(GBytes) sealed = lanyard_seal (key, secret, "context", NULL);
  gsize size;
  const guchar *data = g_bytes_get_data (sealed, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guchar *changed = g_memdup2 (data, size);
      g_autoptr(GBytes) bytes = NULL;

      changed[i] ^= 1;
      bytes = g_bytes_new (changed, size);
      assert_does_not_open (key, bytes, "context");
    }
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr(GBytes) cut = g_bytes_new (data, i);

      assert_does_not_open (key, cut, "context");
    }
}

static void
test_key_and_context_matter (void)
{
  g_autoptr(GBytes) key = make_key ();
  g_autoptr(GBytes) other = make_key ();
  g_autoptr(GBytes) secret = g_bytes_new_static ("secret", 6);
  g_autoptr(GBytes) sealed = lanyard_seal (key, secret, "private-key:1", NULL);
  g_autoptr(GBytes) again = lanyard_seal (key, secret, "private-key:1", NULL);

  assert_does_not_open (other, sealed, "private-key:1");
  assert_does_not_open (key, sealed, "private-key:2");
  assert_does_not_open (key, sealed, "");
  g_assert_false (g_bytes_equal (sealed, again));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crypto/seal/round-trip", test_round_trip);
  g_test_add_func ("/crypto/seal/every-changed-byte-is-noticed", test_every_changed_byte_is_noticed);
  g_test_add_func ("/crypto/seal/key-and-context-matter", test_key_and_context_matter);

  return g_test_run ();
}
