/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardReceivedGroup:
 *
 * The attributes that a person gets from groups, read-only: what counts, from
 * where, and what lost against it. Hidden where there are none.
 */
#define LANYARD_TYPE_RECEIVED_GROUP (lanyard_received_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardReceivedGroup, lanyard_received_group, LANYARD, RECEIVED_GROUP, AdwPreferencesGroup)

/* once */
void lanyard_received_group_set_up (LanyardReceivedGroup *self,
                                    LanyardConfiguration *configuration,
                                    const char           *person_id);

G_END_DECLS
