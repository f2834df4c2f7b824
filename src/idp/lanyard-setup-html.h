/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-setup-sheet.h"

G_BEGIN_DECLS

char *lanyard_setup_sheet_to_html (LanyardSetupSheet *sheet,
                                   LanyardConnector  *connector);

G_END_DECLS
