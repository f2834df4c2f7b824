/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

char *lanyard_static_dup_url (LanyardIdp *idp,
                              const char *name);

G_END_DECLS
