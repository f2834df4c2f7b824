/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-custom-attribute.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): that of a name; @declared is a list of
 * LanyardCustomAttribute */
LanyardCustomAttribute *lanyard_custom_values_find      (GListModel              *declared,
                                                         const char              *name);
/* whether an attribute has at most one value; undeclared ones have any number */
gboolean                lanyard_custom_values_is_single (GListModel              *declared,
                                                         const char              *name);
/* (transfer full): the form in which a value of that type is kept; NULL: it is none */
char                   *lanyard_custom_values_fold      (LanyardValueType         type,
                                                         const char              *value);
gboolean                lanyard_custom_values_check     (GListModel              *declared,
                                                         LanyardItem             *item,
                                                         LanyardItem             *before,
                                                         GError                 **error);

G_END_DECLS
