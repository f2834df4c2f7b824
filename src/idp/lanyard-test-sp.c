/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-sp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-random.h"
#include "lanyard-saml-response.h"
#include "lanyard-stand-in-private.h"
#include "lanyard-test-result-private.h"
#include "lanyard-test-sp-private.h"
#include "lanyard-url.h"

#define REQUEST_LIFETIME 3600

/* It shows what applications are told, so it is on this machine alone. */
gboolean
_lanyard_test_sp_require (LanyardIdp  *self,
                          GError     **error)
{
  if (lanyard_url_is_loopback (lanyard_idp_get_base_url (self)))
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It shows what applications are told about people"),
                     _("Use the test service provider of an identity provider on your own machine"),
                     _("There is no test service provider at a public address"));
  return FALSE;
}

/* "true" and "1" are on, absence is off. */
static gboolean
read_switch (LanyardHttpRequest  *request,
             const char          *name,
             gboolean            *value,
             GError             **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = lanyard_http_request_dup_query (request, name, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *value = g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "1") == 0;
  return TRUE;
}

static LanyardConnector *
find_connector (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                GError             **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *slug = lanyard_http_request_dup_query (request, "connector", &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (slug == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL,
                         _("Open the test from the page of an application"),
                         _("It is not said which application to test"));
      return NULL;
    }

  return (LanyardConnector *) lanyard_configuration_find_sync (lanyard_idp_get_configuration (self),
                                                               LANYARD_TYPE_CONNECTOR, "slug", slug, error);
}

/* What the request wishes, from the query, for trying things out. */
static gboolean
read_wishes (LanyardHttpRequest       *request,
             LanyardSamlAuthnRequest  *wishes,
             char                    **name_id_format,
             char                    **relay_state,
             GError                  **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!read_switch (request, "ForceAuthn", &wishes->force_authn, error) ||
      !read_switch (request, "IsPassive", &wishes->is_passive, error))
    return FALSE;

  *name_id_format = lanyard_http_request_dup_query (request, "NameIDFormat", &local_error);
  if (local_error == NULL)
    *relay_state = lanyard_http_request_dup_query (request, "RelayState", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (*relay_state == NULL)
    *relay_state = lanyard_random_dup_token (12);
  return TRUE;
}

/* A line for each rule. */
void
_lanyard_test_sp_fill_findings (LanyardPage *page,
                                GPtrArray   *findings)
{
  if (findings->len == 0)
    {
      lanyard_page_remove (page, NULL, "findings");
      return;
    }

  lanyard_page_set_text (page, NULL, "findings-heading", _("What Was Looked At"));
  lanyard_page_set_text (page, NULL, "head-verdict", _("Verdict"));
  lanyard_page_set_text (page, NULL, "head-subject", _("Rule"));
  lanyard_page_set_text (page, NULL, "head-expected", _("Expected"));
  lanyard_page_set_text (page, NULL, "head-received", _("Received"));
  lanyard_page_set_text (page, NULL, "head-rule", _("Number"));
  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);
      LanyardPageScope *row = lanyard_page_repeat (page, NULL, "finding");

      lanyard_page_set_attribute (page, row, "finding", "class", finding->passed ? "passed" : "failed");
      /* Translators: the verdict on one rule of a sign-in */
      lanyard_page_set_text (page, row, "finding-verdict", finding->passed ? _("OK") : _("Failed"));
      lanyard_page_set_text (page, row, "finding-subject", finding->subject);
      lanyard_page_set_text (page, row, "finding-expected", finding->expected != NULL ? finding->expected : "");
      lanyard_page_set_text (page, row, "finding-received", finding->received != NULL ? finding->received : "");
      lanyard_page_set_text (page, row, "finding-rule", finding->rule);
    }
}

static void
add_value (LanyardPage *page,
           const char  *name,
           const char  *value)
{
  LanyardPageScope *row;

  if (value == NULL)
    return;

  row = lanyard_page_repeat (page, NULL, "value");
  lanyard_page_set_text (page, row, "value-name", name);
  lanyard_page_set_text (page, row, "value-text", value);
}

static void
fill_values (LanyardPage       *page,
             LanyardTestResult *result)
{
  const LanyardSamlReceived *received = result->received;

  if (result->connector == NULL)
    {
      lanyard_page_remove (page, NULL, "values");
      return;
    }

  lanyard_page_set_text (page, NULL, "values-heading", _("What Arrived"));
  add_value (page, _("Application"), lanyard_connector_get_label (result->connector));
  add_value (page, _("RelayState"), result->relay_state);
  add_value (page, _("Answer to the request"), result->in_response_to);
  if (received == NULL)
    return;

  add_value (page, _("NameID"), received->name_id);
  add_value (page, _("NameID format"), received->name_id_format);
  add_value (page, _("Authentication context"), received->authn_context);
  add_value (page, _("SessionIndex"), received->session_index);
  add_value (page, _("Encryption"), received->was_encrypted ? _("encrypted") : _("not encrypted"));
  for (guint i = 0; i < received->attributes->len; i++)
    {
      LanyardSamlReceivedAttribute *attribute = g_ptr_array_index (received->attributes, i);
      g_autofree char *joined = g_strjoinv (" · ", attribute->values);

      add_value (page, attribute->name, joined);
    }
}

/* Signing out is for those who are signed in, at an IdP that knows where the
 * test SP is told of it. */
static void
fill_actions (LanyardIdp        *self,
              LanyardPage       *page,
              LanyardTestResult *result)
{
  g_autofree char *sign_out = g_strconcat (lanyard_idp_get_base_path (self), "/test-sp/logout", NULL);

  if (result->received == NULL || result->stands_in || lanyard_connector_get_slo_url (result->connector) == NULL)
    {
      lanyard_page_remove (page, NULL, "actions");
      return;
    }

  lanyard_page_set_attribute (page, NULL, "sign-out", "href", sign_out);
  lanyard_page_set_text (page, NULL, "sign-out", _("Sign Out"));
}

static LanyardHttpResponse *
show_result (LanyardIdp        *self,
             LanyardTestResult *result)
{
  gboolean ok = result->received != NULL;
  const char *title = ok ? _("The sign-in is accepted") : _("The sign-in is refused");
  LanyardPage *page = lanyard_pages_begin (self, "test-sp", title);

  lanyard_page_set_text (page, NULL, "heading", title);
  if (ok)
    lanyard_page_remove (page, NULL, "reason");
  else
    lanyard_page_set_text (page, NULL, "reason", result->reason->message);

  fill_values (page, result);
  fill_actions (self, page, result);
  _lanyard_test_sp_fill_findings (page, result->findings);
  return lanyard_pages_finish (page, ok ? 200 : 403);
}

/* The window waits for this event; the JSON form is for scripts. */
static gboolean
keep_result (LanyardIdp          *self,
             LanyardHttpRequest  *request,
             LanyardTestResult   *result,
             GError             **error)
{
  if (!_lanyard_test_result_keep_sync (result, lanyard_idp_get_configuration (self), request->event, request->now, error))
    return FALSE;

  lanyard_idp_record_event (self, request, "test");
  return TRUE;
}

/**
 * lanyard_handle_test_sp_metadata:
 * @self: the IdP
 * @request: GET /test-sp/metadata
 * @error: %LANYARD_ERROR_NOT_FOUND where there is no test SP
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_test_sp_metadata (LanyardIdp          *self,
                                 LanyardHttpRequest  *request,
                                 GError             **error)
{
  g_autoptr(GBytes) metadata = NULL;

  if (!_lanyard_test_sp_require (self, error))
    return NULL;
  metadata = lanyard_administration_test_sp_metadata_sync (lanyard_idp_get_configuration (self),
                                                           lanyard_idp_get_base_url (self), error);
  if (metadata == NULL)
    return NULL;

  return lanyard_http_response_new_file ("application/samlmetadata+xml", NULL, metadata);
}

/**
 * lanyard_handle_test_sp_login:
 * @self: the IdP
 * @request: GET /test-sp/login?connector=SLUG
 * @error: %LANYARD_ERROR_NOT_FOUND, %LANYARD_ERROR_INVALID
 *
 * Sends the browser to the IdP with an AuthnRequest and a RelayState. The
 * query may also have RelayState, ForceAuthn, IsPassive and NameIDFormat. With
 * stand-in=true the test SP takes the place of the connector's own service
 * provider: its entity ID, its ACS, its rules, and nothing reaches that one.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_test_sp_login (LanyardIdp          *self,
                              LanyardHttpRequest  *request,
                              GError             **error)
{
  const char *base_url = lanyard_idp_get_base_url (self);
  g_autofree char *entity_id = g_strconcat (base_url, "/test-sp/metadata", NULL);
  g_autofree char *acs_url = g_strconcat (base_url, "/test-sp/acs", NULL);
  g_autofree char *destination = NULL;
  g_autofree char *name_id_format = NULL;
  g_autofree char *relay_state = NULL;
  g_autofree char *id = NULL;
  g_autofree char *location = NULL;
  g_autofree char *waiting = NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  LanyardSamlAuthnRequest wishes = { 0 };
  gboolean stands_in;

  if (!_lanyard_test_sp_require (self, error))
    return NULL;
  connector = find_connector (self, request, error);
  if (connector == NULL)
    return NULL;
  if (!read_wishes (request, &wishes, &name_id_format, &relay_state, error) ||
      !read_switch (request, "stand-in", &stands_in, error) ||
      (stands_in && !_lanyard_stand_in_check (connector, error)))
    return NULL;

  destination = lanyard_connector_dup_sso_url (connector, base_url);
  wishes.issuer = stands_in ? lanyard_connector_get_sp_entity_id (connector) : entity_id;
  wishes.destination = destination;
  wishes.acs_url = stands_in ? lanyard_acs_get_url (lanyard_connector_get_default_acs (connector)) : acs_url;
  wishes.name_id_format = name_id_format;
  wishes.now = request->now;
  location = lanyard_saml_authn_request_redirect (&wishes, relay_state, NULL, &id, error);
  if (location == NULL)
    return NULL;
  if (stands_in &&
      !_lanyard_stand_in_begin_sync (lanyard_idp_get_configuration (self), connector, id, request->now, error))
    return NULL;

  waiting = g_strconcat (lanyard_record_get_id (LANYARD_RECORD (connector)), "\n", relay_state, NULL);
  if (!lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (self), LANYARD_TEST_REQUEST_KIND, id, waiting,
                                             request->now + REQUEST_LIFETIME, TRUE, error))
    return NULL;

  return lanyard_http_response_new_redirect (location);
}

/**
 * lanyard_handle_test_sp_acs:
 * @self: the IdP
 * @request: POST /test-sp/acs
 * @error: %LANYARD_ERROR_NOT_FOUND where there is no test SP; a refused
 *   Response is a page of its own
 *
 * The assertion consumer service: shows NameID, attributes and the verdict on
 * each rule.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_test_sp_acs (LanyardIdp          *self,
                            LanyardHttpRequest  *request,
                            GError             **error)
{
  g_autoptr(LanyardTestResult) result = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *relay_state = NULL;

  if (!_lanyard_test_sp_require (self, error))
    return NULL;

  encoded = lanyard_http_request_dup_form (request, "SAMLResponse", &local_error);
  if (local_error == NULL)
    relay_state = lanyard_http_request_dup_form (request, "RelayState", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  result = _lanyard_test_result_verify_sync (lanyard_idp_get_configuration (self), lanyard_idp_get_base_url (self),
                                             encoded, relay_state, request->now);
  if (!keep_result (self, request, result, error))
    return NULL;

  return show_result (self, result);
}

/**
 * lanyard_handle_test_sp_result:
 * @self: the IdP
 * @request: GET /test-sp/result
 * @error: %LANYARD_ERROR_NOT_FOUND before the first Response
 *
 * What the test SP made of the last Response, as JSON.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_test_sp_result (LanyardIdp          *self,
                               LanyardHttpRequest  *request,
                               GError             **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = NULL;

  if (!_lanyard_test_sp_require (self, error))
    return NULL;

  text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (self), LANYARD_TEST_RESULT_KIND, LANYARD_TEST_RESULT_KEY,
                                               request->now, FALSE, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (text == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                         NULL, _("Sign in at the test service provider first"),
                         _("No response has arrived yet"));
      return NULL;
    }

  node = json_from_string (text, error);
  if (node == NULL)
    return NULL;

  return lanyard_http_response_new_json (200, node);
}
