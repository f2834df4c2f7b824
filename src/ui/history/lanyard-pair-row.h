/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-field-pair.h"

G_BEGIN_DECLS

/* Widgets that show pairs: as "Label: old → new", and in a list that scrolls. */
char      *lanyard_pair_dup_text (LanyardFieldPair   *pair);
GtkWidget *lanyard_pair_list_new (GPtrArray          *pairs,
                                  const char * const *notes);

G_END_DECLS
