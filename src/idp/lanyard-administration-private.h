/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-configuration.h"
#include "lanyard-metadata-digest.h"
#include "lanyard-saml-metadata.h"

G_BEGIN_DECLS

gboolean _lanyard_administration_may_activate_sync (LanyardConfiguration  *configuration,
                                                    LanyardConnector      *connector,
                                                    gint64                 now,
                                                    gboolean              *has_key_pair,
                                                    GError               **error);
gboolean _lanyard_administration_add_key_pair      (LanyardChanges        *changes,
                                                    const char            *connector_id,
                                                    LanyardKeyRole         role,
                                                    LanyardKey            *key,
                                                    LanyardCertificate    *certificate,
                                                    gint64                 now,
                                                    GError               **error);
gboolean _lanyard_administration_add_first_pair    (LanyardChanges        *changes,
                                                    LanyardConnector      *connector,
                                                    gint64                 now,
                                                    GError               **error);
gboolean _lanyard_administration_add_next_pair     (LanyardChanges        *changes,
                                                    LanyardConnector      *connector,
                                                    GPtrArray             *key_pairs,
                                                    gint64                 now,
                                                    GError               **error);
gboolean _lanyard_administration_fit_algorithm     (LanyardConnector      *connector,
                                                    LanyardKey            *key);
/* (transfer full): the certificate of a pair */
LanyardCertificate *_lanyard_administration_parse_certificate (LanyardKeyPair  *pair,
                                                               GError         **error);
gboolean _lanyard_administration_apply_digest      (LanyardConnector      *connector,
                                                    LanyardSamlEntity     *entity,
                                                    const char            *source,
                                                    const LanyardMetadataDigest *digest,
                                                    gint64                 now,
                                                    GError               **error);
gboolean _lanyard_administration_check_bookmark    (LanyardConnector      *connector,
                                                    GError               **error);

G_END_DECLS
