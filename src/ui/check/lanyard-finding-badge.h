/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many errors and warnings the check finds, as icons and numbers, in words
 * for who does not see them. Invisible without any. */
GtkWidget *lanyard_finding_badge_new (void);
void       lanyard_finding_badge_set (GtkWidget *badge,
                                      guint      n_errors,
                                      guint      n_warnings);

G_END_DECLS
