/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-paste.h"
#include "lanyard-proposal.h"

#define NOW G_GINT64_CONSTANT (1790000000)
#define BASE_URL "https://idp.example.com"

static LanyardPaste *
read_text (const char  *text,
           GError     **error)
{
  g_autofree char *data = g_strdup (text);

  return lanyard_paste_read (data, strlen (data), error);
}

/* "field=value; field=value", in the order in which they were found. */
static char *
join_facts (LanyardPaste *paste)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < paste->facts->len; i++)
    {
      LanyardPasteFact *fact = g_ptr_array_index (paste->facts, i);

      g_string_append_printf (joined, "%s%s=%s%s", i > 0 ? "; " : "", fact->field, fact->value,
                              fact->is_uncertain ? "?" : "");
    }

  return g_string_free (joined, FALSE);
}

static const struct
{
  const char      *text;
  LanyardPasteKind kind;
  const char      *facts;
  guint            n_skipped;
} table_cases[] = {
  /* tabs, colons, the value on the next line, and names of several kinds */
  { "Audience URI (SP Entity ID)\thttps://sp.example.org\nACS URL\thttps://sp.example.org/acs\n", LANYARD_PASTE_TABLE,
    "sp_entity_id=https://sp.example.org; acs=https://sp.example.org/acs", 0 },
  { "Entity ID: urn:example:sp\r\nReply URL: https://sp.example.org/in\r\nLogout URL: https://sp.example.org/out\r\n",
    LANYARD_PASTE_TABLE, "sp_entity_id=urn:example:sp; acs=https://sp.example.org/in; slo_url=https://sp.example.org/out", 0 },
  { "Entity ID\nurn:example:sp\n\nACS URL\nhttps://sp.example.org/in", LANYARD_PASTE_TABLE,
    "sp_entity_id=urn:example:sp; acs=https://sp.example.org/in", 0 },
  { "| Entity ID | urn:example:sp |\n|---|---|\n| ACS URL | https://sp.example.org/in |", LANYARD_PASTE_TABLE,
    "sp_entity_id=urn:example:sp; acs=https://sp.example.org/in", 0 },
  { "\"Entity ID\",\"urn:example:sp\"\n\"ACS URL\",\"https://sp.example.org/in\"", LANYARD_PASTE_TABLE,
    "sp_entity_id=urn:example:sp; acs=https://sp.example.org/in", 0 },
  { "* Entity ID = urn:example:sp\n* NameID Format = EmailAddress", LANYARD_PASTE_TABLE,
    "sp_entity_id=urn:example:sp; name_id_format=urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", 0 },
  { "Entity ID https://sp.example.org\nACS URL https://sp.example.org/acs", LANYARD_PASTE_TABLE,
    "sp_entity_id=https://sp.example.org; acs=https://sp.example.org/acs", 0 },
  { "ACS URL: https://sp.example.org/a\nACS URL: https://sp.example.org/b\nSigned requests: yes", LANYARD_PASTE_TABLE,
    "acs=https://sp.example.org/a; acs=https://sp.example.org/b; require_signed_requests=true", 0 },
  /* its sign-on URL, when it has no other */
  { "Single sign-on URL: https://sp.example.org/saml\nAudience: urn:sp", LANYARD_PASTE_TABLE,
    "sp_entity_id=urn:sp; acs=https://sp.example.org/saml?", 0 },
  /* what is ours, unknown or wrong is left out and said */
  { "Entity ID: urn:sp\nIdP SSO URL: https://idp.example.com/x\nWeather: fine\nACS URL: sp.example.org/acs",
    LANYARD_PASTE_TABLE, "sp_entity_id=urn:sp", 3 },
  { "Entity ID: urn:sp\nAudience: urn:other", LANYARD_PASTE_TABLE, "sp_entity_id=urn:sp", 1 },
  { "<table><tr><th>Audience</th><td>urn:sp&amp;co</td></tr>\n<tr><td>ACS\n URL</td><td><code>https://sp.example.org/acs</code>"
    "</td></tr></table>", LANYARD_PASTE_TABLE, "sp_entity_id=urn:sp&co; acs=https://sp.example.org/acs", 0 },
  { "<dl><dt>Entity ID</dt><dd>urn:sp</dd></dl><script>ACS URL: https://evil.example.org/acs</script>", LANYARD_PASTE_TABLE,
    "sp_entity_id=urn:sp", 0 },
  /* addresses */
  { "https://sp.example.org/saml/acs", LANYARD_PASTE_URL, "acs=https://sp.example.org/saml/acs", 0 },
  { " https://sp.example.org/saml/metadata \n", LANYARD_PASTE_METADATA_URL, "", 0 },
  { "https://sp.example.org/sso/logout", LANYARD_PASTE_URL, "slo_url=https://sp.example.org/sso/logout", 0 },
  { "https://sp.example.org/login", LANYARD_PASTE_URL, "login_url=https://sp.example.org/login", 0 },
  { "https://sp.example.org/", LANYARD_PASTE_URL, "", 0 },
  { "https://sp.example.org/#/login", LANYARD_PASTE_URL, "login_url=https://sp.example.org/#/login", 0 },
  { "https://sp.example.org/saml/acs#top", LANYARD_PASTE_URL, "acs=https://sp.example.org/saml/acs", 0 },
  { "https://sp.example.org/saml/metadata#sp", LANYARD_PASTE_METADATA_URL, "", 0 },
  { "https://sp.example.org/#/acs", LANYARD_PASTE_URL, "", 0 },
  { "Login URL: https://sp.example.org/app#start\nACS URL: https://sp.example.org/in#x", LANYARD_PASTE_TABLE,
    "login_url=https://sp.example.org/app#start; acs=https://sp.example.org/in", 0 },
  { "https://sp.example.org/acs\nhttps://sp.example.org/slo", LANYARD_PASTE_TABLE,
    "acs=https://sp.example.org/acs; slo_url=https://sp.example.org/slo", 0 },
  { "urn:example:sp", LANYARD_PASTE_TABLE, "sp_entity_id=urn:example:sp", 0 },
  /* of other identity providers */
  { "{\"clientId\":\"urn:sp\",\"attributes\":{\"saml_assertion_consumer_url_post\":\"https://sp.example.org/acs\","
    "\"saml_name_id_format\":\"persistent\"},\"protocol\":\"saml\"}", LANYARD_PASTE_JSON,
    "sp_entity_id=urn:sp; acs=https://sp.example.org/acs; "
    "name_id_format=urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", 0 },
  { "{\"label\":\"App\",\"settings\":{\"signOn\":{\"ssoAcsUrl\":\"https://sp.example.org/acs\",\"audience\":\"urn:sp\","
    "\"defaultRelayState\":\"x\"}}}", LANYARD_PASTE_JSON,
    "label=App; acs=https://sp.example.org/acs; sp_entity_id=urn:sp; relay_state=x", 0 },
  { "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>", LANYARD_PASTE_METADATA, "", 0 },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table_cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardPaste) paste = read_text (table_cases[i].text, &error);
      g_autofree char *facts = NULL;

      g_test_message ("%s", table_cases[i].text);
      g_assert_no_error (error);
      facts = join_facts (paste);
      for (guint j = 0; j < paste->skipped->len; j++)
        g_test_message ("skipped: %s", (char *) paste->skipped->pdata[j]);
      g_assert_cmpstr (facts, ==, table_cases[i].facts);
      g_assert_cmpint (paste->kind, ==, table_cases[i].kind);
      g_assert_cmpuint (paste->skipped->len, ==, table_cases[i].n_skipped);
    }
}

static const char * const nothing_cases[] = {
  "", "   \n", "hello", "{", "{}", "[1, 2]", "<html><body>Nothing</body></html>", "<", "\xff\xff", "Weather: fine",
  "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "ftp://sp.example.org/acs",
};

static void
test_nothing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nothing_cases); i++)
    {
      g_autoptr(GError) error = NULL;
      LanyardPaste *paste = read_text (nothing_cases[i], &error);
      g_autofree char *shown = g_strescape (nothing_cases[i], NULL);

      g_test_message ("%s", shown);
      g_assert_null (paste);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

static LanyardCertificate *
make_certificate (LanyardKey **key)
{
  g_autoptr(GError) error = NULL;
  LanyardCertificate *certificate;

  *key = lanyard_key_generate (LANYARD_KEY_EC_P256, &error);
  certificate = lanyard_certificate_new_self_signed (*key, "sp", NOW, 30, &error);
  g_assert_no_error (error);
  return certificate;
}

/* PEM, DER, bare base64, several, and in a table. */
static void
test_certificate (void)
{
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = make_certificate (&key);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autofree char *labelled = g_strconcat ("Entity ID: urn:sp\nEncryption certificate:\n", pem, NULL);
  GBytes *der = lanyard_certificate_get_der (certificate);
  gsize size;
  g_autofree char *data = g_memdup2 (g_bytes_get_data (der, &size), g_bytes_get_size (der));
  const char * const texts[] = { pem, lanyard_certificate_get_base64 (certificate) };
  g_autoptr(LanyardPaste) binary = NULL;
  g_autoptr(LanyardPaste) table = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(LanyardPaste) paste = read_text (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (paste->kind, ==, LANYARD_PASTE_CERTIFICATES);
      g_assert_cmpstr (lanyard_paste_get_value (paste, "sp_signing_certificates"), ==, pem);
    }

  binary = lanyard_paste_read (data, g_bytes_get_size (der), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_paste_get_value (binary, "sp_signing_certificates"), ==, pem);

  table = read_text (labelled, &error);
  g_assert_no_error (error);
  g_assert_cmpint (table->kind, ==, LANYARD_PASTE_TABLE);
  g_assert_cmpstr (lanyard_paste_get_value (table, "sp_encryption_certificates"), ==, pem);
  g_assert_null (lanyard_paste_get_value (table, "sp_signing_certificates"));
  g_assert_cmpstr (lanyard_paste_get_value (table, "sp_entity_id"), ==, "urn:sp");
}

static void
assert_erased (char  *data,
               gsize  size)
{
  g_autoptr(GError) error = NULL;
  LanyardPaste *paste = lanyard_paste_read (data, size, &error);

  g_assert_null (paste);
  g_assert_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PRIVATE_KEY);
  for (gsize i = 0; i < size; i++)
    g_assert_cmpint (data[i], ==, 0);
}

/* C49: whatever its form, it is refused and nothing of it stays. */
static void
test_private_key (void)
{
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = make_certificate (&key);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) der = lanyard_key_export_private (key, &error);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (der, &size);
  g_autofree char *copy = g_memdup2 (bytes, size);
  g_autofree char *base64 = g_base64_encode (bytes, size);
  g_autofree char *both = g_strconcat (pem, "-----BEGIN PRIVATE KEY-----\n", base64, "\n-----END PRIVATE KEY-----\n", NULL);
  g_autofree char *damaged = g_strdup ("Entity ID: urn:sp---BEGIN PRIVATE KEY--\nACS: https://sp.example\n");
  g_autofree char *escaped = g_strdup ("{\"acs_url\": \"https://sp.example\", \"entityid\": \"-BEGIN PRIVATE\\u0020KEY-\"}");
  g_autofree char *html = g_strdup ("<table><tr><td>Entity ID</td><td>urn:sp-BEGIN PRIVATE\n KEY-----</td></tr></table>");
  g_autofree char *table = g_strdup ("Entity ID: urn:sp\n-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n");

  assert_erased (copy, size);
  assert_erased (base64, strlen (base64));
  assert_erased (both, strlen (both));
  assert_erased (table, strlen (table));
  assert_erased (damaged, strlen (damaged));
  assert_erased (escaped, strlen (escaped));
  assert_erased (html, strlen (html));
}

static LanyardConnector *
make_connector (void)
{
  g_autoptr(GError) error = NULL;
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), "custom", &error);
  LanyardConnector *connector = lanyard_template_instantiate (tmpl, "Custom", "custom", NULL, BASE_URL, &error);

  g_assert_no_error (error);
  return connector;
}

static char *
join_acs (LanyardConnector *connector)
{
  GListModel *list = lanyard_connector_get_acs (connector);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);

      g_string_append_printf (joined, "%s%d%s %s", i > 0 ? "; " : "", lanyard_acs_get_index (acs),
                              lanyard_acs_is_default (acs) ? "*" : "", lanyard_acs_get_url (acs));
    }

  return g_string_free (joined, FALSE);
}

static void
test_apply (void)
{
  static const struct
  {
    const char *text;
    const char *acs;
  } steps[] = {
    { "ACS URL: https://a.test/acs", "0* https://a.test/acs" },
    { "ACS URL: https://b.test/acs", "0* https://b.test/acs" },
    { "ACS URL: https://b.test/acs\nACS URL: https://c.test/acs", "0* https://b.test/acs; 1 https://c.test/acs" },
    { "ACS URL: https://d.test/acs", "0* https://b.test/acs; 1 https://c.test/acs; 2 https://d.test/acs" },
  };
  g_autoptr(LanyardConnector) connector = make_connector ();

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardPaste) paste = read_text (steps[i].text, &error);
      g_autofree char *acs = NULL;

      g_assert_no_error (error);
      g_assert_true (lanyard_paste_apply (paste, connector, &error));
      g_assert_no_error (error);
      acs = join_acs (connector);
      g_assert_cmpstr (acs, ==, steps[i].acs);
    }
}

static void
test_proposal (void)
{
  g_autoptr(LanyardConnector) connector = make_connector ();
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardCertificate) certificate = make_certificate (&key);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autofree char *text = g_strconcat ("Entity ID: urn:sp\nACS URL: https://a.test/acs\nWeather: fine\n", pem, NULL);
  static const char * const only_id[] = { "sp_entity_id", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardPaste) paste = read_text (text, &error);
  g_autoptr(LanyardProposal) proposal = NULL;
  g_autoptr(LanyardConnector) taken = NULL;
  g_autoptr(LanyardConnector) some = NULL;

  g_assert_no_error (error);
  proposal = lanyard_proposal_new_for_paste (connector, paste, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposal->changes->len, ==, 4);
  g_assert_cmpuint (proposal->notes->len, ==, 1);

  /* a certificate without a name is for signing, unless somebody says more */
  taken = lanyard_proposal_take (proposal, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (taken), ==, "urn:sp");
  g_assert_cmpstr (lanyard_connector_get_sp_signing_certificates (taken)[0], ==, pem);
  g_assert_true (lanyard_connector_get_sp_encryption_certificates (taken) == NULL ||
                 lanyard_connector_get_sp_encryption_certificates (taken)[0] == NULL);
  g_assert_cmpstr (lanyard_record_get_id (LANYARD_RECORD (taken)), ==, lanyard_record_get_id (LANYARD_RECORD (connector)));

  some = lanyard_proposal_take (proposal, only_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (some), ==, "urn:sp");
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_acs (some)), ==,
                    g_list_model_get_n_items (lanyard_connector_get_acs (connector)));
}

static const struct
{
  const char *text;
  const char *tmpl;
  const char *label;
  const char *entity_id;
} new_cases[] = {
  { "https://acme.deskpro.com/admin", "deskpro", "Deskpro", "{entity_id}" },
  { "Metadata URL (Entity ID): https://acme.deskpro.com/auth/saml/metadata/1\n"
    "Consumer Service URL (ACS): https://acme.deskpro.com/auth/saml/acs/1", "deskpro", "Deskpro",
    "https://acme.deskpro.com/auth/saml/metadata/1" },
  { "Entity ID: eu-api.mimecast.com.CUSA1A1\nACS URL: https://eu-api.mimecast.com/login/saml", "mimecast", "Mimecast",
    "eu-api.mimecast.com.CUSA1A1" },
  { "Entity ID: https://sp.unknown.test/id\nACS URL: https://sp.unknown.test/acs", "custom", "sp.unknown.test",
    "https://sp.unknown.test/id" },
};

static void
test_new_connector (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (new_cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardPaste) paste = read_text (new_cases[i].text, &error);
      g_autoptr(LanyardProposal) proposal = NULL;
      g_autoptr(LanyardConnector) taken = NULL;

      g_test_message ("%s", new_cases[i].text);
      g_assert_no_error (error);
      proposal = lanyard_proposal_new_connector (NULL, paste, NULL, NULL, NULL, BASE_URL, NOW, &error);
      g_assert_no_error (error);
      taken = lanyard_proposal_take (proposal, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_connector_get_template (taken), ==, new_cases[i].tmpl);
      g_assert_cmpstr (lanyard_connector_get_label (taken), ==, new_cases[i].label);
      g_assert_cmpstr (lanyard_connector_get_sp_entity_id (taken), ==, new_cases[i].entity_id);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/paste/table", test_table);
  g_test_add_func ("/idp/paste/nothing", test_nothing);
  g_test_add_func ("/idp/paste/certificate", test_certificate);
  g_test_add_func ("/idp/paste/c49-private-key", test_private_key);
  g_test_add_func ("/idp/paste/apply", test_apply);
  g_test_add_func ("/idp/paste/proposal", test_proposal);
  g_test_add_func ("/idp/paste/new-connector", test_new_connector);

  return g_test_run ();
}
