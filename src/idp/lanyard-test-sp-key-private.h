/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* The test SP's own pair: its certificate stands in its metadata. */
LanyardKey *_lanyard_test_sp_load_key_sync (LanyardConfiguration  *configuration,
                                            LanyardCertificate   **certificate,
                                            GError               **error);

G_END_DECLS
