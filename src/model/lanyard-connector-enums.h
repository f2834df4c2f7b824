/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What stands for a group: its name, its id, or a distinguished name (RFC 4514). */
typedef enum
{
  LANYARD_GROUP_VALUE_NAME,
  LANYARD_GROUP_VALUE_ID,
  LANYARD_GROUP_VALUE_DN,
} LanyardGroupValue;

typedef enum { LANYARD_CONNECTOR_SAML, LANYARD_CONNECTOR_BOOKMARK } LanyardConnectorKind;
typedef enum { LANYARD_CONNECTOR_DRAFT, LANYARD_CONNECTOR_ACTIVE, LANYARD_CONNECTOR_INACTIVE } LanyardConnectorState;
/* nicks "response" "assertion" "both" */
typedef enum { LANYARD_SIGN_RESPONSE, LANYARD_SIGN_ASSERTION, LANYARD_SIGN_BOTH } LanyardSign;
/* nicks "rsa-sha256" … "ecdsa-sha384" "rsa-sha1" */
typedef enum
{
  LANYARD_SIGNATURE_RSA_SHA256,
  LANYARD_SIGNATURE_RSA_SHA384,
  LANYARD_SIGNATURE_RSA_SHA512,
  LANYARD_SIGNATURE_ECDSA_SHA256,
  LANYARD_SIGNATURE_ECDSA_SHA384,
  LANYARD_SIGNATURE_RSA_SHA1,
} LanyardSignatureAlgorithm;
/* nicks "post" "redirect" "artifact" "paos": of an assertion consumer service; responses
 * are sent with POST alone (M-20) */
typedef enum
{
  LANYARD_ACS_BINDING_POST,
  LANYARD_ACS_BINDING_REDIRECT,
  LANYARD_ACS_BINDING_ARTIFACT,
  LANYARD_ACS_BINDING_PAOS,
} LanyardAcsBinding;
/* nicks "post" "redirect" */
typedef enum { LANYARD_BINDING_POST, LANYARD_BINDING_REDIRECT } LanyardBinding;
/* nicks "honour" "force": whether the format in the request wins (M-24) */
typedef enum { LANYARD_NAME_ID_HONOUR, LANYARD_NAME_ID_FORCE } LanyardNameIdPolicy;
/* nicks "auto" "aes256-gcm" "aes128-gcm" "aes256-cbc" "aes128-cbc"
 * auto: what the SP's metadata names first that we know, else the default (M-48, M-49) */
typedef enum
{
  LANYARD_CONTENT_ENCRYPTION_AUTO,
  LANYARD_CONTENT_ENCRYPTION_AES256_GCM,
  LANYARD_CONTENT_ENCRYPTION_AES128_GCM,
  LANYARD_CONTENT_ENCRYPTION_AES256_CBC,
  LANYARD_CONTENT_ENCRYPTION_AES128_CBC,
} LanyardContentEncryption;
/* nicks "auto" "rsa-oaep-mgf1p" "rsa-oaep-sha256": of the content key (M-48) */
typedef enum
{
  LANYARD_KEY_TRANSPORT_AUTO,
  LANYARD_KEY_TRANSPORT_RSA_OAEP_MGF1P,
  LANYARD_KEY_TRANSPORT_RSA_OAEP_SHA256,
} LanyardKeyTransport;
/* nicks "inside" "sibling": inside EncryptedData, or after it */
typedef enum { LANYARD_ENCRYPTED_KEY_INSIDE, LANYARD_ENCRYPTED_KEY_SIBLING } LanyardEncryptedKeyPlacement;
/* nicks "auto" "sha256" "sha384" "sha512" "sha1": auto: that of the signature algorithm */
typedef enum
{
  LANYARD_DIGEST_AUTO,
  LANYARD_DIGEST_SHA256,
  LANYARD_DIGEST_SHA384,
  LANYARD_DIGEST_SHA512,
  LANYARD_DIGEST_SHA1,
} LanyardDigestAlgorithm;
/* nicks "certificate" "none": what a signature tells of its key (M-46) */
typedef enum { LANYARD_KEY_INFO_CERTIFICATE, LANYARD_KEY_INFO_NONE } LanyardKeyInfo;
/* nicks "none" "key-id" "subject": in KeyInfo (M-46, I-39) */
typedef enum { LANYARD_KEY_NAME_NONE, LANYARD_KEY_NAME_KEY_ID, LANYARD_KEY_NAME_SUBJECT } LanyardKeyName;
/* nicks "saml" "saml2": "saml": samlp and saml; "saml2": saml2p and saml2 (I-12) */
typedef enum { LANYARD_XML_PREFIXES_SAML, LANYARD_XML_PREFIXES_SAML2 } LanyardXmlPrefixes;
/* nicks "values" "join" "repeat"
 * several values: in one Attribute, joined, one Attribute each (I-28) */
typedef enum { LANYARD_MULTIPLE_VALUES, LANYARD_MULTIPLE_JOIN, LANYARD_MULTIPLE_REPEAT } LanyardMultiple;
/* nicks "none" "lower" "upper": of the letters in a value (I-30) */
typedef enum { LANYARD_TRANSFORM_NONE, LANYARD_TRANSFORM_LOWER, LANYARD_TRANSFORM_UPPER } LanyardTransform;
/* nicks "all" "active": those in our metadata (I-09, M-61) */
typedef enum { LANYARD_METADATA_KEYS_ALL, LANYARD_METADATA_KEYS_ACTIVE } LanyardMetadataKeys;

#define LANYARD_TYPE_CONNECTOR_KIND (lanyard_connector_kind_get_type ())
#define LANYARD_TYPE_CONNECTOR_STATE (lanyard_connector_state_get_type ())
#define LANYARD_TYPE_SIGN (lanyard_sign_get_type ())
#define LANYARD_TYPE_SIGNATURE_ALGORITHM (lanyard_signature_algorithm_get_type ())
#define LANYARD_TYPE_ACS_BINDING (lanyard_acs_binding_get_type ())
#define LANYARD_TYPE_BINDING (lanyard_binding_get_type ())
#define LANYARD_TYPE_NAME_ID_POLICY (lanyard_name_id_policy_get_type ())
#define LANYARD_TYPE_CONTENT_ENCRYPTION (lanyard_content_encryption_get_type ())
#define LANYARD_TYPE_KEY_TRANSPORT (lanyard_key_transport_get_type ())
#define LANYARD_TYPE_ENCRYPTED_KEY_PLACEMENT (lanyard_encrypted_key_placement_get_type ())
#define LANYARD_TYPE_DIGEST_ALGORITHM (lanyard_digest_algorithm_get_type ())
#define LANYARD_TYPE_KEY_INFO (lanyard_key_info_get_type ())
#define LANYARD_TYPE_KEY_NAME (lanyard_key_name_get_type ())
#define LANYARD_TYPE_XML_PREFIXES (lanyard_xml_prefixes_get_type ())
#define LANYARD_TYPE_GROUP_VALUE (lanyard_group_value_get_type ())
#define LANYARD_TYPE_MULTIPLE (lanyard_multiple_get_type ())
#define LANYARD_TYPE_TRANSFORM (lanyard_transform_get_type ())
#define LANYARD_TYPE_METADATA_KEYS (lanyard_metadata_keys_get_type ())
GType lanyard_connector_kind_get_type          (void);
GType lanyard_connector_state_get_type         (void);
GType lanyard_sign_get_type                    (void);
GType lanyard_signature_algorithm_get_type     (void);
GType lanyard_acs_binding_get_type             (void);
GType lanyard_binding_get_type                 (void);
GType lanyard_name_id_policy_get_type          (void);
GType lanyard_content_encryption_get_type      (void);
GType lanyard_key_transport_get_type           (void);
GType lanyard_encrypted_key_placement_get_type (void);
GType lanyard_digest_algorithm_get_type        (void);
GType lanyard_key_info_get_type                (void);
GType lanyard_key_name_get_type                (void);
GType lanyard_xml_prefixes_get_type            (void);
GType lanyard_group_value_get_type             (void);
GType lanyard_multiple_get_type                (void);
GType lanyard_transform_get_type               (void);
GType lanyard_metadata_keys_get_type           (void);

/* What comes before all grants of a connector (product.md 3.5). */
typedef enum
{
  LANYARD_ACCESS_ALLOW,           /* who is granted it may use it */
  LANYARD_ACCESS_REQUIRE_MFA,     /* only with a second factor */
  LANYARD_ACCESS_DENY,            /* nobody */
} LanyardAccessPolicy;

#define LANYARD_TYPE_ACCESS_POLICY (lanyard_access_policy_get_type ())
GType lanyard_access_policy_get_type (void);

/* nick of a value of one of the enumerations above */
const char *lanyard_enum_get_nick (GType type,
                                   int   value);

G_END_DECLS
