/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-metadata-fetch.h"

G_BEGIN_DECLS

/**
 * LanyardMetadataUrl:
 *
 * Asks for the address of metadata and fetches it: with a warning before
 * plain http, progress, and a way to stop. Of metadata of many one can be
 * chosen while it comes.
 */
#define LANYARD_TYPE_METADATA_URL (lanyard_metadata_url_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMetadataUrl, lanyard_metadata_url, LANYARD, METADATA_URL, AdwWindow)

/* called once, when the window goes; @fetched: (nullable) (transfer full);
 * @entity_id: (nullable): chosen while it came, if it is that of several */
typedef void (*LanyardMetadataUrlFunc) (gpointer        user_data,
                                        LanyardFetched *fetched,
                                        const char     *entity_id);

GtkWindow *lanyard_metadata_url_new (GtkWindow              *parent,
                                     const char             *url,
                                     gboolean                is_known,
                                     LanyardMetadataUrlFunc  func,
                                     gpointer                user_data);

G_END_DECLS
