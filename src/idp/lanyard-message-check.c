/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-message-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-error.h"
#include "lanyard-saml-verifier.h"
#include "lanyard-saml.h"
#include "lanyard-trust-private.h"

/* One message while it is held against a connector. */
typedef struct
{
  LanyardConfiguration  *configuration;
  LanyardConnector      *connector;
  LanyardSamlInspection *inspection;
  gint64                 now;
  GPtrArray             *findings;
} MessageCheck;

static const char *
find_fact (LanyardSamlInspection *inspection,
           const char            *name)
{
  for (guint i = 0; i < inspection->facts->len; i++)
    {
      LanyardSamlFact *fact = g_ptr_array_index (inspection->facts, i);

      if (strcmp (fact->name, name) == 0)
        return fact->value;
    }

  return NULL;
}

static gboolean
add_key (GPtrArray   *keys,
         const char  *pem,
         GError     **error)
{
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, error);

  if (certificate == NULL)
    return FALSE;

  g_ptr_array_add (keys, lanyard_key_ref (lanyard_certificate_get_key (certificate)));
  return TRUE;
}

/* The keys that the identity provider signs with, or did. */
static GPtrArray *
list_own_keys (MessageCheck  *self,
               GError       **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_autoptr(GPtrArray) pairs = NULL;

  pairs = lanyard_configuration_list_key_pairs_sync (self->configuration,
                                                     lanyard_record_get_id (LANYARD_RECORD (self->connector)), error);
  if (pairs == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    if (!add_key (keys, lanyard_key_pair_get_certificate (g_ptr_array_index (pairs, i)), error))
      return NULL;

  return g_steal_pointer (&keys);
}

static GPtrArray *
list_sender_keys (MessageCheck  *self,
                  GError       **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  const char * const *pem = lanyard_connector_get_sp_signing_certificates (self->connector);

  for (gsize i = 0; pem != NULL && pem[i] != NULL; i++)
    if (!add_key (keys, pem[i], error))
      return NULL;

  return g_steal_pointer (&keys);
}

static char *
dup_endpoint (MessageCheck  *self,
              GError       **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (self->configuration, error);

  return settings != NULL ? lanyard_connector_dup_sso_url (self->connector, lanyard_settings_get_base_url (settings)) : NULL;
}

static gboolean
check_request (MessageCheck  *self,
               GError       **error)
{
  g_autoptr(LanyardSamlRequest) request = lanyard_saml_inspection_dup_request (self->inspection, error);
  g_autofree char *endpoint = request != NULL ? dup_endpoint (self, error) : NULL;
  g_autofree char *acs_url = NULL;

  if (endpoint == NULL)
    return FALSE;

  return _lanyard_trust_prove (self->configuration, self->connector, request, endpoint, self->now, self->findings,
                               &acs_url, error);
}

/* The one of the connector's that the message names, else the default. */
static const char *
find_acs_url (MessageCheck *self)
{
  GListModel *list = lanyard_connector_get_acs (self->connector);
  LanyardAcs *fallback = lanyard_connector_get_default_acs (self->connector);
  const char *destination = find_fact (self->inspection, "Destination");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);

      if (g_strcmp0 (lanyard_acs_get_url (acs), destination) == 0)
        return destination;
    }

  return fallback != NULL ? lanyard_acs_get_url (fallback) : NULL;
}

static gboolean
check_response (MessageCheck  *self,
                GError       **error)
{
  g_autoptr(GPtrArray) keys = list_own_keys (self, error);
  g_autoptr(LanyardSettings) settings = keys != NULL
                                        ? lanyard_configuration_load_settings_sync (self->configuration, error) : NULL;
  g_autoptr(LanyardSamlReceived) received = NULL;
  const char *audience = lanyard_connector_get_audience (self->connector);
  LanyardSign sign = lanyard_connector_get_sign (self->connector);
  LanyardSamlExpectation expectation = {
    .issuer = lanyard_connector_get_idp_entity_id (self->connector),
    .keys = keys,
    .audience = audience != NULL ? audience : lanyard_connector_get_sp_entity_id (self->connector),
    .acs_url = find_acs_url (self),
    .destination = lanyard_connector_get_destination (self->connector),
    .recipient = lanyard_connector_get_recipient (self->connector),
    .in_response_to = find_fact (self->inspection, "InResponseTo"),
    .want_assertion_signed = sign != LANYARD_SIGN_RESPONSE,
    .want_response_signed = sign != LANYARD_SIGN_ASSERTION,
    .now = self->now,
    .skew = settings != NULL ? lanyard_settings_get_clock_skew (settings) : 0,
  };

  if (settings == NULL)
    return FALSE;
  if (expectation.issuer == NULL || expectation.audience == NULL || expectation.acs_url == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("There is nothing to compare the response with"),
                         _("Enter entity IDs and ACS URL, or import the metadata of the service provider"),
                         _("“%s” is not set up yet"), lanyard_connector_get_label (self->connector));
      return FALSE;
    }

  received = lanyard_saml_response_verify (self->inspection->document, &expectation, NULL, self->findings, error);
  return received != NULL;
}

/* What either side may have sent: whose it is, then the signature. */
static gboolean
check_sender (MessageCheck  *self,
              const char    *sender,
              GError       **error)
{
  gboolean is_ours = g_strcmp0 (sender, lanyard_connector_get_idp_entity_id (self->connector)) == 0;
  const char *expected = is_ours ? sender : lanyard_connector_get_sp_entity_id (self->connector);
  gboolean known = sender != NULL && g_strcmp0 (sender, expected) == 0;
  g_autoptr(GPtrArray) keys = NULL;

  g_ptr_array_add (self->findings, lanyard_saml_finding_new ("M-07", LANYARD_SAML_ERROR_ISSUER, known, _("Sender"),
                                                             expected, sender));
  if (!known)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ISSUER,
                         NULL,
                         _("Compare the entity IDs on both sides"),
                         _("The message is neither from the application “%s” nor from its identity provider"),
                         lanyard_connector_get_label (self->connector));
      return FALSE;
    }

  keys = is_ours ? list_own_keys (self, error) : list_sender_keys (self, error);

  return keys != NULL && lanyard_saml_inspection_verify (self->inspection, keys,
                                         !is_ours && lanyard_connector_get_allow_sha1 (self->connector),
                                         self->findings, error);
}

/**
 * lanyard_message_check_sync:
 * @configuration: a configuration
 * @connector: the connector that the message is held against
 * @inspection: a message that is read (its fault is %NULL)
 * @now: the time that it is looked at, in seconds
 * @findings: (element-type LanyardSamlFinding): gets a line for each rule
 * @error: %LANYARD_SAML_ERROR, %LANYARD_ERROR
 *
 * Holds a message against what is configured, for people who look for a
 * mistake: an AuthnRequest as the identity provider does that gets it, a
 * Response as a strict service provider does (M-04 … M-07, M-11 … M-20,
 * M-31 … M-40); of other messages and metadata, sender and signatures. Nothing
 * is recorded and nothing is answered.
 *
 * Returns: whether every rule passed
 */
gboolean
lanyard_message_check_sync (LanyardConfiguration   *configuration,
                            LanyardConnector       *connector,
                            LanyardSamlInspection  *inspection,
                            gint64                  now,
                            GPtrArray              *findings,
                            GError                **error)
{
  MessageCheck self = { configuration, connector, inspection, now, findings };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);
  g_return_val_if_fail (inspection != NULL && inspection->fault == NULL, FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  switch (inspection->kind)
    {
    case LANYARD_SAML_KIND_AUTHN_REQUEST:
      return check_request (&self, error);

    case LANYARD_SAML_KIND_RESPONSE:
      return check_response (&self, error);

    case LANYARD_SAML_KIND_METADATA:
      return check_sender (&self, find_fact (inspection, "entityID"), error);

    case LANYARD_SAML_KIND_LOGOUT_REQUEST:
    case LANYARD_SAML_KIND_LOGOUT_RESPONSE:
    case LANYARD_SAML_KIND_ASSERTION:
    case LANYARD_SAML_KIND_UNKNOWN:
    default:
      return check_sender (&self, find_fact (inspection, "Issuer"), error);
    }
}
