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

/* IDs are remembered for longer than any message is young enough to be
 * accepted (M-05). */
#define KIND "request-id"
#define LIFETIME 3600

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
