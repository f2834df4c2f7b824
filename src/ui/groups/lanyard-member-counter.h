/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardMemberCounter:
 *
 * How many members groups have: counted on a worker thread, only for those
 * that somebody asked about, and again after every change. The signal
 * "counted" (no argument) comes when numbers are new.
 */
#define LANYARD_TYPE_MEMBER_COUNTER (lanyard_member_counter_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMemberCounter, lanyard_member_counter, LANYARD, MEMBER_COUNTER, GObject)

LanyardMemberCounter *lanyard_member_counter_new (LanyardConfiguration *configuration);
/* -1 while it is not known; then it is counted */
int                   lanyard_member_counter_get (LanyardMemberCounter *self,
                                                  const char           *group_id);

G_END_DECLS
