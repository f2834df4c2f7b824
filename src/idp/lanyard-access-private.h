/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Who may sign in where, apart from what a request says. */

gboolean   _lanyard_access_check_connector   (LanyardConnector      *connector,
                                              gint64                 now,
                                              GError               **error);
gboolean   _lanyard_access_check_unsolicited (LanyardConnector      *connector,
                                              const char            *relay_state,
                                              GError               **error);
char     **_lanyard_access_decide_sync       (LanyardConfiguration  *configuration,
                                              LanyardConnector      *connector,
                                              LanyardPerson         *person,
                                              gboolean              *needs_mfa,
                                              GError               **error);
gboolean   _lanyard_access_check_factor      (LanyardConnector      *connector,
                                              gboolean               needs_mfa,
                                              gboolean               has_second_factor,
                                              GError               **error);

G_END_DECLS
