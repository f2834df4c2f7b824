/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-editor.h"

G_BEGIN_DECLS

/**
 * LanyardClockGroup:
 *
 * Compares the clock here with those of an application, on request.
 */
#define LANYARD_TYPE_CLOCK_GROUP (lanyard_clock_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardClockGroup, lanyard_clock_group, LANYARD, CLOCK_GROUP, AdwPreferencesGroup)

void lanyard_clock_group_set_editor (LanyardClockGroup *self,
                                     LanyardEditor     *editor);

G_END_DECLS
