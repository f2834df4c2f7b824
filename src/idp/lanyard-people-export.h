/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

GBytes *lanyard_people_export_sync      (LanyardConfiguration  *configuration,
                                         GError               **error);

/* lanyard-people-export-ldif.c */
GBytes *lanyard_people_export_ldif_sync (LanyardConfiguration  *configuration,
                                         GError               **error);

G_END_DECLS
