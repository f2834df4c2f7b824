/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-metadata-fetch.h"
#include "lanyard-proposal.h"

G_BEGIN_DECLS

gboolean         lanyard_metadata_watch_is_possible  (LanyardConnector     *connector);
gint64           lanyard_metadata_watch_get_next     (LanyardConnector     *connector,
                                                      gint64                checked);
LanyardProposal *lanyard_metadata_watch_fetch_sync   (LanyardConnector           *connector,
                                                      const LanyardFetchOptions  *allowed,
                                                      gint64                      now,
                                                      GCancellable               *cancellable,
                                                      GFileProgressCallback       progress,
                                                      gpointer                    progress_data,
                                                      GError                    **error);
LanyardProposal *lanyard_metadata_watch_check_sync   (LanyardConnector     *connector,
                                                      gboolean              allow_private,
                                                      gint64                now,
                                                      GCancellable         *cancellable,
                                                      GError              **error);
void             lanyard_metadata_watch_check_async  (LanyardConnector     *connector,
                                                      gboolean              allow_private,
                                                      gint64                now,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
LanyardProposal *lanyard_metadata_watch_check_finish (GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
