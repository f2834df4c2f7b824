/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-person.h"
#include "lanyard-template-reader.h"
#include "lanyard-text.h"

static const LanyardTemplateMember template_members[] = {
  { "id", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateData, id) },
  { "name", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateData, name) },
  { "vendor", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, vendor) },
  { "summary", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateData, summary) },
  { "homepage", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, homepage) },
  { "categories", LANYARD_MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, categories) },
  { "keywords", LANYARD_MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, keywords) },
  { "sister_products", LANYARD_MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, sister_products) },
  { "color", LANYARD_MEMBER_INT, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, color) },
  { "labels", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "kind", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "placeholders", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "bookmark_url", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, profile.bookmark_url) },
  { "service_provider", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "assertion", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "setup", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "notes", LANYARD_MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, notes) },
  { "source", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, source) },
  { "unproven", LANYARD_MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, unproven) },
};

static const LanyardTemplateMember placeholder_members[] = {
  { "key", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardPlaceholder, key) },
  { "label", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardPlaceholder, label) },
  { "hint", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardPlaceholder, hint) },
  { "example", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, example) },
  { "default", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, default_value) },
  { "secret", LANYARD_MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, secret) },
  { "optional", LANYARD_MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, optional) },
  { "pattern", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardPlaceholder, pattern) },
};

static const LanyardTemplateMember service_provider_members[] = {
  { "entity_id", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, entity_id) },
  { "acs", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "login_url", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, login_url) },
  { "slo_url", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, slo_url) },
  { "relay_state", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, relay_state) },
  { "signed_requests", LANYARD_MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, signed_requests) },
  { "encrypted_assertions", LANYARD_MEMBER_BOOLEAN, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, encrypted_assertions) },
};

static const LanyardTemplateMember assertion_members[] = {
  { "sign", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "name_id_source", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, name_id_source) },
  { "name_id_format", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, name_id_format) },
  { "attributes", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "constants", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "group_attribute", LANYARD_MEMBER_STRING, FALSE, G_STRUCT_OFFSET (LanyardTemplateProfile, group_attribute) },
};

static const LanyardTemplateMember setup_members[] = {
  { "where", LANYARD_MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, setup_where) },
  { "fields", LANYARD_MEMBER_OTHER, FALSE, 0 },
  { "notes", LANYARD_MEMBER_STRINGS, FALSE, G_STRUCT_OFFSET (LanyardTemplateData, setup_notes) },
};

static const LanyardTemplateMember field_members[] = {
  { "label", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateField, label) },
  { "value", LANYARD_MEMBER_STRING, TRUE, G_STRUCT_OFFSET (LanyardTemplateField, value) },
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
  g_free (placeholder->pattern);
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
read_labels (JsonNode               *parent,
             LanyardTemplateLabels  *labels,
             GError                **error)
{
  g_auto(GStrv) nicks = NULL;
  JsonNode *node = _lanyard_template_get_member (parent, "labels");

  if (node == NULL)
    return TRUE;
  if (!_lanyard_template_read_strings (node, "labels", &nicks, error))
    return FALSE;

  for (gsize i = 0; nicks[i] != NULL; i++)
    {
      LanyardTemplateLabels label = 0;

      for (gsize j = 0; j < G_N_ELEMENTS (label_nicks); j++)
        if (strcmp (nicks[i], label_nicks[j].nick) == 0)
          label = label_nicks[j].label;
      if (label == 0)
        return _lanyard_template_set_error (error, "labels", _("it has a value that does not exist"));
      *labels |= label;
    }

  return TRUE;
}

static gboolean
read_service_provider (JsonNode                *parent,
                       LanyardTemplateProfile  *profile,
                       GError                 **error)
{
  JsonNode *node = _lanyard_template_get_member (parent, "service_provider");

  if (node == NULL)
    return TRUE;
  if (!_lanyard_template_read_object (node, "service_provider", service_provider_members,
                                      G_N_ELEMENTS (service_provider_members), profile, error) ||
      !_lanyard_template_read_items (node, "acs", LANYARD_TYPE_ACS, profile->acs, error))
    return FALSE;

  for (guint i = 0; i < profile->acs->len; i++)
    {
      LanyardAcs *acs = profile->acs->pdata[i];

      if (lanyard_acs_get_url (acs) == NULL)
        return _lanyard_template_set_error (error, "acs", _("a URL is missing"));
      g_object_set (acs, "index", (int) i, NULL);
    }

  return TRUE;
}

static gboolean
is_whole (const LanyardTemplateProfile *profile,
          const char                   *key)
{
  g_autofree char *token = g_strdup_printf ("{%s}", key);

  for (guint i = 0; i < profile->acs->len; i++)
    if (g_strcmp0 (lanyard_acs_get_url (profile->acs->pdata[i]), token) == 0)
      return TRUE;

  return g_strcmp0 (profile->entity_id, token) == 0;
}

/* A pattern that does not compile would let any value through. */
static gboolean
finish_placeholders (LanyardTemplateData  *data,
                     GError              **error)
{
  for (guint i = 0; i < data->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = data->placeholders->pdata[i];
      g_autoptr(GRegex) regex = NULL;

      placeholder->whole = is_whole (&data->profile, placeholder->key);
      if (placeholder->pattern != NULL)
        regex = g_regex_new (placeholder->pattern, 0, 0, NULL);
      if (placeholder->pattern != NULL && regex == NULL)
        return _lanyard_template_set_error (error, "pattern", _("it is not a regular expression"));
    }

  return TRUE;
}

static gboolean
read_assertion (JsonNode                *parent,
                LanyardTemplateProfile  *profile,
                GError                 **error)
{
  JsonNode *node = _lanyard_template_get_member (parent, "assertion");
  int sign = LANYARD_SIGN_BOTH;

  if (node == NULL)
    return TRUE;
  if (!_lanyard_template_read_object (node, "assertion", assertion_members, G_N_ELEMENTS (assertion_members), profile, error) ||
      !_lanyard_template_read_nick (node, "sign", LANYARD_TYPE_SIGN, &sign, &profile->sign_known, error) ||
      !_lanyard_template_read_items (node, "attributes", LANYARD_TYPE_ATTRIBUTE, profile->attributes, error) ||
      !_lanyard_template_read_items (node, "constants", LANYARD_TYPE_CONSTANT, profile->constants, error))
    return FALSE;

  if (profile->name_id_source != NULL &&
      strcmp (profile->name_id_source, LANYARD_NAME_ID_SOURCE_PERSISTENT) != 0 &&
      !lanyard_person_is_source (profile->name_id_source))
    return _lanyard_template_set_error (error, "name_id_source", _("it has a value that does not exist"));

  profile->sign = sign;
  return TRUE;
}

static gboolean
read_setup (JsonNode             *parent,
            LanyardTemplateData  *data,
            GError              **error)
{
  JsonNode *node = _lanyard_template_get_member (parent, "setup");

  return node == NULL ||
         (_lanyard_template_read_object (node, "setup", setup_members, G_N_ELEMENTS (setup_members), data, error) &&
          _lanyard_template_read_records (node, "fields", field_members, G_N_ELEMENTS (field_members),
                                          sizeof (LanyardTemplateField), data->setup_fields, error));
}

static gboolean
read_template (JsonNode             *root,
               LanyardTemplateData  *data,
               GError              **error)
{
  gboolean kind_known = FALSE;
  int kind = LANYARD_CONNECTOR_SAML;

  if (!_lanyard_template_read_object (root, "template", template_members, G_N_ELEMENTS (template_members), data, error) ||
      !read_labels (root, &data->labels, error) ||
      !_lanyard_template_read_nick (root, "kind", LANYARD_TYPE_CONNECTOR_KIND, &kind, &kind_known, error) ||
      !_lanyard_template_read_records (root, "placeholders", placeholder_members, G_N_ELEMENTS (placeholder_members),
                                       sizeof (LanyardPlaceholder), data->placeholders, error) ||
      !read_service_provider (root, &data->profile, error) ||
      !read_assertion (root, &data->profile, error) ||
      !read_setup (root, data, error) ||
      !finish_placeholders (data, error))
    return FALSE;

  if (!lanyard_text_is_slug (data->id))
    return _lanyard_template_set_error (error, "id", _("it may hold only a–z, 0–9 and “-”"));
  if (data->color >= LANYARD_COLOR_COUNT)
    return _lanyard_template_set_error (error, "color", _("there is no such color"));

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

/* The parser knows the place only as long as it is there. */
static void
note_line_cb (JsonParser *parser,
              GError     *error,
              guint      *line)
{
  *line = json_parser_get_current_line (parser);
}

/* What the parser stumbled over, without its own words for the place. */
static void
set_syntax_error (GError       **error,
                  guint          line,
                  const GError  *cause)
{
  static const char mark[] = "Parse error: ";
  const char *reason = strstr (cause->message, mark);

  reason = reason != NULL ? reason + strlen (mark) : cause->message;
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, reason,
                     _("Look in that line and before it for a missing or surplus comma, bracket or quotation mark"),
                     /* Translators: the number of a line */
                     _("The template cannot be read: line %u is not JSON"), line);
}

/* The file format; what the texts say to each other is the template's. */
LanyardTemplateData *
_lanyard_template_data_read (GBytes  *json,
                             GError **error)
{
  g_autoptr(LanyardTemplateData) data = data_new ();
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) local_error = NULL;
  guint line = 1;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);

  if (size == 0)
    {
      _lanyard_template_set_error (error, "template", _("it is empty"));
      return NULL;
    }

  g_signal_connect (parser, "error", G_CALLBACK (note_line_cb), &line);
  if (!json_parser_load_from_data (parser, text, (gssize) size, &local_error))
    {
      set_syntax_error (error, line, local_error);
      return NULL;
    }

  if (json_parser_get_root (parser) == NULL)
    {
      _lanyard_template_set_error (error, "template", _("it is empty"));
      return NULL;
    }

  if (!read_template (json_parser_get_root (parser), data, error))
    return NULL;

  _lanyard_template_data_translate (data);
  return g_steal_pointer (&data);
}
