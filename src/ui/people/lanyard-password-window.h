/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardPasswordWindow:
 *
 * A modal window in which a person's password is set.
 */
#define LANYARD_TYPE_PASSWORD_WINDOW (lanyard_password_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPasswordWindow, lanyard_password_window, LANYARD, PASSWORD_WINDOW, AdwWindow)

GtkWidget *lanyard_password_window_new (GtkWidget            *from,
                                        LanyardConfiguration *configuration,
                                        LanyardPerson        *person);

G_END_DECLS
