/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-received-private.h"
#include "lanyard-sso-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-browser.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-second-factor-private.h"

/* Which session a browser had when a request that forces a new sign-in came. */
#define FORCE_AUTHN_KIND "force-authn"
#define FORCE_AUTHN_LIFETIME 3600

/* A request with ForceAuthn is met by a session that began after it came:
 * another one than the browser had when it first showed the request's handle,
 * and not before that was given out (M-22). */
static gboolean
session_is_fresh (LanyardIdp          *self,
                  LanyardHttpRequest  *request,
                  LanyardPending      *pending,
                  LanyardSession      *session,
                  gboolean            *fresh,
                  GError             **error)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (self);
  g_autofree char *before = NULL;
  g_autoptr(GError) local_error = NULL;

  *fresh = FALSE;

  if (lanyard_configuration_put_state_sync (configuration, FORCE_AUTHN_KIND, pending->handle,
                                            session != NULL ? session->id : "",
                                            request->now + FORCE_AUTHN_LIFETIME, TRUE, &local_error))
    return TRUE;

  if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_clear_error (&local_error);

  before = lanyard_configuration_get_state_sync (configuration, FORCE_AUTHN_KIND, pending->handle, request->now,
                                                 FALSE, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *fresh = session != NULL && before != NULL && strcmp (before, session->id) != 0 &&
           session->authn_instant >= pending->created;
  return TRUE;
}

static gboolean
session_will_do (LanyardIdp          *self,
                 LanyardHttpRequest  *request,
                 LanyardConnector    *connector,
                 LanyardPending      *pending,
                 LanyardSession      *session,
                 LanyardSamlRequest  *message,
                 gboolean            *will_do,
                 GError             **error)
{
  gboolean matches;

  if (message != NULL && lanyard_saml_request_get_force_authn (message))
    return session_is_fresh (self, request, pending, session, will_do, error);

  *will_do = session != NULL;
  if (session == NULL || message == NULL)
    return TRUE;

  /* another person than the one it is for can still sign in, once (M-28) */
  if (!lanyard_responder_matches_sync (lanyard_idp_get_responder (self), connector, session->person, message,
                                       request->now, &matches, error))
    return FALSE;
  *will_do = matches;
  return matches || session_is_fresh (self, request, pending, session, will_do, error);
}

/* A session that would do but for a second factor, which the person can still
 * give. */
static gboolean
session_needs_factor (LanyardIdp          *self,
                      LanyardHttpRequest  *request,
                      LanyardConnector    *connector,
                      LanyardSession      *session,
                      LanyardSamlRequest  *message,
                      gboolean            *needs,
                      GError             **error)
{
  const LanyardSignIn sign_in = _lanyard_sso_make_sign_in (self, request, session);

  return lanyard_responder_needs_factor_sync (lanyard_idp_get_responder (self), connector, session->person, &sign_in,
                                              message, needs, error);
}

/* M-23 */
static LanyardHttpResponse *
refuse_passive (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                LanyardConnector    *connector,
                LanyardSamlRequest  *message,
                GError             **error)
{
  g_autoptr(GError) reason = NULL;

  lanyard_set_error (&reason, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_PASSIVE,
                     _("The application wants nothing to be shown to the person (IsPassive)"),
                     _("Sign in first, or begin again from the application"),
                     _("The person would have to sign in"));
  lanyard_error_set_evidence (reason, "M-23", "a session that will do", "none");

  return _lanyard_sso_refuse (self, request, connector, message, reason, error);
}

/* What waited goes on: to the sign-in page, or to the answer. */
LanyardHttpResponse *
_lanyard_sso_continue (LanyardIdp         *self,
                       LanyardHttpRequest *request,
                       LanyardConnector   *connector,
                       GError            **error)
{
  g_autoptr(LanyardPending) pending = NULL;
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSamlRequest) message = NULL;
  g_autoptr(GError) local_error = NULL;
  const char *relay_state = NULL;
  gboolean will_do;
  gboolean needs_factor = FALSE;

  pending = lanyard_pending_load (self, request, lanyard_connector_get_slug (connector), error);
  if (pending == NULL)
    return NULL;

  if (pending->data[0] == LANYARD_PENDING_REQUEST)
    {
      message = lanyard_saml_request_thaw (pending->data + 1, error);
      if (message == NULL)
        return NULL;
      _lanyard_received_note (request, lanyard_saml_request_get_document (message), NULL,
                              lanyard_saml_request_get_relay_state (message));
    }
  else if (pending->data[0] == LANYARD_PENDING_RELAY_STATE)
    {
      relay_state = pending->data + 1;
    }

  session = lanyard_session_load (self, request, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!session_will_do (self, request, connector, pending, session, message, &will_do, error))
    return NULL;

  if (will_do && !session_needs_factor (self, request, connector, session, message, &needs_factor, error))
    return NULL;

  if ((!will_do || needs_factor) && (message == NULL || !lanyard_saml_request_get_is_passive (message)))
    return needs_factor ? _lanyard_second_factor_ask (self, pending) : lanyard_pending_sign_in (self, pending);

  if (!lanyard_pending_finish (self, pending, request->now, error))
    return NULL;
  if (!will_do || needs_factor)
    return refuse_passive (self, request, connector, message, error);

  return _lanyard_sso_respond (self, request, connector, session, message, relay_state, error);
}

/* The address without a request: the person opens the application from the
 * portal or from a bookmark (M-51, I-40). */
LanyardHttpResponse *
_lanyard_sso_begin (LanyardIdp         *self,
                    LanyardHttpRequest *request,
                    LanyardConnector   *connector,
                    GError            **error)
{
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *relay_state = NULL;
  g_autofree char *data = NULL;
  gboolean needs_factor = FALSE;

  relay_state = lanyard_http_request_dup_query (request, "RelayState", &local_error);
  if (local_error == NULL)
    session = lanyard_session_load (self, request, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  lanyard_event_set_text (request->event, "flow", LANYARD_FLOW_IDP_INITIATED);
  if (session != NULL && !session_needs_factor (self, request, connector, session, NULL, &needs_factor, error))
    return NULL;
  if (session != NULL && !needs_factor)
    return _lanyard_sso_respond (self, request, connector, session, NULL, relay_state, error);

  if (relay_state != NULL)
    data = g_strdup_printf ("%c%s", LANYARD_PENDING_RELAY_STATE, relay_state);
  else
    data = g_strdup_printf ("%c", LANYARD_PENDING_UNSOLICITED);

  return lanyard_pending_keep (self, request, lanyard_connector_get_slug (connector), data, error);
}

/*
 * _lanyard_sso_cancel:
 * @pending: a request that waits, can_be_cancelled
 *
 * The person does not want to sign in: the service provider that waits for an
 * answer gets AuthnFailed (M-52).
 *
 * Returns: (transfer full): the page that brings them back
 */
LanyardHttpResponse *
_lanyard_sso_cancel (LanyardIdp          *self,
                     LanyardHttpRequest  *request,
                     LanyardPending      *pending,
                     GError             **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardSamlRequest) message = NULL;
  g_autoptr(GError) reason = NULL;

  g_free (request->segment);
  request->segment = g_strdup (pending->slug);
  connector = _lanyard_sso_find_connector (self, request, error);
  if (connector == NULL)
    return NULL;
  message = lanyard_saml_request_thaw (pending->data + 1, error);
  if (message == NULL || !lanyard_pending_finish (self, pending, request->now, error))
    return NULL;

  lanyard_set_error (&reason, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_AUTHN_FAILED, NULL,
                     _("Begin again from the application"),
                     _("The person went back without signing in"));
  lanyard_error_set_evidence (reason, "M-52", "a sign-in", "cancelled");
  lanyard_event_set_text (request->event, "flow", LANYARD_FLOW_SP_INITIATED);
  _lanyard_received_note (request, lanyard_saml_request_get_document (message), NULL,
                          lanyard_saml_request_get_relay_state (message));

  return _lanyard_sso_refuse (self, request, connector, message, reason, error);
}
