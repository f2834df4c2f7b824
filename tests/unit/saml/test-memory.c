/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A sign-in after the other takes no more memory than one. */

#include "config.h"

#include <malloc.h>
#include <string.h>

#include "request-fixture.h"

#define WARM_UP 200
#define FEW 2000
#define MANY 1000000
/* Far below what a byte for each response of the long run would take. */
#define GROWTH_MAX (64 * 1024)

static void
sign_in (const char *form)
{
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;
  const LanyardSamlEndpoint *acs;

  request = lanyard_saml_request_decode_post (form, strlen (form), &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, findings, &error));

  response.in_response_to = lanyard_saml_request_get_id (request);
  document = lanyard_saml_response_write (&response, test_get_signer ("ecdsa-sha256"), LANYARD_SAML_SIGN_ASSERTION, &error);
  g_assert_no_error (error);
}

/* A refusal has its own ways out. */
static void
refuse (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlRequest) request = lanyard_saml_request_decode_post ("SAMLRequest=PGEvPg==", 20, &error);

  g_assert_null (request);
  g_assert_nonnull (error);
}

static gsize
count_bytes (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
test_pipeline (void)
{
  guint count = g_strcmp0 (g_getenv ("LANYARD_TEST_FULL"), "1") == 0 ? MANY : FEW;
  g_autofree char *form = request_dup_form (REQUEST);
  gsize before = 0;

  for (guint i = 0; i < WARM_UP + count; i++)
    {
      if (i == WARM_UP)
        before = count_bytes ();
      sign_in (form);
      refuse ();
    }

  g_test_message ("%u responses: %zu bytes before, %zu after", count, before, count_bytes ());
  g_assert_cmpuint (count_bytes (), <=, before + GROWTH_MAX);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  /* Other tests look at what is written; this is about the program as it runs. */
  g_unsetenv ("LANYARD_SAML_GUARD");

  g_test_add_func ("/saml/memory/pipeline", test_pipeline);

  return g_test_run ();
}
