/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardLogoRow:
 *
 * Chooses and removes the logo of an object that has a property "logo".
 */
#define LANYARD_TYPE_LOGO_ROW (lanyard_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardLogoRow, lanyard_logo_row, LANYARD, LOGO_ROW, AdwActionRow)

void lanyard_logo_row_set_object (LanyardLogoRow *self,
                                  GObject        *object);

G_END_DECLS
