/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/* Reads an event and shows all of it on top of the page that shows: every
 * field, the message that was received, and the way to what it speaks of. */
void lanyard_event_page_show (GtkWidget            *from,
                              LanyardConfiguration *configuration,
                              LanyardService       *service,
                              gint64                sequence);

G_END_DECLS
