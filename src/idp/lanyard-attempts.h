/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* Failed sign-ins are counted per name and per address. After a few, each
 * further one has to wait: the delay doubles up to five minutes and is
 * forgotten after an hour. Nobody is locked out for good, and a name
 * that does not exist is treated as one that does. */

gboolean lanyard_attempts_begin   (LanyardIdp          *idp,
                                   LanyardHttpRequest  *request,
                                   const char          *username,
                                   gint64              *delay,
                                   GError             **error);
gboolean lanyard_attempts_succeed (LanyardIdp          *idp,
                                   LanyardHttpRequest  *request,
                                   const char          *username,
                                   GError             **error);

G_END_DECLS
