/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/* A new application from metadata or values that are dropped on @page beside its
 * rows, are on the clipboard, or at an address: reviewed, then added as a draft and shown. */
void lanyard_new_from_values_attach  (LanyardWindowPage *page,
                                      GtkRevealer       *hint);
void lanyard_new_from_values_paste   (LanyardWindowPage *page);
void lanyard_new_from_values_ask_url (LanyardWindowPage *page);

G_END_DECLS
