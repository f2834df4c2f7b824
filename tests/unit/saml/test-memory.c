/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A sign-in after the other takes no more memory than one. */

#include "config.h"

#include <malloc.h>
#include <string.h>

#include "encryption-fixture.h"
#include "forge.h"
#include "request-fixture.h"

#define WARM_UP 200
#define FEW 2000
#define MANY 1000000
/* Far below what a byte for each response of the long run would take. */
#define GROWTH_MAX (64 * 1024)

/* What does not change from one sign-in to the next. */
typedef struct
{
  char                 *forms[2];       /* the second one is signed */
  LanyardSamlTrust     *trust;
  LanyardSamlEncrypter *encrypter;
} Pipeline;

static char *
make_signed_form (void)
{
  ForgeSignature signature = { NULL };
  g_autofree char *template = forge_template (&signature, "_r");
  g_autofree char *document = g_strconcat (REQUEST_START, template, REQUEST_END, NULL);
  g_autofree char *signed_document = forge_sign (document, "_r", test_get_key (LANYARD_KEY_RSA_2048));

  return request_dup_form (signed_document);
}

/* A request and its answer. What takes long is not in every turn; 3, 7 and 8
 * are prime to each other, so that everything meets everything. */
static void
sign_in (const Pipeline *pipeline,
         guint           turn)
{
  static const LanyardSamlSign signs[] = { LANYARD_SAML_SIGN_RESPONSE, LANYARD_SAML_SIGN_ASSERTION, LANYARD_SAML_SIGN_BOTH };
  const char *form = pipeline->forms[turn % 8 == 0];
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;
  const LanyardSamlEndpoint *acs;

  request = lanyard_saml_request_decode_post (form, strlen (form), &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_saml_request_validate (request, pipeline->trust, REQUEST_SSO, TEST_NOW, &acs, findings, &error));

  response.in_response_to = lanyard_saml_request_get_id (request);
  response.encrypter = turn % 7 == 0 ? pipeline->encrypter : NULL;
  document = lanyard_saml_response_write (&response, test_get_signer ("ecdsa-sha256"), signs[turn % G_N_ELEMENTS (signs)],
                                          &error);
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
  g_autofree char *signed_form = make_signed_form ();
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (test_get_key (LANYARD_KEY_RSA_2048), NULL);
  LanyardSamlEncryption encryption = encryption_make ();
  g_autoptr(LanyardSamlEncrypter) encrypter = encryption_make_encrypter (&encryption);
  const Pipeline pipeline = { { form, signed_form }, trust, encrypter };
  gsize before = 0;
  gsize after;

  for (guint i = 0; i < WARM_UP + count; i++)
    {
      if (i == WARM_UP)
        before = count_bytes ();
      sign_in (&pipeline, i);
      refuse ();
    }

  after = count_bytes ();
  g_test_message ("%u responses: %zu bytes before, %zu after", count, before, after);
  g_assert_cmpuint (after, <=, before + GROWTH_MAX);
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
