/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Schemas, xmlsec1 and pysaml2 judge our metadata: M-57 … M-61. */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "lanyard-saml-metadata.h"
#include "saml-judge.h"
#include "signer-fixture.h"

#define METADATA "/usr/share/xml/opensaml/saml-schema-metadata-2.0.xsd"
#define SIGNATURE_OF_ROOT "/*/*[1][local-name()='Signature']"
#define PYTHON "/usr/bin/python3"

static const char *reader;      /* read_metadata.py */

static char *
write_metadata (gboolean           is_full,
                LanyardSamlSigner *signer,
                gint64             valid_until,
                gint64             cache_duration)
{
  static const char * const formats[] = { LANYARD_SAML_NAME_ID_EMAIL, LANYARD_SAML_NAME_ID_TRANSIENT, NULL };
  LanyardCertificate *certificates[] = {
    test_get_certificate (LANYARD_KEY_RSA_2048), test_get_certificate (LANYARD_KEY_EC_P384), NULL,
  };
  LanyardSamlIdpDescription description = {
    .entity_id = "https://idp.example/saml2/app",
    .sso_url = "https://idp.example/saml2/app",
    .certificates = certificates,
    .valid_until = valid_until,
    .cache_duration = cache_duration,
    .signer = signer,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (is_full)
    {
      description.slo_url = "https://idp.example/saml2/app/slo";
      description.declare_redirect = TRUE;
      description.want_authn_requests_signed = TRUE;
      description.allow_sha1 = TRUE;
      description.name_id_formats = formats;
      description.display_name = "Größe & <Co>";
      description.description = "Single sign-on";
      description.information_url = "https://customer.example/?a=1&b=2";
      description.logo_url = "https://customer.example/logo.png";
      description.logo_width = 80;
      description.logo_height = 60;
      description.error_url = "https://customer.example/help";
      description.organization = "Customer\tLtd";
      description.organization_url = "https://customer.example/";
      description.contact = "admin@customer.example";
    }

  bytes = lanyard_saml_idp_metadata_write (&description, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* M-58 of all variants, what the algorithms (M-16) and the texts are in
 * included: the schema of metadata alone does not look into Extensions. */
static void
test_schema (void)
{
  g_autofree char *schema = g_test_build_filename (G_TEST_DIST, "saml", "metadata-schema.xsd", NULL);

  if (judge_is_missing ("xmllint", METADATA))
    return;

  for (guint variant = 0; variant < 8; variant++)
    {
      g_auto(Judge) judge = { NULL };
      g_autofree char *document = write_metadata ((variant & 1) != 0,
                                                  (variant & 2) != 0 ? test_get_signer ("rsa-sha256") : NULL,
                                                  (variant & 4) != 0 ? TEST_NOW + 86400 : 0,
                                                  (variant & 4) != 0 ? 3600 : 0);

      judge_init (&judge);
      judge_save (&judge, document, test_get_certificate (LANYARD_KEY_RSA_2048));
      g_assert_true (judge_accepts_schema (&judge, schema));
    }
}

/* M-60: accepted as it is, and not when something in it changes. */
static void
test_signature (void)
{
  if (judge_is_missing ("xmlsec1", NULL))
    return;

  for (gsize i = 0; i < JUDGE_ALGORITHMS; i++)
    for (guint change = 0; change < 2; change++)
      {
        g_auto(Judge) judge = { NULL };
        g_autofree char *document = write_metadata (TRUE, test_get_signer (judge_algorithms[i].name), TEST_NOW, 0);
        g_autoptr(GString) text = g_string_new (document);

        if (change == 1)
          g_assert_cmpuint (g_string_replace (text, "Single sign-on", "Single sign-0n", 0), ==, 1);
        judge_init (&judge);
        judge_save (&judge, text->str, test_get_certificate (judge_algorithms[i].key));
        g_assert_true (judge_accepts_signature (&judge, SIGNATURE_OF_ROOT) == (change == 0));
      }
}

/* What pysaml2 makes of it, the signature verified. */
static void
test_pysaml2 (void)
{
  g_auto(Judge) judge = { NULL };
  g_autofree char *document = write_metadata (TRUE, test_get_signer ("rsa-sha256"), 0, 3600);
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_autofree char *problems = NULL;
  g_autoptr(GError) error = NULL;

  if (judge_is_missing (PYTHON, "/usr/lib/python3/dist-packages/saml2") || judge_is_missing ("xmlsec1", NULL))
    return;

  judge_init (&judge);
  judge_save (&judge, document, test_get_certificate (LANYARD_KEY_RSA_2048));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                              PYTHON, reader, judge.document, judge.certificate, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &problems, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_test_message ("%s", problems);
  g_assert_cmpstr (output, ==,
                   "entity https://idp.example/saml2/app\n"
                   "sso redirect https://idp.example/saml2/app\n"
                   "sso post https://idp.example/saml2/app\n"
                   "slo redirect https://idp.example/saml2/app/slo\n"
                   "slo post https://idp.example/saml2/app/slo\n"
                   "certificates 2\n"
                   "want signed true\n");
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  g_assert_cmpint (argc, >, 1);
  reader = argv[1];

  g_test_add_func ("/interop/metadata/m-58-schema", test_schema);
  g_test_add_func ("/interop/metadata/m-60-xmlsec1", test_signature);
  g_test_add_func ("/interop/metadata/m-57-m-60-pysaml2", test_pysaml2);

  return g_test_run ();
}
