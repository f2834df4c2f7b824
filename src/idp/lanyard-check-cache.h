/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check.h"
#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* The connector check over a configuration that stays open: what it looks at
 * is kept, and read again only after something was changed. From any thread,
 * one check at a time. */

GPtrArray *lanyard_check_cache_check_sync (LanyardConfiguration  *configuration,
                                           LanyardConnector      *connector,
                                           gint64                 now,
                                           GError               **error);
gboolean   lanyard_check_cache_count_sync (LanyardConfiguration  *configuration,
                                           const char            *connector_id,
                                           gint64                 now,
                                           guint                 *n_errors,
                                           guint                 *n_warnings,
                                           GError               **error);

G_END_DECLS
