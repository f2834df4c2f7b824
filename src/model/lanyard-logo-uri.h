/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LANYARD_LOGO_MAX (100 * 1024)
/* in pixels, either way; smaller ones look coarse */
#define LANYARD_LOGO_MIN_SIDE 150

char     *lanyard_logo_make_uri  (GBytes      *bytes,
                                  GError     **error);
gboolean  lanyard_logo_check_uri (const char  *uri,
                                  GError     **error);
gboolean  lanyard_logo_get_size  (const char  *uri,
                                  guint       *width,
                                  guint       *height);

G_END_DECLS
