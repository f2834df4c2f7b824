/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-text.h"

#define LABEL_MAX_LENGTH 255
#define PASSWORD_PROTECTED_TRANSPORT "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
#define EMAIL_ADDRESS_FORMAT "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"

#define GETTER(function, CType, accessor, FIELD) \
  LANYARD_DEFINE_FIELD_GETTER (function, LanyardConnector, LANYARD_IS_CONNECTOR, CType, accessor, FIELD)

struct _LanyardConnector
{
  LanyardRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardConnector, lanyard_connector, LANYARD_TYPE_RECORD)

enum
{
  FIELD_KIND,
  FIELD_TEMPLATE,
  FIELD_LABEL,
  FIELD_DESCRIPTION,
  FIELD_COLOR,
  FIELD_LOGO,
  FIELD_SHOW_IN_PORTAL,
  FIELD_STATE,
  FIELD_SLUG,
  FIELD_BOOKMARK_URL,
  FIELD_NOTES,
  FIELD_CONTACT,
  FIELD_PLACEHOLDERS,
  FIELD_SP_ENTITY_ID,
  FIELD_ACS,
  FIELD_SP_SIGNING_CERTIFICATES,
  FIELD_SP_ENCRYPTION_CERTIFICATES,
  FIELD_REQUIRE_SIGNED_REQUESTS,
  FIELD_ENCRYPT_ASSERTION,
  FIELD_LOGIN_URL,
  FIELD_SLO_URL,
  FIELD_SLO_RESPONSE_URL,
  FIELD_SLO_BINDING,
  FIELD_NAME_ID_FORMATS,
  FIELD_METADATA_SOURCE,
  FIELD_METADATA_HASH,
  FIELD_METADATA_DATE,
  FIELD_IDP_ENTITY_ID,
  FIELD_DECLARE_REDIRECT,
  FIELD_IDP_INITIATED,
  FIELD_SIGNATURE_ALGORITHM,
  FIELD_SIGN,
  FIELD_ASSERTION_LIFETIME,
  FIELD_SESSION_LIFETIME,
  FIELD_AUTHN_CONTEXT,
  FIELD_RELAY_STATE,
  FIELD_NAME_ID_SOURCE,
  FIELD_NAME_ID_FORMAT,
  FIELD_NAME_ID_POLICY,
  FIELD_ATTRIBUTES,
  FIELD_CONSTANTS,
  FIELD_GROUP_ATTRIBUTE_ENABLED,
  FIELD_GROUP_ATTRIBUTE_NAME,
  FIELD_GROUP_ATTRIBUTE_NAME_FORMAT,
};

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
  [FIELD_PLACEHOLDERS] = { "placeholders", LANYARD_FIELD_DICT },
  [FIELD_SP_ENTITY_ID] = { "sp-entity-id", LANYARD_FIELD_STRING },
  [FIELD_ACS] = { "acs", LANYARD_FIELD_LIST, lanyard_acs_get_type },
  [FIELD_SP_SIGNING_CERTIFICATES] = { "sp-signing-certificates", LANYARD_FIELD_STRV },
  [FIELD_SP_ENCRYPTION_CERTIFICATES] = { "sp-encryption-certificates", LANYARD_FIELD_STRV },
  [FIELD_REQUIRE_SIGNED_REQUESTS] = { "require-signed-requests", LANYARD_FIELD_BOOLEAN },
  [FIELD_ENCRYPT_ASSERTION] = { "encrypt-assertion", LANYARD_FIELD_BOOLEAN },
  [FIELD_LOGIN_URL] = { "login-url", LANYARD_FIELD_STRING },
  [FIELD_SLO_URL] = { "slo-url", LANYARD_FIELD_STRING },
  [FIELD_SLO_RESPONSE_URL] = { "slo-response-url", LANYARD_FIELD_STRING },
  [FIELD_SLO_BINDING] = { "slo-binding", LANYARD_FIELD_ENUM, lanyard_binding_get_type, .number = LANYARD_BINDING_REDIRECT },
  [FIELD_NAME_ID_FORMATS] = { "name-id-formats", LANYARD_FIELD_STRV },
  [FIELD_METADATA_SOURCE] = { "metadata-source", LANYARD_FIELD_STRING },
  [FIELD_METADATA_HASH] = { "metadata-hash", LANYARD_FIELD_STRING },
  [FIELD_METADATA_DATE] = { "metadata-date", LANYARD_FIELD_INT64 },
  [FIELD_IDP_ENTITY_ID] = { "idp-entity-id", LANYARD_FIELD_STRING },
  [FIELD_DECLARE_REDIRECT] = { "declare-redirect", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_IDP_INITIATED] = { "idp-initiated", LANYARD_FIELD_BOOLEAN, .number = TRUE },
  [FIELD_SIGNATURE_ALGORITHM] = { "signature-algorithm", LANYARD_FIELD_ENUM, lanyard_signature_algorithm_get_type },
  [FIELD_SIGN] = { "sign", LANYARD_FIELD_ENUM, lanyard_sign_get_type, .number = LANYARD_SIGN_BOTH },
  [FIELD_ASSERTION_LIFETIME] = { "assertion-lifetime", LANYARD_FIELD_INT, .number = 300 },
  [FIELD_SESSION_LIFETIME] = { "session-lifetime", LANYARD_FIELD_INT, .number = 28800 },
  [FIELD_AUTHN_CONTEXT] = { "authn-context", LANYARD_FIELD_STRING, .text = PASSWORD_PROTECTED_TRANSPORT },
  [FIELD_RELAY_STATE] = { "relay-state", LANYARD_FIELD_STRING },
  [FIELD_NAME_ID_SOURCE] = { "name-id-source", LANYARD_FIELD_STRING, .text = "email" },
  [FIELD_NAME_ID_FORMAT] = { "name-id-format", LANYARD_FIELD_STRING, .text = EMAIL_ADDRESS_FORMAT },
  [FIELD_NAME_ID_POLICY] = { "name-id-policy", LANYARD_FIELD_ENUM, lanyard_name_id_policy_get_type },
  [FIELD_ATTRIBUTES] = { "attributes", LANYARD_FIELD_LIST, lanyard_attribute_get_type },
  [FIELD_CONSTANTS] = { "constants", LANYARD_FIELD_LIST, lanyard_constant_get_type },
  [FIELD_GROUP_ATTRIBUTE_ENABLED] = { "group-attribute-enabled", LANYARD_FIELD_BOOLEAN },
  [FIELD_GROUP_ATTRIBUTE_NAME] = { "group-attribute-name", LANYARD_FIELD_STRING, .text = "memberOf" },
  [FIELD_GROUP_ATTRIBUTE_NAME_FORMAT] = { "group-attribute-name-format", LANYARD_FIELD_STRING },
};

static const char *
lanyard_connector_get_record_title (LanyardRecord *record)
{
  return _lanyard_item_get_string (record, FIELD_LABEL);
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
lanyard_connector_validate (LanyardItem  *item,
                            GError      **error)
{
  if (!check_label (_lanyard_item_get_string (item, FIELD_LABEL), error) ||
      !check_slug (_lanyard_item_get_string (item, FIELD_SLUG), error))
    return FALSE;

  if (_lanyard_item_get_boolean (item, FIELD_GROUP_ATTRIBUTE_ENABLED) &&
      _lanyard_text_is_blank (_lanyard_item_get_string (item, FIELD_GROUP_ATTRIBUTE_NAME)))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("The application could not find the groups"),
                         _("Enter a name, such as “memberOf”, or switch the attribute off"),
                         _("The group attribute has no name"));
      return FALSE;
    }

  return TRUE;
}

static void
lanyard_connector_class_init (LanyardConnectorClass *klass)
{
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);
  LanyardRecordClass *record_class = LANYARD_RECORD_CLASS (klass);

  item_class->validate = lanyard_connector_validate;
  record_class->kind = "connector";
  record_class->get_title = lanyard_connector_get_record_title;

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
GETTER (lanyard_connector_get_placeholders, GVariant *, dict, FIELD_PLACEHOLDERS)
GETTER (lanyard_connector_get_sp_entity_id, const char *, string, FIELD_SP_ENTITY_ID)
GETTER (lanyard_connector_get_acs, GListModel *, list, FIELD_ACS)

/**
 * lanyard_connector_get_default_acs:
 * @self: a connector
 *
 * Returns: (transfer none) (nullable): the one marked default, else the first
 *   (M-20); %NULL without any
 */
LanyardAcs *
lanyard_connector_get_default_acs (LanyardConnector *self)
{
  GListModel *list;
  LanyardAcs *first;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), NULL);

  list = _lanyard_item_get_list (self, FIELD_ACS);
  first = _lanyard_item_list_peek (list, 0);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      LanyardAcs *acs = _lanyard_item_list_peek (list, i);

      if (lanyard_acs_is_default (acs))
        return acs;
    }

  return first;
}

GETTER (lanyard_connector_get_sp_signing_certificates, const char * const *, strv, FIELD_SP_SIGNING_CERTIFICATES)
GETTER (lanyard_connector_get_sp_encryption_certificates, const char * const *, strv, FIELD_SP_ENCRYPTION_CERTIFICATES)
GETTER (lanyard_connector_get_require_signed_requests, gboolean, boolean, FIELD_REQUIRE_SIGNED_REQUESTS)
GETTER (lanyard_connector_get_encrypt_assertion, gboolean, boolean, FIELD_ENCRYPT_ASSERTION)
GETTER (lanyard_connector_get_login_url, const char *, string, FIELD_LOGIN_URL)
GETTER (lanyard_connector_get_slo_url, const char *, string, FIELD_SLO_URL)
GETTER (lanyard_connector_get_name_id_formats, const char * const *, strv, FIELD_NAME_ID_FORMATS)
GETTER (lanyard_connector_get_idp_entity_id, const char *, string, FIELD_IDP_ENTITY_ID)
GETTER (lanyard_connector_get_declare_redirect, gboolean, boolean, FIELD_DECLARE_REDIRECT)
GETTER (lanyard_connector_get_idp_initiated, gboolean, boolean, FIELD_IDP_INITIATED)
GETTER (lanyard_connector_get_signature_algorithm, LanyardSignatureAlgorithm, enum, FIELD_SIGNATURE_ALGORITHM)
GETTER (lanyard_connector_get_sign, LanyardSign, enum, FIELD_SIGN)
GETTER (lanyard_connector_get_assertion_lifetime, int, int, FIELD_ASSERTION_LIFETIME)
GETTER (lanyard_connector_get_session_lifetime, int, int, FIELD_SESSION_LIFETIME)
GETTER (lanyard_connector_get_authn_context, const char *, string, FIELD_AUTHN_CONTEXT)
GETTER (lanyard_connector_get_relay_state, const char *, string, FIELD_RELAY_STATE)
GETTER (lanyard_connector_get_name_id_source, const char *, string, FIELD_NAME_ID_SOURCE)
GETTER (lanyard_connector_get_name_id_format, const char *, string, FIELD_NAME_ID_FORMAT)
GETTER (lanyard_connector_get_name_id_policy, LanyardNameIdPolicy, enum, FIELD_NAME_ID_POLICY)
GETTER (lanyard_connector_get_attributes, GListModel *, list, FIELD_ATTRIBUTES)
GETTER (lanyard_connector_get_constants, GListModel *, list, FIELD_CONSTANTS)
GETTER (lanyard_connector_get_group_attribute_enabled, gboolean, boolean, FIELD_GROUP_ATTRIBUTE_ENABLED)
GETTER (lanyard_connector_get_group_attribute_name, const char *, string, FIELD_GROUP_ATTRIBUTE_NAME)
GETTER (lanyard_connector_get_group_attribute_name_format, const char *, string, FIELD_GROUP_ATTRIBUTE_NAME_FORMAT)

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
