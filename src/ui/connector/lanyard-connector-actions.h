/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* What is done to connectors from more than one page. Each function returns
 * at once and shows how it went, with a toast or an alert, in the window of
 * @from. Arrays are of LanyardConnector. */
void lanyard_connector_actions_set_active           (GtkWidget            *from,
                                                     LanyardConfiguration *configuration,
                                                     GPtrArray            *connectors,
                                                     gboolean              active);
/* several: after their number was typed */
void lanyard_connector_actions_delete               (GtkWidget            *from,
                                                     LanyardConfiguration *configuration,
                                                     GPtrArray            *connectors);
void lanyard_connector_actions_export_metadata      (GtkWidget            *from,
                                                     LanyardConfiguration *configuration,
                                                     LanyardConnector     *connector);
void lanyard_connector_actions_download_certificate (GtkWidget            *from,
                                                     LanyardConfiguration *configuration,
                                                     LanyardConnector     *connector);
void lanyard_connector_actions_copy_metadata_url    (GtkWidget            *from,
                                                     LanyardConnector     *connector,
                                                     const char           *base_url);

G_END_DECLS
