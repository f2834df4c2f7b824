/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardNewPersonWindow:
 *
 * A modal window in which a person is made.
 */
#define LANYARD_TYPE_NEW_PERSON_WINDOW (lanyard_new_person_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardNewPersonWindow, lanyard_new_person_window, LANYARD, NEW_PERSON_WINDOW, AdwWindow)

GtkWidget *lanyard_new_person_window_new (GtkWidget            *from,
                                          LanyardConfiguration *configuration);

G_END_DECLS
