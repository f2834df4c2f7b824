/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sso-fixture.h"

#include <string.h>

#include "lanyard-password.h"

#define PASSWORD "correct horse"

static void
set_password (IdpFixture    *fixture,
              LanyardPerson *person)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = lanyard_password_hash (PASSWORD, &error);

  g_assert_no_error (error);
  lanyard_changes_set_password (changes, lanyard_record_get_id (LANYARD_RECORD (person)), hash);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
connect_test_sp (SsoFixture *fixture)
{
  LanyardConnector *connector = fixture->idp_fixture.connector;
  g_autofree char *entity_id = g_strconcat (fixture->base_url, "/saml2/example/metadata", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) metadata = lanyard_administration_test_sp_metadata_sync (fixture->idp_fixture.configuration,
                                                                             fixture->base_url, &error);
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (metadata, FIXTURE_NOW, &error);

  g_assert_no_error (error);
  lanyard_administration_apply_metadata (connector, g_ptr_array_index (entities, 0), "test", metadata, FIXTURE_NOW,
                                         &error);
  g_assert_no_error (error);
  g_object_set (connector, "idp-entity-id", entity_id, "group-attribute-enabled", TRUE, NULL);
  idp_fixture_save (&fixture->idp_fixture, &fixture->idp_fixture.connector);
}

static void
start_browser (SsoFixture *fixture)
{
  g_clear_object (&fixture->session);
  fixture->session = soup_session_new ();
  soup_session_add_feature_by_type (fixture->session, SOUP_TYPE_COOKIE_JAR);
}

void
sso_set_up (SsoFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->idp_fixture, data);
  set_password (&fixture->idp_fixture, fixture->idp_fixture.ada);
  set_password (&fixture->idp_fixture, fixture->idp_fixture.eve);

  fixture->idp = lanyard_idp_new (fixture->idp_fixture.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  fixture->base_url = g_strdup (lanyard_idp_get_base_url (fixture->idp));
  connect_test_sp (fixture);
  start_browser (fixture);
}

void
sso_tear_down (SsoFixture    *fixture,
               gconstpointer  data)
{
  g_clear_object (&fixture->session);
  lanyard_idp_stop (fixture->idp);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  g_free (fixture->base_url);
  g_free (fixture->page);
  g_free (fixture->location);
  idp_fixture_tear_down (&fixture->idp_fixture, data);
}

void
sso_send_message (SsoFixture  *fixture,
                  SoupMessage *message)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read (fixture->session, message, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (body, &size);
  g_free (fixture->page);
  fixture->page = g_strndup (data != NULL ? data : "", size);
  g_free (fixture->location);
  fixture->location = g_uri_to_string (soup_message_get_uri (message));
  fixture->status = soup_message_get_status (message);
}

void
sso_get (SsoFixture *fixture,
         const char *path)
{
  g_autofree char *url = g_str_has_prefix (path, "http") ? g_strdup (path) : g_strconcat (fixture->base_url, path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", url);

  sso_send_message (fixture, message);
}

void
sso_post (SsoFixture *fixture,
          const char *url,
          GHashTable *form)
{
  g_autoptr(SoupMessage) message = soup_message_new_from_encoded_form ("POST", url, soup_form_encode_hash (form));

  sso_send_message (fixture, message);
}

static char *
unescape (const char *text)
{
  g_autoptr(GString) plain = g_string_new (text);

  g_string_replace (plain, "&lt;", "<", 0);
  g_string_replace (plain, "&gt;", ">", 0);
  g_string_replace (plain, "&quot;", "\"", 0);
  g_string_replace (plain, "&#34;", "\"", 0);
  g_string_replace (plain, "&#39;", "'", 0);
  g_string_replace (plain, "&amp;", "&", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
find_attribute (const char *element,
                const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\\s%s=\"([^\"]*)\"", name);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *value = NULL;

  if (!g_regex_match (regex, element, 0, &match))
    return NULL;

  value = g_match_info_fetch (match, 1);
  return unescape (value);
}

/* The fields of the page's only form; its address in @action. */
GHashTable *
sso_read_form (SsoFixture  *fixture,
               char       **action)
{
  g_autoptr(GRegex) regex = g_regex_new ("<(form|input)\\s[^>]*>", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  *action = NULL;
  for (g_regex_match (regex, fixture->page, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *element = g_match_info_fetch (match, 0);
      char *name = find_attribute (element, "name");
      char *value = find_attribute (element, "value");

      if (g_str_has_prefix (element, "<form"))
        {
          g_autofree char *reference = find_attribute (element, "action");

          *action = g_uri_resolve_relative (fixture->location, reference != NULL ? reference : "", G_URI_FLAGS_ENCODED,
                                            NULL);
        }
      if (name != NULL)
        g_hash_table_replace (fields, name, value != NULL ? value : g_strdup (""));
      else
        g_free (value);
    }

  g_assert_nonnull (*action);
  return fields;
}

void
sso_submit_password (SsoFixture *fixture,
                     const char *username)
{
  g_autofree char *action = NULL;
  g_autoptr(GHashTable) form = sso_read_form (fixture, &action);

  g_assert_true (g_hash_table_contains (form, "password"));
  g_hash_table_replace (form, g_strdup ("username"), g_strdup (username));
  g_hash_table_replace (form, g_strdup ("password"), g_strdup (PASSWORD));
  sso_post (fixture, action, form);
}

/* The form that goes to the SP. */
GHashTable *
sso_read_answer (SsoFixture *fixture)
{
  g_autofree char *action = NULL;
  g_autofree char *expected = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);
  GHashTable *form = NULL;

  g_assert_cmpuint (fixture->status, ==, 200);
  form = sso_read_form (fixture, &action);
  g_assert_cmpstr (action, ==, expected);
  g_assert_true (g_hash_table_contains (form, "SAMLResponse"));
  return form;
}

void
sso_post_answer (SsoFixture *fixture,
                 GHashTable *form)
{
  g_autofree char *url = g_strconcat (fixture->base_url, "/test-sp/acs", NULL);

  sso_post (fixture, url, form);
}

JsonObject *
sso_get_result (SsoFixture *fixture)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  sso_get (fixture, "/test-sp/result");
  g_assert_cmpuint (fixture->status, ==, 200);
  node = json_from_string (fixture->page, &error);
  g_assert_no_error (error);
  return json_node_dup_object (node);
}

const char *
sso_get_string (JsonObject *object,
                const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* Whether a rule with this code failed. */
gboolean
sso_has_failure (JsonObject *result,
                 const char *code)
{
  JsonArray *findings = json_object_get_array_member (result, "findings");

  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      if (!json_object_get_boolean_member (finding, "passed") && strcmp (sso_get_string (finding, "code"), code) == 0)
        return TRUE;
    }

  return FALSE;
}

void
sso_assert_refused (SsoFixture *fixture,
                    guint       status,
                    const char *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autofree char *event = NULL;
  g_autofree char *event_code = NULL;
  g_autofree char *reference = NULL;

  g_assert_cmpuint (fixture->status, ==, status);
  g_assert_null (strstr (fixture->page, "SAMLResponse"));
  g_assert_true (g_str_has_prefix (fixture->location, fixture->base_url));

  events = lanyard_configuration_list_events_sync (fixture->idp_fixture.configuration, NULL, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_object_get (g_ptr_array_index (events, 0),
                "event", &event, "code", &event_code, "reference", &reference, NULL);
  g_assert_cmpstr (event, ==, "refusal");
  g_assert_cmpstr (event_code, ==, code);
  g_assert_nonnull (strstr (fixture->page, reference));
}
