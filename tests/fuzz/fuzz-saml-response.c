/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A Response as the test service provider receives it. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-saml.h"
#include "lanyard-saml-verifier.h"
#include "request-fixture.h"

static void
peek (GBytes *document)
{
  g_autofree char *issuer = NULL;
  g_autofree char *in_response_to = NULL;
  g_autoptr(GError) error = NULL;
  gboolean peeked = lanyard_saml_response_peek (document, &issuer, &in_response_to, &error);

  fuzz_check (peeked, error);
  g_assert_true (!peeked || issuer != NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) document = g_bytes_new_static (data, size);
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  const LanyardSamlResponse response = test_make_response ();
  const LanyardSamlExpectation expectation = {
    .issuer = response.issuer,
    .keys = keys,
    .audience = response.audience,
    .acs_url = response.destination,
    .in_response_to = response.in_response_to,
    .now = response.now,
    .skew = LANYARD_SAML_SKEW,
  };
  g_autoptr(LanyardSamlReceived) refused = NULL;
  g_autoptr(LanyardSamlReceived) received = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (keys, fuzz_get_key ());
  received = lanyard_saml_response_verify (document, &expectation, &refused, findings, &error);

  fuzz_check (received != NULL, error);
  g_assert_true (received == NULL || g_str_equal (received->name_id, response.name_id));
  peek (document);

  return 0;
}
