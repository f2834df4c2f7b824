/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-editor.h"

G_BEGIN_DECLS

/**
 * LanyardMetadataGroup:
 *
 * Where a connector's metadata came from and when, and ways to read it again
 * or another.
 */
#define LANYARD_TYPE_METADATA_GROUP (lanyard_metadata_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMetadataGroup, lanyard_metadata_group, LANYARD, METADATA_GROUP, AdwPreferencesGroup)

void lanyard_metadata_group_set_editor (LanyardMetadataGroup *self,
                                        LanyardEditor        *editor);

G_END_DECLS
