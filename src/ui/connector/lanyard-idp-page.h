/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor-page.h"

G_BEGIN_DECLS

/**
 * LanyardIdpPage:
 *
 * Our side: what is signed and how, how long it holds, the certificate.
 */
#define LANYARD_TYPE_IDP_PAGE (lanyard_idp_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardIdpPage, lanyard_idp_page, LANYARD, IDP_PAGE, LanyardEditorPage)

G_END_DECLS
