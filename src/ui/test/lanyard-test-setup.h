/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Whether the service provider of @connector is the bundled one. */
gboolean          lanyard_test_setup_is_test_sp (LanyardConnector     *connector,
                                                 const char           *base_url);
/* Adds a connector for the bundled test service provider from its metadata. */
void              lanyard_test_setup_add_async  (LanyardConfiguration *configuration,
                                                 const char           *base_url,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
LanyardConnector *lanyard_test_setup_add_finish (LanyardConfiguration *configuration,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
