/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check.h"
#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Where the IdP keeps, for each connector, a LanyardSeenRequest and a
 * LanyardHandover as JSON; that a dry run went well; and the SHA-256 of the
 * metadata that was last seen at its source. */
#define LANYARD_SEEN_REQUEST_KIND   "seen-request"
#define LANYARD_HANDOVER_KIND       "handover"
#define LANYARD_DRY_RUN_KIND        "dry-run"
#define LANYARD_FRESH_METADATA_KIND "fresh-metadata"

/**
 * LanyardCheckSnapshot: what the connector check looks at besides the
 * connector itself, read once for any number of checks: other connectors,
 * people, groups, keys, settings. Read as far as a check needs it; for one
 * thread at a time.
 */
typedef struct _LanyardCheckSnapshot LanyardCheckSnapshot;

LanyardCheckSnapshot *lanyard_check_snapshot_load_sync       (LanyardConfiguration  *configuration,
                                                              GError               **error);
void                  lanyard_check_snapshot_free            (LanyardCheckSnapshot  *self);
gboolean              lanyard_check_snapshot_is_current_sync (LanyardCheckSnapshot  *self);
GPtrArray            *lanyard_check_snapshot_get_connectors  (LanyardCheckSnapshot  *self);
LanyardConnector     *lanyard_check_snapshot_find            (LanyardCheckSnapshot  *self,
                                                              const char            *connector_id);
void                  lanyard_check_snapshot_set_counts      (LanyardCheckSnapshot  *self,
                                                              LanyardCheckCounts    *counts);
GPtrArray            *lanyard_check_snapshot_check_sync      (LanyardCheckSnapshot  *self,
                                                              LanyardConnector      *connector,
                                                              gint64                 now,
                                                              GError               **error);
gboolean              lanyard_check_snapshot_may_activate_sync (LanyardCheckSnapshot  *self,
                                                              LanyardConnector      *connector,
                                                              gint64                 now,
                                                              gboolean              *has_key_pair,
                                                              GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCheckSnapshot, lanyard_check_snapshot_free)

G_END_DECLS
