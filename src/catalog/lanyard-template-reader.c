/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-item.h"
#include "lanyard-text.h"

gboolean
_lanyard_template_set_error (GError     **error,
                             const char  *member,
                             const char  *fault)
{
  g_autofree char *visible = lanyard_text_make_visible (member, 64);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     NULL,
                     _("Compare it with the schema of the catalog"),
                     /* Translators: a member of a JSON file, then what is wrong with it */
                     _("The template’s “%s” cannot be read: %s"), visible, fault);
  return FALSE;
}

static gboolean
is_string (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING &&
         *json_node_get_string (node) != '\0';
}

gboolean
_lanyard_template_read_strings (JsonNode     *node,
                                const char   *name,
                                char       ***strings,
                                GError      **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return _lanyard_template_set_error (error, name, _("it is not a list"));

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!is_string (element))
        return _lanyard_template_set_error (error, name, _("it holds something that is not a text"));
      g_strv_builder_add (builder, json_node_get_string (element));
    }

  g_strfreev (*strings);
  *strings = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_member (JsonNode                     *node,
             const LanyardTemplateMember  *member,
             gpointer                      target,
             GError                      **error)
{
  switch (member->type)
    {
    case LANYARD_MEMBER_STRING:
      if (!is_string (node))
        return _lanyard_template_set_error (error, member->name, _("it is not a text"));
      G_STRUCT_MEMBER (char *, target, member->offset) = g_strdup (json_node_get_string (node));
      return TRUE;

    case LANYARD_MEMBER_STRINGS:
      return _lanyard_template_read_strings (node, member->name, &G_STRUCT_MEMBER (char **, target, member->offset), error);

    case LANYARD_MEMBER_BOOLEAN:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return _lanyard_template_set_error (error, member->name, _("it is neither true nor false"));
      G_STRUCT_MEMBER (gboolean, target, member->offset) = json_node_get_boolean (node);
      return TRUE;

    case LANYARD_MEMBER_INT:
      if (json_node_get_value_type (node) != G_TYPE_INT64 ||
          json_node_get_int (node) < 0 || json_node_get_int (node) > G_MAXINT)
        return _lanyard_template_set_error (error, member->name, _("it is not a number"));
      G_STRUCT_MEMBER (int, target, member->offset) = (int) json_node_get_int (node);
      return TRUE;

    case LANYARD_MEMBER_OTHER:
    default:
      return TRUE;
    }
}

static const LanyardTemplateMember *
find_member (const LanyardTemplateMember *members,
             gsize                        n_members,
             const char                  *name)
{
  for (gsize i = 0; i < n_members; i++)
    if (strcmp (members[i].name, name) == 0)
      return &members[i];

  return NULL;
}

/* Reads what the table says; a member that is not in the table is an error,
 * so that a mistyped one does not go unnoticed. */
gboolean
_lanyard_template_read_object (JsonNode                     *node,
                               const char                   *name,
                               const LanyardTemplateMember  *members,
                               gsize                         n_members,
                               gpointer                      target,
                               GError                      **error)
{
  JsonObjectIter iter;
  const char *member_name;
  JsonNode *member_node;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return _lanyard_template_set_error (error, name, _("it is not an object"));

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &member_name, &member_node))
    {
      const LanyardTemplateMember *member = find_member (members, n_members, member_name);

      if (member == NULL)
        return _lanyard_template_set_error (error, member_name, _("there is no such member"));
      if (!read_member (member_node, member, target, error))
        return FALSE;
    }

  for (gsize i = 0; i < n_members; i++)
    if (members[i].required && !json_object_has_member (json_node_get_object (node), members[i].name))
      return _lanyard_template_set_error (error, members[i].name, _("it is missing"));

  return TRUE;
}

JsonNode *
_lanyard_template_get_member (JsonNode   *node,
                              const char *name)
{
  return json_object_get_member (json_node_get_object (node), name);
}

/* Objects of a list, each read by @members into a new block of @size bytes. */
gboolean
_lanyard_template_read_records (JsonNode                     *parent,
                                const char                   *name,
                                const LanyardTemplateMember  *members,
                                gsize                         n_members,
                                gsize                         size,
                                GPtrArray                    *records,
                                GError                      **error)
{
  JsonNode *node = _lanyard_template_get_member (parent, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return _lanyard_template_set_error (error, name, _("it is not a list"));

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      gpointer record = g_malloc0 (size);

      g_ptr_array_add (records, record);
      if (!_lanyard_template_read_object (json_array_get_element (json_node_get_array (node), i),
                                          name, members, n_members, record, error))
        return FALSE;
    }

  return TRUE;
}

/* Objects of a list that have the form of the model's items. */
gboolean
_lanyard_template_read_items (JsonNode    *parent,
                              const char  *name,
                              GType        type,
                              GPtrArray   *items,
                              GError     **error)
{
  JsonNode *node = _lanyard_template_get_member (parent, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return _lanyard_template_set_error (error, name, _("it is not a list"));

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      LanyardItem *item = lanyard_item_new_from_json (type, json_array_get_element (json_node_get_array (node), i), error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }

  return TRUE;
}

gboolean
_lanyard_template_read_nick (JsonNode    *parent,
                             const char  *name,
                             GType        type,
                             int         *value,
                             gboolean    *known,
                             GError     **error)
{
  JsonNode *node = _lanyard_template_get_member (parent, name);
  g_autoptr(GEnumClass) enum_class = g_type_class_ref (type);
  GEnumValue *enum_value;

  if (node == NULL)
    return TRUE;

  enum_value = is_string (node) ? g_enum_get_value_by_nick (enum_class, json_node_get_string (node)) : NULL;
  if (enum_value == NULL)
    return _lanyard_template_set_error (error, name, _("it has a value that does not exist"));

  *value = enum_value->value;
  *known = TRUE;
  return TRUE;
}
