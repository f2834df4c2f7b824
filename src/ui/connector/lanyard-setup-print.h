/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Prints @text on as many pages as it takes, after the print dialog. */
GtkPrintOperation *lanyard_setup_print_new (const char *title,
                                            const char *text);

G_END_DECLS
