/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardCopyRow:
 *
 * A value to hand over, with a button that copies it. Properties: value (NULL
 * hides the button), and title and subtitle as its parent has them: the
 * subtitle is the value.
 */
#define LANYARD_TYPE_COPY_ROW (lanyard_copy_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCopyRow, lanyard_copy_row, LANYARD, COPY_ROW, AdwActionRow)

GtkWidget *lanyard_copy_row_new       (const char     *title,
                                       const char     *value);
void       lanyard_copy_row_set_value (LanyardCopyRow *self,
                                       const char     *value);

G_END_DECLS
