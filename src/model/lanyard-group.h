/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record.h"

G_BEGIN_DECLS

/* Fields: name, description, disabled. validate: name not empty, ≤ 255 characters. */
#define LANYARD_TYPE_GROUP (lanyard_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardGroup, lanyard_group, LANYARD, GROUP, LanyardRecord)

LanyardGroup *lanyard_group_new             (const char   *name);
const char   *lanyard_group_get_name        (LanyardGroup *self);
const char   *lanyard_group_get_description (LanyardGroup *self);

/* Its grants do not count while it is; its exclusions do. */
gboolean      lanyard_group_is_disabled     (LanyardGroup *self);

G_END_DECLS
