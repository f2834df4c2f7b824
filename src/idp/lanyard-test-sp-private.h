/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-page.h"

G_BEGIN_DECLS

/* A message of the test SP that waits for its answer: the connector's id. */
#define LANYARD_TEST_LOGOUT_KIND "test-sp-logout"

gboolean _lanyard_test_sp_require       (LanyardIdp   *self,
                                         GError      **error);
void     _lanyard_test_sp_fill_findings (LanyardPage  *page,
                                         GPtrArray    *findings);

G_END_DECLS
