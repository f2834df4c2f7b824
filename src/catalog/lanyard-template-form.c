/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <string.h>

#define ANY_BASE_URL "https://localhost"
#define IDP_TOKEN "{idp_entity_id}"

/* How often @token stands in @text; *whole: whether it is all of it once. */
static guint
count_token (const char *text,
             const char *token,
             gboolean   *whole)
{
  guint count = 0;

  if (text == NULL)
    return 0;

  *whole = *whole || strcmp (text, token) == 0;
  for (const char *hit = strstr (text, token); hit != NULL; hit = strstr (hit + 1, token))
    count++;

  return count;
}

/**
 * lanyard_template_is_field:
 * @self: a template
 * @key: one of its placeholders
 *
 * Returns: whether the placeholder is nothing but the whole of one field, so
 *   that editing the field says it all
 */
gboolean
lanyard_template_is_field (LanyardTemplate *self,
                           const char      *key)
{
  const LanyardTemplateProfile *profile = lanyard_template_get_profile (self);
  const char *texts[] = {
    profile->entity_id, profile->login_url, profile->slo_url, profile->relay_state, profile->bookmark_url
  };
  g_autofree char *token = NULL;
  gboolean whole = FALSE;
  guint count = 0;

  g_return_val_if_fail (key != NULL, FALSE);

  token = g_strdup_printf ("{%s}", key);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    count += count_token (texts[i], token, &whole);
  for (guint i = 0; i < profile->acs->len; i++)
    count += count_token (lanyard_acs_get_url (profile->acs->pdata[i]), token, &whole);
  for (guint i = 0; i < profile->constants->len; i++)
    count += 2 * count_token (lanyard_constant_get_value (profile->constants->pdata[i]), token, &whole);

  return whole && count == 1;
}

/* (nullable): of the identity provider, from the name that it has in @connector,
 * where @form has it at any address. */
static char *
dup_base_url (LanyardConnector *connector,
              LanyardConnector *form)
{
  const char *own = lanyard_connector_get_idp_entity_id (connector);
  const char *made = lanyard_connector_get_idp_entity_id (form);
  const char *end = made != NULL && g_str_has_prefix (made, ANY_BASE_URL) ? made + strlen (ANY_BASE_URL) : NULL;

  if (own == NULL || end == NULL || !g_str_has_suffix (own, end))
    return NULL;

  return g_strndup (own, strlen (own) - strlen (end));
}

/**
 * lanyard_template_make_form:
 * @self: the template that @connector was made from
 * @connector: a connector
 *
 * Returns: (transfer full) (nullable): a connector as the template makes it
 *   from the placeholders of @connector, to compare with
 */
LanyardConnector *
lanyard_template_make_form (LanyardTemplate  *self,
                            LanyardConnector *connector)
{
  const char *label;
  const char *slug;
  g_autoptr(GVariant) values = NULL;
  g_autoptr(LanyardConnector) form = NULL;
  g_autofree char *base_url = NULL;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  label = lanyard_connector_get_label (connector);
  slug = lanyard_connector_get_slug (connector);
  values = lanyard_connector_dup_placeholder_values (connector);
  form = lanyard_template_instantiate (self, label, slug, values, ANY_BASE_URL, NULL);
  if (form == NULL || strstr (lanyard_template_get_json (self), IDP_TOKEN) == NULL)
    return g_steal_pointer (&form);

  base_url = dup_base_url (connector, form);
  return base_url != NULL ? lanyard_template_instantiate (self, label, slug, values, base_url, NULL) : g_steal_pointer (&form);
}

static gboolean
has_address (GListModel *acs,
             const char *url)
{
  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      if (g_strcmp0 (lanyard_acs_get_url (item), url) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Other addresses, or other defaults; the order does not matter. */
static gboolean
acs_differ (GListModel *acs,
            GListModel *form)
{
  if (g_list_model_get_n_items (acs) != g_list_model_get_n_items (form))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (form); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (form, i);

      if (!has_address (acs, lanyard_acs_get_url (item)))
        return TRUE;
    }

  return FALSE;
}

typedef enum
{
  FIXED_STRING,
  FIXED_LIST,
  FIXED_BOOLEAN,
} Fixed;

/* Where a template says what a field is; unset: it does not. */
static const struct
{
  const char *property;
  Fixed       kind;
  gsize       offset;
} fixed_fields[] = {
#define FIXED(property, kind, member) { property, kind, G_STRUCT_OFFSET (LanyardTemplateProfile, member) }
  FIXED ("sp-entity-id", FIXED_STRING, entity_id),
  FIXED ("acs", FIXED_LIST, acs),
  FIXED ("login-url", FIXED_STRING, login_url),
  FIXED ("slo-url", FIXED_STRING, slo_url),
  FIXED ("relay-state", FIXED_STRING, relay_state),
  FIXED ("bookmark-url", FIXED_STRING, bookmark_url),
  FIXED ("require-signed-requests", FIXED_BOOLEAN, signed_requests),
  FIXED ("encrypt-assertion", FIXED_BOOLEAN, encrypted_assertions),
  FIXED ("sign", FIXED_BOOLEAN, sign_known),
  FIXED ("name-id-source", FIXED_STRING, name_id_source),
  FIXED ("name-id-format", FIXED_STRING, name_id_format),
  FIXED ("group-attribute-name", FIXED_STRING, group_attribute),
  FIXED ("attributes", FIXED_LIST, attributes),
  FIXED ("constants", FIXED_LIST, constants),
#undef FIXED
};

/**
 * lanyard_template_fixes_field:
 * @self: a template
 * @property: of a connector
 *
 * Returns: whether the template says what the field is
 */
gboolean
lanyard_template_fixes_field (LanyardTemplate *self,
                              const char      *property)
{
  const LanyardTemplateProfile *profile = lanyard_template_get_profile (self);

  for (gsize i = 0; i < G_N_ELEMENTS (fixed_fields); i++)
    {
      gconstpointer member = G_STRUCT_MEMBER_P (profile, fixed_fields[i].offset);

      if (strcmp (fixed_fields[i].property, property) != 0)
        continue;
      if (fixed_fields[i].kind == FIXED_STRING)
        return *(char *const *) member != NULL;
      if (fixed_fields[i].kind == FIXED_LIST)
        return (*(GPtrArray *const *) member)->len > 0;
      return *(const gboolean *) member;
    }

  return FALSE;
}

/* The field as its JSON text; NULL: as usual. */
static char *
dup_field (LanyardConnector *connector,
           const char       *property)
{
  g_autofree char *field = g_strdelimit (g_strdup (property), "-", '_');
  g_autoptr(JsonNode) node = lanyard_item_to_json (LANYARD_ITEM (connector));
  JsonNode *member = json_object_get_member (json_node_get_object (node), field);

  return member != NULL ? json_to_string (member, FALSE) : NULL;
}

/* Placeholders that nobody filled in fix nothing. */
static gboolean
is_open (LanyardTemplate *self,
         const char      *text)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (self);

  for (guint i = 0; text != NULL && i < placeholders->len; i++)
    {
      g_autofree char *token = g_strdup_printf ("{%s}", ((LanyardPlaceholder *) placeholders->pdata[i])->key);

      if (strstr (text, token) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * lanyard_template_compare_field:
 * @self: the template that @connector was made from
 * @connector: a connector
 * @property: of it
 * @form: (out) (optional) (transfer full) (nullable): what the template gives,
 *   if that is a string
 *
 * Returns: %LANYARD_TEMPLATE_FORM_NONE when the template does not fix the
 *   field, else whether it is as there or was edited by hand
 */
LanyardTemplateForm
lanyard_template_compare_field (LanyardTemplate   *self,
                                LanyardConnector  *connector,
                                const char        *property,
                                char             **form)
{
  g_autoptr(LanyardConnector) reference = NULL;
  g_autofree char *made = NULL;
  g_autofree char *current = NULL;
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (connector), property);
  gboolean differs;

  g_return_val_if_fail (pspec != NULL, LANYARD_TEMPLATE_FORM_NONE);

  if (form != NULL)
    *form = NULL;
  if (!lanyard_template_fixes_field (self, property))
    return LANYARD_TEMPLATE_FORM_NONE;
  reference = lanyard_template_make_form (self, connector);
  if (reference == NULL)
    return LANYARD_TEMPLATE_FORM_NONE;

  made = dup_field (reference, property);
  current = dup_field (connector, property);
  if (is_open (self, made))
    return LANYARD_TEMPLATE_FORM_NONE;

  differs = strcmp (property, "acs") == 0
            ? acs_differ (lanyard_connector_get_acs (connector), lanyard_connector_get_acs (reference))
            : g_strcmp0 (made, current) != 0;
  if (form != NULL && pspec->value_type == G_TYPE_STRING)
    g_object_get (reference, property, form, NULL);
  return differs ? LANYARD_TEMPLATE_FORM_EDITED : LANYARD_TEMPLATE_FORM_SAME;
}

static void
restore_list (LanyardConnector *connector,
              LanyardConnector *reference,
              const char       *property)
{
  g_autoptr(GListModel) list = NULL;
  g_autoptr(GListModel) made = NULL;

  g_object_get (connector, property, &list, NULL);
  g_object_get (reference, property, &made, NULL);
  g_list_store_remove_all (G_LIST_STORE (list));
  for (guint i = 0; i < g_list_model_get_n_items (made); i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (made, i);
      g_autoptr(LanyardItem) copy = lanyard_item_copy (item);

      g_list_store_append (G_LIST_STORE (list), copy);
    }
}

/**
 * lanyard_template_restore_field:
 * @self: the template that @connector was made from
 * @connector: a connector
 * @property: as in lanyard_template_compare_field()
 *
 * Gives the field the template's form again.
 */
void
lanyard_template_restore_field (LanyardTemplate  *self,
                                LanyardConnector *connector,
                                const char       *property)
{
  g_autoptr(LanyardConnector) reference = lanyard_template_make_form (self, connector);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (connector), property);
  g_auto(GValue) value = G_VALUE_INIT;

  g_return_if_fail (pspec != NULL);

  if (reference == NULL)
    return;

  if (g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    {
      restore_list (connector, reference, property);
      return;
    }

  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (reference), property, &value);
  g_object_set_property (G_OBJECT (connector), property, &value);
}
