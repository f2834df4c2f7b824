/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window.h"

G_BEGIN_DECLS

/* Opens the sample, a configuration with planted mistakes, in a window of its
 * own. It is a file beside the person's own configuration; one that is there
 * already is gone on with, or made anew. */
void lanyard_sample_window_show (LanyardWindow *from);

G_END_DECLS
