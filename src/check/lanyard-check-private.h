/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check.h"
#include "lanyard-settings.h"

G_BEGIN_DECLS

typedef struct _LanyardCheckRule LanyardCheckRule;

/* One run over one connector. */
typedef struct
{
  const LanyardCheckInput *input;
  LanyardConnector        *connector;   /* that of @input */
  LanyardConnector        *reference;   /* as the template would make it now; may be NULL */
  const LanyardCheckRule  *rule;        /* the one that is looked at */
  GPtrArray               *findings;
  LanyardCertificate      *active;      /* of the active pair; NULL if there is none that can be read */
  gboolean                 active_read;
} LanyardCheckContext;

typedef void (*LanyardCheckFunc) (LanyardCheckContext *context);

typedef enum
{
  LANYARD_CHECK_SAML = 1 << 0,
  LANYARD_CHECK_BOOKMARK = 1 << 1,
  LANYARD_CHECK_ANY = LANYARD_CHECK_SAML | LANYARD_CHECK_BOOKMARK,
  LANYARD_CHECK_REMEDY = 1 << 2,
} LanyardCheckKinds;

struct _LanyardCheckRule
{
  const char        *id;
  LanyardSeverity    severity;
  LanyardCheckKinds  kinds;
  LanyardCheckFunc   check;
  const char        *title;
};

/* Calls @func for each text of the connector that may hold a URL. */
typedef void (*LanyardCheckTextFunc) (LanyardCheckContext *context,
                                      const char          *field,
                                      const char          *text);

const LanyardCheckRule *_lanyard_check_rules_get (gsize position);

/* Adds a finding of the rule that is looked at. @format: what is wrong with
 * which value; all three are sentences without their period. */
void     _lanyard_check_report          (LanyardCheckContext  *context,
                                         const char           *field,
                                         const char           *why,
                                         const char           *fix,
                                         const char           *format,
                                         ...) G_GNUC_PRINTF (5, 6);
char    *_lanyard_check_show            (const char           *value);
void     _lanyard_check_foreach_text    (LanyardCheckContext  *context,
                                         LanyardCheckTextFunc  func);
/* Another connector with the same value. */
LanyardConnector *_lanyard_check_find_other (LanyardCheckContext *context,
                                         LanyardCheckKey       key,
                                         const char           *value);
gboolean _lanyard_check_has_placeholder (const char           *text);
gboolean _lanyard_check_has_blank       (const char           *text);
/* What the imported metadata said: (transfer container), NULL: nothing. */
const char **_lanyard_check_get_facts   (LanyardCheckContext  *context,
                                         const char           *name);
gboolean _lanyard_check_has_fact        (LanyardCheckContext  *context,
                                         const char           *name,
                                         const char           *value);
/* The one of @known, NULL-terminated, that is most like @text. */
const char *_lanyard_check_find_nearest (const char * const   *known,
                                         const char           *text);
gboolean _lanyard_check_is_near         (const char           *entity_id,
                                         const char           *known);
LanyardKeyPair *_lanyard_check_find_active_pair (LanyardCheckContext *context);
/* (transfer none): NULL if there is none, or it cannot be read (C14 says so) */
LanyardCertificate *_lanyard_check_get_active_certificate (LanyardCheckContext *context);
char    *_lanyard_check_format_date     (gint64                seconds);
gboolean _lanyard_check_is_password_context (const char       *context);

/* Remedies, for the finding that was reported last. */
void       _lanyard_check_offer         (LanyardCheckContext  *context,
                                         const char           *title,
                                         const char           *field,
                                         JsonNode             *value);
void       _lanyard_check_offer_string  (LanyardCheckContext  *context,
                                         const char           *title,
                                         const char           *field,
                                         const char           *value);
void       _lanyard_check_offer_int     (LanyardCheckContext  *context,
                                         const char           *title,
                                         const char           *field,
                                         int                   value);
void       _lanyard_check_offer_boolean (LanyardCheckContext  *context,
                                         const char           *title,
                                         const char           *field,
                                         gboolean              value);
void       _lanyard_check_offer_list    (LanyardCheckContext  *context,
                                         const char           *title,
                                         const char           *field,
                                         JsonArray            *list);
JsonArray *_lanyard_check_copy_list     (LanyardCheckContext  *context,
                                         const char           *field);
/* The list without one of its items. */
void       _lanyard_check_offer_without (LanyardCheckContext  *context,
                                         const char           *title,
                                         const char           *field,
                                         guint                 position);
/* The list with another @value, NULL for none, in one of its items. */
void       _lanyard_check_offer_member  (LanyardCheckContext  *context,
                                         const char           *title,
                                         const char           *field,
                                         guint                 position,
                                         const char           *member,
                                         const char           *value);
/* Each certificate of such an entry by itself; FALSE: it holds one at most. */
gboolean   _lanyard_check_offer_split   (LanyardCheckContext  *context,
                                         const char           *field,
                                         const char * const   *certificates,
                                         guint                 position);
/* What the metadata says, or else the template; FALSE: neither is known. */
gboolean   _lanyard_check_offer_known   (LanyardCheckContext  *context,
                                         const char           *field);
char      *_lanyard_check_dup_without_blanks (const char      *text);
char      *_lanyard_check_dup_meant_url (const char           *url);
/* The row of the template; NULL: it has none */
JsonNode  *_lanyard_check_dup_reference_attribute (LanyardCheckContext *context,
                                         const char           *name);

void _lanyard_check_bookmark_url               (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_missing       (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_duplicate     (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_metadata      (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_request       (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_blank         (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_near          (LanyardCheckContext *context);
void _lanyard_check_acs_missing                (LanyardCheckContext *context);
void _lanyard_check_acs_url                    (LanyardCheckContext *context);
void _lanyard_check_acs_index                  (LanyardCheckContext *context);
void _lanyard_check_acs_metadata               (LanyardCheckContext *context);
void _lanyard_check_acs_metadata_more          (LanyardCheckContext *context);
void _lanyard_check_acs_request                (LanyardCheckContext *context);
void _lanyard_check_acs_default                (LanyardCheckContext *context);
void _lanyard_check_acs_binding                (LanyardCheckContext *context);
void _lanyard_check_logo_small                 (LanyardCheckContext *context);
void _lanyard_check_placeholder_left           (LanyardCheckContext *context);
void _lanyard_check_example_left               (LanyardCheckContext *context);
void _lanyard_check_acs_http                   (LanyardCheckContext *context);
void _lanyard_check_acs_mixed                  (LanyardCheckContext *context);
void _lanyard_check_endpoint_url               (LanyardCheckContext *context);
void _lanyard_check_length_limit               (LanyardCheckContext *context);
void _lanyard_check_length                     (LanyardCheckContext *context);
void _lanyard_check_wrong_side                 (LanyardCheckContext *context);
void _lanyard_check_acs_other_default          (LanyardCheckContext *context);
void _lanyard_check_several_entities           (LanyardCheckContext *context);
void _lanyard_check_metadata_expired           (LanyardCheckContext *context);
void _lanyard_check_metadata_aged              (LanyardCheckContext *context);
void _lanyard_check_metadata_changed           (LanyardCheckContext *context);
void _lanyard_check_metadata_unprotected       (LanyardCheckContext *context);
void _lanyard_check_sp_certificate_unreadable  (LanyardCheckContext *context);
void _lanyard_check_sp_certificate_form        (LanyardCheckContext *context);
void _lanyard_check_certificate_use            (LanyardCheckContext *context);
void _lanyard_check_signed_requests            (LanyardCheckContext *context);
void _lanyard_check_sp_certificate_expired     (LanyardCheckContext *context);
void _lanyard_check_request_signature          (LanyardCheckContext *context);
void _lanyard_check_encryption_key             (LanyardCheckContext *context);
void _lanyard_check_encryption_unusable        (LanyardCheckContext *context);
void _lanyard_check_encryption_wanted          (LanyardCheckContext *context);
void _lanyard_check_signatures_ignored         (LanyardCheckContext *context);
void _lanyard_check_sha1_allowed               (LanyardCheckContext *context);
void _lanyard_check_encryption_optional        (LanyardCheckContext *context);
void _lanyard_check_encryption_unauthenticated (LanyardCheckContext *context);
void _lanyard_check_encryption_listed_cbc      (LanyardCheckContext *context);
void _lanyard_check_audience                   (LanyardCheckContext *context);
void _lanyard_check_idp_entity_id_missing      (LanyardCheckContext *context);
void _lanyard_check_idp_entity_id_same         (LanyardCheckContext *context);
void _lanyard_check_idp_entity_id_same_imported (LanyardCheckContext *context);
void _lanyard_check_idp_entity_id_duplicate    (LanyardCheckContext *context);
void _lanyard_check_certificate_unreadable     (LanyardCheckContext *context);
void _lanyard_check_certificate_missing        (LanyardCheckContext *context);
void _lanyard_check_key_mismatch               (LanyardCheckContext *context);
void _lanyard_check_certificate_expired        (LanyardCheckContext *context);
void _lanyard_check_certificate_expiring       (LanyardCheckContext *context);
void _lanyard_check_certificate_ageing         (LanyardCheckContext *context);
void _lanyard_check_certificate_handed_over    (LanyardCheckContext *context);
void _lanyard_check_weak_digest                (LanyardCheckContext *context);
void _lanyard_check_modest_key                 (LanyardCheckContext *context);
void _lanyard_check_short_key                  (LanyardCheckContext *context);
void _lanyard_check_sp_short_key               (LanyardCheckContext *context);
void _lanyard_check_key_type                   (LanyardCheckContext *context);
void _lanyard_check_assertion_unsigned         (LanyardCheckContext *context);
void _lanyard_check_signed_part                (LanyardCheckContext *context);
void _lanyard_check_digest_sha1                (LanyardCheckContext *context);
void _lanyard_check_signing_method             (LanyardCheckContext *context);
void _lanyard_check_key_info                   (LanyardCheckContext *context);
void _lanyard_check_not_before                 (LanyardCheckContext *context);
void _lanyard_check_lifetime_zero              (LanyardCheckContext *context);
void _lanyard_check_lifetime                   (LanyardCheckContext *context);
void _lanyard_check_session                    (LanyardCheckContext *context);
void _lanyard_check_relay_state_long           (LanyardCheckContext *context);
void _lanyard_check_relay_state_host           (LanyardCheckContext *context);
void _lanyard_check_relay_state_missing        (LanyardCheckContext *context);
void _lanyard_check_unsolicited                (LanyardCheckContext *context);
void _lanyard_check_login_url_missing          (LanyardCheckContext *context);
void _lanyard_check_redirect_undeclared        (LanyardCheckContext *context);
void _lanyard_check_authn_context              (LanyardCheckContext *context);
void _lanyard_check_name_id_format_listed      (LanyardCheckContext *context);
void _lanyard_check_name_id_format_template    (LanyardCheckContext *context);
void _lanyard_check_name_id_format_request     (LanyardCheckContext *context);
void _lanyard_check_name_id_email              (LanyardCheckContext *context);
void _lanyard_check_name_id_version            (LanyardCheckContext *context);
void _lanyard_check_name_id_transient          (LanyardCheckContext *context);
void _lanyard_check_name_id_mutable            (LanyardCheckContext *context);
void _lanyard_check_name_id_case               (LanyardCheckContext *context);
void _lanyard_check_name_id_stable             (LanyardCheckContext *context);
void _lanyard_check_name_id_source             (LanyardCheckContext *context);
void _lanyard_check_name_id_empty_all          (LanyardCheckContext *context);
void _lanyard_check_name_id_empty              (LanyardCheckContext *context);
void _lanyard_check_name_id_unique             (LanyardCheckContext *context);
void _lanyard_check_name_id_transform          (LanyardCheckContext *context);
void _lanyard_check_name_id_omitted            (LanyardCheckContext *context);
void _lanyard_check_attribute_required         (LanyardCheckContext *context);
void _lanyard_check_attribute_source           (LanyardCheckContext *context);
void _lanyard_check_attribute_name             (LanyardCheckContext *context);
void _lanyard_check_attribute_values           (LanyardCheckContext *context);
void _lanyard_check_group_attribute            (LanyardCheckContext *context);
void _lanyard_check_many_groups                (LanyardCheckContext *context);
void _lanyard_check_separator_missing          (LanyardCheckContext *context);
void _lanyard_check_joined_values              (LanyardCheckContext *context);
void _lanyard_check_attribute_unnamed          (LanyardCheckContext *context);
void _lanyard_check_attribute_duplicate        (LanyardCheckContext *context);
void _lanyard_check_scope                      (LanyardCheckContext *context);
void _lanyard_check_nothing_sent               (LanyardCheckContext *context);
void _lanyard_check_patterns                   (LanyardCheckContext *context);
void _lanyard_check_jit_attributes             (LanyardCheckContext *context);
void _lanyard_check_groups                     (LanyardCheckContext *context);
void _lanyard_check_everybody                  (LanyardCheckContext *context);
void _lanyard_check_clock_far                  (LanyardCheckContext *context);
void _lanyard_check_clock                      (LanyardCheckContext *context);
void _lanyard_check_request_encoding           (LanyardCheckContext *context);
void _lanyard_check_handed_over_host           (LanyardCheckContext *context);
void _lanyard_check_request_destination        (LanyardCheckContext *context);
void _lanyard_check_handed_over_url            (LanyardCheckContext *context);
void _lanyard_check_handed_over_old            (LanyardCheckContext *context);
void _lanyard_check_never_tried                (LanyardCheckContext *context);
void _lanyard_check_not_tried_yet              (LanyardCheckContext *context);
void _lanyard_check_private_key                (LanyardCheckContext *context);
void _lanyard_check_dtd                        (LanyardCheckContext *context);
void _lanyard_check_request_dtd                (LanyardCheckContext *context);
void _lanyard_check_label_duplicate            (LanyardCheckContext *context);
void _lanyard_check_entity_id_uri             (LanyardCheckContext *context);
void _lanyard_check_acs_wildcard              (LanyardCheckContext *context);
void _lanyard_check_acs_host                  (LanyardCheckContext *context);
void _lanyard_check_slo_unsigned              (LanyardCheckContext *context);
void _lanyard_check_constant_empty            (LanyardCheckContext *context);
void _lanyard_check_description_long          (LanyardCheckContext *context);
void _lanyard_check_second_factor_context     (LanyardCheckContext *context);
void _lanyard_check_single_people             (LanyardCheckContext *context);
void _lanyard_check_disabled_groups           (LanyardCheckContext *context);
void _lanyard_check_certificate_long          (LanyardCheckContext *context);
void _lanyard_check_attribute_blank           (LanyardCheckContext *context);
void _lanyard_check_name_id_format_unknown    (LanyardCheckContext *context);
void _lanyard_check_sp_weak_digest            (LanyardCheckContext *context);
void _lanyard_check_encryption_validity       (LanyardCheckContext *context);
void _lanyard_check_certificate_unticked      (LanyardCheckContext *context);
void _lanyard_check_sp_certificate_early      (LanyardCheckContext *context);

G_END_DECLS
