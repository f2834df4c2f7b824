/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-template.h"

G_BEGIN_DECLS

/**
 * LanyardFieldSearch:
 *
 * A modal window that finds a field of the connector by any name that service
 * providers use for it. The signal "chosen" has the field's JSON name.
 */
#define LANYARD_TYPE_FIELD_SEARCH (lanyard_field_search_get_type ())
G_DECLARE_FINAL_TYPE (LanyardFieldSearch, lanyard_field_search, LANYARD, FIELD_SEARCH, AdwWindow)

/* @pages: (array zero-terminated=1): the pages whose fields are shown */
LanyardFieldSearch *lanyard_field_search_new (GtkWindow           *parent,
                                              LanyardTemplate     *tmpl,
                                              const char * const  *pages);

G_END_DECLS
