/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL for what is no data URI that can be shown */
GdkPaintable *lanyard_logo_create_paintable (const char *uri);

G_END_DECLS
