/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardSettingsWindow:
 *
 * The settings of a configuration.
 */
#define LANYARD_TYPE_SETTINGS_WINDOW (lanyard_settings_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSettingsWindow, lanyard_settings_window, LANYARD, SETTINGS_WINDOW, AdwWindow)

LanyardSettingsWindow *lanyard_settings_window_new (GtkWindow            *parent,
                                                    LanyardConfiguration *configuration,
                                                    LanyardService       *service);

G_END_DECLS
