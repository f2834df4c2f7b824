/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardNewGroupWindow:
 *
 * A modal window in which a group is made.
 */
#define LANYARD_TYPE_NEW_GROUP_WINDOW (lanyard_new_group_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardNewGroupWindow, lanyard_new_group_window, LANYARD, NEW_GROUP_WINDOW, AdwWindow)

GtkWidget *lanyard_new_group_window_new (GtkWidget            *from,
                                         LanyardConfiguration *configuration);

G_END_DECLS
