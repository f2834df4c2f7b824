/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

static gboolean
refuse_type (const char  *path,
             const char  *expected,
             GError     **error)
{
  g_autofree char *visible = lanyard_text_make_visible (path, 128);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     NULL, NULL,
                     /* Translators: a field, then what it takes: “a whole number” */
                     _("The field “%s” takes %s"), visible, expected);
  return FALSE;
}

static gboolean
read_string (JsonNode    *node,
             const char  *path,
             const char **text,
             GError     **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse_type (path, _("a text"), error);

  *text = json_node_get_string (node);
  if (!g_utf8_validate (*text, -1, NULL))
    return refuse_type (path, _("a text in UTF-8"), error);

  return TRUE;
}

static gboolean
read_string_value (JsonNode    *node,
                   const char  *path,
                   GValue      *value,
                   GError     **error)
{
  const char *text;

  if (!read_string (node, path, &text, error))
    return FALSE;

  g_value_set_string (value, text);
  return TRUE;
}

static gboolean
read_boolean (JsonNode    *node,
              const char  *path,
              GValue      *value,
              GError     **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse_type (path, _("true or false"), error);

  g_value_set_boolean (value, json_node_get_boolean (node));
  return TRUE;
}

static gboolean
read_int (JsonNode    *node,
          const char  *path,
          GParamSpec  *pspec,
          GValue      *value,
          GError     **error)
{
  gint64 number;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse_type (path, _("a whole number"), error);

  number = json_node_get_int (node);
  if (G_VALUE_HOLDS_INT64 (value))
    {
      g_value_set_int64 (value, number);
      return TRUE;
    }

  if (number < G_PARAM_SPEC_INT (pspec)->minimum || number > G_PARAM_SPEC_INT (pspec)->maximum)
    {
      g_autofree char *expected = g_strdup_printf (_("a number from %d to %d"),
                                                   G_PARAM_SPEC_INT (pspec)->minimum,
                                                   G_PARAM_SPEC_INT (pspec)->maximum);

      return refuse_type (path, expected, error);
    }

  g_value_set_int (value, number);
  return TRUE;
}

static gboolean
read_enum (JsonNode    *node,
           const char  *path,
           GEnumClass  *klass,
           GValue      *value,
           GError     **error)
{
  g_autoptr(GString) nicks = g_string_new (NULL);
  GEnumValue *enum_value;
  const char *text;

  if (!read_string (node, path, &text, error))
    return FALSE;

  enum_value = g_enum_get_value_by_nick (klass, text);
  if (enum_value == NULL)
    {
      for (guint i = 0; i < klass->n_values; i++)
        g_string_append_printf (nicks, "%s“%s”", i > 0 ? ", " : "", klass->values[i].value_nick);
      return refuse_type (path, nicks->str, error);
    }

  g_value_set_enum (value, enum_value->value);
  return TRUE;
}

static char **
read_texts (JsonNode    *node,
            const char  *path,
            GError     **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse_type (path, _("a list of texts"), error);
      return NULL;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *element_path = g_strdup_printf ("%s[%u]", path, i);
      const char *text;

      if (!read_string (json_array_get_element (array, i), element_path, &text, error))
        return NULL;
      g_ptr_array_add (texts, g_strdup (text));
    }
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static gboolean
read_strv (JsonNode    *node,
           const char  *path,
           GValue      *value,
           GError     **error)
{
  char **strv = read_texts (node, path, error);

  if (strv == NULL)
    return FALSE;

  g_value_take_boxed (value, strv);
  return TRUE;
}

/* The value of one key: a text, or a list of texts. */
static GVariant *
read_entry (JsonNode            *node,
            const char          *path,
            const GVariantType  *type,
            GError             **error)
{
  g_auto(GStrv) texts = NULL;
  const char *text;

  if (g_variant_type_equal (type, G_VARIANT_TYPE ("a{ss}")))
    return read_string (node, path, &text, error) ? g_variant_new_string (text) : NULL;

  texts = read_texts (node, path, error);
  return texts != NULL ? g_variant_new_strv ((const char * const *) texts, -1) : NULL;
}

static gboolean
read_dict (JsonNode    *node,
           const char  *path,
           GParamSpec  *pspec,
           GValue      *value,
           GError     **error)
{
  const GVariantType *type = G_PARAM_SPEC_VARIANT (pspec)->type;
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (type);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type (path, _("an object of names and values"), error);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *member_path = g_strdup_printf ("%s.%s", path, name);
      GVariant *entry;

      if (!g_utf8_validate (name, -1, NULL))
        return refuse_type (path, _("names in UTF-8"), error);
      entry = read_entry (member, member_path, type, error);
      if (entry == NULL)
        return FALSE;
      g_variant_builder_add_value (&builder, g_variant_new_dict_entry (g_variant_new_string (name), entry));
    }

  g_value_set_variant (value, g_variant_builder_end (&builder));
  return TRUE;
}

static gboolean
read_list (LanyardItem  *self,
           guint         field,
           JsonNode     *node,
           const char   *path,
           GError      **error)
{
  GListStore *store = G_LIST_STORE (_lanyard_item_get_list (self, field));
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_type (path, _("a list"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item_path = g_strdup_printf ("%s[%u]", path, i);
      LanyardItem *item = g_object_new (g_list_model_get_item_type (G_LIST_MODEL (store)), NULL);

      g_ptr_array_add (items, item);
      if (!_lanyard_item_read (item, json_array_get_element (array, i), item_path, error))
        return FALSE;
    }

  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
  return TRUE;
}

/*< private >
 * _lanyard_item_read_field:
 * @self: an item
 * @field: index of the field
 * @node: its JSON form
 * @path: what the field is called in messages
 * @error: %LANYARD_ERROR_INVALID: wrong type, or out of range
 *
 * Sets a field; @self is unchanged when it fails.
 */
gboolean
_lanyard_item_read_field (LanyardItem  *self,
                          guint         field,
                          JsonNode     *node,
                          const char   *path,
                          GError      **error)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  GParamSpec *pspec = table->pspecs[field];
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean done = FALSE;

  if (table->fields[field].type == LANYARD_FIELD_LIST)
    return read_list (self, field, node, path, error);

  g_value_init (&value, G_PARAM_SPEC_VALUE_TYPE (pspec));
  switch (table->fields[field].type)
    {
    case LANYARD_FIELD_STRING:
      done = read_string_value (node, path, &value, error);
      break;
    case LANYARD_FIELD_BOOLEAN:
      done = read_boolean (node, path, &value, error);
      break;
    case LANYARD_FIELD_INT:
    case LANYARD_FIELD_INT64:
      done = read_int (node, path, pspec, &value, error);
      break;
    case LANYARD_FIELD_ENUM:
      done = read_enum (node, path, G_PARAM_SPEC_ENUM (pspec)->enum_class, &value, error);
      break;
    case LANYARD_FIELD_STRV:
      done = read_strv (node, path, &value, error);
      break;
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      done = read_dict (node, path, pspec, &value, error);
      break;
    case LANYARD_FIELD_LIST:
    default:
      g_assert_not_reached ();
    }

  if (done)
    _lanyard_item_set_value (self, field, &value);
  return done;
}

/*< private >
 * _lanyard_item_read:
 * @self: a new item
 * @node: its JSON form
 * @path: where the item is, "" at the top
 * @error: %LANYARD_ERROR_INVALID: an unknown member, or as with a field
 */
gboolean
_lanyard_item_read (LanyardItem  *self,
                    JsonNode     *node,
                    const char   *path,
                    GError      **error)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type (*path != '\0' ? path : "{}", _("an object of names and values"), error);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *member_path = g_strdup_printf ("%s%s%s", path, *path != '\0' ? "." : "", name);
      int field = _lanyard_field_table_find (table, name);

      if (field < 0)
        {
          g_autofree char *visible = lanyard_text_make_visible (member_path, 128);

          lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                             _("Nothing that is not understood is read over"), NULL,
                             _("There is no field “%s”"), visible);
          return FALSE;
        }
      if (!_lanyard_item_read_field (self, field, member, member_path, error))
        return FALSE;
    }

  return TRUE;
}
