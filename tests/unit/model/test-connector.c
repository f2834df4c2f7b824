/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-connector.h"
#include "lanyard-error.h"
#include "lanyard-group.h"
#include "lanyard-settings.h"

static void
test_defaults (void)
{
  g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
  LanyardRecord *record = LANYARD_RECORD (connector);

  g_assert_true (g_uuid_string_is_valid (lanyard_record_get_id (record)));
  g_assert_cmpint (lanyard_record_get_revision (record), ==, 0);
  g_assert_cmpstr (lanyard_record_get_kind (record), ==, "connector");
  g_assert_cmpstr (lanyard_record_get_title (record), ==, "");

  g_assert_cmpint (lanyard_connector_get_connector_kind (connector), ==, LANYARD_CONNECTOR_SAML);
  g_assert_cmpint (lanyard_connector_get_state (connector), ==, LANYARD_CONNECTOR_DRAFT);
  g_assert_null (lanyard_connector_get_label (connector));
  g_assert_true (lanyard_connector_get_show_in_portal (connector));
  g_assert_true (lanyard_connector_get_declare_redirect (connector));
  g_assert_true (lanyard_connector_get_idp_initiated (connector));
  g_assert_false (lanyard_connector_get_require_signed_requests (connector));
  g_assert_false (lanyard_connector_get_encrypt_assertion (connector));
  g_assert_cmpint (lanyard_connector_get_signature_algorithm (connector), ==, LANYARD_SIGNATURE_RSA_SHA256);
  g_assert_cmpint (lanyard_connector_get_sign (connector), ==, LANYARD_SIGN_BOTH);
  g_assert_cmpint (lanyard_connector_get_assertion_lifetime (connector), ==, 300);
  g_assert_cmpint (lanyard_connector_get_session_lifetime (connector), ==, 28800);
  g_assert_cmpstr (lanyard_connector_get_authn_context (connector), ==,
                   "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");
  g_assert_cmpstr (lanyard_connector_get_name_id_source (connector), ==, "email");
  g_assert_cmpstr (lanyard_connector_get_name_id_format (connector), ==,
                   "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
  g_assert_cmpint (lanyard_connector_get_name_id_policy (connector), ==, LANYARD_NAME_ID_HONOUR);
  g_assert_false (lanyard_connector_get_group_attribute_enabled (connector));
  g_assert_cmpstr (lanyard_connector_get_group_attribute_name (connector), ==, "memberOf");
  g_assert_null (lanyard_connector_get_sp_signing_certificates (connector)[0]);
  g_assert_cmpuint (g_variant_n_children (lanyard_connector_get_placeholders (connector)), ==, 0);
  g_assert_null (lanyard_connector_get_default_acs (connector));
}

/* What keeps responses as they were before a field existed: what a stored
 * connector does not name has its default. */
static void
test_switch_defaults (void)
{
  static const char * const empty_lists[] = {
    "additional-audiences", "sp-name-qualifiers", "accepted-destinations", "allowed-relay-states",
    "sp-encryption-methods", "sp-signing-methods", "sp-digest-methods", "metadata-signing-certificates",
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (LANYARD_TYPE_CONNECTOR, "{\"label\":\"M\",\"slug\":\"m\"}", &error);
  LanyardConnector *connector = LANYARD_CONNECTOR (item);

  g_assert_no_error (error);
  g_assert_cmpint (lanyard_connector_get_content_encryption (connector), ==, LANYARD_CONTENT_ENCRYPTION_AUTO);
  g_assert_cmpint (lanyard_connector_get_key_transport (connector), ==, LANYARD_KEY_TRANSPORT_AUTO);
  g_assert_cmpint (lanyard_connector_get_encrypted_key_placement (connector), ==, LANYARD_ENCRYPTED_KEY_INSIDE);
  g_assert_false (lanyard_connector_get_encryption_optional (connector));
  g_assert_cmpint (lanyard_connector_get_digest_algorithm (connector), ==, LANYARD_DIGEST_AUTO);
  g_assert_cmpint (lanyard_connector_get_key_info (connector), ==, LANYARD_KEY_INFO_CERTIFICATE);
  g_assert_cmpint (lanyard_connector_get_key_name (connector), ==, LANYARD_KEY_NAME_NONE);
  g_assert_cmpint (lanyard_connector_get_base64_line_length (connector), ==, 0);
  g_assert_cmpint (lanyard_connector_get_xml_prefixes (connector), ==, LANYARD_XML_PREFIXES_SAML);
  g_assert_true (lanyard_connector_get_xsi_type (connector));
  g_assert_true (lanyard_connector_get_send_not_before (connector));
  g_assert_true (lanyard_connector_get_send_name_id (connector));
  g_assert_null (lanyard_connector_get_audience (connector));
  g_assert_null (lanyard_connector_get_destination (connector));
  g_assert_null (lanyard_connector_get_recipient (connector));
  g_assert_null (lanyard_connector_get_mfa_authn_context (connector));
  g_assert_cmpint (lanyard_connector_get_name_id_transform (connector), ==, LANYARD_TRANSFORM_NONE);
  g_assert_cmpint (lanyard_connector_get_group_attribute_multiple (connector), ==, LANYARD_MULTIPLE_VALUES);
  g_assert_cmpstr (lanyard_connector_get_group_attribute_separator (connector), ==, ";");
  g_assert_false (lanyard_connector_get_ignore_request_signatures (connector));
  g_assert_false (lanyard_connector_get_allow_sha1 (connector));
  g_assert_true (lanyard_connector_get_ignore_allow_create (connector));
  g_assert_cmpint (lanyard_connector_get_metadata_keys (connector), ==, LANYARD_METADATA_KEYS_ALL);
  g_assert_cmpint (lanyard_connector_get_metadata_valid_until (connector), ==, 0);
  g_assert_cmpint (lanyard_connector_get_slo_binding (connector), ==, LANYARD_BINDING_REDIRECT);

  for (guint i = 0; i < G_N_ELEMENTS (empty_lists); i++)
    {
      g_auto(GStrv) list = NULL;

      g_object_get (connector, empty_lists[i], &list, NULL);
      g_assert_true (list == NULL || list[0] == NULL);
    }
}

/* Each switch is read, written again as it was, and copied. */
static void
test_switches (void)
{
  static const char * const cases[] = {
    "\"acs\":[{\"url\":\"u\",\"binding\":\"artifact\"}]", "\"destination\":\"https://sp.example/d\"",
    "\"recipient\":\"https://sp.example/r\"", "\"mfa_authn_context\":\"https://refeds.org/profile/mfa\"",
    "\"totp_authn_context\":\"u\"", "\"recovery_authn_context\":\"u\"", "\"audience\":\"https://sp.example/\"", "\"additional_audiences\":[\"a\",\"b\"]", "\"sp_name_qualifiers\":[\"a\"]",
    "\"ignore_request_signatures\":true", "\"allow_sha1\":true", "\"accepted_destinations\":[\"https://old.example\"]",
    "\"encryption_optional\":true", "\"content_encryption\":\"aes128-cbc\"", "\"key_transport\":\"rsa-oaep-sha256\"",
    "\"encrypted_key_placement\":\"sibling\"", "\"sp_encryption_methods\":[\"u\"]", "\"sp_signing_methods\":[\"u\"]",
    "\"sp_digest_methods\":[\"u\"]", "\"metadata_valid_until\":4102444800", "\"metadata_signing_certificates\":[\"pem\"]",
    "\"metadata_keys\":\"active\"", "\"digest_algorithm\":\"sha512\"", "\"key_info\":\"none\"", "\"key_name\":\"subject\"",
    "\"base64_line_length\":76", "\"xml_prefixes\":\"saml2\"", "\"xsi_type\":false", "\"send_not_before\":false",
    "\"allowed_relay_states\":[\"/a\"]", "\"send_name_id\":false", "\"name_id_transform\":\"lower\"",
    "\"ignore_allow_create\":false", "\"group_attribute_multiple\":\"repeat\"", "\"group_attribute_separator\":\",\"",
    "\"attributes\":[{\"name\":\"a\",\"multiple\":\"join\",\"separator\":\"|\",\"transform\":\"upper\"}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{%s}", cases[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (LANYARD_TYPE_CONNECTOR, json, &error);
      g_autoptr(LanyardItem) copy = NULL;
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      copy = lanyard_item_copy (item);
      written = lanyard_item_to_json_text (copy, FALSE);
      g_assert_cmpstr (written, ==, json);
    }
}

static void
test_out_of_range (void)
{
  static const struct
  {
    GType (*get_type) (void);
    const char *json;
  } cases[] = {
    { lanyard_connector_get_type, "{\"base64_line_length\":77}" },
    { lanyard_connector_get_type, "{\"base64_line_length\":-1}" },
    { lanyard_connector_get_type, "{\"xml_prefixes\":\"saml3\"}" },
    { lanyard_connector_get_type, "{\"acs\":[{\"binding\":\"soap\"}]}" },
    { lanyard_connector_get_type, "{\"digest_algorithm\":\"md5\"}" },
    { lanyard_connector_get_type, "{\"key_transport\":\"rsa-1_5\"}" },
    { lanyard_connector_get_type, "{\"attributes\":[{\"multiple\":\"comma\"}]}" },
    { lanyard_settings_get_type, "{\"clock_skew\":29}" },
    { lanyard_settings_get_type, "{\"clock_skew\":601}" },
    { lanyard_settings_get_type, "{\"metadata_validity\":-1}" },
    { lanyard_settings_get_type, "{\"metadata_cache_duration\":-1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (lanyard_item_new_from_json_text (cases[i].get_type (), cases[i].json, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

static void
test_default_acs (void)
{
  static const struct
  {
    gboolean is_default[3];
    guint expected;
  } cases[] = {
    { { FALSE, FALSE, FALSE }, 0 },
    { { FALSE, TRUE, FALSE }, 1 },
    { { FALSE, TRUE, TRUE }, 1 },
    { { TRUE, FALSE, TRUE }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardConnector) connector = lanyard_connector_new ();

      for (guint j = 0; j < 3; j++)
        {
          g_autoptr(LanyardAcs) acs = lanyard_acs_new ("https://sp.example/", NULL, j, cases[i].is_default[j]);

          g_list_store_append (G_LIST_STORE (lanyard_connector_get_acs (connector)), acs);
        }
      g_assert_cmpint (lanyard_acs_get_index (lanyard_connector_get_default_acs (connector)), ==, cases[i].expected);
    }
}

static void
test_urls (void)
{
  g_autoptr(LanyardConnector) connector = g_object_new (LANYARD_TYPE_CONNECTOR, "slug", "mail", NULL);
  g_autofree char *sso = lanyard_connector_dup_sso_url (connector, "https://idp.example/x");
  g_autofree char *metadata = lanyard_connector_dup_metadata_url (connector, "https://idp.example");
  g_autofree char *slo = lanyard_connector_dup_slo_url (connector, "http://127.0.0.1:8080");

  g_assert_cmpstr (sso, ==, "https://idp.example/x/saml2/mail");
  g_assert_cmpstr (metadata, ==, "https://idp.example/saml2/mail/metadata");
  g_assert_cmpstr (slo, ==, "http://127.0.0.1:8080/saml2/mail/slo");
}

#define X64 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define U64 "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü"
#define U63 "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü"

static const struct
{
  GType (*get_type) (void);
  const char *json;
  gboolean is_valid;
} verdicts[] = {
  { lanyard_connector_get_type, "{\"label\":\"Mail\",\"slug\":\"mail\"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"Mail\",\"slug\":\"" X64 "\"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"" U64 U64 U64 U63 "\",\"slug\":\"mail\"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"acs\":[{\"url\":\"not a URL\"}]}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"group_attribute_enabled\":true}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"group_attribute_name\":\"\"}", TRUE },
  { lanyard_connector_get_type, "{\"slug\":\"mail\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\" \\t\",\"slug\":\"mail\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"" U64 U64 U64 U64 "\",\"slug\":\"mail\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"Mail\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"Mail\",\"slug\":\"Mail\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"Mail\",\"slug\":\"a/b\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"Mail\",\"slug\":\"" X64 "x\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"group_attribute_enabled\":true,\"group_attribute_name\":\"\"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"group_attribute_enabled\":true,\"group_attribute_name\":\" \"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\\u0001\",\"slug\":\"m\"}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"acs\":[{},{\"label\":\"\\u0008\"}]}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"name_id_formats\":[\"a\",\"\\uffff\"]}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"placeholders\":{\"a\":\"\\u001f\"}}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"placeholders\":{\"\\u001f\":\"a\"}}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"base64_line_length\":64}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"base64_line_length\":63}", FALSE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"group_attribute_separator\":\"\"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"group_attribute_multiple\":\"join\"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"group_attribute_multiple\":\"join\",\"group_attribute_separator\":\"\"}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"attributes\":[{\"multiple\":\"join\"}]}", TRUE },
  { lanyard_connector_get_type, "{\"label\":\"M\",\"slug\":\"m\",\"attributes\":[{\"multiple\":\"join\",\"separator\":\"\"}]}", TRUE },
  { lanyard_group_get_type, "{\"name\":\"Staff\"}", TRUE },
  { lanyard_group_get_type, "{\"name\":\"" U64 U64 U64 U63 "\"}", TRUE },
  { lanyard_group_get_type, "{}", FALSE },
  { lanyard_group_get_type, "{\"name\":\"\\u00a0\"}", FALSE },
  { lanyard_group_get_type, "{\"name\":\"" U64 U64 U64 U64 "\"}", FALSE },
  { lanyard_settings_get_type, "{}", TRUE },
  { lanyard_settings_get_type, "{\"base_url\":\"https://idp.example/sso\"}", TRUE },
  { lanyard_settings_get_type, "{\"base_url\":\"http://127.0.0.1:8080\"}", TRUE },
  { lanyard_settings_get_type, "{\"base_url\":\"http://idp.example\"}", FALSE },
  { lanyard_settings_get_type, "{\"base_url\":\"https://idp.example/?a\"}", FALSE },
  { lanyard_settings_get_type, "{\"base_url\":\"idp.example\"}", FALSE },
  { lanyard_settings_get_type, "{\"session_lifetime\":0}", FALSE },
  { lanyard_settings_get_type, "{\"event_retention\":0}", TRUE },
  { lanyard_settings_get_type, "{\"clock_skew\":30,\"metadata_validity\":14,\"metadata_cache_duration\":3600,\"metadata_signed\":true}", TRUE },
  { lanyard_settings_get_type, "{\"organization_url\":\"http://example.org/\",\"error_url\":\"https://example.org/help\"}", TRUE },
  { lanyard_settings_get_type, "{\"organization_url\":\"javascript:alert(1)\"}", FALSE },
  { lanyard_settings_get_type, "{\"error_url\":\"http://example.org/help\"}", FALSE },
  { lanyard_settings_get_type, "{\"color\":\"#1b5fB8\"}", TRUE },
  { lanyard_settings_get_type, "{\"color\":\"red\"}", FALSE },
  { lanyard_settings_get_type, "{\"color\":\"#1b5fb8;}\"}", FALSE },
  { lanyard_settings_get_type, "{\"logo\":\"https://example.org/logo.png\"}", FALSE },
  { lanyard_settings_get_type, "{\"logo\":\"data:image/png;base64,\\\")}\"}", FALSE },
  { lanyard_settings_get_type, "{\"scope\":\"Example-1.org\"}", TRUE },
  { lanyard_settings_get_type, "{\"scope\":\"@example.org\"}", FALSE },
  { lanyard_settings_get_type, "{\"scope\":\".example.org\"}", FALSE },
  { lanyard_settings_get_type, "{\"scope\":\"exämple.org\"}", FALSE },
  { lanyard_settings_get_type, "{\"scope\":\"" X64 X64 "\"}", FALSE },
  { lanyard_key_pair_get_type, "{\"connector\":\"c\",\"certificate\":\"pem\"}", TRUE },
  { lanyard_key_pair_get_type, "{\"connector\":\"c\"}", FALSE },
  { lanyard_key_pair_get_type, "{\"certificate\":\"pem\"}", FALSE },
};

static void
test_validate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (verdicts[i].get_type (), verdicts[i].json, &error);
      gboolean is_valid;

      g_assert_no_error (error);
      is_valid = lanyard_item_validate (item, &error);
      if (is_valid != verdicts[i].is_valid)
        g_error ("Unexpected verdict on %s", verdicts[i].json);
      if (!is_valid)
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

/* What would corrupt the record is refused in a draft too; every other error
 * is for the check to find. */
static void
test_drafts (void)
{
  static const char * const kept[] = {
    "\"acs\":[]", "\"acs\":[{\"url\":\"javascript:alert(1)\"}]", "\"acs\":[{\"index\":1},{\"index\":1}]",
    "\"acs\":[{\"default\":true},{\"default\":true}]", "\"acs\":[{\"binding\":\"paos\"}]", "\"sp_entity_id\":\" x \"",
    "\"sp_entity_id\":\"a\",\"idp_entity_id\":\"a\"", "\"login_url\":\"nowhere\"", "\"slo_url\":\"ftp://x\"",
    "\"destination\":\"x\"", "\"recipient\":\"x\"", "\"encrypt_assertion\":true", "\"require_signed_requests\":true",
    "\"sp_signing_certificates\":[\"no certificate\"]", "\"assertion_lifetime\":0", "\"name_id_source\":\"shoe_size\"",
    "\"name_id_source\":\"\"", "\"name_id_format\":\"x\"", "\"name_id_pattern\":\"(\"", "\"attributes\":[{}]",
    "\"attributes\":[{\"name\":\"a\"},{\"name\":\"a\"}]", "\"constants\":[{\"value\":\"x\"}]",
    "\"group_attribute_filter\":\"[\"", "\"signature_algorithm\":\"ecdsa-sha256\"", "\"relay_state\":\"https://foreign.example/\"",
    "\"kind\":\"bookmark\"", "\"template\":\"no-such-template\"",
    "\"group_attribute_multiple\":\"join\",\"group_attribute_separator\":\"\"",
    "\"attributes\":[{\"multiple\":\"join\",\"separator\":\"\"}]", "\"group_attribute_enabled\":true,\"group_attribute_name\":\"\"",
  };
  static const char * const refused[] = {
    "\"label\":\"\"", "\"slug\":\"\"", "\"slug\":\"a b\"", "\"notes\":\"\\u0002\"", "\"logo\":\"https://sp.example/logo.png\"",
    "\"logo\":\"data:text/html;base64,PGI+\"", "\"base64_line_length\":1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept) + G_N_ELEMENTS (refused); i++)
    {
      gboolean is_kept = i < G_N_ELEMENTS (kept);
      const char *field = is_kept ? kept[i] : refused[i - G_N_ELEMENTS (kept)];
      g_autofree char *start = g_strdup_printf ("%s%s", strstr (field, "\"label\"") == NULL ? "\"label\":\"M\"," : "",
                                                strstr (field, "\"slug\"") == NULL ? "\"slug\":\"m\"," : "");
      g_autofree char *json = g_strdup_printf ("{%s%s}", start, field);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (LANYARD_TYPE_CONNECTOR, json, &error);

      g_test_message ("%s", json);
      g_assert_no_error (error);
      g_assert_cmpint (lanyard_item_validate (item, &error), ==, is_kept);
      if (!is_kept)
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

static void
test_settings (void)
{
  g_autoptr(LanyardSettings) settings = g_object_new (LANYARD_TYPE_SETTINGS, "port", 40404, NULL);

  g_assert_cmpstr (lanyard_record_get_id (LANYARD_RECORD (settings)), ==, "settings");
  g_assert_cmpint (lanyard_settings_get_session_lifetime (settings), ==, 28800);
  g_assert_cmpint (lanyard_settings_get_clock_skew (settings), ==, 180);
  g_assert_cmpint (lanyard_settings_get_metadata_validity (settings), ==, 0);
  g_assert_cmpint (lanyard_settings_get_metadata_cache_duration (settings), ==, 0);
  g_assert_false (lanyard_settings_get_metadata_signed (settings));
  g_assert_null (lanyard_settings_get_scope (settings));
  g_assert_cmpstr (lanyard_settings_get_base_url (settings), ==, "http://127.0.0.1:40404");
  g_object_set (settings, "port", 40405, NULL);
  g_assert_cmpstr (lanyard_settings_get_base_url (settings), ==, "http://127.0.0.1:40405");
  g_object_set (settings, "base-url", "https://idp.example/", NULL);
  g_assert_cmpstr (lanyard_settings_get_base_url (settings), ==, "https://idp.example");
  g_object_set (settings, "base-url", "/", NULL);
  g_assert_cmpstr (lanyard_settings_get_base_url (settings), ==, "http://127.0.0.1:40405");
}

static void
test_nicks (void)
{
  g_assert_cmpstr (lanyard_enum_get_nick (LANYARD_TYPE_SIGNATURE_ALGORITHM, LANYARD_SIGNATURE_RSA_SHA1), ==, "rsa-sha1");
  g_assert_cmpstr (lanyard_enum_get_nick (LANYARD_TYPE_NAME_ID_POLICY, LANYARD_NAME_ID_FORCE), ==, "force");
  g_assert_cmpstr (lanyard_enum_get_nick (LANYARD_TYPE_BINDING, LANYARD_BINDING_POST), ==, "post");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/connector/nicks", test_nicks);
  g_test_add_func ("/model/connector/i-14-defaults", test_defaults);
  g_test_add_func ("/model/connector/switch-defaults", test_switch_defaults);
  g_test_add_func ("/model/connector/switches", test_switches);
  g_test_add_func ("/model/connector/out-of-range", test_out_of_range);
  g_test_add_func ("/model/connector/default-acs", test_default_acs);
  g_test_add_func ("/model/connector/urls", test_urls);
  g_test_add_func ("/model/connector/validate", test_validate);
  g_test_add_func ("/model/connector/drafts", test_drafts);
  g_test_add_func ("/model/connector/settings", test_settings);

  return g_test_run ();
}
