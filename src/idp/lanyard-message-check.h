/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-inspect.h"

G_BEGIN_DECLS

gboolean lanyard_message_check_sync (LanyardConfiguration  *configuration,
                                     LanyardConnector      *connector,
                                     LanyardSamlInspection *inspection,
                                     gint64                 now,
                                     GPtrArray             *findings,
                                     GError               **error);

G_END_DECLS
