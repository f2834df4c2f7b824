/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Deletes a group or a person; the toast in the window of @from offers to
 * undo it. Of a group it first asks, if anybody would lose access. Returns at
 * once. */
void lanyard_record_actions_delete (GtkWidget            *from,
                                    LanyardConfiguration *configuration,
                                    LanyardRecord        *record,
                                    void                (*begun) (GtkWidget *from));

G_END_DECLS
