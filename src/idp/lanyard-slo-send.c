/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-slo-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-access-private.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-random.h"
#include "lanyard-url.h"

/* How long a LogoutRequest of ours may be on its way. */
#define REQUEST_LIFETIME 300

static gboolean
is_post (LanyardConnector *connector)
{
  LanyardBinding binding;

  g_object_get (connector, "slo-binding", &binding, NULL);

  return binding == LANYARD_BINDING_POST;
}

static LanyardHttpResponse *
post (LanyardIdp        *self,
      LanyardConnector  *connector,
      const char        *destination,
      const char        *parameter,
      const char        *document,
      const char        *relay_state,
      GError           **error)
{
  /* Translators: %s is an application */
  g_autofree char *title = g_strdup_printf (_("Signing out of %s"), lanyard_connector_get_label (connector));
  g_autofree char *value = lanyard_saml_post_value (document);
  const LanyardFormField fields[] = {
    { parameter, value },
    { "RelayState", relay_state },
  };

  return lanyard_pages_post_text (self, title, _("If it does not go on by itself, continue here."), destination, fields,
                                  G_N_ELEMENTS (fields), error);
}

/* A form, or the URL of a redirect; NULL: with the error set. */
static LanyardHttpResponse *
send_text (LanyardIdp        *self,
           LanyardConnector  *connector,
           const char        *destination,
           const char        *parameter,
           const char        *text,
           const char        *relay_state,
           GError           **error)
{
  if (text == NULL)
    return NULL;
  if (is_post (connector))
    return post (self, connector, destination, parameter, text, relay_state, error);

  return lanyard_url_check (text, LANYARD_URL_ALLOW_HTTP, error) ? lanyard_http_response_new_redirect (text) : NULL;
}

/* for a connector that is in use. */
static LanyardSamlSigner *
prepare_signer (LanyardIdp          *self,
                LanyardHttpRequest  *request,
                LanyardConnector    *connector,
                GError             **error)
{
  if (!_lanyard_access_check_connector (connector, request->now, error))
    return NULL;

  return lanyard_responder_prepare_signer_sync (lanyard_idp_get_responder (self), connector, error);
}

/*
 * _lanyard_slo_dup_answer_url:
 * @connector: a connector
 *
 * M-54: ResponseLocation if there is one, else Location.
 *
 * Returns: (transfer full) (nullable): where a LogoutResponse goes
 */
char *
_lanyard_slo_dup_answer_url (LanyardConnector *connector)
{
  g_autofree char *url = NULL;

  g_object_get (connector, "slo-response-url", &url, NULL);
  if (url != NULL && *url != '\0')
    return g_steal_pointer (&url);

  return g_strdup (lanyard_connector_get_slo_url (connector));
}

/*
 * _lanyard_slo_send_request:
 * @connector: whose service provider is told
 * @part: of what; its request_id is used
 * @error: why it cannot be told
 *
 * M-53: with the exact NameID and SessionIndex that it knows the session by.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
_lanyard_slo_send_request (LanyardIdp          *self,
                           LanyardHttpRequest  *request,
                           LanyardConnector    *connector,
                           LanyardLogoutPart   *part,
                           GError             **error)
{
  g_autoptr(LanyardSamlSigner) signer = NULL;
  const LanyardSamlLogoutRequest message = {
    .id = part->request_id,
    .issuer = lanyard_connector_get_idp_entity_id (connector),
    .destination = lanyard_connector_get_slo_url (connector),
    .name_id = part->participant->name_id,
    .session_index = part->participant->session_index,
    .not_on_or_after = request->now + REQUEST_LIFETIME,
    .now = request->now,
  };
  g_autofree char *text = NULL;

  signer = prepare_signer (self, request, connector, error);
  if (signer == NULL)
    return NULL;

  text = is_post (connector) ? lanyard_saml_logout_request_write (&message, signer, error)
                             : lanyard_saml_logout_request_redirect (&message, NULL, signer, error);
  return send_text (self, connector, message.destination, "SAMLRequest", text, NULL, error);
}

/*
 * _lanyard_slo_send_response:
 * @connector: whose service provider asked
 * @in_response_to: the ID of its LogoutRequest
 * @relay_state: (nullable): what came with it, byte for byte
 * @status: the top-level status
 * @sub_status: (nullable): the second level
 * @error: what keeps it from being sent
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
_lanyard_slo_send_response (LanyardIdp          *self,
                            LanyardHttpRequest  *request,
                            LanyardConnector    *connector,
                            const char          *in_response_to,
                            const char          *relay_state,
                            const char          *status,
                            const char          *sub_status,
                            GError             **error)
{
  g_autoptr(LanyardSamlSigner) signer = NULL;
  g_autofree char *id = lanyard_random_dup_id ();
  g_autofree char *destination = _lanyard_slo_dup_answer_url (connector);
  g_autofree char *text = NULL;
  const LanyardSamlLogoutResponse message = {
    .id = id,
    .issuer = lanyard_connector_get_idp_entity_id (connector),
    .destination = destination,
    .in_response_to = in_response_to,
    .status = status,
    .sub_status = sub_status,
    .now = request->now,
  };

  signer = prepare_signer (self, request, connector, error);
  if (signer == NULL)
    return NULL;

  text = is_post (connector) ? lanyard_saml_logout_response_write (&message, signer, error)
                             : lanyard_saml_logout_response_redirect (&message, relay_state, signer, error);
  return send_text (self, connector, message.destination, "SAMLResponse", text, relay_state, error);
}
