/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-sp-key-private.h"

#include <string.h>

#include "lanyard-error.h"
#include "lanyard-secret.h"
#include "lanyard-time.h"

/* What the store keeps sealed begins so. */
#define KIND LANYARD_STATE_SECRET "test-sp"
#define DAYS (10 * 365)

/* RSA where a content key is encrypted to it. */
static const struct
{
  const char *state;
  LanyardKeyType type;
} uses[] = {
  [LANYARD_TEST_SP_DECRYPTS] = { "key", LANYARD_KEY_RSA_2048 },
  [LANYARD_TEST_SP_SIGNS] = { "signing-key", LANYARD_KEY_EC_P256 },
};

/* The private key in base64, a line feed, the certificate in base64. */
static LanyardSecret *
make_pair (LanyardTestSpKeyUse   use,
           gint64                now,
           GError              **error)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (uses[use].type, error);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GBytes) der = NULL;
  g_autoptr(LanyardSecret) text = NULL;
  gsize size;
  const guchar *data;

  if (key == NULL)
    return NULL;
  certificate = lanyard_certificate_new_self_signed (key, "Lanyard Test Service Provider", now, DAYS, error);
  if (certificate == NULL)
    return NULL;
  der = lanyard_key_export_private (key, error);
  if (der == NULL)
    return NULL;

  data = g_bytes_get_data (der, &size);
  text = g_base64_encode (data, size);

  return g_strconcat (text, "\n", lanyard_certificate_get_base64 (certificate), NULL);
}

static LanyardKey *
read_pair (const char          *pair,
           LanyardCertificate **certificate,
           GError             **error)
{
  const char *line_end = strchr (pair, '\n');
  g_autoptr(LanyardSecret) encoded = g_strndup (pair, line_end != NULL ? (gsize) (line_end - pair) : strlen (pair));
  g_autoptr(LanyardCertificate) found = NULL;
  g_autoptr(GBytes) der = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(LanyardKey) key = NULL;
  guchar *data;
  gsize size;

  data = g_base64_decode (encoded, &size);
  der = lanyard_secret_bytes_new_take (data, size);
  key = lanyard_key_new_from_data (der, NULL, error);
  if (key == NULL)
    return NULL;

  text = g_bytes_new (line_end != NULL ? line_end + 1 : "", line_end != NULL ? strlen (line_end + 1) : 0);
  found = lanyard_certificate_new_from_data (text, error);
  if (found == NULL)
    return NULL;

  if (certificate != NULL)
    *certificate = g_steal_pointer (&found);

  return g_steal_pointer (&key);
}

/*
 * _lanyard_test_sp_load_key_sync:
 * @configuration: the IdP's configuration, which keeps the test SP's key as
 *   well
 * @use: which of its keys
 * @certificate: (out) (optional) (transfer full): its certificate
 * @error: what the configuration, the keyring or OpenSSL say
 *
 * A key of the test SP, made when it is first wanted and kept sealed. Of two programs that make it at once, one wins.
 *
 * Returns: (transfer full): the private key
 */
LanyardKey *
_lanyard_test_sp_load_key_sync (LanyardConfiguration  *configuration,
                                LanyardTestSpKeyUse    use,
                                LanyardCertificate   **certificate,
                                GError               **error)
{
  const char *state = uses[use].state;
  gint64 now = lanyard_time_now ();
  g_autoptr(LanyardSecret) pair = NULL;
  g_autoptr(LanyardSecret) fresh = NULL;
  g_autoptr(GError) local_error = NULL;

  pair = lanyard_configuration_get_state_sync (configuration, KIND, state, now, FALSE, &local_error);
  if (pair != NULL)
    return read_pair (pair, certificate, error);
  if (local_error == NULL)
    fresh = make_pair (use, now, &local_error);
  if (fresh == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (lanyard_configuration_put_state_sync (configuration, KIND, state, fresh, now + DAYS * G_GINT64_CONSTANT (86400),
                                            TRUE, &local_error))
    return read_pair (fresh, certificate, error);
  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    pair = lanyard_configuration_get_state_sync (configuration, KIND, state, now, FALSE, NULL);
  if (pair != NULL)
    return read_pair (pair, certificate, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/*
 * _lanyard_test_sp_load_signer_sync:
 * @configuration: as for _lanyard_test_sp_load_key_sync()
 * @error: as there
 *
 * Returns: (transfer full): what the test SP signs its logout messages with
 */
LanyardSamlSigner *
_lanyard_test_sp_load_signer_sync (LanyardConfiguration  *configuration,
                                   GError               **error)
{
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardKey) key = NULL;

  key = _lanyard_test_sp_load_key_sync (configuration, LANYARD_TEST_SP_SIGNS, &certificate, error);

  return key != NULL ? lanyard_saml_signer_new (key, certificate, "ecdsa-sha256", error) : NULL;
}
