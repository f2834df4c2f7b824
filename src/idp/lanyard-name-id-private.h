/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

const char *_lanyard_name_id_choose_format (LanyardConnector      *connector,
                                            const char            *requested);
char       *_lanyard_name_id_make_sync     (LanyardConfiguration  *configuration,
                                            LanyardConnector      *connector,
                                            LanyardPerson         *person,
                                            const char            *format,
                                            gint64                 now,
                                            GError               **error);

G_END_DECLS
