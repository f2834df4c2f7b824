/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

gboolean _lanyard_subject_match_sync (LanyardConfiguration      *configuration,
                                      LanyardConnector          *connector,
                                      LanyardPerson             *person,
                                      const LanyardSamlSubject  *subject,
                                      gint64                     now,
                                      gboolean                  *matches,
                                      GError                   **error);

G_END_DECLS
