/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item.h"
#include "lanyard-item-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"

/* Most are shorter. */
#define TEXT_SIZE 512

static JsonNode *
strv_to_json (const char * const *strv)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (const char * const *p = strv; *p != NULL; p++)
    json_array_add_string_element (array, *p);
  json_node_take_array (node, array);

  return node;
}

static JsonNode *
dict_to_json (GVariant *dict)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (gsize i = 0; i < g_variant_n_children (dict); i++)
    {
      g_autoptr(GVariant) entry = g_variant_get_child_value (dict, i);
      g_autoptr(GVariant) key = g_variant_get_child_value (entry, 0);
      g_autoptr(GVariant) value = g_variant_get_child_value (entry, 1);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        {
          json_object_set_string_member (object, g_variant_get_string (key, NULL), g_variant_get_string (value, NULL));
        }
      else
        {
          g_autofree const char **strv = g_variant_get_strv (value, NULL);

          json_object_set_member (object, g_variant_get_string (key, NULL), strv_to_json (strv));
        }
    }
  json_node_take_object (node, object);

  return node;
}

static JsonNode *
list_to_json (GListModel *list)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (list, i);

      json_array_add_element (array, lanyard_item_to_json (item));
    }
  json_node_take_array (node, array);

  return node;
}

static JsonNode *
string_to_json (const char *text)
{
  return json_node_init_string (json_node_alloc (), text != NULL ? text : "");
}

static JsonNode *
enum_to_json (GEnumClass *klass,
              int         value)
{
  return string_to_json (g_enum_get_value (klass, value)->value_nick);
}

/*< private >
 * _lanyard_item_field_to_json:
 *
 * Returns: (transfer full): the value of a field
 */
JsonNode *
_lanyard_item_field_to_json (LanyardItem *self,
                             guint        field)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  const GValue *value = _lanyard_item_get_value (self, field);

  switch (table->fields[field].type)
    {
    case LANYARD_FIELD_STRING:
      return string_to_json (g_value_get_string (value));
    case LANYARD_FIELD_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), g_value_get_boolean (value));
    case LANYARD_FIELD_INT:
      return json_node_init_int (json_node_alloc (), g_value_get_int (value));
    case LANYARD_FIELD_INT64:
      return json_node_init_int (json_node_alloc (), g_value_get_int64 (value));
    case LANYARD_FIELD_ENUM:
      return enum_to_json (G_PARAM_SPEC_ENUM (table->pspecs[field])->enum_class, g_value_get_enum (value));
    case LANYARD_FIELD_STRV:
      return strv_to_json (_lanyard_item_get_strv (self, field));
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      return dict_to_json (g_value_get_variant (value));
    case LANYARD_FIELD_LIST:
      return list_to_json (g_value_get_object (value));
    default:
      g_assert_not_reached ();
    }
}

/* The parser would end a string there without a word. */
static gboolean
has_escaped_nul (const char *text)
{
  for (const char *p = strchr (text, '\\'); p != NULL; p = strchr (p, '\\'))
    {
      if (g_str_has_prefix (p, "\\u0000"))
        return TRUE;
      p += p[1] != '\0' ? 2 : 1;
    }

  return FALSE;
}

/*< private >
 * _lanyard_item_parse_json:
 * @text: JSON
 * @error: %LANYARD_ERROR_INVALID
 *
 * Returns: (transfer full): its root
 */
JsonNode *
_lanyard_item_parse_json (const char  *text,
                          GError     **error)
{
  g_autoptr(GError) json_error = NULL;
  JsonNode *node = has_escaped_nul (text) ? NULL : json_from_string (text, &json_error);

  if (node == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                       json_error != NULL ? json_error->message : NULL, NULL,
                       _("The text is not JSON"));

  return node;
}

/**
 * lanyard_item_to_json:
 * @self: an item
 *
 * Returns: (transfer full): an object with the fields that differ from their
 *   defaults, in the class's order
 */
JsonNode *
lanyard_item_to_json (LanyardItem *self)
{
  const LanyardFieldTable *table;
  JsonObject *object;
  JsonNode *node;

  g_return_val_if_fail (LANYARD_IS_ITEM (self), NULL);

  table = _lanyard_item_get_table (self);
  object = json_object_new ();
  for (guint i = 0; i < table->n_fields; i++)
    if (!_lanyard_item_is_default (self, i))
      json_object_set_member (object, table->names[i], _lanyard_item_field_to_json (self, i));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

/**
 * lanyard_item_to_json_text:
 * @self: an item
 * @pretty: with line breaks and indentation
 *
 * Returns: (transfer full): the JSON form; equal items give equal texts
 */
char *
lanyard_item_to_json_text (LanyardItem *self,
                           gboolean     pretty)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (LANYARD_IS_ITEM (self), NULL);

  if (pretty)
    {
      node = lanyard_item_to_json (self);
      return json_to_string (node, TRUE);
    }

  text = g_string_sized_new (TEXT_SIZE);
  _lanyard_item_append_json (text, self);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * lanyard_item_new_from_json:
 * @type: a class derived from #LanyardItem
 * @node: an object
 * @error: %LANYARD_ERROR_INVALID: an unknown member, a wrong type, a value
 *   out of range
 *
 * Fields that @node leaves out have their defaults.
 *
 * Returns: (transfer full): a new item
 */
LanyardItem *
lanyard_item_new_from_json (GType      type,
                            JsonNode  *node,
                            GError   **error)
{
  g_autoptr(LanyardItem) self = NULL;
  gboolean done;

  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_ITEM), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  self = g_object_new (type, NULL);
  g_object_freeze_notify (G_OBJECT (self));
  done = _lanyard_item_read (self, node, "", error);
  g_object_thaw_notify (G_OBJECT (self));

  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * lanyard_item_new_from_json_text:
 * @type: a class derived from #LanyardItem
 * @text: a JSON object
 * @error: %LANYARD_ERROR_INVALID, as with lanyard_item_new_from_json() or
 *   because @text is not JSON
 *
 * Returns: (transfer full): a new item
 */
LanyardItem *
lanyard_item_new_from_json_text (GType        type,
                                 const char  *text,
                                 GError     **error)
{
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (g_type_is_a (type, LANYARD_TYPE_ITEM), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  node = _lanyard_item_parse_json (text, error);

  return node != NULL ? lanyard_item_new_from_json (type, node, error) : NULL;
}
