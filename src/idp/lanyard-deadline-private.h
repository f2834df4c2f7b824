/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A cancellable that is cancelled after a time, or when another one is: a
 * limit for the whole of a blocking job, not for each of its steps. */
typedef struct _LanyardDeadline LanyardDeadline;

LanyardDeadline *_lanyard_deadline_new             (guint            seconds,
                                                    GCancellable    *outer);
void             _lanyard_deadline_free            (LanyardDeadline *self);
GCancellable    *_lanyard_deadline_get_cancellable (LanyardDeadline *self);
gboolean         _lanyard_deadline_is_over         (LanyardDeadline *self);

G_END_DECLS
