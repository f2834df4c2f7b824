/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *lanyard_base32_encode (gconstpointer  data,
                                gsize          size);
gboolean lanyard_base32_decode (const char    *text,
                                guint8        *data,
                                gsize          size);

G_END_DECLS
