/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-metadata-import.h"
#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardTakenStore:
 * @failure: what is said when nothing can be taken or stored
 * @not_taken: (nullable): instead of it when nothing can be taken
 * @summary: for the history; has a %s for the label
 * @toast: what is said when it is stored; has a %s for the label
 * @show: whether the page of the connector is shown then
 *
 * What becomes of a connector into which values were taken, translated.
 */
typedef struct
{
  const char *failure;
  const char *not_taken;
  const char *summary;
  const char *toast;
  gboolean    show;
} LanyardTakenStore;

void  lanyard_taken_store_async  (LanyardWindowPage       *page,
                                  GAsyncResult            *imported,
                                  const LanyardTakenStore *store);
void  lanyard_taken_store_update (GtkWidget                  *widget,
                                  LanyardConnector           *connector,
                                  const LanyardMetadataGiven *given);

G_END_DECLS
