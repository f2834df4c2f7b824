/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-custom-attribute.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-text.h"

#define NAME_MAX_LENGTH 128

struct _LanyardCustomAttribute
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardCustomAttribute, lanyard_custom_attribute, LANYARD_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (LanyardValueType, lanyard_value_type,
                    G_DEFINE_ENUM_VALUE (LANYARD_VALUE_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (LANYARD_VALUE_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (LANYARD_VALUE_BOOLEAN, "boolean"),
                    G_DEFINE_ENUM_VALUE (LANYARD_VALUE_LIST, "list"))

enum
{
  FIELD_NAME,
  FIELD_TYPE,
  FIELD_LABEL,
};

static const LanyardField fields[] = {
  [FIELD_NAME] = { "name", LANYARD_FIELD_STRING, .flags = LANYARD_FIELD_IS_NAME },
  [FIELD_TYPE] = { "type", LANYARD_FIELD_ENUM, lanyard_value_type_get_type, .flags = LANYARD_FIELD_IS_VALUE },
  [FIELD_LABEL] = { "label", LANYARD_FIELD_STRING },
};

static gboolean
is_name (const char *name)
{
  if (name == NULL || *name == '\0' || g_utf8_strlen (name, -1) > NAME_MAX_LENGTH)
    return FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)) || *p == '=')
      return FALSE;

  return TRUE;
}

static gboolean
lanyard_custom_attribute_validate (LanyardItem  *item,
                                   GError      **error)
{
  const char *name = _lanyard_item_get_string (item, FIELD_NAME);
  g_autofree char *visible = NULL;

  if (is_name (name))
    return TRUE;

  visible = lanyard_text_make_visible (name != NULL ? name : "", NAME_MAX_LENGTH);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Connectors, tables and commands find the values by it"),
                     _("Enter a word of at most 128 characters, without blanks and “=”"),
                     _("A custom attribute cannot be called “%s”"), visible);
  return FALSE;
}

static void
lanyard_custom_attribute_class_init (LanyardCustomAttributeClass *klass)
{
  LANYARD_ITEM_CLASS (klass)->validate = lanyard_custom_attribute_validate;

  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_custom_attribute_init (LanyardCustomAttribute *self)
{
}

const char *
lanyard_value_type_get_label (LanyardValueType type)
{
  static const char * const labels[] = {
    [LANYARD_VALUE_TEXT] = N_("Text"),
    [LANYARD_VALUE_NUMBER] = N_("Number"),
    [LANYARD_VALUE_BOOLEAN] = N_("Yes or No"),
    [LANYARD_VALUE_LIST] = N_("List"),
  };

  g_return_val_if_fail (type < G_N_ELEMENTS (labels), NULL);

  return labels[type];
}

/**
 * lanyard_custom_attribute_new:
 * @name: (nullable): what it is called in people and as a source, after "custom:"
 * @type: what it holds
 * @label: (nullable): what administrators see instead of the name
 *
 * Returns: (transfer full): a new declaration
 */
LanyardCustomAttribute *
lanyard_custom_attribute_new (const char       *name,
                              LanyardValueType  type,
                              const char       *label)
{
  return g_object_new (LANYARD_TYPE_CUSTOM_ATTRIBUTE,
                       "name", name,
                       "type", type,
                       "label", label,
                       NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_custom_attribute_get_name, LanyardCustomAttribute, LANYARD_IS_CUSTOM_ATTRIBUTE, const char *, string, FIELD_NAME)

const char *
lanyard_custom_attribute_get_label (LanyardCustomAttribute *self)
{
  const char *label;

  g_return_val_if_fail (LANYARD_IS_CUSTOM_ATTRIBUTE (self), NULL);

  label = _lanyard_item_get_string (self, FIELD_LABEL);

  return label != NULL ? label : lanyard_custom_attribute_get_name (self);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_custom_attribute_get_value_type, LanyardCustomAttribute, LANYARD_IS_CUSTOM_ATTRIBUTE, LanyardValueType, enum, FIELD_TYPE)
