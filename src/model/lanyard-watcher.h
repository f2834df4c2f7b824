/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Emits "changed" of a configuration in the context that watches it. */
typedef struct _LanyardWatcher LanyardWatcher;

LanyardWatcher *_lanyard_watcher_new       (LanyardConfiguration *configuration);
void            _lanyard_watcher_stop      (LanyardWatcher       *self);
void            _lanyard_watcher_start     (LanyardWatcher       *self);
gboolean        _lanyard_watcher_is_active (LanyardWatcher       *self);
void            _lanyard_watcher_announce  (LanyardWatcher       *self,
                                            gint64                sequence);

G_END_DECLS
