/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-slo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-access-private.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-language.h"
#include "lanyard-received-private.h"
#include "lanyard-refusal-private.h"
#include "lanyard-saml.h"
#include "lanyard-slo-private.h"
#include "lanyard-sso-private.h"
#include "lanyard-trust-private.h"

/* */
static gboolean
remember_request (LanyardIdp          *self,
                  LanyardHttpRequest  *request,
                  LanyardSamlLogout   *message,
                  GError             **error)
{
  const LanyardReceived received = {
    .issuer = lanyard_saml_logout_get_issuer (message),
    .id = lanyard_saml_logout_get_id (message),
    .refusal = _("This sign-out request was used before"),
    .remedy = _("Go back to the application and sign out from there again"),
  };

  return _lanyard_received_remember_sync (self, request, &received, error);
}

/* M-53: a NameID, or a session, that this service provider was not told of. */
static LanyardHttpResponse *
refuse_stranger (LanyardIdp          *self,
                 LanyardHttpRequest  *request,
                 LanyardConnector    *connector,
                 LanyardSamlLogout   *message,
                 GError             **error)
{
  g_autofree char *url = _lanyard_slo_dup_answer_url (connector);
  LanyardHttpResponse *response;

  g_object_set (request->event, "rule", "M-53", NULL);
  if (url == NULL || lanyard_saml_logout_is_asynchronous (message))
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SUBJECT,
                         _("It names nobody who is signed in to that application here"),
                         _("Sign out at the identity provider instead"),
                         _("The sign-out request cannot be carried out"));
      return NULL;
    }

  response = _lanyard_slo_send_response (self, request, connector, lanyard_saml_logout_get_id (message),
                                         lanyard_saml_logout_get_relay_state (message),
                                         LANYARD_SAML_STATUS_REQUESTER, LANYARD_SAML_STATUS_UNKNOWN_PRINCIPAL, error);
  if (response == NULL)
    return NULL;

  g_object_set (request->event, "code", lanyard_saml_error_get_code (LANYARD_SAML_ERROR_SUBJECT),
                "message", _("The sign-out request names nobody who is signed in to the application"), NULL);
  lanyard_idp_record_event (self, request, "refusal");
  return response;
}

/* M-54: sessions end first, whatever becomes of telling the others. */
static LanyardHttpResponse *
carry_out (LanyardIdp          *self,
           LanyardHttpRequest  *request,
           LanyardConnector    *connector,
           LanyardSamlLogout   *message,
           GPtrArray           *named,
           GError             **error)
{
  g_autoptr(LanyardLogout) logout = _lanyard_logout_new (request->now);

  logout->requester = g_strdup (lanyard_record_get_id (LANYARD_RECORD (connector)));
  logout->request_id = g_strdup (lanyard_saml_logout_get_id (message));
  logout->relay_state = g_strdup (lanyard_saml_logout_get_relay_state (message));
  logout->is_asynchronous = lanyard_saml_logout_is_asynchronous (message);
  for (guint i = 0; i < named->len; i++)
    {
      LanyardParticipant *participant = g_ptr_array_index (named, i);

      if (!_lanyard_logout_end_session_sync (logout, self, participant->session, request->now, error))
        return NULL;
    }

  return _lanyard_slo_begin (self, request, logout, error);
}

/* M-55: with every key pair of the connector, the old ones too. */
static gboolean
decrypt (LanyardIdp         *self,
         LanyardConnector   *connector,
         LanyardSamlLogout  *message,
         GError            **error)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (self);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_autoptr(GPtrArray) pairs = NULL;

  if (lanyard_saml_logout_get_name_id (message) != NULL)
    return TRUE;

  pairs = lanyard_configuration_list_key_pairs_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                                     error);
  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    {
      const char *id = lanyard_record_get_id (LANYARD_RECORD (g_ptr_array_index (pairs, i)));
      g_autoptr(GBytes) data = lanyard_configuration_load_private_key_sync (configuration, id, error);
      LanyardKey *key = data != NULL ? lanyard_key_new_from_data (data, NULL, error) : NULL;

      if (key == NULL)
        return FALSE;
      g_ptr_array_add (keys, key);
    }

  return lanyard_saml_logout_decrypt (message, keys, error);
}

static LanyardHttpResponse *
receive_request (LanyardIdp          *self,
                 LanyardHttpRequest  *request,
                 LanyardConnector    *connector,
                 LanyardSamlLogout   *message,
                 GError             **error)
{
  const LanyardSamlNameId *name_id;
  g_autoptr(GPtrArray) named = NULL;

  if (!remember_request (self, request, message, error))
    return NULL;

  if (!decrypt (self, connector, message, error))
    return NULL;
  name_id = lanyard_saml_logout_get_name_id (message);
  named = _lanyard_participants_find_sync (lanyard_idp_get_configuration (self), connector, name_id,
                                           lanyard_saml_logout_get_session_indexes (message), request->now, error);
  if (named == NULL)
    return NULL;
  if (named->len == 0)
    return refuse_stranger (self, request, connector, message, error);

  return carry_out (self, request, connector, message, named, error);
}

static gboolean
says_success (LanyardSamlLogout *message)
{
  return strcmp (lanyard_saml_logout_get_status (message), LANYARD_SAML_STATUS_SUCCESS) == 0 &&
         g_strcmp0 (lanyard_saml_logout_get_sub_status (message), LANYARD_SAML_STATUS_PARTIAL_LOGOUT) != 0;
}

/* M-55: an answer that was waited for moves the logout on. One that breaks a
 * rule counts as a failure of its sender, and is in the log as a refusal. */
static LanyardHttpResponse *
receive_response (LanyardIdp          *self,
                  LanyardHttpRequest  *request,
                  LanyardConnector    *connector,
                  LanyardSamlLogout   *message,
                  const GError        *reason,
                  GError             **error)
{
  LanyardLogoutPart *part;
  g_autofree char *path = NULL;
  g_autoptr(LanyardLogout) logout = _lanyard_logout_find_sync (self, connector,
                                                               lanyard_saml_logout_get_in_response_to (message),
                                                               request->now, &part, error);

  if (logout == NULL)
    {
      g_object_set (request->event, "rule", "M-55", NULL);
      return NULL;
    }

  part->step = reason == NULL && says_success (message) ? LANYARD_LOGOUT_DONE : LANYARD_LOGOUT_FAILED;
  if (!_lanyard_logout_store_sync (logout, self, error))
    return NULL;
  if (reason != NULL)
    {
      _lanyard_refusal_note (request, reason);
      lanyard_idp_record_event (self, request, "refusal");
    }

  path = _lanyard_logout_dup_path (logout, self);
  return lanyard_http_response_new_redirect (path);
}

/* What is wrong with a message is for administrators, in their language. */
static LanyardSamlLogout *
decode_post (GBytes  *form,
             GError **error)
{
  g_auto(LanyardLanguage) before = lanyard_language_enter_own ();
  gsize length;
  const char *body = g_bytes_get_data (form, &length);

  return lanyard_saml_logout_decode_post (body != NULL ? body : "", length, error);
}

static LanyardSamlLogout *
decode_redirect (const char  *raw,
                 GError     **error)
{
  g_auto(LanyardLanguage) before = lanyard_language_enter_own ();

  return lanyard_saml_logout_decode_redirect (raw, error);
}

static gboolean
check_message (LanyardIdp          *self,
               LanyardHttpRequest  *request,
               LanyardConnector    *connector,
               LanyardSamlLogout   *message,
               GPtrArray           *findings,
               GError             **error)
{
  g_auto(LanyardLanguage) before = lanyard_language_enter_own ();
  g_autofree char *destination = lanyard_connector_dup_slo_url (connector, lanyard_idp_get_base_url (self));

  return _lanyard_trust_check_logout (lanyard_idp_get_configuration (self), connector, message, destination,
                                      request->now, findings, error);
}

/* A message of either kind, decoded. */
static LanyardHttpResponse *
receive (LanyardIdp          *self,
         LanyardHttpRequest  *request,
         LanyardConnector    *connector,
         LanyardSamlLogout   *message,
         GError             **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GError) reason = NULL;

  g_object_set (request->event, "flow", LANYARD_FLOW_SP_INITIATED, NULL);
  _lanyard_received_note (request, lanyard_saml_logout_get_document (message),
                          strcmp (request->method, "POST") == 0 ? "post" : "redirect",
                          lanyard_saml_logout_get_relay_state (message));
  if (!_lanyard_access_check_connector (connector, request->now, error))
    return NULL;

  if (!check_message (self, request, connector, message, findings, &reason))
    _lanyard_refusal_note_findings (request, findings);
  if (!lanyard_saml_logout_is_request (message) &&
      (reason == NULL || reason->domain == LANYARD_SAML_ERROR))
    return receive_response (self, request, connector, message, reason, error);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  return receive_request (self, request, connector, message, error);
}

/* The address alone: for service providers that only know where to send
 * people to when they sign out. */
static LanyardHttpResponse *
ask_person (LanyardIdp *self)
{
  g_autofree char *location = g_strconcat (lanyard_idp_get_base_url (self), "/logout", NULL);

  return lanyard_http_response_new_redirect (location);
}

/**
 * lanyard_handle_single_logout:
 * @self: the IdP
 * @request: GET or POST /saml2/SLUG/slo
 * @error: %LANYARD_SAML_ERROR, %LANYARD_ERROR_REFUSED for a connector that is
 *   switched off, %LANYARD_ERROR_NOT_FOUND
 *
 * The single logout service for HTTP-Redirect and HTTP-POST (M-53 … M-56): a
 * LogoutRequest ends the sessions that it names, and the others who know of
 * them are told; a LogoutResponse moves a logout of ours on. Nothing here needs
 * our cookies, which a POST from another site does not carry: the logout waits
 * under a handle, and the next GET is bound to the browser.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_single_logout (LanyardIdp          *self,
                              LanyardHttpRequest  *request,
                              GError             **error)
{
  g_autoptr(LanyardConnector) connector = _lanyard_sso_find_connector (self, request, error);
  g_autoptr(LanyardSamlLogout) message = NULL;

  if (connector == NULL)
    return NULL;

  if (strcmp (request->method, "POST") == 0)
    {
      if (!_lanyard_received_check_form (request, error))
        return NULL;
      message = decode_post (request->body, error);
    }
  else
    {
      const char *raw = request->raw_query != NULL ? request->raw_query : "";
      g_autoptr(LanyardSamlParameters) parameters = lanyard_saml_parameters_new (raw, strlen (raw), error);

      if (parameters == NULL)
        return NULL;
      if (lanyard_saml_parameters_get_raw (parameters, "SAMLRequest") == NULL &&
          lanyard_saml_parameters_get_raw (parameters, "SAMLResponse") == NULL)
        return ask_person (self);
      message = decode_redirect (raw, error);
    }

  return message != NULL ? receive (self, request, connector, message, error) : NULL;
}
