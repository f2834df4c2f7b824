/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-constant.h"

#include "lanyard-item-private.h"

struct _LanyardConstant
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardConstant, lanyard_constant, LANYARD_TYPE_ITEM)

enum
{
  FIELD_NAME,
  FIELD_NAME_FORMAT,
  FIELD_VALUE,
};

static const LanyardField fields[] = {
  [FIELD_NAME] = { "name", LANYARD_FIELD_STRING, .flags = LANYARD_FIELD_IS_NAME },
  [FIELD_NAME_FORMAT] = { "name-format", LANYARD_FIELD_STRING },
  [FIELD_VALUE] = { "value", LANYARD_FIELD_STRING, .flags = LANYARD_FIELD_IS_VALUE },
};

static void
lanyard_constant_class_init (LanyardConstantClass *klass)
{
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_constant_init (LanyardConstant *self)
{
}

/**
 * lanyard_constant_new:
 * @name: (nullable): the attribute's name at the service provider
 * @value: (nullable): what everybody gets
 *
 * Returns: (transfer full): a new constant attribute
 */
LanyardConstant *
lanyard_constant_new (const char *name,
                      const char *value)
{
  return g_object_new (LANYARD_TYPE_CONSTANT,
                       "name", name,
                       "value", value,
                       NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_constant_get_name, LanyardConstant, LANYARD_IS_CONSTANT, const char *, string, FIELD_NAME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_constant_get_name_format, LanyardConstant, LANYARD_IS_CONSTANT, const char *, string, FIELD_NAME_FORMAT)
LANYARD_DEFINE_FIELD_GETTER (lanyard_constant_get_value, LanyardConstant, LANYARD_IS_CONSTANT, const char *, string, FIELD_VALUE)
