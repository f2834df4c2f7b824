/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-enums.h"

G_DEFINE_ENUM_TYPE (LanyardConnectorKind, lanyard_connector_kind,
                    G_DEFINE_ENUM_VALUE (LANYARD_CONNECTOR_SAML, "saml"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CONNECTOR_BOOKMARK, "bookmark"))

G_DEFINE_ENUM_TYPE (LanyardConnectorState, lanyard_connector_state,
                    G_DEFINE_ENUM_VALUE (LANYARD_CONNECTOR_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CONNECTOR_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CONNECTOR_INACTIVE, "inactive"))

G_DEFINE_ENUM_TYPE (LanyardSign, lanyard_sign,
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGN_RESPONSE, "response"),
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGN_ASSERTION, "assertion"),
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGN_BOTH, "both"))

G_DEFINE_ENUM_TYPE (LanyardSignatureAlgorithm, lanyard_signature_algorithm,
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGNATURE_RSA_SHA256, "rsa-sha256"),
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGNATURE_RSA_SHA384, "rsa-sha384"),
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGNATURE_RSA_SHA512, "rsa-sha512"),
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGNATURE_ECDSA_SHA256, "ecdsa-sha256"),
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGNATURE_ECDSA_SHA384, "ecdsa-sha384"),
                    G_DEFINE_ENUM_VALUE (LANYARD_SIGNATURE_RSA_SHA1, "rsa-sha1"))

G_DEFINE_ENUM_TYPE (LanyardAcsBinding, lanyard_acs_binding,
                    G_DEFINE_ENUM_VALUE (LANYARD_ACS_BINDING_POST, "post"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ACS_BINDING_REDIRECT, "redirect"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ACS_BINDING_ARTIFACT, "artifact"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ACS_BINDING_PAOS, "paos"))

G_DEFINE_ENUM_TYPE (LanyardBinding, lanyard_binding,
                    G_DEFINE_ENUM_VALUE (LANYARD_BINDING_POST, "post"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BINDING_REDIRECT, "redirect"))

G_DEFINE_ENUM_TYPE (LanyardNameIdPolicy, lanyard_name_id_policy,
                    G_DEFINE_ENUM_VALUE (LANYARD_NAME_ID_HONOUR, "honour"),
                    G_DEFINE_ENUM_VALUE (LANYARD_NAME_ID_FORCE, "force"))

G_DEFINE_ENUM_TYPE (LanyardContentEncryption, lanyard_content_encryption,
                    G_DEFINE_ENUM_VALUE (LANYARD_CONTENT_ENCRYPTION_AUTO, "auto"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CONTENT_ENCRYPTION_AES256_GCM, "aes256-gcm"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CONTENT_ENCRYPTION_AES128_GCM, "aes128-gcm"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CONTENT_ENCRYPTION_AES256_CBC, "aes256-cbc"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CONTENT_ENCRYPTION_AES128_CBC, "aes128-cbc"))

G_DEFINE_ENUM_TYPE (LanyardKeyTransport, lanyard_key_transport,
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_TRANSPORT_AUTO, "auto"),
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_TRANSPORT_RSA_OAEP_MGF1P, "rsa-oaep-mgf1p"),
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_TRANSPORT_RSA_OAEP_SHA256, "rsa-oaep-sha256"))

G_DEFINE_ENUM_TYPE (LanyardEncryptedKeyPlacement, lanyard_encrypted_key_placement,
                    G_DEFINE_ENUM_VALUE (LANYARD_ENCRYPTED_KEY_INSIDE, "inside"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ENCRYPTED_KEY_SIBLING, "sibling"))

G_DEFINE_ENUM_TYPE (LanyardDigestAlgorithm, lanyard_digest_algorithm,
                    G_DEFINE_ENUM_VALUE (LANYARD_DIGEST_AUTO, "auto"),
                    G_DEFINE_ENUM_VALUE (LANYARD_DIGEST_SHA256, "sha256"),
                    G_DEFINE_ENUM_VALUE (LANYARD_DIGEST_SHA384, "sha384"),
                    G_DEFINE_ENUM_VALUE (LANYARD_DIGEST_SHA512, "sha512"),
                    G_DEFINE_ENUM_VALUE (LANYARD_DIGEST_SHA1, "sha1"))

G_DEFINE_ENUM_TYPE (LanyardKeyInfo, lanyard_key_info,
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_INFO_CERTIFICATE, "certificate"),
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_INFO_NONE, "none"))

G_DEFINE_ENUM_TYPE (LanyardKeyName, lanyard_key_name,
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_NAME_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_NAME_KEY_ID, "key-id"),
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_NAME_SUBJECT, "subject"))

G_DEFINE_ENUM_TYPE (LanyardXmlPrefixes, lanyard_xml_prefixes,
                    G_DEFINE_ENUM_VALUE (LANYARD_XML_PREFIXES_SAML, "saml"),
                    G_DEFINE_ENUM_VALUE (LANYARD_XML_PREFIXES_SAML2, "saml2"))

G_DEFINE_ENUM_TYPE (LanyardMultiple, lanyard_multiple,
                    G_DEFINE_ENUM_VALUE (LANYARD_MULTIPLE_VALUES, "values"),
                    G_DEFINE_ENUM_VALUE (LANYARD_MULTIPLE_JOIN, "join"),
                    G_DEFINE_ENUM_VALUE (LANYARD_MULTIPLE_REPEAT, "repeat"))

G_DEFINE_ENUM_TYPE (LanyardGroupValue, lanyard_group_value,
                    G_DEFINE_ENUM_VALUE (LANYARD_GROUP_VALUE_NAME, "name"),
                    G_DEFINE_ENUM_VALUE (LANYARD_GROUP_VALUE_ID, "id"),
                    G_DEFINE_ENUM_VALUE (LANYARD_GROUP_VALUE_DN, "dn"))

G_DEFINE_ENUM_TYPE (LanyardTransform, lanyard_transform,
                    G_DEFINE_ENUM_VALUE (LANYARD_TRANSFORM_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LANYARD_TRANSFORM_LOWER, "lower"),
                    G_DEFINE_ENUM_VALUE (LANYARD_TRANSFORM_UPPER, "upper"))

G_DEFINE_ENUM_TYPE (LanyardMetadataKeys, lanyard_metadata_keys,
                    G_DEFINE_ENUM_VALUE (LANYARD_METADATA_KEYS_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (LANYARD_METADATA_KEYS_ACTIVE, "active"))

G_DEFINE_ENUM_TYPE (LanyardAccessPolicy, lanyard_access_policy,
                    G_DEFINE_ENUM_VALUE (LANYARD_ACCESS_ALLOW, "allow"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ACCESS_REQUIRE_MFA, "require-mfa"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ACCESS_DENY, "deny"))

/**
 * lanyard_enum_get_nick:
 * @type: an enumeration
 * @value: one of its values
 *
 * Returns: the word that stands for it in the JSON form
 */
const char *
lanyard_enum_get_nick (GType type,
                       int   value)
{
  GEnumClass *klass;
  GEnumValue *enum_value;

  g_return_val_if_fail (G_TYPE_IS_ENUM (type), NULL);

  /* Kept: enumerations are never unloaded. */
  klass = g_type_class_peek (type);
  if (klass == NULL)
    klass = g_type_class_ref (type);
  enum_value = g_enum_get_value (klass, value);
  g_return_val_if_fail (enum_value != NULL, NULL);

  return enum_value->value_nick;
}
