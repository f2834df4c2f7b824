/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardCatalogPage:
 *
 * The catalog: search, and one card a template. Properties: search (what is
 * searched for at first).
 */
#define LANYARD_TYPE_CATALOG_PAGE (lanyard_catalog_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCatalogPage, lanyard_catalog_page, LANYARD, CATALOG_PAGE, LanyardWindowPage)

/* on top of what the window of @from shows; @search: NULL for nothing */
void lanyard_catalog_page_push (GtkWidget            *from,
                                LanyardConfiguration *configuration,
                                LanyardService       *service,
                                const char           *search);

G_END_DECLS
