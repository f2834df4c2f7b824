/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardAppearanceGroup:
 *
 * The rows in which the colour or the logo of a connector is chosen.
 */
#define LANYARD_TYPE_APPEARANCE_GROUP (lanyard_appearance_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAppearanceGroup, lanyard_appearance_group, LANYARD, APPEARANCE_GROUP, AdwPreferencesGroup)

/* once; @connector is edited as it stands */
void lanyard_appearance_group_set_connector (LanyardAppearanceGroup *self,
                                             LanyardConnector       *connector);

/* The rows that edit the color and the logo. */
GtkWidget *lanyard_appearance_group_get_color_row (LanyardAppearanceGroup *self);
GtkWidget *lanyard_appearance_group_get_logo_row  (LanyardAppearanceGroup *self);

G_END_DECLS
