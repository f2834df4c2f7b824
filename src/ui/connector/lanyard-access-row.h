/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardAccessRow:
 *
 * Somebody is chosen of whom it shows whether they may use the connector as it
 * is edited, and which rule decides.
 */
#define LANYARD_TYPE_ACCESS_ROW (lanyard_access_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAccessRow, lanyard_access_row, LANYARD, ACCESS_ROW, AdwActionRow)

GtkWidget *lanyard_access_row_new (LanyardEditor *editor);

G_END_DECLS
