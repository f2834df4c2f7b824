/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardTestPage:
 *
 * The place where sign-ins are tried.
 */
#define LANYARD_TYPE_TEST_PAGE (lanyard_test_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTestPage, lanyard_test_page, LANYARD, TEST_PAGE, LanyardWindowPage)

G_END_DECLS
