/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LanyardTile:
 *
 * The picture of an application: its logo, else the first letter of its name
 * on one of the twelve colours. Decorative: screen readers do not see it.
 * Properties: text · color · logo ("data:image/…") · large.
 */
#define LANYARD_TYPE_TILE (lanyard_tile_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTile, lanyard_tile, LANYARD, TILE, GtkWidget)

GtkWidget *lanyard_tile_new (void);

G_END_DECLS
