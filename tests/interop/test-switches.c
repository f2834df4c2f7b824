/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The program xmlsec1 and the schemas of OASIS judge each switch for service
 * providers that need something else than usual. */

#include "config.h"

#include "saml-judge.h"
#include "signer-fixture.h"

#define PROTOCOL "/usr/share/xml/opensaml/saml-schema-protocol-2.0.xsd"
#define SIGNATURE_OF_ROOT "/*/*[local-name()='Signature']"
#define SIGNATURE_OF_ASSERTION "/*/*[local-name()='Assertion']/*[local-name()='Signature']"

#define ALL (LANYARD_SAML_OMIT_NOT_BEFORE | LANYARD_SAML_OMIT_XSI_TYPE | LANYARD_SAML_OMIT_NAME_ID)

static const char * const audiences[] = { "https://sp.example/second", "urn:third", NULL };
static const char * const lines[] = { "a\r\nb\rc", NULL };
static const char * const one[] = { "staff", NULL };
static const char * const other[] = { "admins", NULL };

static const LanyardSamlAttribute repeated[] = {
  { "memberOf", NULL, NULL, one },
  { "memberOf", NULL, NULL, other },
  { "text", LANYARD_SAML_NAME_FORMAT_URI, "Text", lines },
};

static const struct
{
  const char               *name;
  LanyardSamlSignerOptions  options;
  LanyardSamlOmit           omit;
  gboolean                  more;       /* audiences, and attributes of one name */
} variants[] = {
  { "m-34-no-not-before", { NULL }, LANYARD_SAML_OMIT_NOT_BEFORE },
  { "m-39-no-xsi-type", { NULL }, LANYARD_SAML_OMIT_XSI_TYPE },
  { "m-40-no-name-id", { NULL }, LANYARD_SAML_OMIT_NAME_ID },
  { "m-46-key-name", { .key_name = "CN=idp & co, O=\"Ü\"" } },
  { "m-46-key-name-alone", { .key_name = "key", .omit_certificate = TRUE } },
  { "m-46-no-key-info", { .omit_certificate = TRUE } },
  { "i-02-i-22-i-28-lines-audiences-repeated", { NULL }, 0, TRUE },
  { "i-04-lines-of-64", { .line_length = 64 } },
  { "i-05-lines-of-76", { .line_length = 76 } },
  { "i-12-prefixes", { .saml2_prefixes = TRUE } },
  { "i-12-prefixes-no-xsi-type", { .saml2_prefixes = TRUE }, LANYARD_SAML_OMIT_XSI_TYPE },
  { "digest-sha384", { .digest_algorithm = "sha384" } },
  { "digest-sha512", { .digest_algorithm = "sha512" } },
  { "digest-sha1", { .digest_algorithm = "sha1" } },
  { "all", { .digest_algorithm = "sha512", .key_name = "key", .line_length = 64, .saml2_prefixes = TRUE }, ALL, TRUE },
};

static void
test_variant (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(LanyardSamlSigner) signer = NULL;
  g_auto(Judge) judge = { NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = NULL;

  if (judge_is_missing ("xmlsec1", NULL) || judge_is_missing ("xmllint", PROTOCOL))
    return;

  signer = lanyard_saml_signer_new_with_options (test_get_key (LANYARD_KEY_RSA_2048),
                                                 test_get_certificate (LANYARD_KEY_RSA_2048), "rsa-sha256",
                                                 &variants[i].options, &error);
  g_assert_no_error (error);
  response.omit = variants[i].omit;
  if (variants[i].more)
    {
      response.additional_audiences = audiences;
      response.attributes = repeated;
      response.n_attributes = G_N_ELEMENTS (repeated);
    }
  document = lanyard_saml_response_write (&response, signer, LANYARD_SAML_SIGN_BOTH, &error);
  g_assert_no_error (error);

  judge_init (&judge);
  judge_save (&judge, document, test_get_certificate (LANYARD_KEY_RSA_2048));
  g_assert_true (judge_accepts_signature (&judge, SIGNATURE_OF_ROOT));
  g_assert_true (judge_accepts_signature (&judge, SIGNATURE_OF_ASSERTION));
  g_assert_true (judge_accepts_schema (&judge, PROTOCOL));
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strconcat ("/interop/switches/", variants[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_variant);
    }

  return g_test_run ();
}
