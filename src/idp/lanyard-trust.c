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

static const char *
get_binding (LanyardAcs *acs)
{
  static const char * const bindings[] = {
    [LANYARD_ACS_BINDING_POST] = LANYARD_SAML_BINDING_POST,
    [LANYARD_ACS_BINDING_REDIRECT] = LANYARD_SAML_BINDING_REDIRECT,
    [LANYARD_ACS_BINDING_ARTIFACT] = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact",
    [LANYARD_ACS_BINDING_PAOS] = "urn:oasis:names:tc:SAML:2.0:bindings:PAOS",
  };

  return bindings[lanyard_acs_get_binding (acs)];
}

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

      endpoint = lanyard_saml_endpoint_new (get_binding (acs), lanyard_acs_get_url (acs), lanyard_acs_get_index (acs));
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

/**
 * _lanyard_trust_init:
 * @trust: (out caller-allocates): nothing but zeros
 * @configuration: where the settings are
 * @connector: a connector; @trust borrows from it
 * @error: a certificate that does not read, or the configuration's
 *
 * How far the service provider of @connector is trusted. To be cleared with
 * _lanyard_trust_clear(), whatever this returns.
 *
 * Returns: whether @trust can be used
 */
gboolean
_lanyard_trust_init (LanyardSamlTrust      *trust,
                     LanyardConfiguration  *configuration,
                     LanyardConnector      *connector,
                     GError               **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (configuration, error);

  if (settings == NULL)
    return FALSE;
  trust->signing_keys = parse_signing_keys (connector, error);
  if (trust->signing_keys == NULL)
    return FALSE;

  trust->entity_id = lanyard_connector_get_sp_entity_id (connector);
  trust->idp_entity_id = lanyard_connector_get_idp_entity_id (connector);
  trust->acs = make_endpoints (connector);
  trust->require_signed_requests = lanyard_connector_get_require_signed_requests (connector);
  trust->ignore_signatures = lanyard_connector_get_ignore_request_signatures (connector);
  trust->allow_sha1 = lanyard_connector_get_allow_sha1 (connector);
  trust->clock_skew = lanyard_settings_get_clock_skew (settings);
  trust->accepted_destinations = lanyard_connector_get_accepted_destinations (connector);
  trust->sp_name_qualifiers = lanyard_connector_get_sp_name_qualifiers (connector);
  return TRUE;
}

/**
 * _lanyard_trust_clear:
 * @trust: a trust
 */
void
_lanyard_trust_clear (LanyardSamlTrust *trust)
{
  g_clear_pointer (&trust->acs, g_ptr_array_unref);
  g_clear_pointer (&trust->signing_keys, g_ptr_array_unref);
}

/* The address for what nobody asked for (M-51). */
static gboolean
choose_default_acs (LanyardConnector  *connector,
                    char             **acs_url,
                    GError           **error)
{
  LanyardAcs *acs = lanyard_connector_get_default_acs (connector);
  const char *url = acs != NULL ? lanyard_acs_get_url (acs) : NULL;

  if (url == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ACS,
                         _("There is no address to send a response to"),
                         _("Enter the ACS URL of the service provider"),
                         _("“%s” has no ACS URL for HTTP-POST"), lanyard_connector_get_label (connector));
      return FALSE;
    }
  if (!lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, error))
    return FALSE;

  *acs_url = g_strdup (url);
  return TRUE;
}

/**
 * _lanyard_trust_prove:
 * @configuration: where the settings are
 * @connector: a connector
 * @request: (nullable): a request
 * @destination: our endpoint's URL
 * @now: what the request's age is measured with
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line a rule
 * @acs_url: (out) (transfer full) (nullable): the connector's own URL that the
 *   answer goes to: the one that the request chose, or the default; also set
 *   when the request is proven, but asks for something that cannot be had
 * @error: %LANYARD_SAML_ERROR
 *
 * Holds a request against what the connector says of its service provider;
 * nothing in the request is believed. Plain http is for the administrator to
 * decide (the check warns), every other part of M-21 holds here too.
 *
 * Returns: whether it may be answered as it asks
 */
gboolean
_lanyard_trust_prove (LanyardConfiguration  *configuration,
                      LanyardConnector      *connector,
                      LanyardSamlRequest    *request,
                      const char            *destination,
                      gint64                 now,
                      GPtrArray             *findings,
                      char                 **acs_url,
                      GError               **error)
{
  g_auto(LanyardSamlTrust) trust = { 0 };
  const LanyardSamlEndpoint *endpoint = NULL;
  gboolean valid;

  *acs_url = NULL;

  if (request == NULL)
    return choose_default_acs (connector, acs_url, error);
  if (!_lanyard_trust_init (&trust, configuration, connector, error))
    return FALSE;

  valid = lanyard_saml_request_validate (request, &trust, destination, now, &endpoint, findings, error);
  if (endpoint != NULL)
    *acs_url = g_strdup (endpoint->location);
  return valid;
}

/**
 * _lanyard_trust_check_logout:
 * @configuration: where the settings are
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
_lanyard_trust_check_logout (LanyardConfiguration  *configuration,
                             LanyardConnector      *connector,
                             LanyardSamlLogout     *logout,
                             const char            *destination,
                             gint64                 now,
                             GPtrArray             *findings,
                             GError               **error)
{
  g_auto(LanyardSamlTrust) trust = { 0 };

  return _lanyard_trust_init (&trust, configuration, connector, error) &&
         lanyard_saml_logout_validate (logout, &trust, destination, now, findings, error);
}
