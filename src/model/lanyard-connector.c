/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector.h"

#include <glib/gi18n-lib.h>

#include "lanyard-connector-private.h"
#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-logo-uri.h"
#include "lanyard-text.h"

#define LABEL_MAX_LENGTH 255
#define PASSWORD_PROTECTED_TRANSPORT "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
#define EMAIL_ADDRESS_FORMAT "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"

struct _LanyardConnector
{
  LanyardRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardConnector, lanyard_connector, LANYARD_TYPE_RECORD)

static const LanyardField fields[] = {
  [FIELD_KIND] = { "kind", LANYARD_FIELD_ENUM, lanyard_connector_kind_get_type },
  [FIELD_TEMPLATE] = { "template", LANYARD_FIELD_STRING },
  [FIELD_LABEL] = { "label", LANYARD_FIELD_STRING },
  [FIELD_DESCRIPTION] = { "description", LANYARD_FIELD_STRING },
  [FIELD_COLOR] = { "color", LANYARD_FIELD_INT, .maximum = LANYARD_COLOR_COUNT - 1 },
  [FIELD_LOGO] = { "logo", LANYARD_FIELD_STRING },
  [FIELD_SHOW_IN_PORTAL] = { "show-in-portal", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_STATE] = { "state", LANYARD_FIELD_ENUM, lanyard_connector_state_get_type },
  [FIELD_SLUG] = { "slug", LANYARD_FIELD_STRING },
  [FIELD_BOOKMARK_URL] = { "bookmark-url", LANYARD_FIELD_STRING },
  [FIELD_NOTES] = { "notes", LANYARD_FIELD_STRING },
  [FIELD_CONTACT] = { "contact", LANYARD_FIELD_STRING },
  [FIELD_ACCESS_POLICY] = { "access-policy", LANYARD_FIELD_ENUM, lanyard_access_policy_get_type },
  [FIELD_PLACEHOLDERS] = { "placeholders", LANYARD_FIELD_DICT },
  [FIELD_SECRETS] = { "secrets", LANYARD_FIELD_DICT, .flags = LANYARD_FIELD_IS_SECRET },
  [FIELD_SP_ENTITY_ID] = { "sp-entity-id", LANYARD_FIELD_STRING },
  [FIELD_AUDIENCE] = { "audience", LANYARD_FIELD_STRING },
  [FIELD_ADDITIONAL_AUDIENCES] = { "additional-audiences", LANYARD_FIELD_STRV },
  [FIELD_SP_NAME_QUALIFIERS] = { "sp-name-qualifiers", LANYARD_FIELD_STRV },
  [FIELD_ACS] = { "acs", LANYARD_FIELD_LIST, lanyard_acs_get_type },
  [FIELD_DESTINATION] = { "destination", LANYARD_FIELD_STRING },
  [FIELD_RECIPIENT] = { "recipient", LANYARD_FIELD_STRING },
  [FIELD_SP_SIGNING_CERTIFICATES] = { "sp-signing-certificates", LANYARD_FIELD_STRV },
  [FIELD_SP_ENCRYPTION_CERTIFICATES] = { "sp-encryption-certificates", LANYARD_FIELD_STRV },
  [FIELD_REQUIRE_SIGNED_REQUESTS] = { "require-signed-requests", LANYARD_FIELD_BOOLEAN },
  [FIELD_IGNORE_REQUEST_SIGNATURES] = { "ignore-request-signatures", LANYARD_FIELD_BOOLEAN },
  [FIELD_ALLOW_SHA1] = { "allow-sha1", LANYARD_FIELD_BOOLEAN },
  [FIELD_ACCEPTED_DESTINATIONS] = { "accepted-destinations", LANYARD_FIELD_STRV },
  [FIELD_ENCRYPT_ASSERTION] = { "encrypt-assertion", LANYARD_FIELD_BOOLEAN },
  [FIELD_ENCRYPTION_OPTIONAL] = { "encryption-optional", LANYARD_FIELD_BOOLEAN },
  [FIELD_CONTENT_ENCRYPTION] = { "content-encryption", LANYARD_FIELD_ENUM, lanyard_content_encryption_get_type },
  [FIELD_KEY_TRANSPORT] = { "key-transport", LANYARD_FIELD_ENUM, lanyard_key_transport_get_type },
  [FIELD_ENCRYPTED_KEY_PLACEMENT] = { "encrypted-key-placement", LANYARD_FIELD_ENUM, lanyard_encrypted_key_placement_get_type },
  [FIELD_SP_ENCRYPTION_METHODS] = { "sp-encryption-methods", LANYARD_FIELD_STRV },
  [FIELD_SP_SIGNING_METHODS] = { "sp-signing-methods", LANYARD_FIELD_STRV },
  [FIELD_SP_DIGEST_METHODS] = { "sp-digest-methods", LANYARD_FIELD_STRV },
  [FIELD_LOGIN_URL] = { "login-url", LANYARD_FIELD_STRING },
  [FIELD_SLO_URL] = { "slo-url", LANYARD_FIELD_STRING },
  [FIELD_SLO_RESPONSE_URL] = { "slo-response-url", LANYARD_FIELD_STRING },
  [FIELD_SLO_BINDING] = { "slo-binding", LANYARD_FIELD_ENUM, lanyard_binding_get_type, .number = LANYARD_BINDING_REDIRECT },
  [FIELD_NAME_ID_FORMATS] = { "name-id-formats", LANYARD_FIELD_STRV },
  [FIELD_METADATA_SOURCE] = { "metadata-source", LANYARD_FIELD_STRING },
  [FIELD_METADATA_HASH] = { "metadata-hash", LANYARD_FIELD_STRING },
  [FIELD_METADATA_DATE] = { "metadata-date", LANYARD_FIELD_INT64 },
  [FIELD_METADATA_VALID_UNTIL] = { "metadata-valid-until", LANYARD_FIELD_INT64 },
  [FIELD_METADATA_SIGNING_CERTIFICATES] = { "metadata-signing-certificates", LANYARD_FIELD_STRV },
  [FIELD_METADATA_VALUES] = { "metadata-values", LANYARD_FIELD_DICT },
  [FIELD_METADATA_FACTS] = { "metadata-facts", LANYARD_FIELD_MULTI_DICT },
  [FIELD_METADATA_KEYS] = { "metadata-keys", LANYARD_FIELD_ENUM, lanyard_metadata_keys_get_type },
  [FIELD_METADATA_CACHE_DURATION] = { "metadata-cache-duration", LANYARD_FIELD_INT64 },
  [FIELD_METADATA_WATCH_HOURS] = { "metadata-watch-hours", LANYARD_FIELD_INT, .maximum = LANYARD_METADATA_WATCH_HOURS_MAX },
  [FIELD_METADATA_WATCH_PRIVATE] = { "metadata-watch-private", LANYARD_FIELD_BOOLEAN },
  [FIELD_IDP_ENTITY_ID] = { "idp-entity-id", LANYARD_FIELD_STRING },
  [FIELD_DECLARE_REDIRECT] = { "declare-redirect", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_IDP_INITIATED] = { "idp-initiated", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_SIGNATURE_ALGORITHM] = { "signature-algorithm", LANYARD_FIELD_ENUM, lanyard_signature_algorithm_get_type },
  [FIELD_DIGEST_ALGORITHM] = { "digest-algorithm", LANYARD_FIELD_ENUM, lanyard_digest_algorithm_get_type },
  [FIELD_SIGN] = { "sign", LANYARD_FIELD_ENUM, lanyard_sign_get_type, .number = LANYARD_SIGN_BOTH },
  [FIELD_KEY_INFO] = { "key-info", LANYARD_FIELD_ENUM, lanyard_key_info_get_type },
  [FIELD_KEY_NAME] = { "key-name", LANYARD_FIELD_ENUM, lanyard_key_name_get_type },
  [FIELD_BASE64_LINE_LENGTH] = { "base64-line-length", LANYARD_FIELD_INT, .maximum = 76 },
  [FIELD_XML_PREFIXES] = { "xml-prefixes", LANYARD_FIELD_ENUM, lanyard_xml_prefixes_get_type },
  [FIELD_XSI_TYPE] = { "xsi-type", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_ASSERTION_LIFETIME] = { "assertion-lifetime", LANYARD_FIELD_INT, .number = 300 },
  [FIELD_SEND_NOT_BEFORE] = { "send-not-before", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_SESSION_LIFETIME] = { "session-lifetime", LANYARD_FIELD_INT, .number = 28800 },
  [FIELD_AUTHN_CONTEXT] = { "authn-context", LANYARD_FIELD_STRING, .text = PASSWORD_PROTECTED_TRANSPORT },
  [FIELD_MFA_AUTHN_CONTEXT] = { "mfa-authn-context", LANYARD_FIELD_STRING },
  [FIELD_TOTP_AUTHN_CONTEXT] = { "totp-authn-context", LANYARD_FIELD_STRING },
  [FIELD_RECOVERY_AUTHN_CONTEXT] = { "recovery-authn-context", LANYARD_FIELD_STRING },
  [FIELD_RELAY_STATE] = { "relay-state", LANYARD_FIELD_STRING },
  [FIELD_ALLOWED_RELAY_STATES] = { "allowed-relay-states", LANYARD_FIELD_STRV },
  [FIELD_NAME_ID_SOURCE] = { "name-id-source", LANYARD_FIELD_STRING, .text = "email" },
  [FIELD_NAME_ID_FORMAT] = { "name-id-format", LANYARD_FIELD_STRING, .text = EMAIL_ADDRESS_FORMAT },
  [FIELD_NAME_ID_POLICY] = { "name-id-policy", LANYARD_FIELD_ENUM, lanyard_name_id_policy_get_type },
  [FIELD_SEND_NAME_ID] = { "send-name-id", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_NAME_ID_TRANSFORM] = { "name-id-transform", LANYARD_FIELD_ENUM, lanyard_transform_get_type },
  [FIELD_NAME_ID_PATTERN] = { "name-id-pattern", LANYARD_FIELD_STRING },
  [FIELD_NAME_ID_REPLACEMENT] = { "name-id-replacement", LANYARD_FIELD_STRING },
  [FIELD_NAME_ID_PREFIX] = { "name-id-prefix", LANYARD_FIELD_STRING },
  [FIELD_IGNORE_ALLOW_CREATE] = { "ignore-allow-create", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_ATTRIBUTES] = { "attributes", LANYARD_FIELD_LIST, lanyard_attribute_get_type },
  [FIELD_CONSTANTS] = { "constants", LANYARD_FIELD_LIST, lanyard_constant_get_type },
  [FIELD_GROUP_ATTRIBUTE_ENABLED] = { "group-attribute-enabled", LANYARD_FIELD_BOOLEAN },
  [FIELD_GROUP_ATTRIBUTE_NAME] = { "group-attribute-name", LANYARD_FIELD_STRING, .text = "memberOf" },
  [FIELD_GROUP_ATTRIBUTE_NAME_FORMAT] = { "group-attribute-name-format", LANYARD_FIELD_STRING },
  [FIELD_GROUP_ATTRIBUTE_MULTIPLE] = { "group-attribute-multiple", LANYARD_FIELD_ENUM, lanyard_multiple_get_type },
  [FIELD_GROUP_ATTRIBUTE_SEPARATOR] = { "group-attribute-separator", LANYARD_FIELD_STRING, .text = ";" },
  [FIELD_GROUP_ATTRIBUTE_VALUE] = { "group-attribute-value", LANYARD_FIELD_ENUM, lanyard_group_value_get_type },
  [FIELD_GROUP_ATTRIBUTE_FILTER] = { "group-attribute-filter", LANYARD_FIELD_STRING },
};

static const char *
lanyard_connector_get_record_title (LanyardRecord *record)
{
  return _lanyard_item_get_string (record, FIELD_LABEL);
}

static char *
lanyard_connector_dup_searched (LanyardRecord *record)
{
  LanyardConnector *self = LANYARD_CONNECTOR (record);

  return g_strjoin ("\n", lanyard_record_get_title (record), lanyard_connector_get_slug (self),
                    lanyard_connector_get_description (self), NULL);
}

static gboolean
check_label (const char  *label,
             GError     **error)
{
  if (_lanyard_text_is_blank (label))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("People find the application by it"),
                         _("Enter a display label"),
                         _("The application has no label"));
      return FALSE;
    }
  if (g_utf8_strlen (label, -1) > LABEL_MAX_LENGTH)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                         _("Choose a shorter one"),
                         _("The label is longer than %d characters"), LABEL_MAX_LENGTH);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_slug (const char  *slug,
            GError     **error)
{
  g_autofree char *visible = NULL;

  if (lanyard_text_is_slug (slug))
    return TRUE;

  visible = lanyard_text_make_visible (slug != NULL ? slug : "", 80);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("It is part of an address that the application is told"),
                     _("Use 1 to 64 small letters, digits and hyphens"),
                     _("The end of the IdP URL “%s” cannot be used"), visible);
  return FALSE;
}

static gboolean
check_line_length (int      length,
                   GError **error)
{
  if (length == 0 || length == 64 || length == 76)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     NULL,
                     _("Use 0 for a single line, 64 or 76"),
                     _("Base64 cannot be written in lines of %d characters"), length);
  return FALSE;
}

static gboolean
check_logo (const char  *logo,
            GError     **error)
{
  return logo == NULL || lanyard_logo_check_uri (logo, error);
}

static gboolean
lanyard_connector_validate (LanyardItem  *item,
                            GError      **error)
{
  return check_label (_lanyard_item_get_string (item, FIELD_LABEL), error) &&
         check_slug (_lanyard_item_get_string (item, FIELD_SLUG), error) &&
         check_logo (_lanyard_item_get_string (item, FIELD_LOGO), error) &&
         check_line_length (_lanyard_item_get_int (item, FIELD_BASE64_LINE_LENGTH), error) &&
         _lanyard_connector_check_secrets (LANYARD_CONNECTOR (item), error);
}

static void
lanyard_connector_class_init (LanyardConnectorClass *klass)
{
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);
  LanyardRecordClass *record_class = LANYARD_RECORD_CLASS (klass);

  item_class->validate = lanyard_connector_validate;
  record_class->kind = "connector";
  record_class->get_title = lanyard_connector_get_record_title;
  record_class->dup_searched = lanyard_connector_dup_searched;

  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_connector_init (LanyardConnector *self)
{
}

static char *
dup_url (LanyardConnector *self,
         const char       *base_url,
         const char       *suffix)
{
  const char *slug = _lanyard_item_get_string (self, FIELD_SLUG);

  return g_strconcat (base_url, "/saml2/", slug != NULL ? slug : "", suffix, NULL);
}

/**
 * lanyard_connector_new:
 *
 * Returns: (transfer full): a draft with the defaults of product.md 3
 */
LanyardConnector *
lanyard_connector_new (void)
{
  return g_object_new (LANYARD_TYPE_CONNECTOR, NULL);
}

/**
 * lanyard_connector_dup_sso_url:
 * @self: a connector
 * @base_url: of the IdP, without a slash at the end
 *
 * Returns: (transfer full): the address of our single sign-on service for it,
 *   BASE/saml2/SLUG
 */
char *
lanyard_connector_dup_sso_url (LanyardConnector *self,
                              const char       *base_url)
{
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  return dup_url (self, base_url, "");
}

/**
 * lanyard_connector_dup_metadata_url:
 * @self: a connector
 * @base_url: of the IdP, without a slash at the end
 *
 * Returns: (transfer full): the address of our metadata for it,
 *   BASE/saml2/SLUG/metadata
 */
char *
lanyard_connector_dup_metadata_url (LanyardConnector *self,
                                   const char       *base_url)
{
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  return dup_url (self, base_url, "/metadata");
}

/**
 * lanyard_connector_dup_slo_url:
 * @self: a connector
 * @base_url: of the IdP, without a slash at the end
 *
 * Returns: (transfer full): the address of our single logout service for it,
 *   BASE/saml2/SLUG/slo
 */
char *
lanyard_connector_dup_slo_url (LanyardConnector *self,
                              const char       *base_url)
{
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  return dup_url (self, base_url, "/slo");
}
