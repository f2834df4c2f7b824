/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-record-editor.h"

G_BEGIN_DECLS

/**
 * LanyardGroupDetails:
 *
 * Name and description of a group, the attributes that its members get, and its
 * deletion.
 */
#define LANYARD_TYPE_GROUP_DETAILS (lanyard_group_details_get_type ())
G_DECLARE_FINAL_TYPE (LanyardGroupDetails, lanyard_group_details, LANYARD, GROUP_DETAILS, AdwBin)

GtkWidget *lanyard_group_details_new (LanyardRecordEditor *editor);

G_END_DECLS
