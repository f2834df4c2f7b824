/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-result-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-stand-in-private.h"
#include "lanyard-strict-sp-private.h"
#include "lanyard-test-sp-key-private.h"
#include "lanyard-time.h"

#define ASSERTION_ID_KIND "test-sp-assertion"
/* Longer than any assertion is valid: the replay cache forgets later. */
#define ASSERTION_ID_LIFETIME (24 * 3600)

static void
add_finding (LanyardTestResult *result,
             const char        *rule,
             LanyardSamlError   code,
             gboolean           passed,
             const char        *subject,
             const char        *expected,
             const char        *received)
{
  g_ptr_array_add (result->findings, lanyard_saml_finding_new (rule, code, passed, subject, expected, received));
}

/* One or more lines of base64 and nothing else. NULL with error. */
static GBytes *
decode_response (const char  *encoded,
                 GError     **error)
{
  g_autofree guchar *data = NULL;
  gsize size = 0;

  if (encoded != NULL && *encoded != '\0' &&
      strspn (encoded, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n") == strlen (encoded))
    data = g_base64_decode (encoded, &size);

  if (size > 0)
    return g_bytes_new_take (g_steal_pointer (&data), size);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING,
                     _("The form field SAMLResponse holds the response in base64"), NULL,
                     _("No SAML response arrived"));
  return NULL;
}

/* The connector whose IdP entity ID the issuer is; among several, one that
 * has the test SP's entity ID. */
LanyardConnector *
_lanyard_test_result_find_connector_sync (LanyardConfiguration  *configuration,
                                          const char            *issuer,
                                          const char            *audience,
                                          GError               **error)
{
  g_autoptr(GPtrArray) connectors = NULL;
  LanyardConnector *found = NULL;

  connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);
  if (connectors == NULL)
    return NULL;

  for (guint i = 0; i < connectors->len; i++)
    {
      LanyardConnector *connector = g_ptr_array_index (connectors, i);

      if (g_strcmp0 (lanyard_connector_get_idp_entity_id (connector), issuer) != 0)
        continue;
      if (found == NULL || g_strcmp0 (lanyard_connector_get_sp_entity_id (connector), audience) == 0)
        found = connector;
    }

  if (found != NULL)
    return g_object_ref (found);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ISSUER,
                     _("Without a known issuer there is no key to verify with"),
                     _("Compare the issuer with the IdP entity ID of the application"),
                     _("No application here has the IdP entity ID “%s”"), issuer);
  return NULL;
}

/* The values of the connector's group attribute, or of the attribute that is
 * made from groups. */
static char **
dup_groups (LanyardConnector    *connector,
            LanyardSamlReceived *received)
{
  const char *name = NULL;
  GListModel *rows = lanyard_connector_get_attributes (connector);

  if (lanyard_connector_get_group_attribute_enabled (connector))
    name = lanyard_connector_get_group_attribute_name (connector);

  for (guint i = 0; name == NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(LanyardAttribute) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (lanyard_attribute_get_source (row), "groups") == 0)
        name = lanyard_attribute_get_name (row);
    }

  for (guint i = 0; name != NULL && i < received->attributes->len; i++)
    {
      LanyardSamlReceivedAttribute *attribute = g_ptr_array_index (received->attributes, i);

      if (strcmp (attribute->name, name) == 0)
        return g_strdupv (attribute->values);
    }

  return NULL;
}

/* The RelayState of the request @id that waits for an answer of @connector;
 * NULL if none does. */
static char *
find_request (LanyardConfiguration *configuration,
              LanyardConnector     *connector,
              const char           *id,
              gint64                now,
              gboolean              take)
{
  g_autofree char *waiting = NULL;
  g_autofree char *prefix = g_strconcat (lanyard_record_get_id (LANYARD_RECORD (connector)), "\n", NULL);

  if (id == NULL)
    return NULL;

  waiting = lanyard_configuration_get_state_sync (configuration, LANYARD_TEST_REQUEST_KIND, id, now, take, NULL);
  if (waiting == NULL || !g_str_has_prefix (waiting, prefix))
    return NULL;

  return g_strdup (waiting + strlen (prefix));
}

/* What went out with the request comes back, byte for byte (M-30). */
static gboolean
check_relay_state (LanyardTestResult  *result,
                   const char         *sent,
                   GError            **error)
{
  gboolean same = g_strcmp0 (sent, result->relay_state) == 0;

  add_finding (result, "M-30", LANYARD_SAML_ERROR_BINDING, same, _("RelayState"), sent, result->relay_state);
  if (!same)
    lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING,
                       _("The application would open another page than was asked for"), NULL,
                       _("The RelayState is not the one that was sent"));
  return same;
}

/* An assertion is accepted once, and so is the answer to a request. */
static gboolean
check_replay (LanyardTestResult     *result,
              LanyardConfiguration  *configuration,
              gint64                 now,
              GError               **error)
{
  const char *id = result->received->assertion_id;
  g_autoptr(GError) local_error = NULL;
  gboolean is_new;

  is_new = lanyard_configuration_put_state_sync (configuration, ASSERTION_ID_KIND, id, "",
                                                 now + ASSERTION_ID_LIFETIME, TRUE, &local_error);
  if (local_error != NULL && !g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (is_new && result->in_response_to != NULL)
    {
      g_autofree char *relay_state = find_request (configuration, result->connector, result->in_response_to, now, TRUE);

      is_new = relay_state != NULL;
    }

  add_finding (result, "A-15", LANYARD_SAML_ERROR_REPLAY, is_new, _("Assertion that was not used before"), NULL, id);
  if (is_new)
    return TRUE;

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_REPLAY,
                     _("Whoever overhears a response could use it"),
                     _("Sign in again"),
                     _("The assertion “%s” was used before"), id);
  return FALSE;
}

/* Whose Response it says it is, and what the test SP is called there: by its
 * own names, or by those of the one whose place it took. */
static gboolean
find_place (LanyardTestResult     *result,
            LanyardConfiguration  *configuration,
            const char            *base_url,
            gint64                 now,
            char                 **audience,
            char                 **acs_url,
            GError               **error)
{
  g_autofree char *issuer = NULL;

  if (!lanyard_saml_response_peek (result->document, &issuer, &result->in_response_to, error))
    return FALSE;

  result->connector = _lanyard_stand_in_find_sync (configuration, result->in_response_to, now, acs_url);
  result->stands_in = result->connector != NULL;
  if (result->stands_in)
    {
      const char *other = lanyard_connector_get_audience (result->connector);

      *audience = g_strdup (other != NULL ? other : lanyard_connector_get_sp_entity_id (result->connector));
      return TRUE;
    }

  *audience = g_strconcat (base_url, "/test-sp/metadata", NULL);
  *acs_url = g_strconcat (base_url, "/test-sp/acs", NULL);
  result->connector = _lanyard_test_result_find_connector_sync (configuration, issuer, *audience, error);
  return result->connector != NULL;
}

static gboolean
verify_pinned (LanyardTestResult     *result,
               LanyardConfiguration  *configuration,
               const char            *base_url,
               gint64                 now,
               GError               **error)
{
  g_autofree char *audience = NULL;
  g_autofree char *acs_url = NULL;
  g_autofree char *relay_state = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) decryption_keys = NULL;
  LanyardKey *key;
  LanyardSamlExpectation expectation = { 0 };
  LanyardSign sign;

  if (!find_place (result, configuration, base_url, now, &audience, &acs_url, error))
    return FALSE;
  certificate = lanyard_administration_load_certificate_sync (configuration,
                                                              lanyard_record_get_id (LANYARD_RECORD (result->connector)),
                                                              error);
  if (certificate == NULL)
    return FALSE;

  key = _lanyard_test_sp_load_key_sync (configuration, LANYARD_TEST_SP_DECRYPTS, NULL, error);
  if (key == NULL)
    return FALSE;

  decryption_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_ptr_array_add (decryption_keys, key);
  keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_ptr_array_add (keys, lanyard_key_ref (lanyard_certificate_get_key (certificate)));
  sign = lanyard_connector_get_sign (result->connector);

  expectation.issuer = lanyard_connector_get_idp_entity_id (result->connector);
  expectation.keys = keys;
  expectation.audience = audience;
  expectation.acs_url = acs_url;
  relay_state = find_request (configuration, result->connector, result->in_response_to, now, FALSE);
  if (relay_state != NULL)
    expectation.in_response_to = result->in_response_to;
  expectation.want_assertion_signed = sign != LANYARD_SIGN_RESPONSE;
  expectation.want_response_signed = sign != LANYARD_SIGN_ASSERTION;
  expectation.decryption_keys = decryption_keys;
  expectation.want_encrypted = lanyard_connector_get_encrypt_assertion (result->connector) &&
                               !lanyard_connector_get_encryption_optional (result->connector);
  expectation.now = now;
  expectation.skew = LANYARD_SAML_SKEW;

  result->received = lanyard_saml_response_verify (result->document, &expectation, &result->refused,
                                                   result->findings, error);
  if (result->received == NULL ||
      (result->stands_in &&
       !_lanyard_strict_sp_check_attributes (result->connector, result->received, result->findings, error)))
    return FALSE;

  return relay_state == NULL || check_relay_state (result, relay_state, error);
}

static gboolean
verify (LanyardTestResult     *result,
        LanyardConfiguration  *configuration,
        const char            *base_url,
        const char            *encoded,
        gint64                 now,
        GError               **error)
{
  result->document = decode_response (encoded, error);
  if (result->document == NULL)
    return FALSE;

  if (!verify_pinned (result, configuration, base_url, now, error))
    return FALSE;
  if (!check_replay (result, configuration, now, error))
    return FALSE;

  result->groups = dup_groups (result->connector, result->received);
  return TRUE;
}

static const char *
get_code (const GError *reason)
{
  return reason->domain == LANYARD_SAML_ERROR ? lanyard_saml_error_get_code (reason->code) : "failed";
}

static void
set_string (JsonObject *object,
            const char *member,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}

static JsonArray *
make_strings (const char * const *values)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);

  return array;
}

static JsonObject *
make_attributes (LanyardSamlReceived *received)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; received != NULL && i < received->attributes->len; i++)
    {
      LanyardSamlReceivedAttribute *attribute = g_ptr_array_index (received->attributes, i);

      json_object_set_array_member (object, attribute->name,
                                    make_strings ((const char * const *) attribute->values));
    }

  return object;
}

static JsonArray *
make_findings (GPtrArray *findings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "rule", finding->rule);
      json_object_set_string_member (object, "code", lanyard_saml_error_get_code (finding->code));
      json_object_set_boolean_member (object, "passed", finding->passed);
      json_object_set_string_member (object, "subject", finding->subject);
      set_string (object, "expected", finding->expected);
      set_string (object, "received", finding->received);
      json_array_add_object_element (array, object);
    }

  return array;
}

void
_lanyard_test_result_free (LanyardTestResult *result)
{
  g_clear_object (&result->connector);
  g_clear_pointer (&result->received, lanyard_saml_received_free);
  g_clear_pointer (&result->refused, lanyard_saml_received_free);
  g_ptr_array_unref (result->findings);
  g_strfreev (result->groups);
  g_free (result->relay_state);
  g_free (result->in_response_to);
  g_clear_pointer (&result->document, g_bytes_unref);
  g_clear_error (&result->reason);
  g_free (result);
}

/**
 * _lanyard_test_result_verify_sync:
 * @configuration: the IdP's configuration, for its connectors' keys
 * @base_url: where the test SP is
 * @encoded: (nullable): the form field SAMLResponse
 * @relay_state: (nullable): the form field RelayState
 * @now: seconds
 *
 * Does what a strict service provider does with what was posted to its ACS.
 * The issuer only chooses the connector; the key is that of the connector's
 * active certificate, never one of the message.
 *
 * Returns: (transfer full): the result, whatever it is
 */
LanyardTestResult *
_lanyard_test_result_verify_sync (LanyardConfiguration *configuration,
                                  const char           *base_url,
                                  const char           *encoded,
                                  const char           *relay_state,
                                  gint64                now)
{
  LanyardTestResult *result = g_new0 (LanyardTestResult, 1);

  result->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  result->relay_state = g_strdup (relay_state);
  if (!verify (result, configuration, base_url, encoded, now, &result->reason))
    g_clear_pointer (&result->received, lanyard_saml_received_free);

  return result;
}

/**
 * _lanyard_test_result_to_json:
 * @result: a result
 * @now: seconds
 *
 * Returns: (transfer full): what /test-sp/result answers
 */
JsonNode *
_lanyard_test_result_to_json (LanyardTestResult *result,
                              gint64             now)
{
  const LanyardSamlReceived *received = result->received;
  const LanyardSamlReceived *status = received != NULL ? received : result->refused;
  g_autofree char *time = lanyard_time_format (now);
  JsonObject *object = json_object_new ();
  JsonNode *node;

  json_object_set_boolean_member (object, "ok", received != NULL);
  json_object_set_string_member (object, "time", time);
  set_string (object, "connector", result->connector != NULL ? lanyard_connector_get_slug (result->connector) : NULL);
  set_string (object, "code", result->reason != NULL ? get_code (result->reason) : NULL);
  set_string (object, "message", result->reason != NULL ? result->reason->message : NULL);
  set_string (object, "issuer", received != NULL ? received->issuer : NULL);
  set_string (object, "name_id", received != NULL ? received->name_id : NULL);
  set_string (object, "name_id_format", received != NULL ? received->name_id_format : NULL);
  json_object_set_object_member (object, "attributes", make_attributes (result->received));
  json_object_set_array_member (object, "groups", make_strings ((const char * const *) result->groups));
  set_string (object, "relay_state", result->relay_state);
  set_string (object, "in_response_to", result->in_response_to);
  set_string (object, "session_index", received != NULL ? received->session_index : NULL);
  json_object_set_boolean_member (object, "stands_in", result->stands_in);
  json_object_set_boolean_member (object, "encrypted", received != NULL && received->was_encrypted);
  set_string (object, "authn_context", received != NULL ? received->authn_context : NULL);
  set_string (object, "status", status != NULL ? status->status : NULL);
  set_string (object, "sub_status", status != NULL ? status->sub_status : NULL);
  set_string (object, "status_message", status != NULL ? status->status_message : NULL);
  json_object_set_array_member (object, "findings", make_findings (result->findings));

  /* The service provider whose place was taken would still accept it. */
  if (result->document != NULL && !result->stands_in)
    {
      gsize size;
      const guchar *data = g_bytes_get_data (result->document, &size);
      g_autofree char *text = g_base64_encode (data, size);

      json_object_set_string_member (object, "response", text);
    }

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}
