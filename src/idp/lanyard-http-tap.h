/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LanyardHttpTap:
 *
 * A connection (after TLS) whose incoming bytes also go through a
 * LanyardHttpFraming. Bytes that the framing refuses never reach the reader:
 * the client gets the bare status, if nothing else is being answered, and the
 * stream fails.
 */
#define LANYARD_TYPE_HTTP_TAP (lanyard_http_tap_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHttpTap, lanyard_http_tap, LANYARD, HTTP_TAP, GIOStream)

LanyardHttpTap *lanyard_http_tap_new             (GIOStream      *base);
char           *lanyard_http_tap_take_target     (LanyardHttpTap *self);
void            lanyard_http_tap_count_answer    (LanyardHttpTap *self);
gboolean        lanyard_http_tap_is_answering    (LanyardHttpTap *self);
gint64          lanyard_http_tap_get_limit       (LanyardHttpTap *self,
                                                  gint64         *since);

G_END_DECLS
