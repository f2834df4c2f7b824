/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the owner of a list box does with a row of it: positions are those of
 * the rows. */
typedef struct
{
  void (*move)   (gpointer owner,
                  guint    from,
                  guint    to);
  void (*remove) (gpointer owner,
                  guint    position);
} LanyardMover;

/* Gives @row, an action or expander row, a handle to drag it to another place
 * in its list, a menu that moves and removes it, and Shift+Ctrl+Up and Down.
 * @owner has to outlive it, @mover is static. */
void lanyard_mover_attach (AdwPreferencesRow  *row,
                           gpointer            owner,
                           const LanyardMover *mover);

G_END_DECLS
