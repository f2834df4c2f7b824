/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every error Response (M-52) before the xmlsec1 program and the schemas of
 * OASIS. */

#include "config.h"

#include "saml-judge.h"
#include "signer-fixture.h"

#include "lanyard-saml-error.h"
#include "lanyard-saml.h"

#define PROTOCOL "/usr/share/xml/opensaml/saml-schema-protocol-2.0.xsd"
#define SIGNATURE "/*[local-name()='Response']/*[local-name()='Signature']"

static const char *
find_missing (void)
{
  static const char * const programs[] = { "xmlsec1", "xmllint" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        return programs[i];
    }

  return g_file_test (PROTOCOL, G_FILE_TEST_EXISTS) ? NULL : "opensaml-schemas";
}

static char *
write_document (const LanyardSamlStatus *status,
                const char              *algorithm)
{
  g_autoptr(GError) error = NULL;
  char *document = lanyard_saml_error_response_write ("https://idp.example/", "https://sp.example/acs?a=b&c=d",
                                                      "_request", status->status, status->sub_status, status->message,
                                                      TEST_NOW, test_get_signer (algorithm), &error);

  g_assert_no_error (error);
  return document;
}

static void
judge (const char    *document,
       LanyardKeyType type)
{
  g_auto(Judge) judges = { NULL };

  judge_init (&judges);
  judge_save (&judges, document, test_get_certificate (type));
  g_assert_true (judge_accepts_signature (&judges, SIGNATURE));
  g_assert_true (judge_accepts_schema (&judges, PROTOCOL));
}

static void
test_status (gconstpointer data)
{
  const char *missing = find_missing ();
  g_autoptr(GError) error = g_error_new_literal (LANYARD_SAML_ERROR, GPOINTER_TO_INT (data), "Error");
  LanyardSamlStatus status;
  g_autofree char *rsa = NULL;
  g_autofree char *ecdsa = NULL;

  if (missing != NULL)
    {
      g_test_skip_printf ("%s is not installed", missing);
      return;
    }

  g_assert_true (lanyard_saml_error_get_status (error, &status));
  rsa = write_document (&status, "rsa-sha256");
  judge (rsa, LANYARD_KEY_RSA_2048);
  ecdsa = write_document (&status, "ecdsa-sha384");
  judge (ecdsa, LANYARD_KEY_EC_P384);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (int code = LANYARD_SAML_ERROR_MALFORMED; code <= LANYARD_SAML_ERROR_DENIED; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (LANYARD_SAML_ERROR, code, "Error");
      g_autofree char *path = g_strdup_printf ("/interop/error-responses/m-52-%s", lanyard_saml_error_get_code (code));
      LanyardSamlStatus status;

      if (lanyard_saml_error_get_status (error, &status))
        g_test_add_data_func (path, GINT_TO_POINTER (code), test_status);
    }

  return g_test_run ();
}
