/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* nicks "text" "number" "boolean" "list": what a custom attribute holds; all
 * but lists have one value */
typedef enum
{
  LANYARD_VALUE_TEXT,
  LANYARD_VALUE_NUMBER,     /* decimal, with a point: "-3.5" */
  LANYARD_VALUE_BOOLEAN,    /* "true" or "false" */
  LANYARD_VALUE_LIST,       /* any number of texts */
} LanyardValueType;

#define LANYARD_TYPE_VALUE_TYPE (lanyard_value_type_get_type ())
GType       lanyard_value_type_get_type  (void);
/* to be translated with gettext */
const char *lanyard_value_type_get_label (LanyardValueType type);

/* A declared custom attribute of people. Fields: name, type (text), label.
 * validate: a name of printable characters without blanks. */
#define LANYARD_TYPE_CUSTOM_ATTRIBUTE (lanyard_custom_attribute_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCustomAttribute, lanyard_custom_attribute, LANYARD, CUSTOM_ATTRIBUTE, LanyardItem)
LanyardCustomAttribute *lanyard_custom_attribute_new            (const char             *name,
                                                                 LanyardValueType        type,
                                                                 const char             *label);
const char             *lanyard_custom_attribute_get_name       (LanyardCustomAttribute *self);
/* the name where there is none */
const char             *lanyard_custom_attribute_get_label      (LanyardCustomAttribute *self);
LanyardValueType        lanyard_custom_attribute_get_value_type (LanyardCustomAttribute *self);

G_END_DECLS
