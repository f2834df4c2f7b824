/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LanyardWorkers:
 *
 * Threads that take tasks from one line. Unlike those of a GThreadPool they
 * have ended, with all that libraries keep for a thread, when they are freed.
 */
typedef struct _LanyardWorkers LanyardWorkers;

LanyardWorkers *lanyard_workers_new         (const char     *name,
                                             guint           n_threads,
                                             GFunc           function,
                                             gpointer        user_data);
void            lanyard_workers_free        (LanyardWorkers *workers);
void            lanyard_workers_push        (LanyardWorkers *workers,
                                             gpointer        task);
guint           lanyard_workers_get_waiting (LanyardWorkers *workers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardWorkers, lanyard_workers_free)

G_END_DECLS
