/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A string that is erased when it is freed: g_autoptr(LanyardSecret). */
typedef char LanyardSecret;

void    lanyard_secret_erase          (gpointer       data,
                                       gsize          size);
void    lanyard_secret_free           (LanyardSecret *secret);
/* @data is taken (g_malloc) and erased when the last reference goes. */
GBytes *lanyard_secret_bytes_new_take (gpointer       data,
                                       gsize          size);
void    lanyard_secret_deny_dumps     (gboolean       hide);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSecret, lanyard_secret_free)

G_END_DECLS
