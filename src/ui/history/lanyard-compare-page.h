/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/* Two applications side by side, field by field. */
#define LANYARD_TYPE_COMPARE_PAGE (lanyard_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardComparePage, lanyard_compare_page, LANYARD, COMPARE_PAGE, LanyardWindowPage)

/* on top of the page in the window of @from */
void lanyard_compare_page_push (GtkWidget            *from,
                                LanyardConfiguration *configuration,
                                LanyardService       *service,
                                LanyardConnector     *left,
                                LanyardConnector     *right);
/* asks with which other application */
void lanyard_compare_page_ask  (GtkWidget            *from,
                                LanyardConfiguration *configuration,
                                LanyardService       *service,
                                LanyardConnector     *left);

G_END_DECLS
