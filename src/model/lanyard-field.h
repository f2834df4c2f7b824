/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item-private.h"

G_BEGIN_DECLS

const LanyardFieldTable *_lanyard_field_table_new    (const LanyardField      *fields,
                                                      guint                    n_fields);
gboolean                 _lanyard_field_is_utf8      (const LanyardField      *field,
                                                      const GValue            *value);
void                     _lanyard_field_normalize    (const LanyardFieldTable *table,
                                                      guint                    field,
                                                      const GValue            *value,
                                                      GValue                  *normal);
gboolean                 _lanyard_field_values_equal (const LanyardField      *field,
                                                      const GValue            *value,
                                                      const GValue            *other);

G_END_DECLS
