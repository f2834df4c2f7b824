/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-catalog.h"

#define BASE_URL "https://idp.example.com"
#define PEM "-----BEGIN CERTIFICATE-----\nAAAA\nBBBB\n-----END CERTIFICATE-----\n"

typedef struct
{
  const char *template_id;
  const char *values[16];     /* label, value, … */
} SheetCase;

static const SheetCase sheet_cases[] = {
  { "mimecast", { "Metadata URL", BASE_URL "/saml2/app/metadata", "Logout URL", BASE_URL "/" } },
  {
    "valimail",
    { "x.509 certificate", PEM, "IdP entity ID", BASE_URL "/saml2/app/metadata",
      "SAML 2.0 endpoint", BASE_URL "/saml2/app", "IdP metadata file", "Lanyard-app-metadata.xml" },
  },
  {
    "custom",
    { "SSO URL", BASE_URL "/saml2/app", "IdP Entity ID", BASE_URL "/saml2/app/metadata",
      "Metadata URL", BASE_URL "/saml2/app/metadata", "Metadata File", "Lanyard-app-metadata.xml",
      "Logout URL", BASE_URL "/", "Certificate (PEM)", PEM, "Certificate Fingerprint (SHA-256)", "22" },
  },
  { "bookmark", { NULL } },
};

static LanyardConnector *
make_connector (LanyardTemplate *tmpl)
{
  g_autoptr(GError) error = NULL;
  LanyardConnector *connector = lanyard_template_instantiate (tmpl, "App", "app", NULL, BASE_URL, &error);

  g_assert_no_error (error);
  return connector;
}

static void
test_sheet (gconstpointer data)
{
  const SheetCase *expected = data;
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), expected->template_id, NULL);
  g_autoptr(LanyardConnector) connector = make_connector (tmpl);
  g_autoptr(LanyardSetupSheet) sheet = lanyard_setup_sheet_new (tmpl, connector, BASE_URL, PEM, "11", "22");
  g_autofree char *text = lanyard_setup_sheet_to_text (sheet, connector);

  g_assert_cmpuint (sheet->values->len * 2, ==, g_strv_length ((char **) expected->values));
  for (guint i = 0; i < sheet->values->len; i++)
    {
      LanyardSetupValue *value = sheet->values->pdata[i];

      g_assert_cmpstr (value->label, ==, expected->values[2 * i]);
      g_assert_cmpstr (value->value, ==, expected->values[2 * i + 1]);
      g_assert_nonnull (strstr (text, value->label));
      g_assert_nonnull (strstr (text, value->value));
    }
}

static void
test_generic (void)
{
  g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
  g_autoptr(LanyardSetupSheet) sheet = NULL;

  g_object_set (connector, "label", "App", "slug", "app", NULL);
  sheet = lanyard_setup_sheet_new (NULL, connector, BASE_URL, NULL, NULL, NULL);

  g_assert_cmpuint (sheet->values->len, ==, 7);
  g_assert_cmpuint (g_strv_length (sheet->where), ==, 0);
}

static void
test_before_activation (void)
{
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), "valimail", NULL);
  g_autoptr(LanyardConnector) connector = make_connector (tmpl);
  g_autoptr(LanyardSetupSheet) sheet = lanyard_setup_sheet_new (tmpl, connector, BASE_URL, NULL, NULL, NULL);
  LanyardSetupValue *certificate = sheet->values->pdata[0];
  g_autofree char *text = lanyard_setup_sheet_to_text (sheet, connector);

  g_assert_null (certificate->value);
  g_assert_nonnull (strstr (text, "Account settings → Authentication → Single Sign-on → Setup"));
  g_assert_nonnull (strstr (text, "https://app.valimail.com/sso/consume"));
}

static void
test_single_logout (void)
{
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), "mimecast", NULL);
  g_autoptr(LanyardConnector) connector = make_connector (tmpl);
  g_autoptr(LanyardSetupSheet) sheet = NULL;
  LanyardSetupValue *logout;

  g_object_set (connector, "slo-url", "https://sp.example.com/slo", NULL);
  sheet = lanyard_setup_sheet_new (tmpl, connector, BASE_URL, PEM, NULL, NULL);
  logout = sheet->values->pdata[1];

  g_assert_cmpstr (logout->value, ==, BASE_URL "/saml2/app/slo");
}

static void
test_base64 (void)
{
  const char json[] = "{ \"id\": \"x\", \"name\": \"X\", \"summary\": \"x\", \"setup\": { \"fields\": ["
                      " { \"label\": \"Key\", \"value\": \"certificate_base64\" },"
                      " { \"label\": \"Thumbprint\", \"value\": \"fingerprint_sha1\" } ] } }";
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(LanyardTemplate) tmpl = lanyard_template_new_from_json (bytes, NULL);
  g_autoptr(LanyardConnector) connector = make_connector (tmpl);
  g_autoptr(LanyardSetupSheet) sheet = lanyard_setup_sheet_new (tmpl, connector, BASE_URL, PEM, "11", "22");
  LanyardSetupValue *key = sheet->values->pdata[0];
  LanyardSetupValue *thumbprint = sheet->values->pdata[1];

  g_assert_cmpstr (key->value, ==, "AAAABBBB");
  g_assert_cmpstr (thumbprint->value, ==, "11");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sheet_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/catalog/setup-sheet/%s", sheet_cases[i].template_id);

      g_test_add_data_func (path, &sheet_cases[i], test_sheet);
    }
  g_test_add_func ("/catalog/setup-sheet/generic", test_generic);
  g_test_add_func ("/catalog/setup-sheet/before-activation", test_before_activation);
  g_test_add_func ("/catalog/setup-sheet/single-logout", test_single_logout);
  g_test_add_func ("/catalog/setup-sheet/base64", test_base64);

  return g_test_run ();
}
