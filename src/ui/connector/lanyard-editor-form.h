/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-editor.h"

G_BEGIN_DECLS

/* Which fields are as the template makes them, and which were edited by hand:
 * those have a way back. */
void lanyard_editor_add_form      (LanyardEditor       *self,
                                   const char          *property,
                                   GtkWidget           *row);
void lanyard_editor_add_list_form (LanyardEditor       *self,
                                   const char          *property,
                                   AdwPreferencesGroup *group);

G_END_DECLS
