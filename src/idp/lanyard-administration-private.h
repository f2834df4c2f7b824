/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

gboolean _lanyard_administration_may_activate_sync (LanyardConfiguration  *configuration,
                                                    LanyardConnector      *connector,
                                                    gint64                 now,
                                                    gboolean              *has_key_pair,
                                                    GError               **error);

G_END_DECLS
