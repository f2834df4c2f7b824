/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

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
/* nicks "post" "redirect" */
typedef enum { LANYARD_BINDING_POST, LANYARD_BINDING_REDIRECT } LanyardBinding;
/* nicks "honour" "force": whether the format in the request wins (M-24) */
typedef enum { LANYARD_NAME_ID_HONOUR, LANYARD_NAME_ID_FORCE } LanyardNameIdPolicy;

#define LANYARD_TYPE_CONNECTOR_KIND (lanyard_connector_kind_get_type ())
#define LANYARD_TYPE_CONNECTOR_STATE (lanyard_connector_state_get_type ())
#define LANYARD_TYPE_SIGN (lanyard_sign_get_type ())
#define LANYARD_TYPE_SIGNATURE_ALGORITHM (lanyard_signature_algorithm_get_type ())
#define LANYARD_TYPE_BINDING (lanyard_binding_get_type ())
#define LANYARD_TYPE_NAME_ID_POLICY (lanyard_name_id_policy_get_type ())
GType lanyard_connector_kind_get_type      (void);
GType lanyard_connector_state_get_type     (void);
GType lanyard_sign_get_type                (void);
GType lanyard_signature_algorithm_get_type (void);
GType lanyard_binding_get_type             (void);
GType lanyard_name_id_policy_get_type      (void);

/* nick of a value of one of the enumerations above */
const char *lanyard_enum_get_nick (GType type,
                                   int   value);

/* The twelve tile colours; text on them is white at 4.5:1 or better. */
#define LANYARD_COLOR_COUNT 12

/* One assertion consumer service. Fields: url, label (what it is for),
 * index (int, 0…65535), default (boolean), edited (boolean: by hand, so it no
 * longer follows the placeholders). */
#define LANYARD_TYPE_ACS (lanyard_acs_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAcs, lanyard_acs, LANYARD, ACS, LanyardItem)
LanyardAcs *lanyard_acs_new         (const char *url,
                                     const char *label,
                                     int         index,
                                     gboolean    is_default);
const char *lanyard_acs_get_url     (LanyardAcs *self);
const char *lanyard_acs_get_label   (LanyardAcs *self);
int         lanyard_acs_get_index   (LanyardAcs *self);
gboolean    lanyard_acs_is_default  (LanyardAcs *self);

/* One user attribute. Fields: name, friendly_name, name_format (URI), source
 * ("email", "username", "first_name" … "groups", "custom:NAME"), required,
 * jit. */
#define LANYARD_TYPE_ATTRIBUTE (lanyard_attribute_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAttribute, lanyard_attribute, LANYARD, ATTRIBUTE, LanyardItem)
LanyardAttribute *lanyard_attribute_new               (const char       *name,
                                                       const char       *source);
const char       *lanyard_attribute_get_name          (LanyardAttribute *self);
const char       *lanyard_attribute_get_friendly_name (LanyardAttribute *self);
const char       *lanyard_attribute_get_name_format   (LanyardAttribute *self);
const char       *lanyard_attribute_get_source        (LanyardAttribute *self);
gboolean          lanyard_attribute_is_required       (LanyardAttribute *self);

/* One constant attribute. Fields: name, name_format, value. */
#define LANYARD_TYPE_CONSTANT (lanyard_constant_get_type ())
G_DECLARE_FINAL_TYPE (LanyardConstant, lanyard_constant, LANYARD, CONSTANT, LanyardItem)
LanyardConstant *lanyard_constant_new             (const char      *name,
                                                   const char      *value);
const char      *lanyard_constant_get_name        (LanyardConstant *self);
const char      *lanyard_constant_get_name_format (LanyardConstant *self);
const char      *lanyard_constant_get_value       (LanyardConstant *self);

/**
 * LanyardConnector:
 *
 * A configured application (product.md part 3). Fields, in this order, with
 * their defaults where they are not empty/FALSE/0:
 *
 * kind (saml) · template (id) · label · description · color (int 0…11) ·
 * logo ("data:image/…;base64,…") · show_in_portal (TRUE) · state (draft) ·
 * slug · bookmark_url · notes · contact · placeholders (a{ss}) ·
 * sp_entity_id · acs (list of LanyardAcs) ·
 * sp_signing_certificates (strv, PEM) · sp_encryption_certificates (strv) ·
 * require_signed_requests · encrypt_assertion · login_url · slo_url ·
 * slo_response_url · slo_binding (redirect) · name_id_formats (strv, those
 * that the SP's metadata lists, in order) · metadata_source (file name, URL
 * or "pasted") · metadata_hash (SHA-256 hex) · metadata_date (int64) ·
 * idp_entity_id · declare_redirect (TRUE) · idp_initiated (TRUE) ·
 * signature_algorithm (rsa-sha256) · sign (both) ·
 * assertion_lifetime (int seconds, 300) · session_lifetime (int seconds,
 * 28800; 0: not sent) · authn_context (PasswordProtectedTransport URI) ·
 * relay_state · name_id_source ("email") · name_id_format (emailAddress URN)
 * · name_id_policy (honour) · attributes (list of LanyardAttribute) ·
 * constants (list of LanyardConstant) · group_attribute_enabled ·
 * group_attribute_name ("memberOf") · group_attribute_name_format
 *
 * validate: label not empty and at most 255 characters, slug [a-z0-9-]{1,64},
 * colour in range; URLs may still be wrong in a draft (the check says so).
 * group_attribute_enabled with an empty name blocks saving (spec.md S3).
 */
#define LANYARD_TYPE_CONNECTOR (lanyard_connector_get_type ())
G_DECLARE_FINAL_TYPE (LanyardConnector, lanyard_connector, LANYARD, CONNECTOR, LanyardRecord)

LanyardConnector         *lanyard_connector_new                            (void);
LanyardConnectorKind      lanyard_connector_get_connector_kind             (LanyardConnector *self);
const char               *lanyard_connector_get_template                   (LanyardConnector *self);
const char               *lanyard_connector_get_label                      (LanyardConnector *self);
const char               *lanyard_connector_get_description                (LanyardConnector *self);
int                       lanyard_connector_get_color                      (LanyardConnector *self);
const char               *lanyard_connector_get_logo                       (LanyardConnector *self);
gboolean                  lanyard_connector_get_show_in_portal             (LanyardConnector *self);
LanyardConnectorState     lanyard_connector_get_state                      (LanyardConnector *self);
const char               *lanyard_connector_get_slug                       (LanyardConnector *self);
const char               *lanyard_connector_get_bookmark_url               (LanyardConnector *self);
/* (transfer none) a{ss} */
GVariant                 *lanyard_connector_get_placeholders               (LanyardConnector *self);
const char               *lanyard_connector_get_sp_entity_id               (LanyardConnector *self);
GListModel               *lanyard_connector_get_acs                        (LanyardConnector *self);
/* the one marked default, else the first (M-20); NULL without any */
LanyardAcs               *lanyard_connector_get_default_acs                (LanyardConnector *self);
const char * const       *lanyard_connector_get_sp_signing_certificates    (LanyardConnector *self);
const char * const       *lanyard_connector_get_sp_encryption_certificates (LanyardConnector *self);
gboolean                  lanyard_connector_get_require_signed_requests    (LanyardConnector *self);
gboolean                  lanyard_connector_get_encrypt_assertion          (LanyardConnector *self);
const char               *lanyard_connector_get_login_url                  (LanyardConnector *self);
const char               *lanyard_connector_get_slo_url                    (LanyardConnector *self);
const char * const       *lanyard_connector_get_name_id_formats            (LanyardConnector *self);
const char               *lanyard_connector_get_idp_entity_id              (LanyardConnector *self);
gboolean                  lanyard_connector_get_declare_redirect           (LanyardConnector *self);
gboolean                  lanyard_connector_get_idp_initiated              (LanyardConnector *self);
LanyardSignatureAlgorithm lanyard_connector_get_signature_algorithm        (LanyardConnector *self);
LanyardSign               lanyard_connector_get_sign                       (LanyardConnector *self);
int                       lanyard_connector_get_assertion_lifetime         (LanyardConnector *self);
int                       lanyard_connector_get_session_lifetime           (LanyardConnector *self);
const char               *lanyard_connector_get_authn_context              (LanyardConnector *self);
const char               *lanyard_connector_get_relay_state                (LanyardConnector *self);
const char               *lanyard_connector_get_name_id_source             (LanyardConnector *self);
const char               *lanyard_connector_get_name_id_format             (LanyardConnector *self);
LanyardNameIdPolicy       lanyard_connector_get_name_id_policy             (LanyardConnector *self);
GListModel               *lanyard_connector_get_attributes                 (LanyardConnector *self);
GListModel               *lanyard_connector_get_constants                  (LanyardConnector *self);
gboolean                  lanyard_connector_get_group_attribute_enabled    (LanyardConnector *self);
const char               *lanyard_connector_get_group_attribute_name       (LanyardConnector *self);
const char               *lanyard_connector_get_group_attribute_name_format (LanyardConnector *self);

/* What a service provider is told; @base_url without a slash at the end.
 * BASE/saml2/SLUG, BASE/saml2/SLUG/metadata, BASE/saml2/SLUG/slo */
char *lanyard_connector_dup_sso_url      (LanyardConnector *self,
                                          const char       *base_url);
char *lanyard_connector_dup_metadata_url (LanyardConnector *self,
                                          const char       *base_url);
char *lanyard_connector_dup_slo_url      (LanyardConnector *self,
                                          const char       *base_url);

G_END_DECLS
