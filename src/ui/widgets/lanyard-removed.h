/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Inserts @item, which is what was removed, at @position or, if the list is
 * shorter by now, at its end. */
typedef void (*LanyardPutBack) (GtkWidget *list,
                                gpointer   item,
                                guint      position);

void lanyard_removed_toast (GtkWidget      *list,
                            const char     *text,
                            gpointer        item,
                            GDestroyNotify  free_item,
                            guint           position,
                            LanyardPutBack  put_back,
                            gpointer        owner,
                            const char     *signal);

G_END_DECLS
