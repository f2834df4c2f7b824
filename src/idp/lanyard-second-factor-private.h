/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-browser.h"
#include "lanyard-session.h"

G_BEGIN_DECLS

LanyardHttpResponse *_lanyard_second_factor_ask       (LanyardIdp          *self,
                                                       LanyardPending      *pending);
gboolean             _lanyard_second_factor_find      (LanyardIdp          *self,
                                                       LanyardHttpRequest  *request,
                                                       const char          *handle,
                                                       LanyardPending     **pending,
                                                       GError             **error);
LanyardHttpResponse *_lanyard_second_factor_go_on     (LanyardIdp          *self,
                                                       LanyardPending      *pending);
char                *_lanyard_second_factor_dup_path  (LanyardIdp          *self,
                                                       const char          *path,
                                                       LanyardPending      *pending);

G_END_DECLS
