/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

typedef enum
{
  LANYARD_EVENT_CSV,
  LANYARD_EVENT_JSON,
} LanyardEventFormat;

/* @slugs: (nullable): id → slug of connectors that were looked up before */
JsonNode *lanyard_event_to_json     (LanyardEvent             *event,
                                     LanyardConfiguration     *configuration,
                                     GHashTable               *slugs);
GBytes   *lanyard_event_export_sync (LanyardConfiguration     *configuration,
                                     const LanyardEventQuery  *query,
                                     LanyardEventFormat        format,
                                     GError                  **error);

G_END_DECLS
