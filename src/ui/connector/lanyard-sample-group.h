/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor.h"
#include "lanyard-preview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardSampleGroup:
 *
 * Somebody is chosen whose sign-in shows beside the fields, as it would be
 * with the connector as it is edited. The signal "sampled" comes with each
 * new preview.
 */
#define LANYARD_TYPE_SAMPLE_GROUP (lanyard_sample_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSampleGroup, lanyard_sample_group, LANYARD, SAMPLE_GROUP, AdwPreferencesGroup)

/* once */
void            lanyard_sample_group_set_editor  (LanyardSampleGroup *self,
                                                  LanyardEditor      *editor);
/* NULL until somebody is chosen */
LanyardPreview *lanyard_sample_group_get_preview (LanyardSampleGroup *self);

G_END_DECLS
