/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-seen-request.h"

G_BEGIN_DECLS

/* How far two clocks are apart: at most a minute, at most three, or more. */
typedef enum { LANYARD_CLOCK_RIGHT, LANYARD_CLOCK_OFF, LANYARD_CLOCK_FAR } LanyardClockVerdict;

LanyardClockVerdict lanyard_clock_judge              (gint64              offset);
gint64              lanyard_clock_get_offset         (gint64              date,
                                                      gint64              sent,
                                                      gint64              received);
gboolean            lanyard_clock_get_request_offset (LanyardSeenRequest *request,
                                                      gint64             *offset);
char               *lanyard_clock_describe           (gint64              offset);

G_END_DECLS
