/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardAccessView:
 *
 * The connectors that a person may use, and through which groups.
 */
#define LANYARD_TYPE_ACCESS_VIEW (lanyard_access_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAccessView, lanyard_access_view, LANYARD, ACCESS_VIEW, AdwBin)

GtkWidget *lanyard_access_view_new (LanyardConfiguration *configuration,
                                    const char           *person_id);

G_END_DECLS
