/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Asks how the duplicate is called and whether the same groups may use it, and
 * opens it; the toast in the window of @from offers to undo it. */
void lanyard_connector_duplicate_ask (GtkWidget            *from,
                                      LanyardConfiguration *configuration,
                                      LanyardConnector     *connector);

G_END_DECLS
