/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardPasswordGroup:
 *
 * Two rows in which a new password is typed twice. Read-only properties:
 * complete (it can be taken: both are the
 * same, and the policy has nothing against it). The signal "activated" (no
 * argument) comes when Return was pressed in one.
 */
#define LANYARD_TYPE_PASSWORD_GROUP (lanyard_password_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPasswordGroup, lanyard_password_group, LANYARD, PASSWORD_GROUP, AdwPreferencesGroup)

void        lanyard_password_group_set_person   (LanyardPasswordGroup *self,
                                                 LanyardConfiguration *configuration,
                                                 LanyardPerson        *person);
/* in the rows' own memory: not kept; NULL while they are empty */
const char *lanyard_password_group_get_password (LanyardPasswordGroup *self);
/* both are empty, or both are the same and a good one */
gboolean    lanyard_password_group_is_complete  (LanyardPasswordGroup *self);
void        lanyard_password_group_clear        (LanyardPasswordGroup *self);

G_END_DECLS
