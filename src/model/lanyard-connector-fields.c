/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector.h"

#include "lanyard-connector-private.h"
#include "lanyard-item-private.h"

#define GETTER(function, CType, accessor, FIELD) \
  LANYARD_DEFINE_FIELD_GETTER (function, LanyardConnector, LANYARD_IS_CONNECTOR, CType, accessor, FIELD)

GETTER (lanyard_connector_get_connector_kind, LanyardConnectorKind, enum, FIELD_KIND)
GETTER (lanyard_connector_get_template, const char *, string, FIELD_TEMPLATE)
GETTER (lanyard_connector_get_label, const char *, string, FIELD_LABEL)
GETTER (lanyard_connector_get_description, const char *, string, FIELD_DESCRIPTION)
GETTER (lanyard_connector_get_color, int, int, FIELD_COLOR)
GETTER (lanyard_connector_get_logo, const char *, string, FIELD_LOGO)
GETTER (lanyard_connector_get_show_in_portal, gboolean, boolean, FIELD_SHOW_IN_PORTAL)
GETTER (lanyard_connector_get_state, LanyardConnectorState, enum, FIELD_STATE)
GETTER (lanyard_connector_get_slug, const char *, string, FIELD_SLUG)
GETTER (lanyard_connector_get_bookmark_url, const char *, string, FIELD_BOOKMARK_URL)
GETTER (lanyard_connector_get_access_policy, LanyardAccessPolicy, enum, FIELD_ACCESS_POLICY)
GETTER (lanyard_connector_get_placeholders, GVariant *, dict, FIELD_PLACEHOLDERS)
GETTER (lanyard_connector_get_secrets, GVariant *, dict, FIELD_SECRETS)
GETTER (lanyard_connector_get_contact, const char *, string, FIELD_CONTACT)
GETTER (lanyard_connector_get_sp_entity_id, const char *, string, FIELD_SP_ENTITY_ID)
GETTER (lanyard_connector_get_audience, const char *, string, FIELD_AUDIENCE)
GETTER (lanyard_connector_get_additional_audiences, const char * const *, strv, FIELD_ADDITIONAL_AUDIENCES)
GETTER (lanyard_connector_get_sp_name_qualifiers, const char * const *, strv, FIELD_SP_NAME_QUALIFIERS)
GETTER (lanyard_connector_get_acs, GListModel *, list, FIELD_ACS)

/**
 * lanyard_connector_get_default_acs:
 * @self: a connector
 *
 * Returns: (transfer none) (nullable): the one marked default, else the first,
 *   of those with the POST binding (M-20); %NULL without any
 */
LanyardAcs *
lanyard_connector_get_default_acs (LanyardConnector *self)
{
  GListModel *list;
  LanyardAcs *first = NULL;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), NULL);

  list = _lanyard_item_get_list (self, FIELD_ACS);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      LanyardAcs *acs = _lanyard_item_list_peek (list, i);

      if (lanyard_acs_get_binding (acs) != LANYARD_ACS_BINDING_POST)
        continue;
      if (lanyard_acs_is_default (acs))
        return acs;
      if (first == NULL)
        first = acs;
    }

  return first;
}

GETTER (lanyard_connector_get_destination, const char *, string, FIELD_DESTINATION)
GETTER (lanyard_connector_get_recipient, const char *, string, FIELD_RECIPIENT)
GETTER (lanyard_connector_get_sp_signing_certificates, const char * const *, strv, FIELD_SP_SIGNING_CERTIFICATES)
GETTER (lanyard_connector_get_sp_encryption_certificates, const char * const *, strv, FIELD_SP_ENCRYPTION_CERTIFICATES)
GETTER (lanyard_connector_get_require_signed_requests, gboolean, boolean, FIELD_REQUIRE_SIGNED_REQUESTS)
GETTER (lanyard_connector_get_ignore_request_signatures, gboolean, boolean, FIELD_IGNORE_REQUEST_SIGNATURES)
GETTER (lanyard_connector_get_allow_sha1, gboolean, boolean, FIELD_ALLOW_SHA1)
GETTER (lanyard_connector_get_accepted_destinations, const char * const *, strv, FIELD_ACCEPTED_DESTINATIONS)
GETTER (lanyard_connector_get_encrypt_assertion, gboolean, boolean, FIELD_ENCRYPT_ASSERTION)
GETTER (lanyard_connector_get_encryption_optional, gboolean, boolean, FIELD_ENCRYPTION_OPTIONAL)
GETTER (lanyard_connector_get_content_encryption, LanyardContentEncryption, enum, FIELD_CONTENT_ENCRYPTION)
GETTER (lanyard_connector_get_key_transport, LanyardKeyTransport, enum, FIELD_KEY_TRANSPORT)
GETTER (lanyard_connector_get_encrypted_key_placement, LanyardEncryptedKeyPlacement, enum, FIELD_ENCRYPTED_KEY_PLACEMENT)
GETTER (lanyard_connector_get_sp_encryption_methods, const char * const *, strv, FIELD_SP_ENCRYPTION_METHODS)
GETTER (lanyard_connector_get_sp_signing_methods, const char * const *, strv, FIELD_SP_SIGNING_METHODS)
GETTER (lanyard_connector_get_sp_digest_methods, const char * const *, strv, FIELD_SP_DIGEST_METHODS)
GETTER (lanyard_connector_get_login_url, const char *, string, FIELD_LOGIN_URL)
GETTER (lanyard_connector_get_slo_url, const char *, string, FIELD_SLO_URL)
GETTER (lanyard_connector_get_slo_response_url, const char *, string, FIELD_SLO_RESPONSE_URL)
GETTER (lanyard_connector_get_slo_binding, LanyardBinding, enum, FIELD_SLO_BINDING)
GETTER (lanyard_connector_get_name_id_formats, const char * const *, strv, FIELD_NAME_ID_FORMATS)
GETTER (lanyard_connector_get_metadata_source, const char *, string, FIELD_METADATA_SOURCE)
GETTER (lanyard_connector_get_metadata_hash, const char *, string, FIELD_METADATA_HASH)
GETTER (lanyard_connector_get_metadata_date, gint64, int64, FIELD_METADATA_DATE)
GETTER (lanyard_connector_get_metadata_valid_until, gint64, int64, FIELD_METADATA_VALID_UNTIL)
GETTER (lanyard_connector_get_metadata_signing_certificates, const char * const *, strv, FIELD_METADATA_SIGNING_CERTIFICATES)
GETTER (lanyard_connector_get_metadata_values, GVariant *, dict, FIELD_METADATA_VALUES)
GETTER (lanyard_connector_get_metadata_facts, GVariant *, dict, FIELD_METADATA_FACTS)
GETTER (lanyard_connector_get_metadata_keys, LanyardMetadataKeys, enum, FIELD_METADATA_KEYS)
GETTER (lanyard_connector_get_metadata_cache_duration, gint64, int64, FIELD_METADATA_CACHE_DURATION)
GETTER (lanyard_connector_get_metadata_watch_hours, int, int, FIELD_METADATA_WATCH_HOURS)
GETTER (lanyard_connector_get_metadata_watch_private, gboolean, boolean, FIELD_METADATA_WATCH_PRIVATE)
GETTER (lanyard_connector_get_idp_entity_id, const char *, string, FIELD_IDP_ENTITY_ID)
GETTER (lanyard_connector_get_declare_redirect, gboolean, boolean, FIELD_DECLARE_REDIRECT)
GETTER (lanyard_connector_get_idp_initiated, gboolean, boolean, FIELD_IDP_INITIATED)
GETTER (lanyard_connector_get_signature_algorithm, LanyardSignatureAlgorithm, enum, FIELD_SIGNATURE_ALGORITHM)
GETTER (lanyard_connector_get_digest_algorithm, LanyardDigestAlgorithm, enum, FIELD_DIGEST_ALGORITHM)
GETTER (lanyard_connector_get_sign, LanyardSign, enum, FIELD_SIGN)
GETTER (lanyard_connector_get_key_info, LanyardKeyInfo, enum, FIELD_KEY_INFO)
GETTER (lanyard_connector_get_key_name, LanyardKeyName, enum, FIELD_KEY_NAME)
GETTER (lanyard_connector_get_base64_line_length, int, int, FIELD_BASE64_LINE_LENGTH)
GETTER (lanyard_connector_get_xml_prefixes, LanyardXmlPrefixes, enum, FIELD_XML_PREFIXES)
GETTER (lanyard_connector_get_xsi_type, gboolean, boolean, FIELD_XSI_TYPE)
GETTER (lanyard_connector_get_assertion_lifetime, int, int, FIELD_ASSERTION_LIFETIME)
GETTER (lanyard_connector_get_send_not_before, gboolean, boolean, FIELD_SEND_NOT_BEFORE)
GETTER (lanyard_connector_get_session_lifetime, int, int, FIELD_SESSION_LIFETIME)
GETTER (lanyard_connector_get_authn_context, const char *, string, FIELD_AUTHN_CONTEXT)
GETTER (lanyard_connector_get_mfa_authn_context, const char *, string, FIELD_MFA_AUTHN_CONTEXT)
GETTER (lanyard_connector_get_totp_authn_context, const char *, string, FIELD_TOTP_AUTHN_CONTEXT)
GETTER (lanyard_connector_get_recovery_authn_context, const char *, string, FIELD_RECOVERY_AUTHN_CONTEXT)
GETTER (lanyard_connector_get_relay_state, const char *, string, FIELD_RELAY_STATE)
GETTER (lanyard_connector_get_allowed_relay_states, const char * const *, strv, FIELD_ALLOWED_RELAY_STATES)
GETTER (lanyard_connector_get_name_id_source, const char *, string, FIELD_NAME_ID_SOURCE)
GETTER (lanyard_connector_get_name_id_format, const char *, string, FIELD_NAME_ID_FORMAT)
GETTER (lanyard_connector_get_name_id_policy, LanyardNameIdPolicy, enum, FIELD_NAME_ID_POLICY)
GETTER (lanyard_connector_get_send_name_id, gboolean, boolean, FIELD_SEND_NAME_ID)
GETTER (lanyard_connector_get_name_id_transform, LanyardTransform, enum, FIELD_NAME_ID_TRANSFORM)
GETTER (lanyard_connector_get_name_id_pattern, const char *, string, FIELD_NAME_ID_PATTERN)
GETTER (lanyard_connector_get_name_id_replacement, const char *, string, FIELD_NAME_ID_REPLACEMENT)
GETTER (lanyard_connector_get_name_id_prefix, const char *, string, FIELD_NAME_ID_PREFIX)
GETTER (lanyard_connector_get_ignore_allow_create, gboolean, boolean, FIELD_IGNORE_ALLOW_CREATE)
GETTER (lanyard_connector_get_attributes, GListModel *, list, FIELD_ATTRIBUTES)
GETTER (lanyard_connector_get_constants, GListModel *, list, FIELD_CONSTANTS)
GETTER (lanyard_connector_get_group_attribute_enabled, gboolean, boolean, FIELD_GROUP_ATTRIBUTE_ENABLED)
GETTER (lanyard_connector_get_group_attribute_name, const char *, string, FIELD_GROUP_ATTRIBUTE_NAME)
GETTER (lanyard_connector_get_group_attribute_name_format, const char *, string, FIELD_GROUP_ATTRIBUTE_NAME_FORMAT)
GETTER (lanyard_connector_get_group_attribute_multiple, LanyardMultiple, enum, FIELD_GROUP_ATTRIBUTE_MULTIPLE)
GETTER (lanyard_connector_get_group_attribute_separator, const char *, string, FIELD_GROUP_ATTRIBUTE_SEPARATOR)
GETTER (lanyard_connector_get_group_attribute_value, LanyardGroupValue, enum, FIELD_GROUP_ATTRIBUTE_VALUE)
GETTER (lanyard_connector_get_group_attribute_filter, const char *, string, FIELD_GROUP_ATTRIBUTE_FILTER)
