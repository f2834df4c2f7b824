/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "lanyard-saml.h"
#include "request-fixture.h"

/* PKCS #8 of the P-256 key whose private number is 1: known to everybody and
 * the same in every run, so that seeds that were signed once stay good. */
static const guint8 key_der[] = {
  0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
  0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x27, 0x30, 0x25, 0x02, 0x01,
  0x01, 0x04, 0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x01,
};

static LanyardKey *key;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr(GBytes) der = g_bytes_new_static (key_der, sizeof key_der);
  g_autoptr(GError) error = NULL;

  lanyard_saml_init ();
  key = lanyard_key_new_from_data (der, NULL, &error);
  g_assert_no_error (error);

  return 0;
}

/* The key that the seeds are signed with. */
LanyardKey *
fuzz_get_key (void)
{
  return key;
}

/* A failure and an error come together, with a code and a sentence. */
void
fuzz_check (gboolean      succeeded,
            const GError *error)
{
  g_assert_true (succeeded == (error == NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
}

static void
validate (LanyardSamlRequest *request,
          gboolean            require_signed)
{
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (key, NULL);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GError) error = NULL;
  const LanyardSamlEndpoint *acs = NULL;
  gboolean valid;

  trust->require_signed_requests = require_signed;
  valid = lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, findings, &error);

  fuzz_check (valid, error);
  g_assert_true (!valid || g_ptr_array_find (trust->acs, acs, NULL));
}

/* A request that could be decoded: judged, and the same after it was kept. */
void
fuzz_request (LanyardSamlRequest *request)
{
  g_autofree char *frozen = lanyard_saml_request_freeze (request);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlRequest) thawed = lanyard_saml_request_thaw (frozen, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (lanyard_saml_request_get_document (request), lanyard_saml_request_get_document (thawed)));
  g_assert_cmpstr (lanyard_saml_request_get_relay_state (request), ==, lanyard_saml_request_get_relay_state (thawed));

  validate (request, FALSE);
  validate (thawed, TRUE);
}
