/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog.h"
#include "lanyard-configuration.h"
#include "lanyard-certificate.h"
#include "lanyard-saml-metadata.h"

G_BEGIN_DECLS

/* What administrators do to a configuration in more than one step: the same
 * for the window, the command line and, later, the administration API. All
 * block and are safe on any thread. */

/* Makes a draft from a template with a free slug and stores it. */
LanyardConnector *lanyard_administration_add_connector_sync (LanyardConfiguration *configuration,
                                                             LanyardTemplate      *tmpl,
                                                             const char           *label,
                                                             const char           *slug,
                                                             GVariant             *placeholders,
                                                             GError              **error);
/* The check's errors refuse (REFUSED, with the first error's three parts).
 * Generates RSA-3072 and a self-signed certificate when there is no active
 * pair, in one transaction with the state. */
gboolean  lanyard_administration_activate_sync    (LanyardConfiguration *configuration,
                                                   const char           *connector_id,
                                                   gint64                now,
                                                   GError              **error);
gboolean  lanyard_administration_deactivate_sync  (LanyardConfiguration *configuration,
                                                   const char           *connector_id,
                                                   GError              **error);
/* Both halves as one step; the old pair is retired. MISMATCH. */
gboolean  lanyard_administration_replace_key_sync (LanyardConfiguration *configuration,
                                                   const char           *connector_id,
                                                   LanyardKey           *key,
                                                   LanyardCertificate   *certificate,
                                                   GError              **error);
/* The check over what is stored; (element-type LanyardCheckFinding). */
GPtrArray *lanyard_administration_check_sync      (LanyardConfiguration *configuration,
                                                   LanyardConnector     *connector,
                                                   gint64                now,
                                                   GError              **error);
/* Makes the fields of @connector (an editor's copy) those of the SP's
 * metadata: entity ID, ACS list, certificates, NameID format, signing wishes,
 * single logout, requested attributes. Pure. lanyard_item_diff() of before
 * and after is the review. */
gboolean  lanyard_administration_apply_metadata   (LanyardConnector     *connector,
                                                   LanyardSamlEntity    *entity,
                                                   const char           *source,
                                                   GBytes               *document,
                                                   gint64                now,
                                                   GError              **error);
/* The IdP's metadata for one connector. REFUSED without an active pair. */
GBytes   *lanyard_administration_export_metadata_sync (LanyardConfiguration *configuration,
                                                   LanyardConnector     *connector,
                                                   GError              **error);
/* The active certificate. REFUSED without one. */
LanyardCertificate *lanyard_administration_load_certificate_sync (LanyardConfiguration *configuration,
                                                   const char           *connector_id,
                                                   GError              **error);
LanyardSetupSheet  *lanyard_administration_setup_sheet_sync (LanyardConfiguration *configuration,
                                                   LanyardConnector     *connector,
                                                   GError              **error);
/* Metadata of the bundled test SP at BASE_URL/test-sp. */
GBytes   *lanyard_administration_test_sp_metadata (const char           *base_url,
                                                   GError              **error);

G_END_DECLS
