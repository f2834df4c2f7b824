/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-catalog.h"
#include "lanyard-error.h"
#include "lanyard-template-export.h"

#define BASE_URL "https://idp.example.com"

/* "key=value" pairs, NULL-terminated. */
static GVariant *
make_values (const char * const *pairs)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (gsize i = 0; pairs[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (pairs[i], "=", 2);

      g_variant_builder_add (&builder, "{ss}", pair[0], pair[1]);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static LanyardTemplate *
read_template (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  LanyardTemplate *tmpl = lanyard_template_new_from_json (bytes, &error);

  g_assert_no_error (error);
  return tmpl;
}

static LanyardTemplate *
find_template (const char *id)
{
  g_autoptr(GError) error = NULL;
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), id, &error);

  g_assert_no_error (error);
  return tmpl;
}

static char *
join_acs (LanyardConnector *connector)
{
  GListModel *acs = lanyard_connector_get_acs (connector);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      g_string_append_printf (joined, "%s%d%s %s", i > 0 ? "\n" : "", lanyard_acs_get_index (item),
                              lanyard_acs_is_default (item) ? "*" : "", lanyard_acs_get_url (item));
    }

  return g_string_free (joined, FALSE);
}

typedef struct
{
  const char *template_id;
  const char *pairs[6];
  const char *sp_entity_id;
  const char *acs;
  const char *login_url;
} InstanceCase;

static const InstanceCase instance_cases[] = {
  {
    "mimecast", { "region=eu", "account_code=CDE1A1" },
    "eu-api.mimecast.com.CDE1A1",
    "0* https://eu-api.mimecast.com/login/saml\n"
    "1 https://eu-api.mimecast.com/login/sso/mpp\n"
    "2 https://eu-api.mimecast.com/login/sso/adcon",
    "https://eu-api.mimecast.com/login/saml",
  },
  {
    "mimecast", { "region=eu" },
    "eu-api.mimecast.com.{account_code}",
    "0* https://eu-api.mimecast.com/login/saml\n"
    "1 https://eu-api.mimecast.com/login/sso/mpp\n"
    "2 https://eu-api.mimecast.com/login/sso/adcon",
    "https://eu-api.mimecast.com/login/saml",
  },
  { "valimail", { NULL }, "https://app.valimail.com", "0* https://app.valimail.com/sso/consume",
    "https://app.valimail.com/users/sign_in" },
  {
    "deskpro", { "entity_id=https://acme.deskpro.com/x?a=1&b=2", "acs_url=https://acme.deskpro.com/acs" },
    "https://acme.deskpro.com/x?a=1&b=2", "0* https://acme.deskpro.com/acs", NULL,
  },
  {
    "deskpro", { "entity_id=urn:x", "acs_url=https://acme.deskpro.com/acs", "subdomain=acme" },
    "urn:x", "0* https://acme.deskpro.com/acs", "https://acme.deskpro.com",
  },
  {
    "aws", { "account_id=123456789012", "role_name=team/sso", "provider_name=company" },
    "urn:amazon:webservices", "0* https://signin.aws.amazon.com/saml", NULL,
  },
  {
    "aws", { "account_id=123456789012", "role_name=sso", "provider_name=company", "region=eu-west-1" },
    "urn:amazon:webservices",
    "0* https://signin.aws.amazon.com/saml\n1 https://eu-west-1.signin.aws.amazon.com/saml", NULL,
  },
  { "custom", { NULL }, NULL, "", NULL },
  { "custom", { "entity_id=urn:x", "acs_url=https://sp.test/acs" }, "urn:x", "0* https://sp.test/acs", NULL },
};

static void
test_instantiate (gconstpointer data)
{
  const InstanceCase *instance = data;
  g_autoptr(GVariant) values = make_values (instance->pairs);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  g_autofree char *acs = NULL;
  g_autofree char *idp_entity_id = NULL;

  connector = lanyard_template_instantiate (find_template (instance->template_id), NULL, NULL, values, BASE_URL, &error);
  g_assert_no_error (error);
  acs = join_acs (connector);
  idp_entity_id = g_strdup_printf (BASE_URL "/saml2/%s/metadata", lanyard_connector_get_slug (connector));

  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, instance->sp_entity_id);
  g_assert_cmpstr (acs, ==, instance->acs);
  g_assert_cmpstr (lanyard_connector_get_login_url (connector), ==, instance->login_url);
  g_assert_cmpstr (lanyard_connector_get_template (connector), ==, instance->template_id);
  g_assert_cmpstr (lanyard_connector_get_idp_entity_id (connector), ==, idp_entity_id);
  g_assert_cmpint (lanyard_connector_get_state (connector), ==, LANYARD_CONNECTOR_DRAFT);
}

static void
test_names (void)
{
  LanyardTemplate *tmpl = find_template ("slack");
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, "Größe & Co", NULL, NULL, BASE_URL, NULL);
  g_autoptr(LanyardConnector) other = lanyard_template_instantiate (tmpl, NULL, "chat", NULL, BASE_URL, NULL);

  g_assert_cmpstr (lanyard_connector_get_label (connector), ==, "Größe & Co");
  g_assert_cmpstr (lanyard_connector_get_slug (connector), ==, "grosse-co");
  g_assert_cmpstr (lanyard_connector_get_label (other), ==, "Slack");
  g_assert_cmpstr (lanyard_connector_get_idp_entity_id (other), ==, BASE_URL "/saml2/chat/metadata");
}

static void
test_assertion (void)
{
  g_autoptr(LanyardConnector) slack = lanyard_template_instantiate (find_template ("slack"), NULL, NULL, NULL, BASE_URL, NULL);
  g_autoptr(LanyardConnector) valimail = lanyard_template_instantiate (find_template ("valimail"), NULL, NULL, NULL, BASE_URL, NULL);
  g_autoptr(LanyardAttribute) first = g_list_model_get_item (lanyard_connector_get_attributes (valimail), 0);

  g_assert_cmpint (lanyard_connector_get_sign (slack), ==, LANYARD_SIGN_RESPONSE);
  g_assert_cmpint (lanyard_connector_get_sign (valimail), ==, LANYARD_SIGN_BOTH);
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_attributes (valimail)), ==, 3);
  g_assert_cmpstr (lanyard_attribute_get_name (first), ==, "FirstName");
  g_assert_cmpstr (lanyard_attribute_get_source (first), ==, "first_name");
  g_assert_true (lanyard_attribute_is_required (first));
}

static void
test_constants (void)
{
  const char *pairs[] = { "account_id=123456789012", "role_name=sso", "provider_name=company", NULL };
  g_autoptr(GVariant) values = make_values (pairs);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (find_template ("aws"), NULL, NULL, values, BASE_URL, NULL);
  g_autoptr(LanyardConstant) role = g_list_model_get_item (lanyard_connector_get_constants (connector), 0);

  g_assert_cmpstr (lanyard_constant_get_value (role), ==,
                   "arn:aws:iam::123456789012:role/sso,arn:aws:iam::123456789012:saml-provider/company");
}

static void
test_bookmark (void)
{
  const char *pairs[] = { "url=https://wiki.example.com/start?a=b&c=d#/e", NULL };
  g_autoptr(GVariant) values = make_values (pairs);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (find_template ("bookmark"), "Wiki", NULL, values, BASE_URL, NULL);

  g_assert_cmpint (lanyard_connector_get_connector_kind (connector), ==, LANYARD_CONNECTOR_BOOKMARK);
  g_assert_cmpstr (lanyard_connector_get_bookmark_url (connector), ==, "https://wiki.example.com/start?a=b&c=d#/e");
  g_assert_null (lanyard_connector_get_idp_entity_id (connector));
}

static const char format_json[] =
  "{ 'id': 'x', 'name': 'X', 'summary': 'x', 'categories': ['x'], 'labels': ['sp-initiated-only'],"
  "  'placeholders': ["
  "   { 'key': 'base', 'label': 'Base', 'hint': 'h' },"
  "   { 'key': 'host', 'label': 'Host', 'hint': 'h' },"
  "   { 'key': 'part', 'label': 'Part', 'hint': 'h' },"
  "   { 'key': 'id', 'label': 'Id', 'hint': 'h', 'default': 'main' },"
  "   { 'key': 'token', 'label': 'Token', 'hint': 'h', 'secret': true },"
  "   { 'key': 'state', 'label': 'State', 'hint': 'h', 'optional': true } ],"
  "  'service_provider': { 'entity_id': 'urn:x:{id}',"
  "   'acs': [ { 'url': '{base}/acs/{id}', 'default': true }, { 'url': 'https://{host}:8443/acs', 'label': 'h' },"
  "            { 'url': 'https://{part}.x.test/acs?idp={idp_entity_id}', 'label': 'p' } ],"
  "   'login_url': 'https://{part}.x.test/login', 'relay_state': 'site={state}' },"
  "  'assertion': { 'name_id_source': 'username', 'constants': [ { 'name': 'token', 'value': '{token}' } ] } }";

static LanyardTemplate *
make_format_template (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (format_json), "'", '"');

  return read_template (json);
}

static const struct
{
  const char *key;
  const char *value;
  gboolean    good;
} placeholder_cases[] = {
  { "base", "https://x.test/app", TRUE },
  { "base", "x.test", FALSE },
  { "base", "javascript:alert(1)", FALSE },
  { "base", "https://user@x.test", FALSE },
  { "host", "x.test", TRUE },
  { "host", "x.test/path", TRUE },
  { "host", "x.test?y", FALSE },
  { "host", "user@x.test", FALSE },
  { "part", "acme", TRUE },
  { "part", "acme.eu", TRUE },
  { "part", "acme/", FALSE },
  { "part", "acme@evil", FALSE },
  { "part", "evil.test:1", FALSE },
  { "part", "a b", FALSE },
  { "part", "größe", FALSE },
  { "part", "", FALSE },
  { "id", "a-b:c", TRUE },
  { "id", "a/b", FALSE },
  { "id", "a?b", FALSE },
  { "id", "a#b", FALSE },
  { "id", "a&b", FALSE },
  { "id", "a\nb", FALSE },
  { "token", "0-0/1=?&#", TRUE },
  { "token", " x", FALSE },
  { "token", "x\xc3", FALSE },
  { "state", "", TRUE },
  { "nothing", "x", FALSE },
};

static void
test_placeholders (void)
{
  g_autoptr(LanyardTemplate) tmpl = make_format_template ();

  for (gsize i = 0; i < G_N_ELEMENTS (placeholder_cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s (%" G_GSIZE_FORMAT ")", placeholder_cases[i].key, i);
      if (lanyard_template_check_placeholder (tmpl, placeholder_cases[i].key, placeholder_cases[i].value, &error))
        g_assert_no_error (error);
      else
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      g_assert_cmpint (error == NULL, ==, placeholder_cases[i].good);
    }
}

static void
test_secret (void)
{
  g_autoptr(LanyardTemplate) tmpl = make_format_template ();
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_template_check_placeholder (tmpl, "token", "hush\nhush", &error));
  g_assert_null (strstr (error->message, "hush"));
}

static void
test_refused_values (void)
{
  const char *bad[] = { "part=a/b", NULL };
  const char *unknown[] = { "nothing=x", NULL };
  g_autoptr(LanyardTemplate) tmpl = make_format_template ();
  g_autoptr(GVariant) bad_values = make_values (bad);
  g_autoptr(GVariant) unknown_values = make_values (unknown);
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_template_instantiate (tmpl, NULL, NULL, bad_values, BASE_URL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lanyard_template_instantiate (tmpl, NULL, NULL, unknown_values, BASE_URL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

static void
test_special (void)
{
  const char *pairs[] = { "base=https://b.test", "host=h.test", "part=p", "token=secret", NULL };
  g_autoptr(LanyardTemplate) tmpl = make_format_template ();
  g_autoptr(GVariant) values = make_values (pairs);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, "s", values, BASE_URL, NULL);
  g_autofree char *acs = join_acs (connector);

  g_assert_cmpstr (acs, ==,
                   "0* https://b.test/acs/main\n1 https://h.test:8443/acs\n"
                   "2 https://p.x.test/acs?idp=https%3A%2F%2Fidp.example.com%2Fsaml2%2Fs%2Fmetadata");
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, "urn:x:main");
  g_assert_null (lanyard_connector_get_relay_state (connector));
  g_assert_cmpstr (lanyard_connector_get_login_url (connector), ==, "https://p.x.test/login");
  g_assert_false (lanyard_connector_get_idp_initiated (connector));
  g_assert_cmpstr (lanyard_connector_get_name_id_format (connector), ==,
                   "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
}

static void
assert_made_from_secret (LanyardConnector *connector,
                         gboolean          has_secret,
                         const char       *login_url)
{
  g_autofree char *text = lanyard_item_to_json_text (LANYARD_ITEM (connector), FALSE);

  g_assert_cmpint (lanyard_connector_has_secret (connector, "token"), ==, has_secret);
  g_assert_false (g_variant_lookup (lanyard_connector_get_placeholders (connector), "token", "&s", NULL));
  g_assert_cmpstr (lanyard_connector_get_login_url (connector), ==, login_url);
  g_assert_null (strstr (text, "token=hush"));
}

/* What is made from a secret holds its key; the secret is where it is sealed. */
static void
test_secret_stays (void)
{
  const char *with[] = { "group=acme", "token=hush", NULL };
  const char *moved[] = { "group=other", "token={token}", NULL };
  const char *without[] = { "group=other", NULL };
  LanyardTemplate *tmpl = find_template ("gitlab-com-group");
  g_autoptr(GVariant) with_values = make_values (with);
  g_autoptr(GVariant) moved_values = make_values (moved);
  g_autoptr(GVariant) without_values = make_values (without);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, NULL, with_values, BASE_URL, NULL);
  g_autoptr(GVariant) kept = NULL;

  assert_made_from_secret (connector, TRUE, "https://gitlab.com/groups/acme/-/saml/sso?token={token}");
  g_object_set (connector, "login-url", "https://own.example/{token}", NULL);
  kept = g_variant_ref (lanyard_connector_get_secrets (connector));
  g_assert_true (lanyard_template_update_placeholders (tmpl, connector, moved_values, NULL));
  assert_made_from_secret (connector, TRUE, "https://own.example/{token}");
  g_assert_true (g_variant_equal (kept, lanyard_connector_get_secrets (connector)));
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, "https://gitlab.com/groups/other");
  g_assert_true (lanyard_template_update_placeholders (tmpl, connector, without_values, NULL));
  g_assert_false (lanyard_connector_has_secret (connector, "token"));
}

static void
test_secret_constant (void)
{
  const char *pairs[] = { "auth_token=hush", NULL };
  LanyardTemplate *tmpl = find_template ("druva");
  g_autoptr(GVariant) values = make_values (pairs);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, NULL, values, BASE_URL, NULL);
  g_autoptr(LanyardConnector) form = lanyard_template_make_form (tmpl, connector);
  g_autoptr(LanyardConstant) constant = g_list_model_get_item (lanyard_connector_get_constants (connector), 0);
  g_autoptr(LanyardConstant) made = g_list_model_get_item (lanyard_connector_get_constants (form), 0);
  g_auto(GStrv) preview = lanyard_template_preview (tmpl, values);
  g_autofree char *exported = lanyard_template_export (connector, tmpl);

  g_assert_cmpstr (lanyard_constant_get_value (constant), ==, "{auth_token}");
  g_assert_cmpstr (lanyard_constant_get_value (made), ==, "{auth_token}");
  g_assert_null (strstr (exported, "hush"));
  g_assert_nonnull (strstr (exported, "{auth_token}"));
  for (gsize i = 0; preview[i] != NULL; i++)
    g_assert_null (strstr (preview[i], "hush"));
}

/* What the format of templates has a place for is in an export. */
static void
test_export_facts (void)
{
  LanyardTemplate *tmpl = find_template ("custom");
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, "Facts", "facts", NULL, BASE_URL, NULL);
  g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new ("team", "department");
  g_autofree char *plain = lanyard_template_export (connector, tmpl);
  g_autofree char *exported = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardTemplate) made = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (strstr (plain, "signed_requests"));
  g_assert_null (strstr (plain, "encrypted_assertions"));
  g_assert_null (strstr (plain, "\"jit\""));

  g_object_set (attribute, "jit", TRUE, NULL);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (connector)), attribute);
  g_object_set (connector, "require-signed-requests", TRUE, "encrypt-assertion", TRUE, NULL);
  exported = lanyard_template_export (connector, tmpl);
  bytes = g_bytes_new_static (exported, strlen (exported));
  made = lanyard_template_new_from_json (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_template_get_profile (made)->signed_requests);
  g_assert_true (lanyard_template_get_profile (made)->encrypted_assertions);
  g_assert_true ((lanyard_template_get_labels (made) & LANYARD_TEMPLATE_JIT) != 0);
}

/* Every list and every message would show it. */
static void
test_secret_places (void)
{
  static const char * const places[] = { "urn:x:{id}", "{base}/acs/{id}", "site={state}" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_auto(GStrv) parts = g_strsplit (format_json, places[i], 2);
      g_autofree char *changed = g_strconcat (parts[0], places[i], "{token}", parts[1], NULL);
      g_autofree char *json = g_strdelimit (changed, "'", '"');
      g_autoptr(LanyardTemplate) tmpl = NULL;
      g_autoptr(GError) error = NULL;

      changed = NULL;
      tmpl = read_template (json);
      g_assert_false (lanyard_template_check (tmpl, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

static void
test_preview (void)
{
  const char *pairs[] = { "region=za", NULL };
  g_autoptr(GVariant) values = make_values (pairs);
  g_auto(GStrv) preview = lanyard_template_preview (find_template ("mimecast"), values);
  const char * const expected[] = {
    "za-api.mimecast.com.{account_code}",
    "https://za-api.mimecast.com/login/saml",
    "https://za-api.mimecast.com/login/sso/mpp",
    "https://za-api.mimecast.com/login/sso/adcon",
    "https://za-api.mimecast.com/login/saml",
  };

  g_assert_cmpuint (g_strv_length (preview), ==, 2 * G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (preview[2 * i + 1], ==, expected[i]);
}

/* What was made from the placeholders follows them; what was edited stays. */
static void
test_update (void)
{
  const char *before[] = { "region=eu", "account_code=A1", NULL };
  const char *after[] = { "region=us", "account_code=B2", NULL };
  LanyardTemplate *tmpl = find_template ("mimecast");
  g_autoptr(GVariant) before_values = make_values (before);
  g_autoptr(GVariant) after_values = make_values (after);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, NULL, before_values, BASE_URL, NULL);
  g_autoptr(LanyardAcs) edited = g_list_model_get_item (lanyard_connector_get_acs (connector), 1);
  g_autofree char *acs = NULL;
  g_autoptr(GError) error = NULL;
  const char *region;

  g_object_set (edited, "url", "https://proxy.example.com/mpp", NULL);
  lanyard_template_update_placeholders (tmpl, connector, after_values, &error);
  g_assert_no_error (error);
  acs = join_acs (connector);

  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, "us-api.mimecast.com.B2");
  g_assert_cmpstr (acs, ==,
                   "0* https://us-api.mimecast.com/login/saml\n"
                   "1 https://proxy.example.com/mpp\n"
                   "2 https://us-api.mimecast.com/login/sso/adcon");
  g_assert_true (g_variant_lookup (lanyard_connector_get_placeholders (connector), "region", "&s", &region));
  g_assert_cmpstr (region, ==, "us");
}

static void
test_update_keeps_marked (void)
{
  const char *before[] = { "region=eu", "account_code=A1", NULL };
  const char *after[] = { "region=us", "account_code=A1", NULL };
  LanyardTemplate *tmpl = find_template ("mimecast");
  g_autoptr(GVariant) before_values = make_values (before);
  g_autoptr(GVariant) after_values = make_values (after);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, NULL, before_values, BASE_URL, NULL);
  g_autoptr(LanyardAcs) kept = g_list_model_get_item (lanyard_connector_get_acs (connector), 0);

  g_object_set (kept, "edited", TRUE, NULL);
  g_object_set (connector, "sp-entity-id", "urn:own", NULL);
  g_assert_true (lanyard_template_update_placeholders (tmpl, connector, after_values, NULL));

  g_assert_cmpstr (lanyard_acs_get_url (kept), ==, "https://eu-api.mimecast.com/login/saml");
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, "urn:own");
}

static void
test_update_optional (void)
{
  const char *without[] = { "account_id=1", "role_name=r", "provider_name=p", NULL };
  const char *with[] = { "account_id=1", "role_name=r2", "provider_name=p", "region=us-east-1", NULL };
  LanyardTemplate *tmpl = find_template ("aws");
  g_autoptr(GVariant) without_values = make_values (without);
  g_autoptr(GVariant) with_values = make_values (with);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, NULL, without_values, BASE_URL, NULL);
  GListModel *acs = lanyard_connector_get_acs (connector);
  g_autoptr(LanyardConstant) role = g_list_model_get_item (lanyard_connector_get_constants (connector), 0);

  g_assert_cmpuint (g_list_model_get_n_items (acs), ==, 1);
  g_assert_true (lanyard_template_update_placeholders (tmpl, connector, with_values, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (acs), ==, 2);
  g_assert_cmpstr (lanyard_constant_get_value (role), ==, "arn:aws:iam::1:role/r2,arn:aws:iam::1:saml-provider/p");
  g_assert_true (lanyard_template_update_placeholders (tmpl, connector, without_values, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (acs), ==, 1);
}

static void
test_update_refused (void)
{
  const char *before[] = { "region=eu", "account_code=A1", NULL };
  const char *after[] = { "region=e/u", NULL };
  LanyardTemplate *tmpl = find_template ("mimecast");
  g_autoptr(GVariant) before_values = make_values (before);
  g_autoptr(GVariant) after_values = make_values (after);
  g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, NULL, before_values, BASE_URL, NULL);
  g_autoptr(LanyardItem) copy = lanyard_item_copy (LANYARD_ITEM (connector));
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_template_update_placeholders (tmpl, connector, after_values, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (connector), copy));
}

static const char * const bad_files[] = {
  "", "[]", "{", "null",
  "{ \"id\": \"x\", \"summary\": \"x\" }",
  "{ \"id\": \"X Y\", \"name\": \"x\", \"summary\": \"x\" }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"colour\": 1 }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"color\": 12 }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"color\": \"1\" }",
  "{ \"id\": \"x\", \"name\": 1, \"summary\": \"x\" }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"labels\": [\"alpha\"] }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"kind\": \"oidc\" }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"keywords\": \"x\" }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"keywords\": [1] }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"placeholders\": [{}] }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"placeholders\": {} }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"service_provider\": { \"acs\": [{}] } }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"service_provider\": { \"acs\": [{ \"uri\": \"https://x\" }] } }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"assertion\": { \"sign\": \"none\" } }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"assertion\": { \"name_id_source\": \"shoe_size\" } }",
  "{ \"id\": \"x\", \"name\": \"x\", \"summary\": \"x\", \"setup\": { \"fields\": [{ \"label\": \"x\" }] } }",
};

static void
test_bad_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (bad_files[i], strlen (bad_files[i]));
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bad_files[i]);
      g_assert_null (lanyard_template_new_from_json (bytes, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (instance_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/catalog/template/instantiate/%s-%" G_GSIZE_FORMAT,
                                               instance_cases[i].template_id, i);

      g_test_add_data_func (path, &instance_cases[i], test_instantiate);
    }
  g_test_add_func ("/catalog/template/names", test_names);
  g_test_add_func ("/catalog/template/assertion", test_assertion);
  g_test_add_func ("/catalog/template/constants", test_constants);
  g_test_add_func ("/catalog/template/bookmark", test_bookmark);
  g_test_add_func ("/catalog/template/placeholders", test_placeholders);
  g_test_add_func ("/catalog/template/secret", test_secret);
  g_test_add_func ("/catalog/template/secret-stays", test_secret_stays);
  g_test_add_func ("/catalog/template/secret-constant", test_secret_constant);
  g_test_add_func ("/catalog/template/export-facts", test_export_facts);
  g_test_add_func ("/catalog/template/secret-places", test_secret_places);
  g_test_add_func ("/catalog/template/refused-values", test_refused_values);
  g_test_add_func ("/catalog/template/special", test_special);
  g_test_add_func ("/catalog/template/preview", test_preview);
  g_test_add_func ("/catalog/template/update", test_update);
  g_test_add_func ("/catalog/template/update-keeps-marked", test_update_keeps_marked);
  g_test_add_func ("/catalog/template/update-optional", test_update_optional);
  g_test_add_func ("/catalog/template/update-refused", test_update_refused);
  g_test_add_func ("/catalog/template/bad-files", test_bad_files);

  return g_test_run ();
}
