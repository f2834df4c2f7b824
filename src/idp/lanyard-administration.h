/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog.h"
#include "lanyard-certificate-entry.h"
#include "lanyard-certificate.h"
#include "lanyard-configuration.h"
#include "lanyard-field-pair.h"
#include "lanyard-metadata-digest.h"
#include "lanyard-rollover.h"
#include "lanyard-saml-metadata.h"

G_BEGIN_DECLS

/* Whether our metadata is signed (M-60). */
typedef enum
{
  LANYARD_METADATA_AS_SET,      /* in the settings */
  LANYARD_METADATA_UNSIGNED,
  LANYARD_METADATA_SIGNED,
} LanyardMetadataSigning;

/* What administrators do to a configuration in more than one step: the same
 * for the window, the command line and the administration API. All block and
 * are safe on any thread. */

LanyardConnector   *lanyard_administration_add_connector_sync    (LanyardConfiguration *configuration,
                                                                  LanyardTemplate      *tmpl,
                                                                  const char           *label,
                                                                  const char           *slug,
                                                                  GVariant             *placeholders,
                                                                  GError              **error);
char               *lanyard_administration_dup_free_slug_sync    (LanyardConfiguration *configuration,
                                                                  const char           *text,
                                                                  GError              **error);
LanyardConnector   *lanyard_administration_duplicate_sync        (LanyardConfiguration *configuration,
                                                                  const char           *connector_id,
                                                                  const char           *label,
                                                                  const char           *slug,
                                                                  gboolean              with_groups,
                                                                  char                **change_id,
                                                                  GError              **error);
GPtrArray          *lanyard_administration_compare_sync          (LanyardConfiguration *configuration,
                                                                  const char           *left_id,
                                                                  const char           *right_id,
                                                                  LanyardPairs          which,
                                                                  GError              **error);
GPtrArray          *lanyard_administration_list_url_changes_sync (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  const char           *slug,
                                                                  GError              **error);
gboolean            lanyard_administration_activate_sync         (LanyardConfiguration *configuration,
                                                                  const char           *connector_id,
                                                                  gint64                now,
                                                                  char                **change_id,
                                                                  GError              **error);
gboolean            lanyard_administration_deactivate_sync       (LanyardConfiguration *configuration,
                                                                  const char           *connector_id,
                                                                  char                **change_id,
                                                                  GError              **error);
gboolean            lanyard_administration_replace_key_sync      (LanyardConfiguration *configuration,
                                                                  const char           *connector_id,
                                                                  LanyardKey           *key,
                                                                  LanyardCertificate   *certificate,
                                                                  GError              **error);
gboolean            lanyard_administration_import_pair_sync      (LanyardConfiguration *configuration,
                                                                  const char           *connector_id,
                                                                  LanyardKeyRole        role,
                                                                  LanyardKey           *key,
                                                                  LanyardCertificate   *certificate,
                                                                  gint64                now,
                                                                  char                **change_id,
                                                                  GError              **error);
gboolean            lanyard_administration_rollover_sync         (LanyardConfiguration *configuration,
                                                                  const char           *connector_id,
                                                                  LanyardRolloverStep   step,
                                                                  gint64                now,
                                                                  char                **change_id,
                                                                  GError              **error);
GPtrArray          *lanyard_administration_check_sync            (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  gint64                now,
                                                                  GError              **error);
gboolean            lanyard_administration_may_save_sync         (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  gint64                now,
                                                                  GError              **error);
gboolean            lanyard_administration_apply_metadata        (LanyardConnector     *connector,
                                                                  LanyardSamlEntity    *entity,
                                                                  const char           *source,
                                                                  GBytes               *document,
                                                                  gint64                now,
                                                                  GError              **error);
LanyardConnector   *lanyard_administration_propose_digest        (LanyardConnector     *connector,
                                                                  LanyardSamlEntity    *entity,
                                                                  const char           *source,
                                                                  const LanyardMetadataDigest *digest,
                                                                  gboolean              overwrite,
                                                                  gint64                now,
                                                                  char               ***kept,
                                                                  GError              **error);
LanyardConnector   *lanyard_administration_propose_metadata      (LanyardConnector     *connector,
                                                                  LanyardSamlEntity    *entity,
                                                                  const char           *source,
                                                                  GBytes               *document,
                                                                  gboolean              overwrite,
                                                                  gint64                now,
                                                                  char               ***kept,
                                                                  GError              **error);
GBytes             *lanyard_administration_write_metadata_sync   (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  const char           *base_url,
                                                                  LanyardMetadataSigning signing,
                                                                  gint64                now,
                                                                  GError              **error);
GBytes             *lanyard_administration_export_metadata_sync  (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  LanyardMetadataSigning signing,
                                                                  gint64                now,
                                                                  GError              **error);
LanyardCertificate *lanyard_administration_load_certificate_sync (LanyardConfiguration *configuration,
                                                                  const char           *connector_id,
                                                                  GError              **error);
GPtrArray          *lanyard_administration_list_certificates_sync (LanyardConfiguration *configuration,
                                                                   GError              **error);
GPtrArray          *lanyard_administration_claim_notices_sync    (LanyardConfiguration *configuration,
                                                                  GPtrArray            *entries,
                                                                  gint64                now,
                                                                  GError              **error);
LanyardSetupSheet  *lanyard_administration_setup_sheet_sync      (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  GError              **error);
LanyardSetupSheet  *lanyard_administration_rollover_sheet_sync   (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  GError              **error);
gboolean            lanyard_administration_import_name_id_sync   (LanyardConfiguration *configuration,
                                                                  LanyardConnector     *connector,
                                                                  LanyardPerson        *person,
                                                                  const char           *value,
                                                                  gint64                now,
                                                                  GError              **error);
/* Where the test SP keeps, as JSON, what it made of the last response. */
#define LANYARD_TEST_RESULT_KIND "test-sp-result"
#define LANYARD_TEST_RESULT_KEY  "last"

GBytes             *lanyard_administration_test_sp_metadata_sync (LanyardConfiguration *configuration,
                                                                  const char           *base_url,
                                                                  GError              **error);

G_END_DECLS
