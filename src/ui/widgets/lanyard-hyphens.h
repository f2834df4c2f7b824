/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Addresses, XML and base64 wrap where they must; a hyphen there would look
 * like one of theirs. */
void lanyard_hyphens_forbid_in_label (GtkLabel    *label);
void lanyard_hyphens_forbid_in_row   (GtkWidget   *row);     /* in all of its labels */
void lanyard_hyphens_forbid_in_view  (GtkTextView *view);

G_END_DECLS
