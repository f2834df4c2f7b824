/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A document on its way to a file that the person chooses. */
typedef struct _LanyardExport LanyardExport;

LanyardExport *lanyard_export_new      (GtkWidget     *from,
                                        const char    *title,
                                        const char    *name,
                                        const char    *toast);
void           lanyard_export_free     (LanyardExport *self);
GtkWidget     *lanyard_export_get_from (LanyardExport *self);
/* asks where, writes, says so; takes @self */
void           lanyard_export_save     (LanyardExport *self,
                                        GBytes        *bytes);

G_END_DECLS
