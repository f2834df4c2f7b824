/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A logout message: the first byte says how it comes, "q" in a query, "f" in a
 * form, "x" as a LogoutRequest, anything else as a LogoutResponse. */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "lanyard-saml-logout.h"
#include "request-fixture.h"

#define SLO REQUEST_SSO "/slo"

static LanyardSamlLogout *
decode (char         kind,
        const char  *text,
        gsize        length,
        GError     **error)
{
  g_autoptr(GBytes) document = g_bytes_new (text, length);

  if (kind == 'q')
    return lanyard_saml_logout_decode_redirect (text, error);
  if (kind == 'f')
    return lanyard_saml_logout_decode_post (text, strlen (text), error);

  return lanyard_saml_logout_decode_xml (document, kind == 'x', error);
}

static void
check_request (LanyardSamlLogout *logout,
               gboolean           is_valid)
{
  const LanyardSamlNameId *name_id = lanyard_saml_logout_get_name_id (logout);
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (lanyard_saml_logout_get_session_indexes (logout));
  if (name_id != NULL)
    {
      g_assert_true (*name_id->value != '\0');
      g_assert_true (lanyard_saml_name_id_matches (name_id, name_id, "idp", "sp"));
    }
  if (is_valid)
    {
      gboolean decrypted = lanyard_saml_logout_decrypt (logout, keys, &error);

      fuzz_check (decrypted, error);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (fuzz_get_key (), NULL);
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data + 1, size - 1) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlLogout) logout = NULL;
  gboolean is_valid;

  if (text == NULL)
    return 0;

  logout = decode ((char) data[0], text, strlen (text), &error);
  fuzz_check (logout != NULL, error);
  if (logout == NULL)
    return 0;

  is_valid = lanyard_saml_logout_validate (logout, trust, SLO, TEST_NOW, NULL, &error);
  fuzz_check (is_valid, error);
  if (lanyard_saml_logout_is_request (logout))
    check_request (logout, is_valid);
  else
    g_assert_nonnull (lanyard_saml_logout_get_status (logout));

  return 0;
}
