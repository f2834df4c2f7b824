/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog.h"
#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardNewApplicationPage:
 *
 * Turns a template into a connector: what it is called, how it looks, what
 * only the customer knows. Properties: template, label (NULL: the
 * template's name), both construct-only.
 */
#define LANYARD_TYPE_NEW_APPLICATION_PAGE (lanyard_new_application_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardNewApplicationPage, lanyard_new_application_page, LANYARD, NEW_APPLICATION_PAGE, LanyardWindowPage)

G_END_DECLS
