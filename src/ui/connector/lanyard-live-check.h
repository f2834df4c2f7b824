/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check.h"
#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardLiveCheck:
 *
 * The connector check, run while a connector is edited, once typing is over.
 * The signal "findings-changed" comes when it was run again.
 */
#define LANYARD_TYPE_LIVE_CHECK (lanyard_live_check_get_type ())
G_DECLARE_FINAL_TYPE (LanyardLiveCheck, lanyard_live_check, LANYARD, LIVE_CHECK, GObject)

LanyardLiveCheck *lanyard_live_check_new          (LanyardConfiguration *configuration);
/* (element-type LanyardCheckFinding) (transfer none): NULL until it was run */
GPtrArray        *lanyard_live_check_get_findings (LanyardLiveCheck     *self);
gboolean          lanyard_live_check_is_current   (LanyardLiveCheck     *self);
void              lanyard_live_check_schedule     (LanyardLiveCheck     *self,
                                                   LanyardConnector     *connector);
void              lanyard_live_check_stop         (LanyardLiveCheck     *self);

G_END_DECLS
