/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardTemplateFaultsPage:
 *
 * The files of one's own that are no templates, and why. It follows the folder.
 */
#define LANYARD_TYPE_TEMPLATE_FAULTS_PAGE (lanyard_template_faults_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTemplateFaultsPage, lanyard_template_faults_page, LANYARD, TEMPLATE_FAULTS_PAGE, LanyardWindowPage)

G_END_DECLS
