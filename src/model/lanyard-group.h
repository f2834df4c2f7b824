/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record.h"

G_BEGIN_DECLS

/* Fields: name, description, disabled, attributes (a{sas}: custom ones that
 * its members get), order (int 0…9999, 100: the lower one's attributes win).
 * validate: name not empty, ≤ 255 characters. */
#define LANYARD_TYPE_GROUP (lanyard_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardGroup, lanyard_group, LANYARD, GROUP, LanyardRecord)

LanyardGroup *lanyard_group_new             (const char   *name);
const char   *lanyard_group_get_name        (LanyardGroup *self);
const char   *lanyard_group_get_description (LanyardGroup *self);

/* Its grants and attributes do not count while it is; its exclusions do. */
gboolean      lanyard_group_is_disabled     (LanyardGroup *self);
/* (transfer none) (nullable): a{sas} */
GVariant     *lanyard_group_get_attributes  (LanyardGroup *self);
int           lanyard_group_get_order       (LanyardGroup *self);
/* What identifies it in the directory that it came from; NULL: it is ours. */
const char   *lanyard_group_get_directory_id (LanyardGroup *self);

G_END_DECLS
