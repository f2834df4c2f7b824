/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardDirectoryWindow:
 *
 * People and groups from an LDAP directory: the connection, what would change
 * here, and all of it as one step.
 */
#define LANYARD_TYPE_DIRECTORY_WINDOW (lanyard_directory_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDirectoryWindow, lanyard_directory_window, LANYARD, DIRECTORY_WINDOW, AdwWindow)

LanyardDirectoryWindow *lanyard_directory_window_new (GtkWidget            *from,
                                                      LanyardConfiguration *configuration);

G_END_DECLS
