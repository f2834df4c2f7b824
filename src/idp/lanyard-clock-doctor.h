/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check-clock.h"
#include "lanyard-configuration.h"
#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardClockReport: the clock here against those of a service provider
 * @url: (nullable): an address of it; %NULL: it has none that can be asked
 * @has_remote: whether its server said what time it is
 * @remote_offset: the seconds that the server's clock is ahead
 * @remote_error: (nullable): why it did not say
 * @request: (nullable): its last request
 */
typedef struct
{
  char               *url;
  gboolean            has_remote;
  gint64              remote_offset;
  GError             *remote_error;
  LanyardSeenRequest *request;
} LanyardClockReport;

void                lanyard_clock_report_free         (LanyardClockReport    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardClockReport, lanyard_clock_report_free)

LanyardClockVerdict lanyard_clock_report_get_verdict  (LanyardClockReport    *self);
char               *lanyard_clock_report_describe     (LanyardClockReport    *self);

LanyardClockReport *lanyard_clock_doctor_ask_sync     (LanyardConfiguration  *configuration,
                                                       LanyardConnector      *connector,
                                                       gboolean               allow_private,
                                                       GCancellable          *cancellable);
void                lanyard_clock_doctor_ask_async    (LanyardConfiguration  *configuration,
                                                       LanyardConnector      *connector,
                                                       gboolean               allow_private,
                                                       GCancellable          *cancellable,
                                                       GAsyncReadyCallback    callback,
                                                       gpointer               user_data);
LanyardClockReport *lanyard_clock_doctor_ask_finish   (GAsyncResult          *result,
                                                       GError               **error);

G_END_DECLS
