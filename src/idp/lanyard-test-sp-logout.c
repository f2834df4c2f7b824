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
#include "lanyard-saml-logout.h"
#include "lanyard-saml.h"
#include "lanyard-test-result-private.h"
#include "lanyard-test-sp-key-private.h"
#include "lanyard-test-sp-private.h"

#define REQUEST_LIFETIME 3600

static const char *
get_string (JsonObject *object,
            const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* What the test SP was told last; NULL with error: nothing that it took. */
static JsonNode *
load_result (LanyardIdp          *self,
             LanyardHttpRequest  *request,
             GError             **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (self),
                                                                LANYARD_TEST_RESULT_KIND, LANYARD_TEST_RESULT_KEY,
                                                                request->now, FALSE, &local_error);
  g_autoptr(JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  if (node != NULL && get_string (json_node_get_object (node), "name_id") != NULL &&
      !json_object_get_boolean_member_with_default (json_node_get_object (node), "stands_in", FALSE))
    return g_steal_pointer (&node);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     NULL, _("Sign in at the test service provider first"),
                     _("Nobody is signed in at the test service provider"));
  return NULL;
}

static LanyardConnector *
find_connector (LanyardIdp  *self,
                const char  *slug,
                GError     **error)
{
  return (LanyardConnector *) lanyard_configuration_find_sync (lanyard_idp_get_configuration (self),
                                                               LANYARD_TYPE_CONNECTOR, "slug",
                                                               slug != NULL ? slug : "", error);
}

static char *
write_request (LanyardIdp          *self,
               LanyardHttpRequest  *request,
               LanyardConnector    *connector,
               JsonObject          *result,
               const char          *id,
               GError             **error)
{
  const char *base_url = lanyard_idp_get_base_url (self);
  g_autofree char *issuer = g_strconcat (base_url, "/test-sp/metadata", NULL);
  g_autofree char *destination = lanyard_connector_dup_slo_url (connector, base_url);
  g_autoptr(LanyardSamlNameId) name_id = lanyard_saml_name_id_new (get_string (result, "name_id"),
                                                                   get_string (result, "name_id_format"), NULL, NULL);
  g_autoptr(LanyardSamlSigner) signer = NULL;
  const LanyardSamlLogoutRequest message = {
    .id = id,
    .issuer = issuer,
    .destination = destination,
    .name_id = name_id,
    .session_index = get_string (result, "session_index"),
    .now = request->now,
  };

  signer = _lanyard_test_sp_load_signer_sync (lanyard_idp_get_configuration (self), error);

  return signer != NULL ? lanyard_saml_logout_request_redirect (&message, NULL, signer, error) : NULL;
}

/**
 * lanyard_handle_test_sp_logout:
 * @self: the IdP
 * @request: GET /test-sp/logout
 * @error: %LANYARD_ERROR_NOT_FOUND without a test SP, or before the first
 *   sign-in
 *
 * Sends the browser to the IdP with a LogoutRequest for what the test SP was
 * told last.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_test_sp_logout (LanyardIdp          *self,
                               LanyardHttpRequest  *request,
                               GError             **error)
{
  g_autofree char *id = lanyard_random_dup_id ();
  g_autofree char *location = NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *result;

  if (!_lanyard_test_sp_require (self, error))
    return NULL;
  node = load_result (self, request, error);
  if (node == NULL)
    return NULL;
  result = json_node_get_object (node);
  connector = find_connector (self, get_string (result, "connector"), error);
  if (connector == NULL)
    return NULL;

  location = write_request (self, request, connector, result, id, error);
  if (location == NULL ||
      !lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (self), LANYARD_TEST_LOGOUT_KIND, id,
                                             lanyard_record_get_id (LANYARD_RECORD (connector)),
                                             request->now + REQUEST_LIFETIME, TRUE, error))
    return NULL;

  return lanyard_http_response_new_redirect (location);
}

static LanyardHttpResponse *
show_verdict (LanyardIdp   *self,
              GPtrArray    *findings,
              const GError *reason)
{
  const char *title = reason == NULL ? _("The sign-out is accepted") : _("The sign-out is refused");
  LanyardPage *page = lanyard_pages_begin (self, "test-sp", title);

  lanyard_page_set_text (page, NULL, "heading", title);
  if (reason == NULL)
    lanyard_page_remove (page, NULL, "reason");
  else
    lanyard_page_set_text (page, NULL, "reason", reason->message);
  lanyard_page_remove (page, NULL, "values");
  lanyard_page_remove (page, NULL, "actions");
  _lanyard_test_sp_fill_findings (page, findings);

  return lanyard_pages_finish (page, reason == NULL ? 200 : 403);
}

/* M-55, from the other side: what was asked for, once, and by this IdP; and it
 * says that it is done. */
static gboolean
check_answer (LanyardIdp          *self,
              LanyardHttpRequest  *request,
              LanyardConnector    *connector,
              LanyardSamlLogout   *message,
              GPtrArray           *findings,
              GError             **error)
{
  const char *id = lanyard_saml_logout_get_in_response_to (message);
  const char *status = lanyard_saml_logout_get_status (message);
  g_autofree char *waiting = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (self),
                                                                   LANYARD_TEST_LOGOUT_KIND, id, request->now, TRUE, NULL);
  gboolean is_expected = g_strcmp0 (waiting, lanyard_record_get_id (LANYARD_RECORD (connector))) == 0;
  gboolean is_done = strcmp (status, LANYARD_SAML_STATUS_SUCCESS) == 0;

  g_ptr_array_add (findings, lanyard_saml_finding_new ("M-55", LANYARD_SAML_ERROR_IN_RESPONSE_TO, is_expected,
                                                       _("Request that is answered"), NULL, id));
  g_ptr_array_add (findings, lanyard_saml_finding_new ("M-54", LANYARD_SAML_ERROR_STATUS, is_done, _("Status"),
                                                       LANYARD_SAML_STATUS_SUCCESS, status));
  if (is_expected && is_done)
    return TRUE;

  if (is_expected)
    lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_STATUS, NULL, NULL,
                       _("The identity provider says “%s”"), status);
  else
    lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_IN_RESPONSE_TO, NULL, NULL,
                       _("This answer to a sign-out is not expected"));
  return FALSE;
}

static LanyardHttpResponse *
send_answer (LanyardIdp          *self,
             LanyardHttpRequest  *request,
             LanyardConnector    *connector,
             LanyardSamlLogout   *message,
             GError             **error)
{
  const char *base_url = lanyard_idp_get_base_url (self);
  g_autofree char *id = lanyard_random_dup_id ();
  g_autofree char *issuer = g_strconcat (base_url, "/test-sp/metadata", NULL);
  g_autofree char *destination = lanyard_connector_dup_slo_url (connector, base_url);
  g_autofree char *location = NULL;
  g_autoptr(LanyardSamlSigner) signer = NULL;
  const LanyardSamlLogoutResponse answer = {
    .id = id,
    .issuer = issuer,
    .destination = destination,
    .in_response_to = lanyard_saml_logout_get_id (message),
    .status = LANYARD_SAML_STATUS_SUCCESS,
    .now = request->now,
  };

  signer = _lanyard_test_sp_load_signer_sync (lanyard_idp_get_configuration (self), error);
  if (signer != NULL)
    location = lanyard_saml_logout_response_redirect (&answer, lanyard_saml_logout_get_relay_state (message), signer,
                                                      error);

  return location != NULL ? lanyard_http_response_new_redirect (location) : NULL;
}

/* With the key of the connector whose IdP the issuer is, never one of the
 * message. */
static gboolean
verify (LanyardIdp          *self,
        LanyardHttpRequest  *request,
        LanyardConnector    *connector,
        LanyardSamlLogout   *message,
        GPtrArray           *findings,
        GError             **error)
{
  g_autofree char *destination = g_strconcat (lanyard_idp_get_base_url (self), "/test-sp/slo", NULL);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_autoptr(LanyardCertificate) certificate = NULL;
  LanyardSamlTrust trust = { 0 };

  certificate = lanyard_administration_load_certificate_sync (lanyard_idp_get_configuration (self),
                                                              lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (certificate == NULL)
    return FALSE;

  g_ptr_array_add (keys, lanyard_key_ref (lanyard_certificate_get_key (certificate)));
  trust.entity_id = lanyard_connector_get_idp_entity_id (connector);
  trust.signing_keys = keys;
  trust.clock_skew = LANYARD_SAML_SKEW;

  return lanyard_saml_logout_validate (message, &trust, destination, request->now, findings, error);
}

/**
 * lanyard_handle_test_sp_slo:
 * @self: the IdP
 * @request: GET /test-sp/slo
 * @error: %LANYARD_ERROR_NOT_FOUND without a test SP, %LANYARD_SAML_ERROR
 *
 * The single logout service of the test SP: it answers a LogoutRequest that
 * holds every rule, and shows its verdict on anything else.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_test_sp_slo (LanyardIdp          *self,
                            LanyardHttpRequest  *request,
                            GError             **error)
{
  const char *raw = request->raw_query != NULL ? request->raw_query : "";
  g_autofree char *audience = g_strconcat (lanyard_idp_get_base_url (self), "/test-sp/metadata", NULL);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardSamlLogout) message = NULL;
  g_autoptr(GError) reason = NULL;

  if (!_lanyard_test_sp_require (self, error))
    return NULL;
  message = lanyard_saml_logout_decode_redirect (raw, error);
  if (message == NULL)
    return NULL;
  connector = _lanyard_test_result_find_connector_sync (lanyard_idp_get_configuration (self),
                                                        lanyard_saml_logout_get_issuer (message), audience, error);
  if (connector == NULL)
    return NULL;

  if (!verify (self, request, connector, message, findings, &reason))
    return show_verdict (self, findings, reason);
  if (lanyard_saml_logout_is_request (message))
    return send_answer (self, request, connector, message, error);

  check_answer (self, request, connector, message, findings, &reason);
  return show_verdict (self, findings, reason);
}
