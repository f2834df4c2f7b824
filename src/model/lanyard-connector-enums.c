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

G_DEFINE_ENUM_TYPE (LanyardBinding, lanyard_binding,
                    G_DEFINE_ENUM_VALUE (LANYARD_BINDING_POST, "post"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BINDING_REDIRECT, "redirect"))

G_DEFINE_ENUM_TYPE (LanyardNameIdPolicy, lanyard_name_id_policy,
                    G_DEFINE_ENUM_VALUE (LANYARD_NAME_ID_HONOUR, "honour"),
                    G_DEFINE_ENUM_VALUE (LANYARD_NAME_ID_FORCE, "force"))

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
