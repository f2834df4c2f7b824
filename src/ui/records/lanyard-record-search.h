/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A filter of groups, people or connectors by what is in their rows; cheap
 * enough for 100,000 of them in a list that filters in steps. */
GtkStringFilter *lanyard_record_search_new (void);

G_END_DECLS
