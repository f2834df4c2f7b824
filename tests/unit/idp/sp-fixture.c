/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sp-fixture.h"

#include <string.h>

#include "lanyard-password.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-verifier.h"
#include "lanyard-time.h"

#define HOPS_MAX 8

static void
set_password (SpFixture     *fixture,
              LanyardPerson *person)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = lanyard_password_hash (SP_PASSWORD, &error);

  g_assert_no_error (error);
  lanyard_changes_set_password (changes, lanyard_record_get_id (LANYARD_RECORD (person)), hash);
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

void
sp_fixture_set_up (SpFixture     *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->base, data);
  set_password (fixture, fixture->base.ada);
  set_password (fixture, fixture->base.eve);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  fixture->base_url = g_strdup (lanyard_idp_get_base_url (fixture->idp));
  fixture->destination = g_strconcat (fixture->base_url, "/saml2/example", NULL);
  fixture->browser = http_browser_new (lanyard_idp_get_port (fixture->idp));
}

void
sp_fixture_tear_down (SpFixture     *fixture,
                      gconstpointer  data)
{
  http_browser_free (fixture->browser);
  lanyard_idp_stop (fixture->idp);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  g_free (fixture->base_url);
  g_free (fixture->destination);
  idp_fixture_tear_down (&fixture->base, data);
}

char *
sp_make_request (SpFixture  *fixture,
                 const char *attributes,
                 const char *children)
{
  g_autofree char *now = lanyard_time_format (lanyard_time_now ());
  gboolean has_version = strstr (attributes, "Version=") != NULL;

  return g_strdup_printf ("<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                          " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_r%u\"%s IssueInstant=\"%s\""
                          " Destination=\"%s\" %s><saml:Issuer>" FIXTURE_SP "</saml:Issuer>%s</samlp:AuthnRequest>",
                          ++fixture->n_requests, has_version ? "" : " Version=\"2.0\"", now, fixture->destination,
                          attributes, children);
}

static char *
unescape (char *text)
{
  g_autoptr(GString) plain = NULL;

  if (text == NULL)
    return NULL;

  plain = g_string_new (text);
  g_free (text);
  g_string_replace (plain, "&lt;", "<", 0);
  g_string_replace (plain, "&gt;", ">", 0);
  g_string_replace (plain, "&quot;", "\"", 0);
  g_string_replace (plain, "&#34;", "\"", 0);
  g_string_replace (plain, "&#39;", "'", 0);
  g_string_replace (plain, "&amp;", "&", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
find_action (const char *page)
{
  g_autoptr(GRegex) regex = g_regex_new ("<form[^>]* action=\"(https?://[^\"]*)\"", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return g_regex_match (regex, page, 0, &match) ? unescape (g_match_info_fetch (match, 1)) : NULL;
}

static SpOutcome *
make_outcome (HttpReply *reply)
{
  SpOutcome *outcome = g_new0 (SpOutcome, 1);
  g_autofree char *value = http_find_input (reply->body, "SAMLResponse");

  outcome->status = reply->status;
  outcome->page = g_strdup (reply->body);
  outcome->action = find_action (reply->body);
  outcome->relay_state = unescape (http_find_input (reply->body, "RelayState"));
  if (value != NULL)
    {
      gsize size;
      g_autofree guchar *bytes = g_base64_decode (value, &size);

      outcome->document = g_strndup ((const char *) bytes, size);
    }

  return outcome;
}

SpOutcome *
sp_follow (SpFixture  *fixture,
           const char *target,
           const char *form)
{
  g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, target, form);

  for (guint i = 0; i < HOPS_MAX && reply->status == 303; i++)
    {
      g_autofree char *location = http_reply_dup (reply, "Location", 0);

      g_assert_true (g_str_has_prefix (location, "/"));
      http_reply_free (reply);
      reply = http_browser_send (fixture->browser, location, NULL);
    }

  return make_outcome (reply);
}

static SpOutcome *
submit_password (SpFixture  *fixture,
                 SpOutcome  *outcome,
                 const char *username)
{
  g_autofree char *token = http_find_input (outcome->page, "token");
  g_autofree char *handle = http_find_input (outcome->page, "handle");
  g_autofree char *form = NULL;

  form = g_strdup_printf ("token=%s&username=%s&password=correct+horse%s%s", token, username,
                          handle != NULL ? "&handle=" : "", handle != NULL ? handle : "");
  return sp_follow (fixture, "/login", form);
}

SpOutcome *
sp_send (SpFixture  *fixture,
         const char *document,
         const char *relay_state,
         const char *username)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) document, strlen (document));
  g_autofree char *message = g_uri_escape_string (base64, NULL, FALSE);
  g_autofree char *state = relay_state != NULL ? g_uri_escape_string (relay_state, NULL, FALSE) : NULL;
  g_autofree char *form = g_strconcat ("SAMLRequest=", message, state != NULL ? "&RelayState=" : "", state, NULL);
  g_autoptr(SpOutcome) outcome = sp_follow (fixture, "/saml2/example", form);

  if (username != NULL && strstr (outcome->page, "name=\"password\"") != NULL)
    return submit_password (fixture, outcome, username);

  return g_steal_pointer (&outcome);
}

void
sp_outcome_free (SpOutcome *outcome)
{
  g_free (outcome->page);
  g_free (outcome->action);
  g_free (outcome->document);
  g_free (outcome->relay_state);
  g_free (outcome);
}

LanyardEvent *
sp_load_event (SpFixture  *fixture,
               const char *kind)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 20, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    {
      LanyardEvent *event = g_ptr_array_index (events, i);
      g_autofree char *name = sp_dup_field (event, "event");

      if (kind == NULL || g_str_equal (name, kind))
        return g_object_ref (event);
    }

  return NULL;
}

char *
sp_dup_field (LanyardEvent *event,
              const char   *field)
{
  char *value = NULL;

  g_object_get (event, field, &value, NULL);
  return value;
}

static char *
dup_attribute (const char *document,
               const char *name)
{
  g_autofree char *pattern = g_strdup_printf (" %s=\"([^\"]*)\"", name);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return g_regex_match (regex, document, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

gboolean
sp_verify (SpFixture  *fixture,
           SpOutcome  *outcome,
           const char *document)
{
  const char *connector = lanyard_record_get_id (LANYARD_RECORD (fixture->base.connector));
  g_autofree char *id = document != NULL ? dup_attribute (document, "ID") : NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardSamlReceived) received = NULL;
  g_autoptr(GError) error = NULL;
  LanyardSamlExpectation expectation = {
    .issuer = lanyard_connector_get_idp_entity_id (fixture->base.connector),
    .keys = keys,
    .audience = FIXTURE_SP,
    .acs_url = FIXTURE_ACS,
    .in_response_to = id,
    .want_response_signed = TRUE,
    .now = lanyard_time_now (),
    .skew = 60,
  };

  g_assert_nonnull (outcome->document);
  g_assert_cmpstr (outcome->action, ==, FIXTURE_ACS);
  certificate = lanyard_administration_load_certificate_sync (fixture->base.configuration, connector, &error);
  g_assert_no_error (error);
  g_ptr_array_add (keys, lanyard_certificate_get_key (certificate));
  bytes = g_bytes_new (outcome->document, strlen (outcome->document));
  received = lanyard_saml_response_verify (bytes, &expectation, NULL, NULL, &error);
  if (received != NULL)
    return TRUE;

  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_STATUS);
  return FALSE;
}
