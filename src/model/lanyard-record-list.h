/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* The list behind lanyard_configuration_get_list(). */
#define LANYARD_TYPE_RECORD_LIST (lanyard_record_list_get_type ())
G_DECLARE_FINAL_TYPE (LanyardRecordList, lanyard_record_list, LANYARD, RECORD_LIST, GObject)

LanyardRecordList *_lanyard_record_list_new (LanyardConfiguration *configuration,
                                             GType                 type);

G_END_DECLS
