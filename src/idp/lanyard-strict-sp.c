/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-strict-sp-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"

#define ASSERTION_ID_KIND "strict-sp-assertion"
#define ASSERTION_ID_LIFETIME (24 * 3600)

static gboolean
has_value (LanyardSamlReceived *received,
           const char          *name)
{
  for (guint i = 0; i < received->attributes->len; i++)
    {
      LanyardSamlReceivedAttribute *attribute = g_ptr_array_index (received->attributes, i);

      if (strcmp (attribute->name, name) == 0)
        return attribute->values != NULL && attribute->values[0] != NULL && *attribute->values[0] != '\0';
    }

  return FALSE;
}

static gboolean
check_attribute (const char           *name,
                 LanyardSamlReceived  *received,
                 GPtrArray            *findings,
                 GError              **error)
{
  gboolean passed = has_value (received, name);
  LanyardSamlFinding *finding = lanyard_saml_finding_new ("C28", LANYARD_SAML_ERROR_ATTRIBUTE, passed,
                                                          _("Required attribute"), name, passed ? name : NULL);

  g_ptr_array_add (findings, finding);
  if (passed)
    return TRUE;

  finding->fix = g_strdup (_("Fill in the field that the attribute is made from, or choose another source"));
  if (error != NULL && *error == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ATTRIBUTE,
                         _("The application cannot do without it"), finding->fix,
                         _("The attribute “%s” is missing or empty"), name);
      lanyard_error_set_evidence (*error, "C28", name, NULL);
    }
  return FALSE;
}

/* an assertion is accepted once. */
static gboolean
check_replay (LanyardConfiguration  *configuration,
              LanyardSamlReceived   *received,
              gint64                 now,
              GPtrArray             *findings,
              GError               **error)
{
  const char *id = received->assertion_id;
  g_autoptr(GError) local_error = NULL;
  gboolean is_new = lanyard_configuration_put_state_sync (configuration, ASSERTION_ID_KIND, id, "",
                                                          now + ASSERTION_ID_LIFETIME, TRUE, &local_error);

  if (local_error != NULL && !g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_ptr_array_add (findings, lanyard_saml_finding_new ("A-15", LANYARD_SAML_ERROR_REPLAY, is_new,
                                                       _("Assertion that was not used before"), NULL, id));
  if (is_new)
    return TRUE;

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_REPLAY,
                     _("Whoever overhears a response could use it"),
                     _("Sign in again"),
                     _("The assertion “%s” was used before"), id);
  lanyard_error_set_evidence (*error, "A-15", NULL, id);
  return FALSE;
}

static GPtrArray *
load_keys (LanyardConfiguration  *configuration,
           LanyardConnector      *connector,
           GError               **error)
{
  g_autoptr(LanyardCertificate) certificate = NULL;
  GPtrArray *keys;

  certificate = lanyard_administration_load_certificate_sync (configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (certificate == NULL)
    return NULL;

  keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_ptr_array_add (keys, lanyard_key_ref (lanyard_certificate_get_key (certificate)));
  return keys;
}

/*
 * _lanyard_strict_sp_check_attributes:
 * @findings: (element-type LanyardSamlFinding): gets a line an attribute
 * @error: %LANYARD_SAML_ERROR_ATTRIBUTE
 *
 * C28: what the connector says that its service provider requires.
 *
 * Returns: whether all of it is there
 */
gboolean
_lanyard_strict_sp_check_attributes (LanyardConnector     *connector,
                                     LanyardSamlReceived  *received,
                                     GPtrArray            *findings,
                                     GError              **error)
{
  GListModel *rows = lanyard_connector_get_attributes (connector);
  gboolean passed = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(LanyardAttribute) row = g_list_model_get_item (rows, i);

      if (lanyard_attribute_is_required (row) && lanyard_attribute_get_name (row) != NULL)
        passed &= check_attribute (lanyard_attribute_get_name (row), received, findings, error);
    }

  return passed;
}

/*
 * _lanyard_strict_sp_judge_sync:
 * @configuration: where the connector's certificate is, and which assertions
 *   came before: a rehearsal, if nothing is to be kept
 * @connector: whose service provider this stands for
 * @document: a Response, not encrypted
 * @acs_url: where it arrived
 * @in_response_to: (nullable): the request that was sent
 * @now: seconds
 * @findings: (element-type LanyardSamlFinding): gets a line a rule
 * @error: %LANYARD_SAML_ERROR: the first rule that fails
 *
 * What the test service provider would say to a Response if it had the entity
 * ID, the addresses and the wishes that @connector has of its own service
 * provider: every rule of a strict one (M-31 … M-45, A-15, C28).
 *
 * Returns: (transfer full): what it learns; %NULL: it refuses
 */
LanyardSamlReceived *
_lanyard_strict_sp_judge_sync (LanyardConfiguration  *configuration,
                               LanyardConnector      *connector,
                               const char            *document,
                               const char            *acs_url,
                               const char            *in_response_to,
                               gint64                 now,
                               GPtrArray             *findings,
                               GError               **error)
{
  g_autoptr(GPtrArray) keys = load_keys (configuration, connector, error);
  g_autoptr(GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr(LanyardSamlReceived) received = NULL;
  const char *audience = lanyard_connector_get_audience (connector);
  LanyardSign sign = lanyard_connector_get_sign (connector);
  LanyardSamlExpectation expectation = {
    .issuer = lanyard_connector_get_idp_entity_id (connector),
    .keys = keys,
    .audience = audience != NULL ? audience : lanyard_connector_get_sp_entity_id (connector),
    .acs_url = acs_url,
    .destination = lanyard_connector_get_destination (connector),
    .recipient = lanyard_connector_get_recipient (connector),
    .in_response_to = in_response_to,
    .want_assertion_signed = sign != LANYARD_SIGN_RESPONSE,
    .want_response_signed = sign != LANYARD_SIGN_ASSERTION,
    .now = now,
    .skew = LANYARD_SAML_SKEW,
  };

  if (keys == NULL)
    return NULL;
  received = lanyard_saml_response_verify (bytes, &expectation, NULL, findings, error);
  if (received == NULL ||
      !_lanyard_strict_sp_check_attributes (connector, received, findings, error) ||
      !check_replay (configuration, received, now, findings, error))
    return NULL;

  return g_steal_pointer (&received);
}
