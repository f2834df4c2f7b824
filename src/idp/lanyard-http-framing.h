/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LanyardHttpFraming:
 *
 * Follows the bytes of one HTTP/1.1 connection (RFC 9112), request after
 * request, and keeps the target of each as it was sent: the signature of a
 * Redirect message covers these very characters (Bindings 3.4.4.1), and the
 * HTTP library rewrites them. Stricter than the library, so that the two
 * cannot disagree about where a request begins.
 */
typedef struct _LanyardHttpFraming LanyardHttpFraming;

/* Bytes of one request's head, and of a body that is still read to its end so
 * that the client sees the answer; more closes the connection. */
#define LANYARD_HTTP_HEAD_MAX (96 * 1024)
#define LANYARD_HTTP_DRAIN_MAX (1024 * 1024)

LanyardHttpFraming *lanyard_http_framing_new         (void);
void                lanyard_http_framing_free        (LanyardHttpFraming *framing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardHttpFraming, lanyard_http_framing_free)

guint               lanyard_http_framing_feed        (LanyardHttpFraming *framing,
                                                      gconstpointer       data,
                                                      gsize               size);
char               *lanyard_http_framing_take_target (LanyardHttpFraming *framing);
guint               lanyard_http_framing_get_started (LanyardHttpFraming *framing);
gboolean            lanyard_http_framing_is_between  (LanyardHttpFraming *framing);

G_END_DECLS
