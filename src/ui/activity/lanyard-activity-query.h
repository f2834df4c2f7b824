/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Asynchronous queries of events for the window: the labels of connectors are
 * looked up with them, see lanyard_event_text_get_label(). @query is copied. */
void       lanyard_activity_query_async  (LanyardConfiguration     *configuration,
                                          const LanyardEventQuery  *query,
                                          GCancellable             *cancellable,
                                          GAsyncReadyCallback       callback,
                                          gpointer                  user_data);
void       lanyard_activity_count_async  (LanyardConfiguration     *configuration,
                                          const LanyardEventQuery  *query,
                                          gint64                    width,
                                          gint64                    offset,
                                          GCancellable             *cancellable,
                                          GAsyncReadyCallback       callback,
                                          gpointer                  user_data);
void       lanyard_activity_export_async (LanyardConfiguration     *configuration,
                                          const LanyardEventQuery  *query,
                                          gboolean                  as_json,
                                          GCancellable             *cancellable,
                                          GAsyncReadyCallback       callback,
                                          gpointer                  user_data);
void       lanyard_activity_load_async   (LanyardConfiguration     *configuration,
                                          gint64                    sequence,
                                          GCancellable             *cancellable,
                                          GAsyncReadyCallback       callback,
                                          gpointer                  user_data);

G_END_DECLS
