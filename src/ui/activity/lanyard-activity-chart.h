/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LanyardActivityChart:
 *
 * Sign-ins and refusals over time, as bars that stand on each other. The text
 * alternative says the sums. The signal "selected" (int64 from, int64 until)
 * comes when a bar is clicked, or chosen with the arrow keys and Enter.
 */
#define LANYARD_TYPE_ACTIVITY_CHART (lanyard_activity_chart_get_type ())
G_DECLARE_FINAL_TYPE (LanyardActivityChart, lanyard_activity_chart, LANYARD, ACTIVITY_CHART, GtkWidget)

/* @buckets: (element-type LanyardEventBucket); @start: of the first bar;
 * @offset: from UTC, with which they were counted */
void lanyard_activity_chart_show (LanyardActivityChart *self,
                                  GArray               *buckets,
                                  gint64                start,
                                  gint64                width,
                                  gint64                offset,
                                  guint                 n_bars);
char *lanyard_activity_chart_dup_time (LanyardActivityChart *self,
                                       gboolean              last);
/* "12 sign-ins, 3 refusals" */
char *lanyard_activity_chart_dup_counts (LanyardActivityChart *self);

G_END_DECLS
