/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item.h"
#include "lanyard-item-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

/* A text becomes the JSON that the field would be read from, so that both
 * follow the same rules. */

static gboolean
refuse_value (const char  *field,
              const char  *value,
              const char  *fix,
              GError     **error)
{
  g_autofree char *visible_field = lanyard_text_make_visible (field, 64);
  g_autofree char *visible_value = lanyard_text_make_visible (value, 128);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, fix,
                     _("“%s” is no value for the field “%s”"), visible_value, visible_field);
  return FALSE;
}

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
parse_boolean (const char  *field,
               const char  *value,
               GError     **error)
{
  static const char * const words[] = { "false", "true", "no", "yes", "off", "on", "0", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i]) == 0)
      return json_node_init_boolean (json_node_alloc (), i % 2 == 1);

  refuse_value (field, value, _("Give true or false"), error);
  return NULL;
}

static JsonNode *
parse_number (const char  *field,
              const char  *value,
              GError     **error)
{
  gint64 number;

  if (g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return json_node_init_int (json_node_alloc (), number);

  refuse_value (field, value, _("Give a whole number"), error);
  return NULL;
}

/* The highest number in the list and one, for an item that is added. */
static gint64
count_on (JsonArray  *array,
          const char *name)
{
  gint64 next = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      next = MAX (next, json_object_get_int_member_with_default (object, name, 0) + 1);
    }

  return next;
}

/* An item from NAME, or from NAME=VALUE where its class has both. */
static JsonNode *
parse_item (GType        item_type,
            JsonArray   *others,
            const char  *field,
            const char  *value,
            GError     **error)
{
  g_autoptr(LanyardItem) item = g_object_new (item_type, NULL);
  const LanyardFieldTable *table = _lanyard_item_get_table (item);
  g_autoptr(JsonObject) object = json_object_new ();
  const char *separator = NULL;
  JsonNode *node;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].flags & LANYARD_FIELD_IS_VALUE)
      {
        separator = strchr (value, '=');
        if (separator == NULL || separator == value)
          {
            refuse_value (field, value, _("Give a name and a value: NAME=VALUE"), error);
            return NULL;
          }
        json_object_set_string_member (object, table->names[i], separator + 1);
      }

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *name = separator != NULL ? g_strndup (value, separator - value) : g_strdup (value);

      if (table->fields[i].flags & LANYARD_FIELD_IS_NAME)
        json_object_set_string_member (object, table->names[i], name);
      if (table->fields[i].flags & LANYARD_FIELD_IS_NUMBER)
        json_object_set_int_member (object, table->names[i], count_on (others, table->names[i]));
    }

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

static JsonNode *
parse_list (LanyardItem  *self,
            guint         field,
            const char   *value,
            gboolean      append,
            GError      **error)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  gboolean is_strv = table->fields[field].type == LANYARD_FIELD_STRV;
  g_autoptr(JsonNode) list = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(JsonNode) added = NULL;
  JsonArray *array;

  if (append)
    {
      g_autoptr(JsonNode) present = _lanyard_item_field_to_json (self, field);

      json_node_set_array (list, json_node_get_array (present));
    }
  else
    {
      json_node_take_array (list, json_array_new ());
    }
  array = json_node_get_array (list);

  if (*value == '\0')
    return g_steal_pointer (&list);
  if (*value == '[')
    added = _lanyard_item_parse_json (value, error);
  else if (is_strv)
    added = string_node (value);
  else
    added = parse_item (table->fields[field].get_type (), array, table->names[field], value, error);
  if (added == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_ARRAY (added))
    json_array_add_element (array, g_steal_pointer (&added));
  else
    for (guint i = 0; i < json_array_get_length (json_node_get_array (added)); i++)
      json_array_add_element (array, json_node_copy (json_array_get_element (json_node_get_array (added), i)));

  return g_steal_pointer (&list);
}

/* Sets a key, or adds to its values. */
static void
put_entry (JsonObject *object,
           const char *key,
           const char *value,
           gboolean    is_multi,
           gboolean    append)
{
  JsonArray *values;

  if (!is_multi)
    {
      json_object_set_string_member (object, key, value);
      return;
    }

  if (append && json_object_has_member (object, key))
    {
      values = json_array_ref (json_object_get_array_member (object, key));
    }
  else
    {
      values = json_array_new ();
    }
  if (*value != '\0')
    json_array_add_string_element (values, value);
  json_object_set_array_member (object, key, values);
}

/* @key: (nullable): one entry is set, the others stay */
static JsonNode *
parse_dict (LanyardItem  *self,
            guint         field,
            const char   *key,
            const char   *value,
            gboolean      append,
            GError      **error)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  gboolean is_multi = table->fields[field].type == LANYARD_FIELD_MULTI_DICT;
  g_autoptr(JsonNode) dict = NULL;
  g_autofree char *name = NULL;
  const char *separator;

  if (key == NULL && *value == '{')
    return _lanyard_item_parse_json (value, error);

  if (append || key != NULL)
    {
      dict = _lanyard_item_field_to_json (self, field);
    }
  else
    {
      dict = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (dict, json_object_new ());
    }

  if (key != NULL)
    {
      put_entry (json_node_get_object (dict), key, value, is_multi, append);
      return g_steal_pointer (&dict);
    }
  if (*value == '\0')
    return g_steal_pointer (&dict);

  separator = strchr (value, '=');
  if (separator == NULL || separator == value)
    {
      refuse_value (table->names[field], value, _("Give a name and a value: NAME=VALUE"), error);
      return NULL;
    }
  name = g_strndup (value, separator - value);
  put_entry (json_node_get_object (dict), name, separator + 1, is_multi, append);

  return g_steal_pointer (&dict);
}

static JsonNode *
parse_value (LanyardItem  *self,
             guint         field,
             const char   *key,
             const char   *value,
             gboolean      append,
             GError      **error)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);

  switch (table->fields[field].type)
    {
    case LANYARD_FIELD_STRING:
    case LANYARD_FIELD_ENUM:
      return string_node (value);
    case LANYARD_FIELD_BOOLEAN:
      return parse_boolean (table->names[field], value, error);
    case LANYARD_FIELD_INT:
    case LANYARD_FIELD_INT64:
      return parse_number (table->names[field], value, error);
    case LANYARD_FIELD_STRV:
    case LANYARD_FIELD_LIST:
      return parse_list (self, field, value, append, error);
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      return parse_dict (self, field, key, value, append, error);
    default:
      g_assert_not_reached ();
    }
}

/* The field that @text names; "attributes.shoe_size" names one entry of it. */
static int
find_field (const LanyardFieldTable  *table,
            const char               *text,
            const char              **key,
            GError                  **error)
{
  const char *dot = strchr (text, '.');
  g_autofree char *name = dot != NULL ? g_strndup (text, dot - text) : g_strdup (text);
  g_autofree char *names = NULL;
  g_autofree char *visible = NULL;
  g_autofree char *fix = NULL;
  int field = _lanyard_field_table_find (table, name);

  *key = dot != NULL ? dot + 1 : NULL;
  if (field >= 0 && dot == NULL)
    return field;
  if (field >= 0 && dot[1] != '\0' &&
      (table->fields[field].type == LANYARD_FIELD_DICT || table->fields[field].type == LANYARD_FIELD_MULTI_DICT))
    return field;

  names = g_strjoinv (", ", table->names);
  visible = lanyard_text_make_visible (text, 64);
  /* Translators: a list of field names */
  fix = g_strdup_printf (_("The fields are: %s"), names);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, fix,
                     _("There is no field “%s”"), visible);
  return -1;
}

/**
 * lanyard_item_set_text:
 * @self: an item
 * @field: a field's name in the JSON form; NAME.KEY for one entry of an object
 * @value: its value in the form of the command line
 * @append: whether a list or an object is added to instead of replaced
 * @error: %LANYARD_ERROR_INVALID: no such field, or not a value of it
 *
 * Enumerations take their nick, booleans true/false/yes/no/on/off/1/0. Lists
 * take a JSON array, or one item as a text: an ACS URL, a certificate,
 * "NAME=SOURCE" for attributes, "NAME=VALUE" for constants. Objects take JSON
 * or "NAME=VALUE". An empty text empties the field.
 *
 * Returns: whether the field was set; if not, it is as before
 */
gboolean
lanyard_item_set_text (LanyardItem  *self,
                       const char   *field,
                       const char   *value,
                       gboolean      append,
                       GError      **error)
{
  const LanyardFieldTable *table;
  g_autoptr(JsonNode) node = NULL;
  const char *key;
  int index;

  g_return_val_if_fail (LANYARD_IS_ITEM (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  table = _lanyard_item_get_table (self);
  index = find_field (table, field, &key, error);
  if (index < 0)
    return FALSE;
  if (!_lanyard_item_check_text (table->names[index], field, error) ||
      !_lanyard_item_check_text (table->names[index], value, error))
    return FALSE;

  node = parse_value (self, index, key, value, append, error);
  return node != NULL && _lanyard_item_read_field (self, index, node, table->names[index], error);
}
