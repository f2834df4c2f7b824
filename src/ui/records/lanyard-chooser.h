/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardChooser:
 *
 * A modal window in which groups, people or connectors are chosen: several by
 * their check marks, or one. The signal "done" (no argument) comes when the
 * choice was made; nothing comes when it was cancelled.
 */
#define LANYARD_TYPE_CHOOSER (lanyard_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LanyardChooser, lanyard_chooser, LANYARD, CHOOSER, AdwWindow)

/* @chosen: (nullable): ids that are chosen at first; NULL: one is chosen */
LanyardChooser *lanyard_chooser_new        (GtkWidget            *from,
                                            LanyardConfiguration *configuration,
                                            GType                 type,
                                            const char           *title,
                                            GHashTable           *chosen);
/* what is offered; takes @filter */
void            lanyard_chooser_set_filter (LanyardChooser       *self,
                                            GtkFilter            *filter);
/* a set of ids */
GHashTable     *lanyard_chooser_get_chosen (LanyardChooser       *self);
/* where one is chosen */
LanyardRecord  *lanyard_chooser_get_record (LanyardChooser       *self);

G_END_DECLS
