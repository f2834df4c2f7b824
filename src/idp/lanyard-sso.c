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
#include "lanyard-language.h"
#include "lanyard-received-private.h"
#include "lanyard-refusal-private.h"
#include "lanyard-saml.h"
#include "lanyard-seen-request-private.h"
#include "lanyard-sso-private.h"
#include "lanyard-stand-in-private.h"

#define USERNAME_MAX 255

LanyardConnector *
_lanyard_sso_find_connector (LanyardIdp         *self,
                             LanyardHttpRequest *request,
                             GError            **error)
{
  g_autoptr(LanyardRecord) record = NULL;
  g_autoptr(GError) local_error = NULL;

  record = lanyard_configuration_peek_sync (lanyard_idp_get_configuration (self), LANYARD_TYPE_CONNECTOR,
                                            "slug", request->segment, &local_error);
  if (record != NULL)
    {
      lanyard_event_set_text (request->event, "connector", lanyard_record_get_id (record));
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

/* */
static gboolean
remember_request (LanyardIdp          *self,
                  LanyardHttpRequest  *request,
                  LanyardSamlRequest  *message,
                  GError             **error)
{
  const LanyardReceived received = {
    .issuer = lanyard_saml_request_get_issuer (message),
    .id = lanyard_saml_request_get_id (message),
    .refusal = _("This sign-in request was used before"),
    .remedy = _("Go back to the application and sign in from there again"),
  };

  return _lanyard_received_remember_sync (self, request, &received, error);
}

/* What cannot be met is answered if the request proves where it comes from
 * (M-52), and shown to nobody else than the person if it does not. */
static LanyardHttpResponse *
refuse_request (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                LanyardConnector    *connector,
                LanyardSamlRequest  *message,
                GError              *reason,
                GError             **error)
{
  g_autoptr(GError) owned = reason;
  LanyardSamlStatus status;
  LanyardHttpResponse *response;

  if (!lanyard_saml_error_get_status (owned, &status))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return NULL;
    }
  if (!remember_request (self, request, message, error))
    return NULL;

  response = _lanyard_sso_refuse (self, request, connector, message, owned, NULL);
  if (response == NULL)
    g_propagate_error (error, g_steal_pointer (&owned));
  return response;
}

/* The name that the request says will be signed in with, if it is one that a
 * person would type (M-28). */
static char *
dup_username (LanyardSamlRequest *message)
{
  const LanyardSamlSubject *subject = lanyard_saml_request_get_subject (message);

  if (subject == NULL || subject->name_id == NULL ||
      g_utf8_strlen (subject->name_id, -1) > USERNAME_MAX ||
      (subject->format != NULL && !g_str_equal (subject->format, LANYARD_SAML_NAME_ID_EMAIL) &&
       !g_str_equal (subject->format, LANYARD_SAML_NAME_ID_UNSPECIFIED)))
    return NULL;

  return g_strdup (subject->name_id);
}

/* What is wrong with a message is for administrators, in their language. */
static LanyardSamlRequest *
decode_redirect (const char  *raw,
                 GError     **error)
{
  g_auto(LanyardLanguage) before = lanyard_language_enter_own ();

  return lanyard_saml_request_decode_redirect (raw, error);
}

static LanyardSamlRequest *
decode_post (GBytes  *form,
             GError **error)
{
  g_auto(LanyardLanguage) before = lanyard_language_enter_own ();
  gsize length;
  const char *body = g_bytes_get_data (form, &length);

  return lanyard_saml_request_decode_post (body != NULL ? body : "", length, error);
}

static gboolean
accept_request (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                LanyardConnector    *connector,
                LanyardSamlRequest  *message,
                GPtrArray           *findings,
                GError             **error)
{
  g_auto(LanyardLanguage) before = lanyard_language_enter_own ();
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, lanyard_idp_get_base_url (self));

  return lanyard_responder_accept (lanyard_idp_get_responder (self), connector, message, destination, request->now,
                                   findings, error);
}

/* A request as it arrives: every rule is looked at before the person sees
 * anything, then it waits under a handle (M-56). */
static LanyardHttpResponse *
receive_request (LanyardIdp          *self,
                 LanyardHttpRequest  *request,
                 LanyardConnector    *connector,
                 LanyardSamlRequest  *message,
                 const char          *binding,
                 GError             **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GError) reason = NULL;
  g_autofree char *frozen = NULL;
  g_autofree char *data = NULL;
  g_autofree char *username = NULL;

  _lanyard_received_note (request, lanyard_saml_request_get_document (message), binding,
                          lanyard_saml_request_get_relay_state (message));
  accept_request (self, request, connector, message, findings, &reason);
  if (!_lanyard_stand_in_waits_sync (self, connector, message, request->now))
    _lanyard_seen_request_note_sync (self, request, connector, message, binding, findings, reason);
  if (reason != NULL)
    {
      _lanyard_refusal_note_findings (request, findings);
      return refuse_request (self, request, connector, message, g_steal_pointer (&reason), error);
    }
  if (!remember_request (self, request, message, error))
    return NULL;

  frozen = lanyard_saml_request_freeze (message);
  data = g_strdup_printf ("%c%s", LANYARD_PENDING_REQUEST, frozen);
  username = dup_username (message);
  return lanyard_pending_keep_for (self, request,
                                   &(LanyardPending) {
                                     .slug = (char *) lanyard_connector_get_slug (connector),
                                     .data = data,
                                     .username = username,
                                     .forces_sign_in = lanyard_saml_request_get_force_authn (message),
                                     .can_be_cancelled = TRUE,
                                   },
                                   error);
}

/* A message that could not be decoded: NULL, with the reason. */
static LanyardHttpResponse *
refuse_unread (LanyardIdp          *self,
               LanyardHttpRequest  *request,
               LanyardConnector    *connector,
               const char          *binding,
               GError              *refusal,
               GError             **error)
{
  _lanyard_seen_request_note_sync (self, request, connector, NULL, binding, NULL, refusal);
  g_propagate_error (error, refusal);
  return NULL;
}

/* M-01 */
static LanyardHttpResponse *
receive (LanyardIdp          *self,
         LanyardHttpRequest  *request,
         GError             **error)
{
  const char *raw = request->raw_query != NULL ? request->raw_query : "";
  g_autoptr(LanyardConnector) connector = _lanyard_sso_find_connector (self, request, error);
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autoptr(LanyardSamlRequest) message = NULL;
  g_autoptr(GError) refusal = NULL;

  if (connector == NULL)
    return NULL;
  parameters = lanyard_saml_parameters_new (raw, strlen (raw), error);
  if (parameters == NULL)
    return NULL;

  if (lanyard_saml_parameters_get_raw (parameters, "SAMLRequest") == NULL &&
      lanyard_saml_parameters_get_raw (parameters, "SAMLResponse") == NULL)
    {
      if (lanyard_saml_parameters_get_raw (parameters, "handle") != NULL)
        return _lanyard_sso_continue (self, request, connector, error);
      return _lanyard_sso_begin (self, request, connector, error);
    }

  lanyard_event_set_text (request->event, "flow", LANYARD_FLOW_SP_INITIATED);
  message = decode_redirect (raw, &refusal);
  if (message == NULL)
    return refuse_unread (self, request, connector, "redirect", g_steal_pointer (&refusal), error);

  return receive_request (self, request, connector, message, "redirect", error);
}

/**
 * lanyard_handle_sso:
 * @self: the IdP
 * @request: GET /saml2/SLUG
 * @error: what becomes a refusal page; nothing that was not proven is sent
 *   anywhere
 *
 * M-01: the single sign-on service for HTTP-Redirect. Without a message: what waits
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
  LanyardHttpResponse *response;

  lanyard_configuration_hold (lanyard_idp_get_configuration (self));
  response = receive (self, request, error);
  lanyard_configuration_release (lanyard_idp_get_configuration (self));

  return response;
}

/**
 * lanyard_handle_sso_post:
 * @self: the IdP
 * @request: POST /saml2/SLUG
 * @error: as for lanyard_handle_sso()
 *
 * The single sign-on service for HTTP-POST (M-01). Answers go by POST in both
 * cases; Artifact, SOAP, ECP and holder-of-key are neither there nor declared.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_sso_post (LanyardIdp          *self,
                         LanyardHttpRequest  *request,
                         GError             **error)
{
  g_autoptr(LanyardConnector) connector = _lanyard_sso_find_connector (self, request, error);
  g_autoptr(LanyardSamlRequest) message = NULL;
  g_autoptr(GError) refusal = NULL;

  if (connector == NULL)
    return NULL;

  lanyard_event_set_text (request->event, "flow", LANYARD_FLOW_SP_INITIATED);
  if (!_lanyard_received_check_form (request, error))
    return NULL;

  message = decode_post (request->body, &refusal);
  if (message == NULL)
    return refuse_unread (self, request, connector, "post", g_steal_pointer (&refusal), error);

  return receive_request (self, request, connector, message, "post", error);
}

/**
 * lanyard_handle_idp_metadata:
 * @self: the IdP
 * @request: GET /saml2/SLUG/metadata
 * @error: %LANYARD_ERROR_NOT_FOUND for a connector without an active pair
 *
 * Metadata for one connector (M-60), signed if the settings say so, with an
 * ETag for those that ask for it regularly.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_handle_idp_metadata (LanyardIdp          *self,
                             LanyardHttpRequest  *request,
                             GError             **error)
{
  g_autoptr(LanyardConnector) connector = _lanyard_sso_find_connector (self, request, error);
  g_autoptr(GBytes) metadata = NULL;
  g_autoptr(GError) local_error = NULL;

  if (connector == NULL)
    return NULL;

  metadata = lanyard_administration_write_metadata_sync (lanyard_idp_get_configuration (self), connector,
                                                         lanyard_idp_get_base_url (self), LANYARD_METADATA_AS_SET,
                                                         request->now, &local_error);
  if (metadata != NULL)
    return lanyard_http_response_new_cached (request, "application/samlmetadata+xml", metadata);

  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_REFUSED))
    g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}
