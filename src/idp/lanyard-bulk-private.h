/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-bulk.h"

G_BEGIN_DECLS

struct _LanyardBulk
{
  LanyardBulkKind   kind;
  char            **ids;
  GPtrArray        *items;
  LanyardAttribute *attribute;
  LanyardGroup     *group;
};

G_END_DECLS
