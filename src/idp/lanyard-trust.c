/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-trust-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-url.h"

static void
free_trust_members (LanyardSamlTrust *trust)
{
  g_clear_pointer (&trust->acs, g_ptr_array_unref);
  g_clear_pointer (&trust->signing_keys, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSamlTrust, free_trust_members)

static GPtrArray *
make_endpoints (LanyardConnector *connector)
{
  GListModel *list = lanyard_connector_get_acs (connector);
  GPtrArray *endpoints = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_endpoint_free);
  LanyardAcs *chosen = lanyard_connector_get_default_acs (connector);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);
      LanyardSamlEndpoint *endpoint;

      if (lanyard_acs_get_url (acs) == NULL)
        continue;

      endpoint = lanyard_saml_endpoint_new (LANYARD_SAML_BINDING_POST, lanyard_acs_get_url (acs),
                                            lanyard_acs_get_index (acs));
      endpoint->is_default = acs == chosen;
      g_ptr_array_add (endpoints, endpoint);
    }

  return endpoints;
}

static GPtrArray *
parse_signing_keys (LanyardConnector  *connector,
                    GError           **error)
{
  const char * const *pem = lanyard_connector_get_sp_signing_certificates (connector);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);

  for (guint i = 0; pem != NULL && pem[i] != NULL; i++)
    {
      g_autoptr(GBytes) data = g_bytes_new_static (pem[i], strlen (pem[i]));
      g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, error);

      if (certificate == NULL)
        return NULL;
      g_ptr_array_add (keys, lanyard_key_ref (lanyard_certificate_get_key (certificate)));
    }

  return g_steal_pointer (&keys);
}

static gboolean
make_trust (LanyardSamlTrust  *trust,
            LanyardConnector  *connector,
            GError           **error)
{
  trust->signing_keys = parse_signing_keys (connector, error);
  if (trust->signing_keys == NULL)
    return FALSE;

  trust->entity_id = lanyard_connector_get_sp_entity_id (connector);
  trust->acs = make_endpoints (connector);
  trust->require_signed_requests = lanyard_connector_get_require_signed_requests (connector);
  return TRUE;
}

/**
 * _lanyard_trust_prove_acs:
 * @connector: a connector
 * @request: (nullable): a request
 * @destination: our endpoint's URL
 * @now: what the request's age is measured with
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line a rule
 * @error: %LANYARD_SAML_ERROR
 *
 * Holds a request against what the connector says of its service provider;
 * nothing in the request is believed. Plain http is for the administrator to
 * decide (the check warns), every other part of M-21 holds here too.
 *
 * Returns: (transfer full): the connector's own URL that the answer goes to:
 *   the one that the request chose, or the default
 */
char *
_lanyard_trust_prove_acs (LanyardConnector    *connector,
                          LanyardSamlRequest  *request,
                          const char          *destination,
                          gint64               now,
                          GPtrArray           *findings,
                          GError             **error)
{
  g_auto(LanyardSamlTrust) trust = { 0 };
  const LanyardSamlEndpoint *endpoint = NULL;
  const char *url = NULL;

  if (request != NULL)
    {
      if (!make_trust (&trust, connector, error) ||
          !lanyard_saml_request_validate (request, &trust, destination, now, &endpoint, findings, error))
        return NULL;
      url = endpoint->location;
    }
  else if (lanyard_connector_get_default_acs (connector) != NULL)
    {
      url = lanyard_acs_get_url (lanyard_connector_get_default_acs (connector));
    }

  if (url == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ACS,
                         _("There is no address to send a response to"),
                         _("Enter the ACS URL of the service provider"),
                         _("“%s” has no ACS URL"), lanyard_connector_get_label (connector));
      return NULL;
    }
  if (!lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, error))
    return NULL;

  return g_strdup (url);
}

/**
 * _lanyard_trust_check_logout:
 * @connector: a connector
 * @logout: a logout message
 * @destination: our endpoint's URL
 * @now: when it arrived
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line a rule
 * @error: %LANYARD_SAML_ERROR
 *
 * Holds a logout message against what the connector says of its service
 * provider (M-53); it must be signed whatever is said of other requests.
 *
 * Returns: whether it may be acted on
 */
gboolean
_lanyard_trust_check_logout (LanyardConnector   *connector,
                             LanyardSamlLogout  *logout,
                             const char         *destination,
                             gint64              now,
                             GPtrArray          *findings,
                             GError            **error)
{
  g_auto(LanyardSamlTrust) trust = { 0 };

  return make_trust (&trust, connector, error) &&
         lanyard_saml_logout_validate (logout, &trust, destination, now, findings, error);
}
