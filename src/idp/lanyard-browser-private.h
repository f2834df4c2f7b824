/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-browser.h"

G_BEGIN_DECLS

char           *lanyard_browser_dup_binding (LanyardHttpRequest  *request,
                                             const char          *purpose);
LanyardPending *lanyard_pending_find        (LanyardIdp          *idp,
                                             LanyardHttpRequest  *request,
                                             const char          *handle,
                                             GError             **error);
char           *lanyard_pending_dup_path    (LanyardIdp          *idp,
                                             LanyardPending      *pending);

G_END_DECLS
