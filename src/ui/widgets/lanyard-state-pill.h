/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardStatePill:
 *
 * The state of a connector as icon and word. Properties: state.
 */
#define LANYARD_TYPE_STATE_PILL (lanyard_state_pill_get_type ())
G_DECLARE_FINAL_TYPE (LanyardStatePill, lanyard_state_pill, LANYARD, STATE_PILL, GtkWidget)

GtkWidget  *lanyard_state_pill_new       (void);
void        lanyard_state_pill_set_state (LanyardStatePill      *self,
                                          LanyardConnectorState  state);
/* "Active", translated */
const char *lanyard_state_get_label      (LanyardConnectorState  state);

G_END_DECLS
