/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-field-pair.h"

G_BEGIN_DECLS

/* A rule of access that came or went; @kind as in the history, @title of the
 * group or person. */
LanyardFieldPair *_lanyard_history_make_access_pair (const char *kind,
                                                     const char *title,
                                                     gboolean    linked);

G_END_DECLS
