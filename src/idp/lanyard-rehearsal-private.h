/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardRehearsal:
 *
 * A configuration that reads from another one and stores nothing in it: state
 * stays in memory, events are dropped, changes are refused. What goes through
 * the code of a real sign-in with it leaves no trace.
 */
#define LANYARD_TYPE_REHEARSAL (lanyard_rehearsal_get_type ())
G_DECLARE_FINAL_TYPE (LanyardRehearsal, lanyard_rehearsal, LANYARD, REHEARSAL, LanyardConfiguration)

/* What stands in place of a secret. */
#define LANYARD_REHEARSAL_MASK "••••••"

LanyardConfiguration *_lanyard_rehearsal_new          (LanyardConfiguration *real);
void                  _lanyard_rehearsal_mask_secrets (LanyardRehearsal     *self);
gboolean              _lanyard_rehearsal_has_masked   (LanyardRehearsal     *self);
gboolean              _lanyard_rehearsal_would_keep   (LanyardRehearsal     *self,
                                                       const char           *kind);

G_END_DECLS
