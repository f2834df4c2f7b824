/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardFindingCounts:
 *
 * How many errors and warnings the check finds in each connector of a
 * configuration, counted in the background for those that are asked about.
 * The signal "changed" comes when more is known, or something has to be asked
 * again.
 */
#define LANYARD_TYPE_FINDING_COUNTS (lanyard_finding_counts_get_type ())
G_DECLARE_FINAL_TYPE (LanyardFindingCounts, lanyard_finding_counts, LANYARD, FINDING_COUNTS, GObject)

LanyardFindingCounts *lanyard_finding_counts_new    (LanyardConfiguration *configuration);
/* What is known so far; what is not, or may have changed, is counted. */
void                  lanyard_finding_counts_lookup (LanyardFindingCounts *self,
                                                     const char           *connector_id,
                                                     guint                *n_errors,
                                                     guint                *n_warnings);

G_END_DECLS
