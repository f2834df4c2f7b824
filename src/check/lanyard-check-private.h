/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check.h"

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
} LanyardCheckContext;

typedef void (*LanyardCheckFunc) (LanyardCheckContext *context);

typedef enum
{
  LANYARD_CHECK_SAML = 1 << 0,
  LANYARD_CHECK_BOOKMARK = 1 << 1,
  LANYARD_CHECK_ANY = LANYARD_CHECK_SAML | LANYARD_CHECK_BOOKMARK,
} LanyardCheckKinds;

struct _LanyardCheckRule
{
  const char        *id;
  LanyardSeverity    severity;
  LanyardCheckKinds  kinds;
  LanyardCheckFunc   check;
};

/* Calls @func for each text of the connector that may hold a URL. */
typedef void (*LanyardCheckTextFunc) (LanyardCheckContext *context,
                                      const char          *field,
                                      const char          *text);

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
/* Another connector for whose @get the same value is returned. */
LanyardConnector *_lanyard_check_find_other (LanyardCheckContext *context,
                                         const char          *(*get) (LanyardConnector *),
                                         const char           *value);
/* The first few of those without a value, "ann, ben, …"; NULL: none. */
char    *_lanyard_check_list_people_without (LanyardCheckContext *context,
                                         const char           *source,
                                         guint                *count);
gboolean _lanyard_check_has_placeholder (const char           *text);
gboolean _lanyard_check_has_blank       (const char           *text);

void _lanyard_check_sp_entity_id_missing      (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_duplicate    (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_blank        (LanyardCheckContext *context);
void _lanyard_check_sp_entity_id_near         (LanyardCheckContext *context);
void _lanyard_check_acs_missing               (LanyardCheckContext *context);
void _lanyard_check_acs_url                   (LanyardCheckContext *context);
void _lanyard_check_acs_index                 (LanyardCheckContext *context);
void _lanyard_check_acs_default               (LanyardCheckContext *context);
void _lanyard_check_placeholder_left          (LanyardCheckContext *context);
void _lanyard_check_example_left              (LanyardCheckContext *context);
void _lanyard_check_acs_http                  (LanyardCheckContext *context);
void _lanyard_check_acs_mixed                 (LanyardCheckContext *context);
void _lanyard_check_endpoint_url              (LanyardCheckContext *context);
void _lanyard_check_length                    (LanyardCheckContext *context);
void _lanyard_check_length_limit              (LanyardCheckContext *context);
void _lanyard_check_bookmark_url              (LanyardCheckContext *context);

void _lanyard_check_sp_certificate_unreadable (LanyardCheckContext *context);
void _lanyard_check_sp_certificate_expired    (LanyardCheckContext *context);
void _lanyard_check_signed_requests           (LanyardCheckContext *context);
void _lanyard_check_encryption_key            (LanyardCheckContext *context);
void _lanyard_check_encryption_wanted         (LanyardCheckContext *context);
void _lanyard_check_encryption_unusable       (LanyardCheckContext *context);
void _lanyard_check_encryption_listed_cbc     (LanyardCheckContext *context);
void _lanyard_check_certificate_unreadable    (LanyardCheckContext *context);
void _lanyard_check_certificate_missing       (LanyardCheckContext *context);
void _lanyard_check_certificate_expired       (LanyardCheckContext *context);
void _lanyard_check_certificate_expiring      (LanyardCheckContext *context);
void _lanyard_check_certificate_ageing        (LanyardCheckContext *context);
void _lanyard_check_weak_digest               (LanyardCheckContext *context);
void _lanyard_check_short_key                 (LanyardCheckContext *context);
void _lanyard_check_key_type                  (LanyardCheckContext *context);

void _lanyard_check_idp_entity_id_missing     (LanyardCheckContext *context);
void _lanyard_check_idp_entity_id_same        (LanyardCheckContext *context);
void _lanyard_check_idp_entity_id_duplicate   (LanyardCheckContext *context);
void _lanyard_check_signed_part               (LanyardCheckContext *context);
void _lanyard_check_lifetime_zero             (LanyardCheckContext *context);
void _lanyard_check_lifetime                  (LanyardCheckContext *context);
void _lanyard_check_session                   (LanyardCheckContext *context);
void _lanyard_check_relay_state_long          (LanyardCheckContext *context);
void _lanyard_check_relay_state_host          (LanyardCheckContext *context);
void _lanyard_check_relay_state_missing       (LanyardCheckContext *context);
void _lanyard_check_unsolicited               (LanyardCheckContext *context);
void _lanyard_check_login_url_missing         (LanyardCheckContext *context);
void _lanyard_check_groups                    (LanyardCheckContext *context);
void _lanyard_check_label_duplicate           (LanyardCheckContext *context);

void _lanyard_check_signatures_ignored        (LanyardCheckContext *context);
void _lanyard_check_sha1_allowed              (LanyardCheckContext *context);
void _lanyard_check_encryption_optional       (LanyardCheckContext *context);
void _lanyard_check_encryption_unauthenticated (LanyardCheckContext *context);
void _lanyard_check_signing_method            (LanyardCheckContext *context);
void _lanyard_check_digest_sha1               (LanyardCheckContext *context);
void _lanyard_check_key_info                  (LanyardCheckContext *context);
void _lanyard_check_not_before                (LanyardCheckContext *context);
void _lanyard_check_audience                  (LanyardCheckContext *context);
void _lanyard_check_name_id_transform         (LanyardCheckContext *context);
void _lanyard_check_name_id_omitted           (LanyardCheckContext *context);
void _lanyard_check_nothing_sent              (LanyardCheckContext *context);
void _lanyard_check_scope                     (LanyardCheckContext *context);
void _lanyard_check_joined_values             (LanyardCheckContext *context);

void _lanyard_check_name_id_format_listed     (LanyardCheckContext *context);
void _lanyard_check_name_id_format_template   (LanyardCheckContext *context);
void _lanyard_check_name_id_email             (LanyardCheckContext *context);
void _lanyard_check_name_id_version           (LanyardCheckContext *context);
void _lanyard_check_name_id_transient         (LanyardCheckContext *context);
void _lanyard_check_name_id_source            (LanyardCheckContext *context);
void _lanyard_check_name_id_empty_all         (LanyardCheckContext *context);
void _lanyard_check_name_id_empty             (LanyardCheckContext *context);
void _lanyard_check_name_id_unique            (LanyardCheckContext *context);
void _lanyard_check_attribute_required        (LanyardCheckContext *context);
void _lanyard_check_attribute_source          (LanyardCheckContext *context);
void _lanyard_check_attribute_values          (LanyardCheckContext *context);
void _lanyard_check_group_attribute           (LanyardCheckContext *context);
void _lanyard_check_attribute_unnamed         (LanyardCheckContext *context);
void _lanyard_check_attribute_duplicate       (LanyardCheckContext *context);

G_END_DECLS
