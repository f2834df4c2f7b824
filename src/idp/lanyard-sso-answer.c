/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sso-private.h"

#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-participants-private.h"
#include "lanyard-recents-private.h"
#include "lanyard-refusal-private.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"
#include "lanyard-stand-in-private.h"

/* How the person of @session signed in; it points into @session. */
LanyardSignIn
_lanyard_sso_make_sign_in (LanyardIdp         *self,
                           LanyardHttpRequest *request,
                           LanyardSession     *session)
{
  return (LanyardSignIn) {
    .authn_instant = session->authn_instant,
    .session_id = session->index_id,
    .over_tls = request->over_tls || _lanyard_idp_is_loopback (self),
    .second_factor = session->second_factor,
  };
}

/* Answers and errors of the protocol go the same way: through the browser. */
static LanyardHttpResponse *
post_answer (LanyardIdp        *self,
             LanyardConnector  *connector,
             LanyardAnswer     *answer,
             GError           **error)
{
  g_autofree char *value = lanyard_saml_post_value (answer->document);
  const LanyardFormField fields[] = {
    { "SAMLResponse", value },
    { "RelayState", answer->relay_state },
  };

  return lanyard_pages_post (self, lanyard_connector_get_label (connector), answer->acs_url,
                             fields, G_N_ELEMENTS (fields), error);
}

LanyardHttpResponse *
_lanyard_sso_send_answer (LanyardIdp         *self,
                          LanyardHttpRequest *request,
                          LanyardConnector   *connector,
                          LanyardAnswer      *answer,
                          GError            **error)
{
  LanyardHttpResponse *response = post_answer (self, connector, answer, error);

  if (response == NULL)
    return NULL;

  if (!answer->success)
    _lanyard_refusal_note (request, answer->reason);
  lanyard_idp_record_event (self, request, answer->success ? "sign-in" : "refusal");
  return response;
}

/* This person may not: they see why, here, and can go back with a signed
 * RequestDenied (M-52). A request that wants nothing to be shown gets that at
 * once (M-23), and one that proves nothing gets nothing. */
static LanyardHttpResponse *
refuse_person (LanyardIdp          *self,
               LanyardHttpRequest  *request,
               LanyardConnector    *connector,
               LanyardSamlRequest  *message,
               GError              *reason,
               GError             **error)
{
  g_autoptr(GError) owned = reason;
  g_autoptr(GError) denied = g_error_new_literal (LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_DENIED, owned->message);
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, lanyard_idp_get_base_url (self));
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autofree char *value = NULL;

  if (message != NULL)
    answer = lanyard_responder_refuse_sync (lanyard_idp_get_responder (self), connector, message, destination,
                                            denied, request->now, NULL);
  if (answer == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return NULL;
    }
  _lanyard_stand_in_deliver_sync (self, connector, message, answer, request->now);
  if (lanyard_saml_request_get_is_passive (message))
    {
      g_clear_error (&answer->reason);
      answer->reason = g_steal_pointer (&owned);
      return _lanyard_sso_send_answer (self, request, connector, answer, error);
    }

  value = lanyard_saml_post_value (answer->document);
  return lanyard_pages_refuse_person (self, request, owned, lanyard_connector_get_label (connector), answer->acs_url,
                                      (const LanyardFormField[]) { { "SAMLResponse", value },
                                                                   { "RelayState", answer->relay_state } },
                                      2);
}

/*
 * _lanyard_sso_respond:
 * @session: who signed in
 * @message: (nullable): the request, NULL for IdP-initiated
 * @relay_state: (nullable): goes along when there is no request
 *
 * Returns: (transfer full): the page that brings the answer to the service
 *   provider, or the one that says why there is none
 */
LanyardHttpResponse *
_lanyard_sso_respond (LanyardIdp          *self,
                      LanyardHttpRequest  *request,
                      LanyardConnector    *connector,
                      LanyardSession      *session,
                      LanyardSamlRequest  *message,
                      const char          *relay_state,
                      GError             **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autoptr(GError) reason = NULL;
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, lanyard_idp_get_base_url (self));
  LanyardSignIn sign_in = _lanyard_sso_make_sign_in (self, request, session);

  lanyard_event_set_text (request->event, "person", lanyard_person_get_username (session->person));
  lanyard_event_set_text (request->event, "flow",
                          message != NULL ? LANYARD_FLOW_SP_INITIATED : LANYARD_FLOW_IDP_INITIATED);

  answer = lanyard_responder_respond_sync (lanyard_idp_get_responder (self), connector, session->person, &sign_in,
                                           message, relay_state, destination, request->now, findings, &reason);
  if (answer == NULL)
    {
      _lanyard_refusal_note_findings (request, findings);
      return refuse_person (self, request, connector, message, g_steal_pointer (&reason), error);
    }
  if (answer->success && !_lanyard_stand_in_waits_sync (self, connector, message, request->now))
    {
      if (!_lanyard_participants_add_sync (lanyard_idp_get_configuration (self), session, connector, answer->name_id,
                                           answer->session_index, request->now, error))
        return NULL;
      _lanyard_recents_note (lanyard_idp_get_configuration (self), request, session->person_id,
                             lanyard_record_get_id (LANYARD_RECORD (connector)), request->now);
    }

  _lanyard_refusal_warn (self, request, findings);
  _lanyard_stand_in_deliver_sync (self, connector, message, answer, request->now);
  return _lanyard_sso_send_answer (self, request, connector, answer, error);
}

/*
 * _lanyard_sso_refuse:
 * @message: a request that was accepted, or whose wishes cannot be met
 * @reason: why it is not answered as it asks
 *
 * Returns: (transfer full): the page that brings an error Response (M-52) to
 *   the service provider; NULL with @reason as the error if it may not be told
 */
LanyardHttpResponse *
_lanyard_sso_refuse (LanyardIdp          *self,
                     LanyardHttpRequest  *request,
                     LanyardConnector    *connector,
                     LanyardSamlRequest  *message,
                     const GError        *reason,
                     GError             **error)
{
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, lanyard_idp_get_base_url (self));

  answer = lanyard_responder_refuse_sync (lanyard_idp_get_responder (self), connector, message, destination, reason,
                                          request->now, error);
  if (answer == NULL)
    return NULL;

  _lanyard_stand_in_deliver_sync (self, connector, message, answer, request->now);
  return _lanyard_sso_send_answer (self, request, connector, answer, error);
}
