/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardCertificatesPage:
 *
 * The certificates of all connectors and both sides by the days left, with a
 * calendar file of their ends.
 */
#define LANYARD_TYPE_CERTIFICATES_PAGE (lanyard_certificates_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCertificatesPage, lanyard_certificates_page, LANYARD, CERTIFICATES_PAGE, LanyardWindowPage)

G_END_DECLS
