/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardMetadataWatcher:
 *
 * Fetches the metadata of the service providers that are watched again, each
 * when it is time, one after the other, and remembers what it would change.
 * It changes nothing. Signal changed: what is known of a connector, by its ID.
 */
#define LANYARD_TYPE_METADATA_WATCHER (lanyard_metadata_watcher_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMetadataWatcher, lanyard_metadata_watcher, LANYARD, METADATA_WATCHER, GObject)

LanyardMetadataWatcher *lanyard_metadata_watcher_new           (LanyardConfiguration   *configuration);
void                    lanyard_metadata_watcher_stop          (LanyardMetadataWatcher *self);
/* how many fields are not as its metadata says now */
guint                   lanyard_metadata_watcher_count_changes (LanyardMetadataWatcher *self,
                                                                const char             *connector_id);
/* (nullable): why it could not be looked at, the last time */
const char             *lanyard_metadata_watcher_get_failure   (LanyardMetadataWatcher *self,
                                                                const char             *connector_id);

G_END_DECLS
