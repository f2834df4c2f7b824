/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* (transfer full): id → LanyardPerson with the attributes that groups add, of
 * those in @people (id → LanyardPerson) to whom any does */
GHashTable *_lanyard_check_told_index_sync (LanyardConfiguration  *configuration,
                                            GHashTable            *people,
                                            GListModel            *declared,
                                            GError               **error);

G_END_DECLS
