/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Shows what differs from the point @number of the history, and restores it if
 * the person says so; the toast in the window of @from offers to undo it. */
void lanyard_restore_ask (GtkWidget            *from,
                          LanyardConfiguration *configuration,
                          gint64                number);

G_END_DECLS
