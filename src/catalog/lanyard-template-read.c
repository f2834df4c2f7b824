/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-person.h"
#include "lanyard-text.h"

typedef enum
{
  MEMBER_STRING,
  MEMBER_STRINGS,
  MEMBER_BOOLEAN,
  MEMBER_INT,
  MEMBER_OTHER,       /* read by a function of its own */
} MemberType;

/* A member of a JSON object and where it goes. */
typedef struct
{
  const char *name;
  MemberType  type;
  gboolean    required;
  gsize       offset;
} Member;

static const Member template_members[] = {
  { "id", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateData, id) },
  { "name", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateData, name) },
  { "vendor", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, vendor) },
  { "summary", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateData, summary) },
  { "homepage", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, homepage) },
  { "categories", MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, categories) },
  { "keywords", MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, keywords) },
  { "sister_products", MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, sister_products) },
  { "color", MEMBER_INT, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, color) },
  { "labels", MEMBER_OTHER, FALSE, 0 },
  { "kind", MEMBER_OTHER, FALSE, 0 },
  { "placeholders", MEMBER_OTHER, FALSE, 0 },
  { "bookmark_url", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, profile.bookmark_url) },
  { "service_provider", MEMBER_OTHER, FALSE, 0 },
  { "assertion", MEMBER_OTHER, FALSE, 0 },
  { "setup", MEMBER_OTHER, FALSE, 0 },
  { "notes", MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, notes) },
  { "source", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, source) },
  { "unproven", MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, unproven) },
};

static const Member placeholder_members[] = {
  { "key", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardPlaceholder, key) },
  { "label", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardPlaceholder, label) },
  { "hint", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardPlaceholder, hint) },
  { "example", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, example) },
  { "default", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, default_value) },
  { "secret", MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, secret) },
  { "optional", MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, optional) },
};

static const Member service_provider_members[] = {
  { "entity_id", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, entity_id) },
  { "acs", MEMBER_OTHER, FALSE, 0 },
  { "login_url", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, login_url) },
  { "slo_url", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, slo_url) },
  { "relay_state", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, relay_state) },
  { "signed_requests", MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, signed_requests) },
  { "encrypted_assertions", MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, encrypted_assertions) },
};

static const Member assertion_members[] = {
  { "sign", MEMBER_OTHER, FALSE, 0 },
  { "name_id_source", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, name_id_source) },
  { "name_id_format", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, name_id_format) },
  { "attributes", MEMBER_OTHER, FALSE, 0 },
  { "constants", MEMBER_OTHER, FALSE, 0 },
  { "group_attribute", MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, group_attribute) },
};

static const Member setup_members[] = {
  { "where", MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, setup_where) },
  { "fields", MEMBER_OTHER, FALSE, 0 },
  { "notes", MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, setup_notes) },
};

static const Member field_members[] = {
  { "label", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateField, label) },
  { "value", MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateField, value) },
};

static const struct
{
  const char *nick;
  LanyardTemplateLabels label;
} label_nicks[] = {
  { "beta", LANYARD_TEMPLATE_BETA },
  { "jit", LANYARD_TEMPLATE_JIT },
  { "sp-initiated-only", LANYARD_TEMPLATE_SP_INITIATED_ONLY },
  { "single-logout", LANYARD_TEMPLATE_SINGLE_LOGOUT },
};

static void
placeholder_free (LanyardPlaceholder *placeholder)
{
  g_free (placeholder->key);
  g_free (placeholder->label);
  g_free (placeholder->hint);
  g_free (placeholder->example);
  g_free (placeholder->default_value);
  g_free (placeholder);
}

static void
field_free (LanyardTemplateField *field)
{
  g_free (field->label);
  g_free (field->value);
  g_free (field);
}

static gboolean
set_format_error (GError     **error,
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

static gboolean
read_strings (JsonNode    *node,
              const char  *name,
              char      ***strings,
              GError     **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return set_format_error (error, name, _("it is not a list"));

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!is_string (element))
        return set_format_error (error, name, _("it holds something that is not a text"));
      g_strv_builder_add (builder, json_node_get_string (element));
    }

  g_strfreev (*strings);
  *strings = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_member (JsonNode      *node,
             const Member  *member,
             gpointer       target,
             GError       **error)
{
  switch (member->type)
    {
    case MEMBER_STRING:
      if (!is_string (node))
        return set_format_error (error, member->name, _("it is not a text"));
      G_STRUCT_MEMBER (char *, target, member->offset) = g_strdup (json_node_get_string (node));
      return TRUE;

    case MEMBER_STRINGS:
      return read_strings (node, member->name, &G_STRUCT_MEMBER (char **, target, member->offset), error);

    case MEMBER_BOOLEAN:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return set_format_error (error, member->name, _("it is neither true nor false"));
      G_STRUCT_MEMBER (gboolean, target, member->offset) = json_node_get_boolean (node);
      return TRUE;

    case MEMBER_INT:
      if (json_node_get_value_type (node) != G_TYPE_INT64 ||
          json_node_get_int (node) < 0 || json_node_get_int (node) > G_MAXINT)
        return set_format_error (error, member->name, _("it is not a number"));
      G_STRUCT_MEMBER (int, target, member->offset) = (int) json_node_get_int (node);
      return TRUE;

    case MEMBER_OTHER:
    default:
      return TRUE;
    }
}

static const Member *
find_member (const Member *members,
             gsize         n_members,
             const char   *name)
{
  for (gsize i = 0; i < n_members; i++)
    if (strcmp (members[i].name, name) == 0)
      return &members[i];

  return NULL;
}

/* Reads what the table says; a member that is not in the table is an error,
 * so that a mistyped one does not go unnoticed. */
static gboolean
read_object (JsonNode      *node,
             const char    *name,
             const Member  *members,
             gsize          n_members,
             gpointer       target,
             GError       **error)
{
  JsonObjectIter iter;
  const char *member_name;
  JsonNode *member_node;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return set_format_error (error, name, _("it is not an object"));

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &member_name, &member_node))
    {
      const Member *member = find_member (members, n_members, member_name);

      if (member == NULL)
        return set_format_error (error, member_name, _("there is no such member"));
      if (!read_member (member_node, member, target, error))
        return FALSE;
    }

  for (gsize i = 0; i < n_members; i++)
    if (members[i].required && !json_object_has_member (json_node_get_object (node), members[i].name))
      return set_format_error (error, members[i].name, _("it is missing"));

  return TRUE;
}

static JsonNode *
get_member (JsonNode   *node,
            const char *name)
{
  return json_object_get_member (json_node_get_object (node), name);
}

/* Objects of a list, each read by @members into a new block of @size bytes. */
static gboolean
read_records (JsonNode      *parent,
              const char    *name,
              const Member  *members,
              gsize          n_members,
              gsize          size,
              GPtrArray     *records,
              GError       **error)
{
  JsonNode *node = get_member (parent, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return set_format_error (error, name, _("it is not a list"));

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      gpointer record = g_malloc0 (size);

      g_ptr_array_add (records, record);
      if (!read_object (json_array_get_element (json_node_get_array (node), i),
                        name, members, n_members, record, error))
        return FALSE;
    }

  return TRUE;
}

/* Objects of a list that have the form of the model's items. */
static gboolean
read_items (JsonNode    *parent,
            const char  *name,
            GType        type,
            GPtrArray   *items,
            GError     **error)
{
  JsonNode *node = get_member (parent, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return set_format_error (error, name, _("it is not a list"));

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      LanyardItem *item = lanyard_item_new_from_json (type, json_array_get_element (json_node_get_array (node), i), error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }

  return TRUE;
}

static gboolean
read_nick (JsonNode    *parent,
           const char  *name,
           GType        type,
           int         *value,
           gboolean    *known,
           GError     **error)
{
  JsonNode *node = get_member (parent, name);
  g_autoptr(GEnumClass) enum_class = g_type_class_ref (type);
  GEnumValue *enum_value;

  if (node == NULL)
    return TRUE;

  enum_value = is_string (node) ? g_enum_get_value_by_nick (enum_class, json_node_get_string (node)) : NULL;
  if (enum_value == NULL)
    return set_format_error (error, name, _("it has a value that does not exist"));

  *value = enum_value->value;
  *known = TRUE;
  return TRUE;
}

static gboolean
read_labels (JsonNode               *parent,
             LanyardTemplateLabels  *labels,
             GError                **error)
{
  g_auto(GStrv) nicks = NULL;
  JsonNode *node = get_member (parent, "labels");

  if (node == NULL)
    return TRUE;
  if (!read_strings (node, "labels", &nicks, error))
    return FALSE;

  for (gsize i = 0; nicks[i] != NULL; i++)
    {
      LanyardTemplateLabels label = 0;

      for (gsize j = 0; j < G_N_ELEMENTS (label_nicks); j++)
        if (strcmp (nicks[i], label_nicks[j].nick) == 0)
          label = label_nicks[j].label;
      if (label == 0)
        return set_format_error (error, "labels", _("it has a value that does not exist"));
      *labels |= label;
    }

  return TRUE;
}

static gboolean
read_service_provider (JsonNode                *parent,
                       LanyardTemplateProfile  *profile,
                       GError                 **error)
{
  JsonNode *node = get_member (parent, "service_provider");

  if (node == NULL)
    return TRUE;
  if (!read_object (node, "service_provider", service_provider_members,
                    G_N_ELEMENTS (service_provider_members), profile, error) ||
      !read_items (node, "acs", LANYARD_TYPE_ACS, profile->acs, error))
    return FALSE;

  for (guint i = 0; i < profile->acs->len; i++)
    {
      if (lanyard_acs_get_url (profile->acs->pdata[i]) == NULL)
        return set_format_error (error, "acs", _("a URL is missing"));
      g_object_set (profile->acs->pdata[i], "index", (int) i, NULL);
    }

  return TRUE;
}

static gboolean
read_assertion (JsonNode                *parent,
                LanyardTemplateProfile  *profile,
                GError                 **error)
{
  JsonNode *node = get_member (parent, "assertion");
  int sign = LANYARD_SIGN_BOTH;

  if (node == NULL)
    return TRUE;
  if (!read_object (node, "assertion", assertion_members, G_N_ELEMENTS (assertion_members), profile, error) ||
      !read_nick (node, "sign", LANYARD_TYPE_SIGN, &sign, &profile->sign_known, error) ||
      !read_items (node, "attributes", LANYARD_TYPE_ATTRIBUTE, profile->attributes, error) ||
      !read_items (node, "constants", LANYARD_TYPE_CONSTANT, profile->constants, error))
    return FALSE;

  if (profile->name_id_source != NULL &&
      strcmp (profile->name_id_source, LANYARD_NAME_ID_SOURCE_PERSISTENT) != 0 &&
      !lanyard_person_is_source (profile->name_id_source))
    return set_format_error (error, "name_id_source", _("it has a value that does not exist"));

  profile->sign = sign;
  return TRUE;
}

static gboolean
read_setup (JsonNode             *parent,
            LanyardTemplateData  *data,
            GError              **error)
{
  JsonNode *node = get_member (parent, "setup");

  return node == NULL ||
         (read_object (node, "setup", setup_members, G_N_ELEMENTS (setup_members), data, error) &&
          read_records (node, "fields", field_members, G_N_ELEMENTS (field_members),
                        sizeof (LanyardTemplateField), data->setup_fields, error));
}

static gboolean
read_template (JsonNode             *root,
               LanyardTemplateData  *data,
               GError              **error)
{
  gboolean kind_known = FALSE;
  int kind = LANYARD_CONNECTOR_SAML;

  if (!read_object (root, "template", template_members, G_N_ELEMENTS (template_members), data, error) ||
      !read_labels (root, &data->labels, error) ||
      !read_nick (root, "kind", LANYARD_TYPE_CONNECTOR_KIND, &kind, &kind_known, error) ||
      !read_records (root, "placeholders", placeholder_members, G_N_ELEMENTS (placeholder_members),
                     sizeof (LanyardPlaceholder), data->placeholders, error) ||
      !read_service_provider (root, &data->profile, error) ||
      !read_assertion (root, &data->profile, error) ||
      !read_setup (root, data, error))
    return FALSE;

  if (!lanyard_text_is_slug (data->id))
    return set_format_error (error, "id", _("it may hold only a–z, 0–9 and “-”"));
  if (data->color >= LANYARD_COLOR_COUNT)
    return set_format_error (error, "color", _("there is no such colour"));

  data->kind = kind;
  return TRUE;
}

static LanyardTemplateData *
data_new (void)
{
  LanyardTemplateData *data = g_new0 (LanyardTemplateData, 1);

  data->categories = g_new0 (char *, 1);
  data->keywords = g_new0 (char *, 1);
  data->sister_products = g_new0 (char *, 1);
  data->notes = g_new0 (char *, 1);
  data->unproven = g_new0 (char *, 1);
  data->setup_where = g_new0 (char *, 1);
  data->setup_notes = g_new0 (char *, 1);
  data->placeholders = g_ptr_array_new_with_free_func ((GDestroyNotify) placeholder_free);
  data->setup_fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  data->profile.sign = LANYARD_SIGN_BOTH;
  data->profile.acs = g_ptr_array_new_with_free_func (g_object_unref);
  data->profile.attributes = g_ptr_array_new_with_free_func (g_object_unref);
  data->profile.constants = g_ptr_array_new_with_free_func (g_object_unref);

  return data;
}

static void
clear_profile (LanyardTemplateProfile *profile)
{
  g_free (profile->entity_id);
  g_free (profile->login_url);
  g_free (profile->slo_url);
  g_free (profile->relay_state);
  g_free (profile->bookmark_url);
  g_free (profile->name_id_source);
  g_free (profile->name_id_format);
  g_free (profile->group_attribute);
  g_ptr_array_unref (profile->acs);
  g_ptr_array_unref (profile->attributes);
  g_ptr_array_unref (profile->constants);
}

void
_lanyard_template_data_free (LanyardTemplateData *data)
{
  if (data == NULL)
    return;

  g_free (data->id);
  g_free (data->name);
  g_free (data->vendor);
  g_free (data->summary);
  g_free (data->homepage);
  g_free (data->source);
  g_strfreev (data->categories);
  g_strfreev (data->keywords);
  g_strfreev (data->sister_products);
  g_strfreev (data->notes);
  g_strfreev (data->unproven);
  g_strfreev (data->setup_where);
  g_strfreev (data->setup_notes);
  g_ptr_array_unref (data->placeholders);
  g_ptr_array_unref (data->setup_fields);
  clear_profile (&data->profile);
  g_free (data);
}

/* The file format; what the texts say to each other is the template's. */
LanyardTemplateData *
_lanyard_template_data_read (GBytes  *json,
                             GError **error)
{
  g_autoptr(LanyardTemplateData) data = data_new ();
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) local_error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);

  if (size == 0)
    {
      set_format_error (error, "template", _("it is empty"));
      return NULL;
    }

  if (!json_parser_load_from_data (parser, text, (gssize) size, &local_error))
    {
      set_format_error (error, "template", local_error->message);
      return NULL;
    }

  if (json_parser_get_root (parser) == NULL)
    {
      set_format_error (error, "template", _("it is empty"));
      return NULL;
    }

  if (!read_template (json_parser_get_root (parser), data, error))
    return NULL;

  return g_steal_pointer (&data);
}
