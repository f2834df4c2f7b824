/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A host that was looked up once: connections go to the addresses that were
 * checked and to no others, whatever the name says later. */
#define LANYARD_TYPE_PINNED_ADDRESS (_lanyard_pinned_address_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPinnedAddress, _lanyard_pinned_address, LANYARD, PINNED_ADDRESS, GNetworkAddress)

LanyardPinnedAddress *_lanyard_pinned_address_look_up (const char    *host,
                                                       guint16        port,
                                                       gboolean       allow_private,
                                                       GCancellable  *cancellable,
                                                       GError       **error);
gboolean              _lanyard_address_is_public      (GInetAddress  *address);

G_END_DECLS
