/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/**
 * LanyardEditHistory:
 *
 * Undo and redo of what is edited in an item before it is saved, in the steps
 * that a person would expect: what changes together is one step, and so is
 * all typing in one field until another one is edited or the step is closed.
 * Read-only properties: can-undo, can-redo.
 */
#define LANYARD_TYPE_EDIT_HISTORY (lanyard_edit_history_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEditHistory, lanyard_edit_history, LANYARD, EDIT_HISTORY, GObject)

LanyardEditHistory *lanyard_edit_history_new        (LanyardItem        *item);
gboolean            lanyard_edit_history_can_undo   (LanyardEditHistory *self);
gboolean            lanyard_edit_history_can_redo   (LanyardEditHistory *self);
char               *lanyard_edit_history_undo       (LanyardEditHistory *self);
char               *lanyard_edit_history_redo       (LanyardEditHistory *self);
void                lanyard_edit_history_close_step (LanyardEditHistory *self);
void                lanyard_edit_history_clear      (LanyardEditHistory *self);

G_END_DECLS
