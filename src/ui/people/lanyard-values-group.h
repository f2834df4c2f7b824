/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-record-editor.h"

G_BEGIN_DECLS

/**
 * LanyardValuesGroup:
 *
 * The custom attributes of a person or group: those that are declared in the row that
 * their type asks for, the others with any number of values.
 */
#define LANYARD_TYPE_VALUES_GROUP (lanyard_values_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardValuesGroup, lanyard_values_group, LANYARD, VALUES_GROUP, AdwPreferencesGroup)

/* once; its record is edited as it stands */
void lanyard_values_group_set_editor (LanyardValuesGroup  *self,
                                      LanyardRecordEditor *editor);

G_END_DECLS
