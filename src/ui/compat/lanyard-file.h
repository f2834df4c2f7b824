/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @pattern: "*.xml;*.pem", separated by semicolons; NULL: all files.
 * The file is NULL without an error when the person cancelled. */
void     lanyard_file_open_async  (GtkWidget           *parent,
                                   const char          *title,
                                   const char          *filter_name,
                                   const char          *pattern,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
GFile   *lanyard_file_open_finish (GAsyncResult        *result,
                                   GError             **error);
void     lanyard_file_save_async  (GtkWidget           *parent,
                                   const char          *title,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
GFile   *lanyard_file_save_finish (GAsyncResult        *result,
                                   GError             **error);
char    *lanyard_file_dup_link    (GFile               *file);
gboolean lanyard_file_is_local    (GFile               *file);

G_END_DECLS
