/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sso-private.h"

#include <string.h>

#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-participants-private.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"
#include "lanyard-url.h"

/* The rules that were broken, for the log: expected and received. */
void
_lanyard_sso_note_findings (LanyardHttpRequest *request,
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
    g_object_set (request->event, "code", get_last_part (answer->status), "message", answer->message, NULL);
  lanyard_idp_record_event (self, request, answer->success ? "sign-in" : "refusal");
  return response;
}

LanyardHttpResponse *
_lanyard_sso_respond (LanyardIdp         *self,
                      LanyardHttpRequest *request,
                      LanyardConnector   *connector,
                      LanyardSession     *session,
                      LanyardSamlRequest *message,
                      const char         *relay_state,
                      GError            **error)
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
                "flow", message != NULL ? LANYARD_FLOW_SP_INITIATED : LANYARD_FLOW_IDP_INITIATED,
                NULL);

  answer = lanyard_responder_respond_sync (lanyard_idp_get_responder (self), connector, session->person, &sign_in,
                                           message, relay_state, destination, request->now, findings, error);
  if (answer == NULL)
    {
      _lanyard_sso_note_findings (request, findings);
      return NULL;
    }
  if (answer->success &&
      !_lanyard_participants_add_sync (lanyard_idp_get_configuration (self), session, connector, answer->name_id,
                                       answer->session_index, request->now, error))
    return NULL;

  return _lanyard_sso_send_answer (self, request, connector, answer, error);
}

LanyardHttpResponse *
_lanyard_sso_refuse_passive (LanyardIdp         *self,
                             LanyardHttpRequest *request,
                             LanyardConnector   *connector,
                             LanyardSamlRequest *message,
                             GError            **error)
{
  g_autoptr(LanyardAnswer) answer = NULL;
  g_autofree char *destination = lanyard_connector_dup_sso_url (connector, lanyard_idp_get_base_url (self));

  answer = lanyard_responder_refuse_sync (lanyard_idp_get_responder (self), connector, message, destination,
                                          LANYARD_SAML_STATUS_RESPONDER, LANYARD_SAML_STATUS_NO_PASSIVE,
                                          "The person would have to sign in", request->now, error);
  if (answer == NULL)
    return NULL;

  return _lanyard_sso_send_answer (self, request, connector, answer, error);
}
