/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-acs.h"
#include "lanyard-attribute.h"
#include "lanyard-connector-enums.h"
#include "lanyard-constant.h"
#include "lanyard-record.h"

G_BEGIN_DECLS

/* The name_id_source that is no attribute of a person: an opaque identifier,
 * made once for a person at a connector and kept (saml.md M-40, M-41). */
#define LANYARD_NAME_ID_SOURCE_PERSISTENT "persistent"

/* The twelve tile colours; text on them is white at 4.5:1 or better. */
#define LANYARD_COLOR_COUNT 12

#define LANYARD_METADATA_WATCH_HOURS_MAX (24 * 30)

/**
 * LanyardConnector:
 *
 * A configured application (product.md part 3). Fields, in this order, with
 * their defaults where they are not empty/FALSE/0:
 *
 * kind (saml) · template (id) · label · description · color (int 0…11) ·
 * logo ("data:image/…;base64,…") · show_in_portal (TRUE) · state (draft) ·
 * slug · bookmark_url · notes · contact · access_policy (allow) ·
 * placeholders (a{ss}) · secrets (a{ss}, where secret placeholders are sealed) ·
 * sp_entity_id · audience (instead of sp_entity_id, I-21) ·
 * additional_audiences (strv, after the first, M-34) · sp_name_qualifiers
 * (strv, affiliations that a request may name, M-26) · acs (list of
 * LanyardAcs) · destination, recipient (in responses, instead of the ACS URL
 * used, M-31, M-35) · sp_signing_certificates (strv, PEM) ·
 * sp_encryption_certificates (strv) · require_signed_requests ·
 * ignore_request_signatures (M-13) · allow_sha1 (in requests, M-16) ·
 * accepted_destinations (strv, of requests, besides our own URL, M-06) ·
 * encrypt_assertion · encryption_optional (M-49) · content_encryption (auto)
 * · key_transport (auto) · encrypted_key_placement (inside) (M-48) ·
 * sp_encryption_methods, sp_signing_methods, sp_digest_methods (strv of the
 * URIs in the SP's metadata, in order, M-49) · login_url · slo_url ·
 * slo_response_url · slo_binding (redirect) · name_id_formats (strv, those
 * that the SP's metadata lists, in order) · metadata_source (file name, URL
 * or "pasted") · metadata_hash (SHA-256 hex) · metadata_date (int64) ·
 * metadata_valid_until (int64, seconds; 0: does not end, M-65) ·
 * metadata_signing_certificates (strv, PEM, pinned, M-64) · metadata_values
 * (a{ss}, field → hash of what metadata last put there, M-68) ·
 * metadata_facts (a{sas}, what the check compares with: entity_id, acs,
 * default_acs, signing_keys, encryption_keys (SHA-256), attributes, required,
 * wishes, entities) · metadata_keys (all; those in our metadata, I-09) ·
 * metadata_cache_duration (int64, seconds; 0: not said, M-65) ·
 * metadata_watch_hours (int, how often it is fetched again; 0: not) ·
 * metadata_watch_private (from this network, too) · idp_entity_id ·
 * declare_redirect (TRUE) · idp_initiated (TRUE) · signature_algorithm (rsa-sha256) ·
 * digest_algorithm (auto: that of signature_algorithm) · sign (both) ·
 * key_info (certificate) · key_name (none) (M-46) · base64_line_length (int
 * 0, 64 or 76; 0, I-04) · xml_prefixes (saml, I-12) · xsi_type (TRUE, M-39) ·
 * assertion_lifetime (int seconds, 300) · send_not_before (TRUE, M-34) ·
 * session_lifetime (int seconds, 28800; 0: not sent) · authn_context
 * (PasswordProtectedTransport URI) · mfa_authn_context, totp_authn_context,
 * recovery_authn_context (URIs for a second factor: any, a one-time code, a
 * recovery code; empty: the more general one) · relay_state · allowed_relay_states
 * (strv, besides relay_state, M-51) · name_id_source ("email") ·
 * name_id_format (emailAddress URN) · name_id_policy (honour) · send_name_id
 * (TRUE, M-40) · name_id_transform (none, I-30) · ignore_allow_create (TRUE,
 * M-25) · attributes (list of LanyardAttribute) · constants (list of
 * LanyardConstant) · group_attribute_enabled · group_attribute_name
 * ("memberOf") · group_attribute_name_format · group_attribute_multiple
 * (values) · group_attribute_separator (";") (I-28)
 *
 * What lanyard_item_validate() refuses is never stored, not even in a draft,
 * because the record could not be found, read back or shown safely:
 *
 * - a label that is empty or longer than 255 characters: lists and history
 *   name the record by it
 * - a slug that is not [a-z0-9-]{1,64}: it is part of our addresses; one that
 *   another connector has is refused by the store (%LANYARD_ERROR_EXISTS)
 * - a colour, number or word that is out of range, already when it is read
 * - text that is not UTF-8 or has characters that XML cannot carry, anywhere
 * - a logo that is no data URI of lanyard_logo_make_uri(): the portal shows it
 *   to everybody
 * - base64_line_length other than 0, 64 and 76; joined values without a
 *   separator: responses could not be written
 * - group_attribute_enabled with an empty name (spec.md S3)
 *
 * Everything else may be wrong in a draft; the check says so, and its errors
 * keep the connector from being activated.
 */
#define LANYARD_TYPE_CONNECTOR (lanyard_connector_get_type ())
G_DECLARE_FINAL_TYPE (LanyardConnector, lanyard_connector, LANYARD, CONNECTOR, LanyardRecord)

LanyardConnector             *lanyard_connector_new                               (void);
LanyardConnectorKind          lanyard_connector_get_connector_kind                (LanyardConnector *self);
const char                   *lanyard_connector_get_template                      (LanyardConnector *self);
const char                   *lanyard_connector_get_label                         (LanyardConnector *self);
const char                   *lanyard_connector_get_description                   (LanyardConnector *self);
int                           lanyard_connector_get_color                         (LanyardConnector *self);
const char                   *lanyard_connector_get_logo                          (LanyardConnector *self);
gboolean                      lanyard_connector_get_show_in_portal                (LanyardConnector *self);
LanyardConnectorState         lanyard_connector_get_state                         (LanyardConnector *self);
const char                   *lanyard_connector_get_slug                          (LanyardConnector *self);
const char                   *lanyard_connector_get_bookmark_url                  (LanyardConnector *self);
LanyardAccessPolicy           lanyard_connector_get_access_policy                 (LanyardConnector *self);
GVariant                     *lanyard_connector_get_placeholders                  (LanyardConnector *self);
GVariant                     *lanyard_connector_get_secrets                       (LanyardConnector *self);
gboolean                      lanyard_connector_has_secret                        (LanyardConnector *self,
                                                                                   const char       *key);
char                         *lanyard_connector_mask_secrets                      (LanyardConnector *self,
                                                                                   const char       *text);
gboolean                      lanyard_connector_needs_secret                      (LanyardConnector *self,
                                                                                   const char       *text);
void                          lanyard_connector_set_secret                        (LanyardConnector *self,
                                                                                   const char       *key,
                                                                                   const char       *value);
GVariant                     *lanyard_connector_dup_placeholder_values            (LanyardConnector *self);
const char                   *lanyard_connector_get_sp_entity_id                  (LanyardConnector *self);
const char                   *lanyard_connector_get_audience                      (LanyardConnector *self);
const char * const           *lanyard_connector_get_additional_audiences          (LanyardConnector *self);
const char * const           *lanyard_connector_get_sp_name_qualifiers            (LanyardConnector *self);
GListModel                   *lanyard_connector_get_acs                           (LanyardConnector *self);
LanyardAcs                   *lanyard_connector_get_default_acs                   (LanyardConnector *self);
const char                   *lanyard_connector_get_destination                   (LanyardConnector *self);
const char                   *lanyard_connector_get_recipient                     (LanyardConnector *self);
const char * const           *lanyard_connector_get_sp_signing_certificates       (LanyardConnector *self);
const char * const           *lanyard_connector_get_sp_encryption_certificates    (LanyardConnector *self);
gboolean                      lanyard_connector_get_require_signed_requests       (LanyardConnector *self);
gboolean                      lanyard_connector_get_ignore_request_signatures     (LanyardConnector *self);
gboolean                      lanyard_connector_get_allow_sha1                    (LanyardConnector *self);
const char * const           *lanyard_connector_get_accepted_destinations         (LanyardConnector *self);
gboolean                      lanyard_connector_get_encrypt_assertion             (LanyardConnector *self);
gboolean                      lanyard_connector_get_encryption_optional           (LanyardConnector *self);
LanyardContentEncryption      lanyard_connector_get_content_encryption            (LanyardConnector *self);
LanyardKeyTransport           lanyard_connector_get_key_transport                 (LanyardConnector *self);
LanyardEncryptedKeyPlacement  lanyard_connector_get_encrypted_key_placement       (LanyardConnector *self);
const char * const           *lanyard_connector_get_sp_encryption_methods         (LanyardConnector *self);
const char * const           *lanyard_connector_get_sp_signing_methods            (LanyardConnector *self);
const char * const           *lanyard_connector_get_sp_digest_methods             (LanyardConnector *self);
const char                   *lanyard_connector_get_login_url                     (LanyardConnector *self);
const char                   *lanyard_connector_get_slo_url                       (LanyardConnector *self);
const char                   *lanyard_connector_get_slo_response_url              (LanyardConnector *self);
LanyardBinding                lanyard_connector_get_slo_binding                   (LanyardConnector *self);
const char * const           *lanyard_connector_get_name_id_formats               (LanyardConnector *self);
const char                   *lanyard_connector_get_metadata_source               (LanyardConnector *self);
const char                   *lanyard_connector_get_metadata_hash                 (LanyardConnector *self);
gint64                        lanyard_connector_get_metadata_date                 (LanyardConnector *self);
gint64                        lanyard_connector_get_metadata_valid_until          (LanyardConnector *self);
const char * const           *lanyard_connector_get_metadata_signing_certificates (LanyardConnector *self);
GVariant                     *lanyard_connector_get_metadata_values               (LanyardConnector *self);
GVariant                     *lanyard_connector_get_metadata_facts                (LanyardConnector *self);
LanyardMetadataKeys           lanyard_connector_get_metadata_keys                 (LanyardConnector *self);
gint64                        lanyard_connector_get_metadata_cache_duration       (LanyardConnector *self);
int                           lanyard_connector_get_metadata_watch_hours          (LanyardConnector *self);
gboolean                      lanyard_connector_get_metadata_watch_private        (LanyardConnector *self);
const char                   *lanyard_connector_get_idp_entity_id                 (LanyardConnector *self);
gboolean                      lanyard_connector_get_declare_redirect              (LanyardConnector *self);
gboolean                      lanyard_connector_get_idp_initiated                 (LanyardConnector *self);
LanyardSignatureAlgorithm     lanyard_connector_get_signature_algorithm           (LanyardConnector *self);
LanyardDigestAlgorithm        lanyard_connector_get_digest_algorithm              (LanyardConnector *self);
LanyardSign                   lanyard_connector_get_sign                          (LanyardConnector *self);
LanyardKeyInfo                lanyard_connector_get_key_info                      (LanyardConnector *self);
LanyardKeyName                lanyard_connector_get_key_name                      (LanyardConnector *self);
int                           lanyard_connector_get_base64_line_length            (LanyardConnector *self);
LanyardXmlPrefixes            lanyard_connector_get_xml_prefixes                  (LanyardConnector *self);
gboolean                      lanyard_connector_get_xsi_type                      (LanyardConnector *self);
int                           lanyard_connector_get_assertion_lifetime            (LanyardConnector *self);
gboolean                      lanyard_connector_get_send_not_before               (LanyardConnector *self);
int                           lanyard_connector_get_session_lifetime              (LanyardConnector *self);
const char                   *lanyard_connector_get_authn_context                 (LanyardConnector *self);
const char                   *lanyard_connector_get_mfa_authn_context             (LanyardConnector *self);
const char                   *lanyard_connector_get_totp_authn_context            (LanyardConnector *self);
const char                   *lanyard_connector_get_recovery_authn_context        (LanyardConnector *self);
const char                   *lanyard_connector_get_relay_state                   (LanyardConnector *self);
const char * const           *lanyard_connector_get_allowed_relay_states          (LanyardConnector *self);
const char                   *lanyard_connector_get_name_id_source                (LanyardConnector *self);
const char                   *lanyard_connector_get_name_id_format                (LanyardConnector *self);
LanyardNameIdPolicy           lanyard_connector_get_name_id_policy                (LanyardConnector *self);
gboolean                      lanyard_connector_get_send_name_id                  (LanyardConnector *self);
LanyardTransform              lanyard_connector_get_name_id_transform             (LanyardConnector *self);
const char                   *lanyard_connector_get_name_id_pattern               (LanyardConnector *self);
const char                   *lanyard_connector_get_name_id_replacement           (LanyardConnector *self);
const char                   *lanyard_connector_get_name_id_prefix                (LanyardConnector *self);
gboolean                      lanyard_connector_get_ignore_allow_create           (LanyardConnector *self);
GListModel                   *lanyard_connector_get_attributes                    (LanyardConnector *self);
GListModel                   *lanyard_connector_get_constants                     (LanyardConnector *self);
gboolean                      lanyard_connector_get_group_attribute_enabled       (LanyardConnector *self);
const char                   *lanyard_connector_get_group_attribute_name          (LanyardConnector *self);
const char                   *lanyard_connector_get_group_attribute_name_format   (LanyardConnector *self);
LanyardMultiple               lanyard_connector_get_group_attribute_multiple      (LanyardConnector *self);
const char                   *lanyard_connector_get_group_attribute_separator     (LanyardConnector *self);
LanyardGroupValue             lanyard_connector_get_group_attribute_value         (LanyardConnector *self);
const char                   *lanyard_connector_get_group_attribute_filter        (LanyardConnector *self);
/* whom to ask about it; our metadata names it */
const char                   *lanyard_connector_get_contact                       (LanyardConnector *self);

char *lanyard_connector_dup_sso_url      (LanyardConnector *self,
                                          const char       *base_url);
char *lanyard_connector_dup_metadata_url (LanyardConnector *self,
                                          const char       *base_url);
char *lanyard_connector_dup_slo_url      (LanyardConnector *self,
                                          const char       *base_url);

G_END_DECLS
