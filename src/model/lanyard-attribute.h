/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector-enums.h"
#include "lanyard-item.h"

G_BEGIN_DECLS

/* One user attribute. Fields: name, friendly_name, name_format (URI), source
 * ("email", "username", "first_name" … "groups", "custom:NAME"), required,
 * jit, multiple (values) and separator (";") for several values (I-28),
 * transform (none), pattern (a regular expression) and replacement, prefix,
 * if_empty (sent when there is no value). Joined values need a separator. */
#define LANYARD_TYPE_ATTRIBUTE (lanyard_attribute_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAttribute, lanyard_attribute, LANYARD, ATTRIBUTE, LanyardItem)
LanyardAttribute *lanyard_attribute_new               (const char       *name,
                                                       const char       *source);
const char       *lanyard_attribute_get_name          (LanyardAttribute *self);
const char       *lanyard_attribute_get_friendly_name (LanyardAttribute *self);
const char       *lanyard_attribute_get_name_format   (LanyardAttribute *self);
const char       *lanyard_attribute_get_source        (LanyardAttribute *self);
gboolean          lanyard_attribute_is_required       (LanyardAttribute *self);
LanyardMultiple   lanyard_attribute_get_multiple      (LanyardAttribute *self);
const char       *lanyard_attribute_get_separator     (LanyardAttribute *self);
LanyardTransform  lanyard_attribute_get_transform     (LanyardAttribute *self);
const char       *lanyard_attribute_get_pattern       (LanyardAttribute *self);
const char       *lanyard_attribute_get_replacement   (LanyardAttribute *self);
const char       *lanyard_attribute_get_prefix        (LanyardAttribute *self);
const char       *lanyard_attribute_get_if_empty      (LanyardAttribute *self);

G_END_DECLS
