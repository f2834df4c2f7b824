/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LanyardMetadataFlow:
 *
 * Metadata of many entities while it is fetched: a stream of what has come so
 * far, which is kept in a file, that waits for more. It ends with an error if
 * the document turns out to be another one or does not come as a whole.
 */
#define LANYARD_TYPE_METADATA_FLOW (lanyard_metadata_flow_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMetadataFlow, lanyard_metadata_flow, LANYARD, METADATA_FLOW, GInputStream)

/* Called in the reading thread before it waits. */
typedef void (*LanyardMetadataFlowFunc) (gpointer user_data);

LanyardMetadataFlow *lanyard_metadata_flow_new           (void);
void                 lanyard_metadata_flow_set_wait_func (LanyardMetadataFlow     *self,
                                                          LanyardMetadataFlowFunc  func,
                                                          gpointer                 user_data);

G_END_DECLS
