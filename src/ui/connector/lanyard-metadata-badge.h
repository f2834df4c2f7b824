/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardMetadataBadge:
 *
 * Shows that the metadata of an application changed at its address; else it
 * is not there.
 */
#define LANYARD_TYPE_METADATA_BADGE (lanyard_metadata_badge_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMetadataBadge, lanyard_metadata_badge, LANYARD, METADATA_BADGE, AdwBin)

GtkWidget *lanyard_metadata_badge_new              (void);
void       lanyard_metadata_badge_set_connector_id (GtkWidget  *badge,
                                                    const char *connector_id);

G_END_DECLS
