/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-dry-run.h"
#include "lanyard-proposal.h"

G_BEGIN_DECLS

/* What the connector check is to know of what was tried and looked at. */

gboolean lanyard_check_note_dry_run_sync  (LanyardConfiguration  *configuration,
                                           LanyardDryRun         *dry_run,
                                           gint64                 now,
                                           GError               **error);
gboolean lanyard_check_note_metadata_sync (LanyardConfiguration  *configuration,
                                           LanyardProposal       *proposal,
                                           gint64                 now,
                                           GError               **error);
void     lanyard_check_note_metadata_async (LanyardConfiguration *configuration,
                                           LanyardProposal       *proposal,
                                           gint64                 now,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
gboolean lanyard_check_note_metadata_finish (LanyardConfiguration *configuration,
                                           GAsyncResult          *result,
                                           GError               **error);

G_END_DECLS
