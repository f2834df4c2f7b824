/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-capture.h"

G_BEGIN_DECLS

gboolean _lanyard_capture_is_recording   (GBytes      *input);
gboolean _lanyard_capture_read_recording (GPtrArray   *captures,
                                          GBytes      *input,
                                          GError     **error);
gboolean _lanyard_capture_add            (GPtrArray   *captures,
                                          const char  *text,
                                          const char  *url,
                                          gint64       time);

G_END_DECLS
