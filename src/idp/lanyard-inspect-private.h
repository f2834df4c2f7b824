/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-inspect.h"

G_BEGIN_DECLS

const char *_lanyard_inspect_find_fact       (LanyardSamlInspection *inspection,
                                              const char            *name);
gboolean    _lanyard_inspect_is_near         (const char            *expected,
                                              const char            *received);
const char *_lanyard_inspect_explain         (const char            *expected,
                                              const char            *received);
const char *_lanyard_inspect_find_nearest    (LanyardConnector      *connector,
                                              const char            *url);
gboolean    _lanyard_inspect_has_acs         (LanyardConnector      *connector,
                                              const char            *url);
LanyardConnector *_lanyard_inspect_match     (GPtrArray             *connectors,
                                              LanyardSamlInspection *inspection,
                                              const char            *base_url,
                                              gboolean              *exact);
void        _lanyard_inspect_compare         (LanyardInspectMessage *message,
                                              const char            *base_url,
                                              gint64                 now);

G_END_DECLS
