/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sso.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "lanyard-browser.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"
#include "lanyard-session.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

/* IDs of requests are remembered for longer than any request is young enough
 * to be accepted (M-05, A-15). */
#define REQUEST_ID_KIND "request-id"
#define REQUEST_ID_LIFETIME 3600
/* Which session a browser had when a request that forces a new sign-in came. */
#define FORCE_AUTHN_KIND "force-authn"
#define FORCE_AUTHN_LIFETIME 3600

#define FLOW_SP_INITIATED "sp-initiated"
#define FLOW_IDP_INITIATED "idp-initiated"

/* What waits while a person signs in begins with one of these. */
#define PENDING_REQUEST 'R'         /* a frozen request follows */
#define PENDING_UNSOLICITED 'U'     /* nothing came along */
#define PENDING_RELAY_STATE 'S'     /* a RelayState follows */

static LanyardConnector *
find_connector (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                GError             **error)
{
  g_autoptr(LanyardRecord) record = NULL;
  g_autoptr(GError) local_error = NULL;

  record = lanyard_configuration_find_sync (lanyard_idp_get_configuration (self), LANYARD_TYPE_CONNECTOR,
                                            "slug", request->segment, &local_error);
  if (record != NULL)
    {
      g_object_set (request->event, "connector", lanyard_record_get_id (record), NULL);
      return LANYARD_CONNECTOR (g_steal_pointer (&record));
    }

  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                       _("The address of the identity provider may have been copied wrongly"),
                       _("Ask an administrator for the application's sign-in address"),
                       _("There is no application at “%s”"), request->path);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

/* The rules that were broken, for the log: expected and received. */
static void
note_findings (LanyardHttpRequest *request,
               GPtrArray          *findings)
{
  g_autoptr(GString) detail = g_string_new (NULL);
  const char *rule = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      if (finding->passed)
        continue;

      if (rule == NULL)
        rule = finding->rule;
      g_string_append_printf (detail, "%s%s %s: expected %s, received %s",
                              detail->len > 0 ? "; " : "", finding->rule, lanyard_saml_error_get_code (finding->code),
                              finding->expected != NULL ? finding->expected : "-",
                              finding->received != NULL ? finding->received : "-");
    }

  if (rule != NULL)
    g_object_set (request->event, "rule", rule, "detail", detail->str, NULL);
}

static gboolean
remember_request (LanyardIdp          *self,
                  LanyardHttpRequest  *request,
                  LanyardSamlRequest  *message,
                  GError             **error)
{
  g_autofree char *key = g_strconcat (lanyard_saml_request_get_issuer (message), "\n",
                                      lanyard_saml_request_get_id (message), NULL);
  g_autoptr(GError) local_error = NULL;

  if (lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (self), REQUEST_ID_KIND, key, "",
                                            request->now + REQUEST_ID_LIFETIME, TRUE, &local_error))
    return TRUE;

  if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_object_set (request->event, "rule", "A-15", NULL);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_REPLAY,
                     _("Each request can be answered once"),
                     _("Go back to the application and sign in from there again"),
                     _("This sign-in request was used before"));
  return FALSE;
}

/* A request as it arrives: every rule is looked at before the person sees
 * anything, then it waits under a handle (M-56). */
static LanyardHttpResponse *
receive_request (LanyardIdp          *self,
                 LanyardHttpRequest  *request,
                 LanyardConnector    *connector,
                 LanyardSamlRequest  *message,
                 GError             **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, lanyard_idp_get_base_url (self));
  g_autofree char *frozen = NULL;
  g_autofree char *data = NULL;

  if (!lanyard_responder_accept (lanyard_idp_get_responder (self), connector, message, destination, request->now,
                                 findings, error))
    {
      note_findings (request, findings);
      return NULL;
    }
  if (!remember_request (self, request, message, error))
    return NULL;

  frozen = lanyard_saml_request_freeze (message);
  data = g_strdup_printf ("%c%s", PENDING_REQUEST, frozen);
  return lanyard_pending_keep (self, request, lanyard_connector_get_slug (connector), data, error);
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

/* "urn:oasis:names:tc:SAML:2.0:status:NoPassive" → "NoPassive" */
static const char *
get_last_part (const char *urn)
{
  const char *colon = urn != NULL ? strrchr (urn, ':') : NULL;

  return colon != NULL ? colon + 1 : urn;
}

static LanyardHttpResponse *
send_answer (LanyardIdp          *self,
             LanyardHttpRequest  *request,
             LanyardConnector    *connector,
             LanyardAnswer       *answer,
             GError             **error)
{
  LanyardHttpResponse *response = post_answer (self, connector, answer, error);

  if (response == NULL)
    return NULL;

  if (!answer->success)
    g_object_set (request->event, "code", get_last_part (answer->status), "message", answer->message, NULL);
  lanyard_idp_record_event (self, request, answer->success ? "sign-in" : "refusal");
  return response;
}

static LanyardHttpResponse *
respond (LanyardIdp          *self,
         LanyardHttpRequest  *request,
         LanyardConnector    *connector,
         LanyardSession      *session,
         LanyardSamlRequest  *message,
         const char          *relay_state,
         GError             **error)
{
  const char *base_url = lanyard_idp_get_base_url (self);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, base_url);
  LanyardSignIn sign_in = {
    .authn_instant = session->authn_instant,
    .session_id = session->id,
    .over_tls = request->over_tls || lanyard_url_is_loopback (base_url),
  };

  g_object_set (request->event,
                "person", lanyard_person_get_username (session->person),
                "flow", message != NULL ? FLOW_SP_INITIATED : FLOW_IDP_INITIATED,
                NULL);

  answer = lanyard_responder_respond_sync (lanyard_idp_get_responder (self), connector, session->person, &sign_in,
                                           message, relay_state, destination, request->now, findings, error);
  if (answer == NULL)
    {
      note_findings (request, findings);
      return NULL;
    }

  return send_answer (self, request, connector, answer, error);
}

static LanyardHttpResponse *
refuse_passive (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                LanyardConnector    *connector,
                LanyardSamlRequest  *message,
                GError             **error)
{
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, lanyard_idp_get_base_url (self));

  answer = lanyard_responder_refuse_sync (lanyard_idp_get_responder (self), connector, message, destination,
                                          LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_NO_PASSIVE,
                                          "The person would have to sign in", request->now, error);
  if (answer == NULL)
    return NULL;

  return send_answer (self, request, connector, answer, error);
}

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
                 LanyardPending      *pending,
                 LanyardSession      *session,
                 LanyardSamlRequest  *message,
                 gboolean            *will_do,
                 GError             **error)
{
  if (message != NULL && lanyard_saml_request_get_force_authn (message))
    return session_is_fresh (self, request, pending, session, will_do, error);

  *will_do = session != NULL;
  return TRUE;
}

/* What waited goes on: to the sign-in page, or to the answer. */
static LanyardHttpResponse *
continue_pending (LanyardIdp          *self,
                  LanyardHttpRequest  *request,
                  LanyardConnector    *connector,
                  GError             **error)
{
  g_autoptr(LanyardPending) pending = NULL;
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSamlRequest) message = NULL;
  g_autoptr(GError) local_error = NULL;
  const char *relay_state = NULL;
  gboolean will_do;

  pending = lanyard_pending_load (self, request, lanyard_connector_get_slug (connector), error);
  if (pending == NULL)
    return NULL;

  if (pending->data[0] == PENDING_REQUEST)
    {
      message = lanyard_saml_request_thaw (pending->data + 1, error);
      if (message == NULL)
        return NULL;
    }
  else if (pending->data[0] == PENDING_RELAY_STATE)
    {
      relay_state = pending->data + 1;
    }

  session = lanyard_session_load (self, request, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!session_will_do (self, request, pending, session, message, &will_do, error))
    return NULL;

  if (!will_do && (message == NULL || !lanyard_saml_request_get_is_passive (message)))
    return lanyard_pending_sign_in (self, pending);

  if (!lanyard_pending_finish (self, pending, request->now, error))
    return NULL;
  if (!will_do)
    return refuse_passive (self, request, connector, message, error);

  return respond (self, request, connector, session, message, relay_state, error);
}

/* The address without a request: the person opens the application from the
 * portal or from a bookmark (M-51). */
static LanyardHttpResponse *
begin_unsolicited (LanyardIdp          *self,
                   LanyardHttpRequest  *request,
                   LanyardConnector    *connector,
                   GError             **error)
{
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *relay_state = NULL;
  g_autofree char *data = NULL;

  relay_state = lanyard_http_request_dup_query (request, "RelayState", &local_error);
  if (local_error == NULL)
    session = lanyard_session_load (self, request, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  g_object_set (request->event, "flow", FLOW_IDP_INITIATED, NULL);
  if (session != NULL)
    return respond (self, request, connector, session, NULL, relay_state, error);

  if (relay_state != NULL)
    data = g_strdup_printf ("%c%s", PENDING_RELAY_STATE, relay_state);
  else
    data = g_strdup_printf ("%c", PENDING_UNSOLICITED);

  return lanyard_pending_keep (self, request, lanyard_connector_get_slug (connector), data, error);
}

/**
 * lanyard_handle_sso:
 * @self: the IdP
 * @request: GET /saml2/SLUG
 * @error: what becomes a refusal page; nothing that was not proven is sent
 *   anywhere
 *
 * The single sign-on service for HTTP-Redirect. Without a message: what waits
 * under "handle" goes on, or the sign-in is IdP-initiated, with an optional
 * RelayState.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_sso (LanyardIdp          *self,
                    LanyardHttpRequest  *request,
                    GError             **error)
{
  const char *raw = request->raw_query != NULL ? request->raw_query : "";
  g_autoptr(LanyardConnector) connector = find_connector (self, request, error);
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autoptr(LanyardSamlRequest) message = NULL;

  if (connector == NULL)
    return NULL;
  parameters = lanyard_saml_parameters_new (raw, strlen (raw), error);
  if (parameters == NULL)
    return NULL;

  if (lanyard_saml_parameters_get_raw (parameters, "SAMLRequest") == NULL &&
      lanyard_saml_parameters_get_raw (parameters, "SAMLResponse") == NULL)
    {
      if (lanyard_saml_parameters_get_raw (parameters, "handle") != NULL)
        return continue_pending (self, request, connector, error);
      return begin_unsolicited (self, request, connector, error);
    }

  g_object_set (request->event, "flow", FLOW_SP_INITIATED, NULL);
  message = lanyard_saml_request_decode_redirect (raw, error);
  if (message == NULL)
    return NULL;

  return receive_request (self, request, connector, message, error);
}

/**
 * lanyard_handle_sso_post:
 * @self: the IdP
 * @request: POST /saml2/SLUG
 * @error: as for lanyard_handle_sso()
 *
 * The single sign-on service for HTTP-POST.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_sso_post (LanyardIdp          *self,
                         LanyardHttpRequest  *request,
                         GError             **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (self, request, error);
  g_autoptr(LanyardSamlRequest) message = NULL;
  const char *body;
  gsize length;

  if (connector == NULL)
    return NULL;

  g_object_set (request->event, "flow", FLOW_SP_INITIATED, NULL);
  body = g_bytes_get_data (request->body, &length);
  message = lanyard_saml_request_decode_post (body != NULL ? body : "", length, error);
  if (message == NULL)
    return NULL;

  return receive_request (self, request, connector, message, error);
}

/**
 * lanyard_handle_idp_metadata:
 * @self: the IdP
 * @request: GET /saml2/SLUG/metadata
 * @error: %LANYARD_ERROR_NOT_FOUND for a connector without an active pair
 *
 * Metadata for one connector (M-60).
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_idp_metadata (LanyardIdp          *self,
                             LanyardHttpRequest  *request,
                             GError             **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (self, request, error);
  g_autoptr(GBytes) metadata = NULL;
  g_autoptr(GError) local_error = NULL;

  if (connector == NULL)
    return NULL;

  metadata = lanyard_administration_write_metadata_sync (lanyard_idp_get_configuration (self), connector,
                                                         lanyard_idp_get_base_url (self), &local_error);
  if (metadata != NULL)
    return lanyard_http_response_new_file ("application/samlmetadata+xml", NULL, metadata);

  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_REFUSED))
    g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

/**
 * lanyard_handle_single_logout:
 * @self: the IdP
 * @request: /saml2/SLUG/slo, which metadata does not declare
 * @error: %LANYARD_ERROR_NOT_FOUND
 *
 * For service providers that only know an address to send people to when they
 * sign out: the page that asks whether to sign out here as well. A message
 * that may come along is not read, so it has no effect.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_single_logout (LanyardIdp          *self,
                              LanyardHttpRequest  *request,
                              GError             **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (self, request, error);
  g_autofree char *location = NULL;

  if (connector == NULL)
    return NULL;

  location = g_strconcat (lanyard_idp_get_base_url (self), "/logout", NULL);
  return lanyard_http_response_new_redirect (location);
}
