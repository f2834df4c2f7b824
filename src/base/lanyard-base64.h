/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lanyard_base64_append (GString       *text,
                            gconstpointer  data,
                            gsize          size);

G_END_DECLS
