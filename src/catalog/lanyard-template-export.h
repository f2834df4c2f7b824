/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-template.h"

G_BEGIN_DECLS

char *lanyard_template_export (LanyardConnector *connector,
                               LanyardTemplate  *tmpl);

G_END_DECLS
