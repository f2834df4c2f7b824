/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a picture; it becomes the property "logo" of @object, and an error
 * is shown in the window of @from. */
void lanyard_logo_choose (GtkWidget    *from,
                          GObject      *object,
                          GCancellable *cancellable);

G_END_DECLS
