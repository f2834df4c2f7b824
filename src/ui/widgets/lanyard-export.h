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
/* asks where, writes, says so; takes @self */
void           lanyard_export_save     (LanyardExport *self,
                                        GBytes        *bytes);
/* of lanyard_configuration_run_async() whose worker gives the bytes; @data is
 * from lanyard_export_new_read() */
LanyardExport *lanyard_export_new_read (GtkWidget     *from,
                                        const char    *title,
                                        const char    *name,
                                        const char    *toast,
                                        const char    *failure);
void           lanyard_export_read_cb  (GObject       *source,
                                        GAsyncResult  *result,
                                        gpointer       data);

G_END_DECLS
