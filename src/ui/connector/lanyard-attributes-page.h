/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardAttributesPage:
 *
 * What the service provider is told about the person who signs in.
 */
#define LANYARD_TYPE_ATTRIBUTES_PAGE (lanyard_attributes_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAttributesPage, lanyard_attributes_page, LANYARD, ATTRIBUTES_PAGE, LanyardEditorPage)

G_END_DECLS
