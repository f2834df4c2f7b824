/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-received-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-request.h"
#include "lanyard-text.h"

/* IDs are remembered for longer than any message is young enough to be
 * accepted (M-05). */
#define KIND "request-id"
#define LIFETIME 3600
#define RELAY_STATE_MAX 128

/*
 * _lanyard_received_remember_sync:
 * @self: the IdP
 * @request: what it came with
 * @received: the message
 * @error: %LANYARD_SAML_ERROR_REPLAY, or what the storage says
 *
 * a message is taken once, also after a restart.
 *
 * Returns: whether this is the first time
 */
gboolean
_lanyard_received_remember_sync (LanyardIdp             *self,
                                 LanyardHttpRequest     *request,
                                 const LanyardReceived  *received,
                                 GError                **error)
{
  g_autofree char *key = g_strconcat (received->issuer, "\n", received->id, NULL);
  g_autoptr(GError) local_error = NULL;

  if (lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (self), KIND, key, "",
                                            request->now + LIFETIME, TRUE, &local_error))
    return TRUE;

  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    {
      g_clear_error (&local_error);
      lanyard_set_error (&local_error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_REPLAY,
                         _("Each request can be answered once"), received->remedy, "%s", received->refusal);
      lanyard_error_set_evidence (local_error, "A-15", "an ID that was not used before", received->id);
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/*
 * _lanyard_received_check_form:
 * @request: a POST request
 * @error: %LANYARD_SAML_ERROR_BINDING
 *
 * the address of a form has no parameters of SAML. Those of its body
 * alone would be read; what else looks at the address could take it for
 * something else.
 *
 * Returns: whether there are none
 */
gboolean
_lanyard_received_check_form (LanyardHttpRequest  *request,
                              GError             **error)
{
  static const char * const names[] = { "SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding" };
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autoptr(GError) refusal = NULL;

  if (request->raw_query == NULL)
    return TRUE;
  parameters = lanyard_saml_parameters_new (request->raw_query, strlen (request->raw_query), error);
  if (parameters == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (lanyard_saml_parameters_get_raw (parameters, names[i]) != NULL)
      {
        lanyard_set_error (&refusal, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING,
                           _("What is checked and what is read must be the same"),
                           _("Start again from the application"),
                           _("There is a %s in the address besides the form"), names[i]);
        lanyard_error_set_evidence (refusal, "A-13", "parameters in the form alone", names[i]);
        g_propagate_error (error, g_steal_pointer (&refusal));
        return FALSE;
      }

  return TRUE;
}

/*
 * _lanyard_received_note:
 * @request: what is being answered
 * @document: the message as XML
 * @binding: (nullable): "redirect" or "post"; %NULL: it came with an earlier request
 * @relay_state: (nullable): what came with it
 *
 * Puts the message into the event of @request, for the administrator who asks
 * why it was refused. A message that is large or no text is not kept.
 */
void
_lanyard_received_note (LanyardHttpRequest *request,
                        GBytes             *document,
                        const char         *binding,
                        const char         *relay_state)
{
  gsize size;
  const char *data = g_bytes_get_data (document, &size);
  g_autofree char *visible = relay_state != NULL ? lanyard_text_make_visible (relay_state, RELAY_STATE_MAX) : NULL;
  g_autofree char *text = NULL;

  if (size <= LANYARD_EVENT_REQUEST_MAX && g_utf8_validate (data, (gssize) size, NULL))
    text = g_strndup (data, size);

  g_object_set (request->event, "request", text, "binding", binding, "relay-state", visible, NULL);
}
