/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-connector.h"

G_BEGIN_DECLS

/* Reads a service provider's metadata, lets the person choose the entity and
 * what to take of it, and applies that to @connector (an editor's copy). */
void     lanyard_metadata_import_async  (GtkWidget            *parent,
                                         LanyardConnector     *connector,
                                         GFile                *file,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* FALSE without an error: cancelled, or nothing to change */
gboolean lanyard_metadata_import_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
