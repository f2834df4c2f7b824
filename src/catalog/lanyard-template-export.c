/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-export.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "lanyard-template-private.h"

/* Shorter values occur by chance. */
#define VALUE_LENGTH_MIN 2

/* Members that say the same of the exported template. */
static const char * const kept_members[] = {
  "vendor", "summary", "homepage", "categories", "keywords", "sister_products", "setup", "notes",
};
static const char * const acs_members[] = { "url", "label", "default", NULL };
static const char * const attribute_members[] = { "name", "friendly_name", "name_format", "source", "required", "jit", NULL };
static const char * const constant_members[] = { "name", "name_format", "value", NULL };

typedef struct
{
  char *key;
  char *value;
} Value;

typedef struct
{
  LanyardConnector *connector;
  LanyardTemplate  *tmpl;       /* NULL: not known */
  GVariant         *current;    /* of the placeholders; secret ones in braces */
  GPtrArray        *values;     /* Value, longest first */
  GHashTable       *used;       /* keys that stand in a text */
} Export;

static void
value_free (Value *value)
{
  g_free (value->key);
  g_free (value->value);
  g_free (value);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const Value *first = *(const Value * const *) a;
  const Value *second = *(const Value * const *) b;
  gsize first_length = strlen (first->value), second_length = strlen (second->value);

  return first_length == second_length ? strcmp (first->key, second->key) : first_length < second_length ? 1 : -1;
}

static GPtrArray *
list_values (LanyardConnector *connector)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
  g_autoptr(GVariant) placeholders = lanyard_connector_dup_placeholder_values (connector);
  GVariantIter iter;
  const char *key, *value;

  g_variant_iter_init (&iter, placeholders);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (strlen (value) >= VALUE_LENGTH_MIN)
      {
        Value *item = g_new0 (Value, 1);

        item->key = g_strdup (key);
        item->value = g_strdup (value);
        g_ptr_array_add (values, item);
      }

  g_ptr_array_sort (values, compare_values);
  return values;
}

static void
note_used (Export     *export,
           const char *text)
{
  GPtrArray *placeholders = export->tmpl != NULL ? lanyard_template_get_placeholders (export->tmpl) : NULL;

  for (guint i = 0; placeholders != NULL && i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];
      g_autofree char *token = g_strdup_printf ("{%s}", placeholder->key);

      if (strstr (text, token) != NULL)
        g_hash_table_add (export->used, g_strdup (placeholder->key));
    }
}

/* @text with values made placeholders again. Nothing is replaced in what was
 * put in before: keys are no values. */
static char *
restore_placeholders (Export     *export,
                      const char *text)
{
  g_autoptr(GString) restored = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      const Value *found = NULL;

      for (guint i = 0; found == NULL && i < export->values->len; i++)
        if (g_str_has_prefix (p, ((Value *) export->values->pdata[i])->value))
          found = export->values->pdata[i];

      if (found == NULL)
        {
          g_string_append_c (restored, *p++);
          continue;
        }
      g_string_append_printf (restored, "{%s}", found->key);
      g_hash_table_add (export->used, g_strdup (found->key));
      p += strlen (found->value);
    }

  return g_string_free (g_steal_pointer (&restored), FALSE);
}

/* What the connector has, or the template's text where the connector's was
 * made from it: so a secret goes back into its braces in any case. */
static char *
export_text (Export     *export,
             const char *current,
             const char *original)
{
  g_autofree char *made = NULL;

  if (current == NULL)
    return NULL;

  if (original != NULL)
    made = _lanyard_template_expand_field (export->tmpl, original, export->current,
                                           lanyard_connector_get_idp_entity_id (export->connector));
  if (made != NULL && strcmp (made, current) == 0)
    {
      note_used (export, original);
      return g_strdup (original);
    }

  return restore_placeholders (export, current);
}

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, member, text);
}

static void
set_true (JsonObject *object,
          const char *member,
          gboolean    value)
{
  if (value)
    json_object_set_boolean_member (object, member, TRUE);
}

static void
export_field (Export     *export,
              JsonObject *object,
              const char *member,
              const char *current,
              const char *original)
{
  g_autofree char *text = export_text (export, current, original);

  set_text (object, member, text);
}

/* The text of an ACS or a constant of the template that gives @current. */
static const char *
find_original (Export     *export,
               const char *current)
{
  const LanyardTemplateProfile *profile = export->tmpl != NULL ? lanyard_template_get_profile (export->tmpl) : NULL;
  guint n_acs = profile != NULL ? profile->acs->len : 0;
  guint n_constants = profile != NULL ? profile->constants->len : 0;

  for (guint i = 0; i < n_acs + n_constants; i++)
    {
      const char *original = i < n_acs ? lanyard_acs_get_url (profile->acs->pdata[i])
                                       : lanyard_constant_get_value (profile->constants->pdata[i - n_acs]);
      g_autofree char *made = _lanyard_template_expand_field (export->tmpl, original,
                                                              export->current,
                                                              lanyard_connector_get_idp_entity_id (export->connector));

      if (g_strcmp0 (made, current) == 0)
        return original;
    }

  return NULL;
}

/* An item of a list with @members only; its @text_member with placeholders. */
static JsonNode *
export_item (Export             *export,
             LanyardItem        *item,
             const char * const *members,
             const char         *text_member)
{
  g_autoptr(JsonNode) node = lanyard_item_to_json (item);
  JsonObject *source = json_node_get_object (node);
  g_autoptr(JsonObject) object = json_object_new ();

  for (gsize i = 0; members[i] != NULL; i++)
    {
      JsonNode *value = json_object_get_member (source, members[i]);

      if (value == NULL || JSON_NODE_HOLDS_NULL (value) ||
          (json_node_get_value_type (value) == G_TYPE_BOOLEAN && !json_node_get_boolean (value)))
        continue;
      if (g_strcmp0 (members[i], text_member) == 0)
        {
          const char *current = json_node_get_string (value);
          g_autofree char *text = export_text (export, current, find_original (export, current));

          json_object_set_string_member (object, members[i], text);
        }
      else if (json_node_get_value_type (value) != G_TYPE_STRING || *json_node_get_string (value) != '\0')
        json_object_set_member (object, members[i], json_node_copy (value));
    }

  return json_node_init_object (json_node_alloc (), object);
}

static void
export_list (Export             *export,
             JsonObject         *object,
             const char         *member,
             GListModel         *list,
             const char * const *members,
             const char         *text_member)
{
  JsonArray *array;

  if (g_list_model_get_n_items (list) == 0)
    return;

  array = json_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (list, i);

      json_array_add_element (array, export_item (export, item, members, text_member));
    }
  json_object_set_array_member (object, member, array);
}

static JsonObject *
export_service_provider (Export *export)
{
  const LanyardTemplateProfile *profile = export->tmpl != NULL ? lanyard_template_get_profile (export->tmpl) : NULL;
  LanyardConnector *connector = export->connector;
  JsonObject *object = json_object_new ();

  export_field (export, object, "entity_id", lanyard_connector_get_sp_entity_id (connector),
                profile != NULL ? profile->entity_id : NULL);
  export_list (export, object, "acs", lanyard_connector_get_acs (connector), acs_members, "url");
  export_field (export, object, "login_url", lanyard_connector_get_login_url (connector),
                profile != NULL ? profile->login_url : NULL);
  export_field (export, object, "slo_url", lanyard_connector_get_slo_url (connector),
                profile != NULL ? profile->slo_url : NULL);
  export_field (export, object, "relay_state", lanyard_connector_get_relay_state (connector),
                profile != NULL ? profile->relay_state : NULL);
  /* A template's are facts about the service provider; nothing is required
   * of a connector before there are its certificates. */
  set_true (object, "signed_requests", lanyard_connector_get_require_signed_requests (connector) ||
                                       (profile != NULL && profile->signed_requests));
  set_true (object, "encrypted_assertions", lanyard_connector_get_encrypt_assertion (connector) ||
                                            (profile != NULL && profile->encrypted_assertions));

  return object;
}

static JsonObject *
export_assertion (Export *export)
{
  LanyardConnector *connector = export->connector;
  JsonObject *object = json_object_new ();

  set_text (object, "sign", lanyard_enum_get_nick (LANYARD_TYPE_SIGN, (int) lanyard_connector_get_sign (connector)));
  set_text (object, "name_id_source", lanyard_connector_get_name_id_source (connector));
  set_text (object, "name_id_format", lanyard_connector_get_name_id_format (connector));
  export_list (export, object, "attributes", lanyard_connector_get_attributes (connector), attribute_members, NULL);
  export_list (export, object, "constants", lanyard_connector_get_constants (connector), constant_members, "value");
  if (lanyard_connector_get_group_attribute_enabled (connector))
    set_text (object, "group_attribute", lanyard_connector_get_group_attribute_name (connector));

  return object;
}

/* Placeholders that stand in a text: as the template has them, without a
 * secret's default. */
static void
export_placeholders (Export     *export,
                     JsonObject *object)
{
  JsonArray *array = json_array_new ();
  GPtrArray *values = export->values;

  for (guint i = 0; export->tmpl != NULL && i < lanyard_template_get_placeholders (export->tmpl)->len; i++)
    {
      LanyardPlaceholder *placeholder = lanyard_template_get_placeholders (export->tmpl)->pdata[i];
      JsonObject *item;

      if (!g_hash_table_remove (export->used, placeholder->key))
        continue;
      item = json_object_new ();
      set_text (item, "key", placeholder->key);
      set_text (item, "label", placeholder->label);
      set_text (item, "hint", placeholder->hint);
      set_text (item, "example", placeholder->example);
      set_text (item, "pattern", placeholder->pattern);
      if (!placeholder->secret)
        set_text (item, "default", placeholder->default_value);
      if (placeholder->secret)
        json_object_set_boolean_member (item, "secret", TRUE);
      if (placeholder->optional)
        json_object_set_boolean_member (item, "optional", TRUE);
      json_array_add_object_element (array, item);
    }

  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = values->pdata[i];
      JsonObject *item;

      if (!g_hash_table_remove (export->used, value->key))
        continue;
      item = json_object_new ();
      set_text (item, "key", value->key);
      set_text (item, "label", value->key);
      set_text (item, "hint", _("What only the customer knows"));
      if (lanyard_connector_has_secret (export->connector, value->key))
        json_object_set_boolean_member (item, "secret", TRUE);
      json_array_add_object_element (array, item);
    }

  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, "placeholders", array);
  else
    json_array_unref (array);
}

/* Whether accounts are made at the first sign-in. */
static gboolean
is_jit (Export *export)
{
  GListModel *attributes = lanyard_connector_get_attributes (export->connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (attributes, i);
      gboolean jit;

      g_object_get (attribute, "jit", &jit, NULL);
      if (jit)
        return TRUE;
    }

  return export->tmpl != NULL && (lanyard_template_get_labels (export->tmpl) & LANYARD_TEMPLATE_JIT) != 0;
}

static void
export_labels (Export     *export,
               JsonObject *object)
{
  JsonArray *array = json_array_new ();

  if (is_jit (export))
    json_array_add_string_element (array, "jit");
  if (!lanyard_connector_get_idp_initiated (export->connector))
    json_array_add_string_element (array, "sp-initiated-only");
  if (lanyard_connector_get_slo_url (export->connector) != NULL)
    json_array_add_string_element (array, "single-logout");

  json_object_set_array_member (object, "labels", array);
}

/* What the template says beside the addresses; a summary of its own otherwise. */
static void
keep_members (Export     *export,
              JsonObject *object)
{
  g_autoptr(JsonNode) node = export->tmpl != NULL ? json_from_string (lanyard_template_get_json (export->tmpl), NULL) : NULL;
  JsonArray *categories;

  for (gsize i = 0; node != NULL && i < G_N_ELEMENTS (kept_members); i++)
    {
      JsonNode *value = json_object_get_member (json_node_get_object (node), kept_members[i]);

      if (value != NULL)
        json_object_set_member (object, kept_members[i], json_node_copy (value));
    }

  if (!json_object_has_member (object, "summary"))
    json_object_set_string_member (object, "summary", _("Made from a connector"));
  if (json_object_has_member (object, "categories"))
    return;

  categories = json_array_new ();
  json_array_add_string_element (categories, "other");
  json_object_set_array_member (object, "categories", categories);
}

static char *
format_json (JsonObject *object)
{
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), object);
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  text = json_generator_to_data (generator, NULL);

  return g_strconcat (text, "\n", NULL);
}

/**
 * lanyard_template_export:
 * @connector: a connector
 * @tmpl: (nullable): the template that it was made from
 *
 * Makes a template of a connector, for another configuration. What was entered
 * for a placeholder becomes that placeholder again. Keys, certificates, groups,
 * people and secrets are not in it.
 *
 * Returns: (transfer full): the JSON of a template; its id is "own-" and the
 *   connector's slug
 */
char *
lanyard_template_export (LanyardConnector *connector,
                         LanyardTemplate  *tmpl)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(GPtrArray) values = NULL;
  g_autoptr(GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *id = NULL;
  g_autoptr(GVariant) current = NULL;
  Export export = { .connector = connector, .tmpl = tmpl, .used = used };
  gboolean is_bookmark;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (tmpl == NULL || LANYARD_IS_TEMPLATE (tmpl), NULL);

  current = lanyard_connector_dup_placeholder_values (connector);
  export.current = current;
  values = list_values (connector);
  export.values = values;
  is_bookmark = lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK;
  id = g_strdup_printf ("own-%.60s", lanyard_connector_get_slug (connector));
  set_text (object, "id", id);
  set_text (object, "name", lanyard_connector_get_label (connector));
  keep_members (&export, object);
  json_object_set_int_member (object, "color", lanyard_connector_get_color (connector));
  if (is_bookmark)
    {
      json_object_set_string_member (object, "kind", "bookmark");
      export_field (&export, object, "bookmark_url", lanyard_connector_get_bookmark_url (connector),
                    tmpl != NULL ? lanyard_template_get_profile (tmpl)->bookmark_url : NULL);
    }
  else
    {
      export_labels (&export, object);
      json_object_set_object_member (object, "service_provider", export_service_provider (&export));
      json_object_set_object_member (object, "assertion", export_assertion (&export));
    }
  export_placeholders (&export, object);

  return format_json (object);
}
