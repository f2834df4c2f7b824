/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* What a field holds; the value types are in the comment of LanyardItem. */
typedef enum
{
  LANYARD_FIELD_STRING,
  LANYARD_FIELD_BOOLEAN,
  LANYARD_FIELD_INT,
  LANYARD_FIELD_INT64,
  LANYARD_FIELD_ENUM,
  LANYARD_FIELD_STRV,
  LANYARD_FIELD_DICT,         /* a{ss} */
  LANYARD_FIELD_MULTI_DICT,   /* a{sas} */
  LANYARD_FIELD_LIST,
} LanyardFieldType;

/* How an item of a list is written as one text: NAME, or NAME=VALUE. */
typedef enum
{
  LANYARD_FIELD_IS_NAME = 1 << 0,
  LANYARD_FIELD_IS_VALUE = 1 << 1,
  LANYARD_FIELD_IS_NUMBER = 1 << 2,   /* one more than the highest in the list */
  LANYARD_FIELD_IS_SECRET = 1 << 3,   /* a dictionary whose values are not shown */
} LanyardFieldFlags;

/**
 * LanyardField:
 * @name: the property, kebab-case
 * @type: what it holds
 * @get_type: of the enumeration, or of the items in a list
 * @text: default of a string
 * @number: default of a boolean, number or enumeration
 * @minimum: of an int
 * @maximum: of an int; 0 stands for %G_MAXINT
 * @normalize: (nullable): gives the form in which a string is kept
 * @flags: its part in the text form of the item
 *
 * One line in the table that makes a subclass of #LanyardItem. The index in
 * the table is what the getters below take.
 */
typedef struct
{
  const char *name;
  LanyardFieldType type;
  GType (*get_type) (void);
  const char *text;
  int number;
  int minimum;
  int maximum;
  char *(*normalize) (const char *text);
  LanyardFieldFlags flags;
} LanyardField;

/* The function that gives a field of @Type: @accessor is the end of one of the
 * _lanyard_item_get_ functions below. */
#define LANYARD_DEFINE_FIELD_GETTER(function, Type, IS_TYPE, CType, accessor, FIELD) \
CType                                                                              \
function (Type *self)                                                              \
{                                                                                  \
  g_return_val_if_fail (IS_TYPE (self), 0);                                        \
                                                                                   \
  return _lanyard_item_get_##accessor (self, FIELD);                               \
}

/* A class's fields, with what was made from them. */
typedef struct
{
  const LanyardField *fields;
  GParamSpec **pspecs;
  char **names;               /* in the JSON form */
  GValue *defaults;           /* unset where each item needs one of its own */
  guint n_fields;
} LanyardFieldTable;

void                      _lanyard_item_class_install_fields (gpointer             klass,
                                                              const LanyardField  *fields,
                                                              guint                n_fields);
const LanyardFieldTable  *_lanyard_item_get_table            (LanyardItem         *self);
int                       _lanyard_field_table_find          (const LanyardFieldTable *table,
                                                              const char          *name);

const GValue             *_lanyard_item_get_value            (LanyardItem         *self,
                                                              guint                field);
gboolean                  _lanyard_item_put_value            (LanyardItem         *self,
                                                              guint                field,
                                                              const GValue        *value);
void                      _lanyard_item_set_value            (LanyardItem         *self,
                                                              guint                field,
                                                              const GValue        *value);
gboolean                  _lanyard_item_is_default           (LanyardItem         *self,
                                                              guint                field);
gboolean                  _lanyard_item_field_equal          (LanyardItem         *self,
                                                              LanyardItem         *other,
                                                              guint                field);

const char               *_lanyard_item_get_string           (gpointer             self,
                                                              guint                field);
gboolean                  _lanyard_item_get_boolean          (gpointer             self,
                                                              guint                field);
int                       _lanyard_item_get_int              (gpointer             self,
                                                              guint                field);
gint64                    _lanyard_item_get_int64            (gpointer             self,
                                                              guint                field);
int                       _lanyard_item_get_enum             (gpointer             self,
                                                              guint                field);
const char * const       *_lanyard_item_get_strv             (gpointer             self,
                                                              guint                field);
GVariant                 *_lanyard_item_get_dict             (gpointer             self,
                                                              guint                field);
GListModel               *_lanyard_item_get_list             (gpointer             self,
                                                              guint                field);
gpointer                  _lanyard_item_list_peek            (GListModel          *list,
                                                              guint                position);

JsonNode                 *_lanyard_item_parse_json           (const char          *text,
                                                              GError             **error);
JsonNode                 *_lanyard_item_field_to_json        (LanyardItem         *self,
                                                              guint                field);
void                      _lanyard_item_append_json          (GString             *text,
                                                              LanyardItem         *self);
gboolean                  _lanyard_item_read_field           (LanyardItem         *self,
                                                              guint                field,
                                                              JsonNode            *node,
                                                              const char          *path,
                                                              GError             **error);
gboolean                  _lanyard_item_read                 (LanyardItem         *self,
                                                              JsonNode            *node,
                                                              const char          *path,
                                                              GError             **error);
gboolean                  _lanyard_item_check_text           (const char          *path,
                                                              const char          *text,
                                                              GError             **error);
gboolean                  _lanyard_text_is_blank             (const char          *text);

G_END_DECLS
