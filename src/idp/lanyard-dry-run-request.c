/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-dry-run-request-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-inspect.h"
#include "lanyard-saml-response.h"

/*
 * _lanyard_dry_run_read_request:
 * @text: a URL, a form's body, base64 or XML
 * @error: %LANYARD_SAML_ERROR
 *
 * Returns: (transfer full): the AuthnRequest in it
 */
LanyardSamlRequest *
_lanyard_dry_run_read_request (GBytes  *text,
                               GError **error)
{
  g_autoptr(LanyardSamlInspection) inspection = lanyard_saml_inspect (text, error);

  if (inspection == NULL)
    return NULL;
  if (inspection->fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inspection->fault));
      return NULL;
    }
  if (inspection->kind != LANYARD_SAML_KIND_AUTHN_REQUEST)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED,
                         _("A sign-in begins with an AuthnRequest"),
                         _("Copy the request that the application sends to the identity provider"),
                         /* Translators: an XML element name, or "metadata" */
                         _("What was given is no request but a %s"), lanyard_saml_kind_get_name (inspection->kind));
      return NULL;
    }

  return lanyard_saml_inspection_dup_request (inspection, error);
}

/*
 * _lanyard_dry_run_make_request:
 * @connector: a connector
 * @destination: the identity provider's address for it
 * @now: seconds
 * @error: %LANYARD_SAML_ERROR, %LANYARD_ERROR_INVALID for a connector without
 *   the SP's entity ID
 *
 * Returns: (transfer full): the request that its service provider would send,
 *   as plain as can be and not signed
 */
LanyardSamlRequest *
_lanyard_dry_run_make_request (LanyardConnector  *connector,
                               const char        *destination,
                               gint64             now,
                               GError           **error)
{
  LanyardAcs *acs = lanyard_connector_get_default_acs (connector);
  const LanyardSamlAuthnRequest wishes = {
    .issuer = lanyard_connector_get_sp_entity_id (connector),
    .destination = destination,
    .acs_url = acs != NULL ? lanyard_acs_get_url (acs) : NULL,
    .now = now,
  };
  g_autofree char *text = NULL;
  g_autoptr(GBytes) document = NULL;

  if (wishes.issuer == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("A request names who sends it"),
                         _("Enter the entity ID of the service provider, or import its metadata"),
                         _("“%s” has no SP entity ID"), lanyard_connector_get_label (connector));
      return NULL;
    }

  text = lanyard_saml_authn_request_write (&wishes, NULL, NULL, error);
  if (text == NULL)
    return NULL;

  document = g_bytes_new (text, strlen (text));
  return lanyard_saml_request_decode_xml (document, error);
}
