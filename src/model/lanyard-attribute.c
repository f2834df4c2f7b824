/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-attribute.h"

#include "lanyard-item-private.h"

struct _LanyardAttribute
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardAttribute, lanyard_attribute, LANYARD_TYPE_ITEM)

enum
{
  FIELD_NAME,
  FIELD_FRIENDLY_NAME,
  FIELD_NAME_FORMAT,
  FIELD_SOURCE,
  FIELD_REQUIRED,
  FIELD_JIT,
  FIELD_MULTIPLE,
  FIELD_SEPARATOR,
  FIELD_TRANSFORM,
  FIELD_PATTERN,
  FIELD_REPLACEMENT,
  FIELD_PREFIX,
  FIELD_IF_EMPTY,
};

static const LanyardField fields[] = {
  [FIELD_NAME] = { "name", LANYARD_FIELD_STRING, .flags = LANYARD_FIELD_IS_NAME },
  [FIELD_FRIENDLY_NAME] = { "friendly-name", LANYARD_FIELD_STRING },
  [FIELD_NAME_FORMAT] = { "name-format", LANYARD_FIELD_STRING },
  [FIELD_SOURCE] = { "source", LANYARD_FIELD_STRING, .flags = LANYARD_FIELD_IS_VALUE },
  [FIELD_REQUIRED] = { "required", LANYARD_FIELD_BOOLEAN },
  [FIELD_JIT] = { "jit", LANYARD_FIELD_BOOLEAN },
  [FIELD_MULTIPLE] = { "multiple", LANYARD_FIELD_ENUM, lanyard_multiple_get_type },
  [FIELD_SEPARATOR] = { "separator", LANYARD_FIELD_STRING, .text = ";" },
  [FIELD_TRANSFORM] = { "transform", LANYARD_FIELD_ENUM, lanyard_transform_get_type },
  [FIELD_PATTERN] = { "pattern", LANYARD_FIELD_STRING },
  [FIELD_REPLACEMENT] = { "replacement", LANYARD_FIELD_STRING },
  [FIELD_PREFIX] = { "prefix", LANYARD_FIELD_STRING },
  [FIELD_IF_EMPTY] = { "if-empty", LANYARD_FIELD_STRING },
};

static void
lanyard_attribute_class_init (LanyardAttributeClass *klass)
{
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_attribute_init (LanyardAttribute *self)
{
}

/**
 * lanyard_attribute_new:
 * @name: (nullable): the attribute's name at the service provider
 * @source: (nullable): where its values come from, as in lanyard_person_dup_values()
 *
 * Returns: (transfer full): a new user attribute
 */
LanyardAttribute *
lanyard_attribute_new (const char *name,
                       const char *source)
{
  return g_object_new (LANYARD_TYPE_ATTRIBUTE,
                       "name", name,
                       "source", source,
                       NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_name, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_NAME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_friendly_name, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_FRIENDLY_NAME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_name_format, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_NAME_FORMAT)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_source, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_SOURCE)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_is_required, LanyardAttribute, LANYARD_IS_ATTRIBUTE, gboolean, boolean, FIELD_REQUIRED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_multiple, LanyardAttribute, LANYARD_IS_ATTRIBUTE, LanyardMultiple, enum, FIELD_MULTIPLE)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_separator, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_SEPARATOR)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_transform, LanyardAttribute, LANYARD_IS_ATTRIBUTE, LanyardTransform, enum, FIELD_TRANSFORM)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_pattern, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_PATTERN)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_replacement, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_REPLACEMENT)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_prefix, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_PREFIX)
LANYARD_DEFINE_FIELD_GETTER (lanyard_attribute_get_if_empty, LanyardAttribute, LANYARD_IS_ATTRIBUTE, const char *, string, FIELD_IF_EMPTY)
