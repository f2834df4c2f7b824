/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LANYARD_LOGO_MAX (100 * 1024)

/* A data URI of what @bytes hold. INVALID: not PNG, JPEG or SVG, larger than
 * LANYARD_LOGO_MAX, or an SVG that runs scripts or refers to other files. */
char         *lanyard_logo_make_uri         (GBytes      *bytes,
                                             GError     **error);
/* NULL for what is no data URI that can be shown */
GdkPaintable *lanyard_logo_create_paintable (const char  *uri);

G_END_DECLS
