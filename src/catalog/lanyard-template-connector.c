/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <string.h>

#include "lanyard-text.h"

#define FORMAT_EMAIL "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
#define FORMAT_UNSPECIFIED "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"

/* A text of the template and the connector's field that is made from it. */
typedef struct
{
  const char *property;
  gsize       offset;
} FieldText;

static const FieldText field_texts[] = {
  { "bookmark-url", G_STRUCT_OFFSET (LanyardTemplateProfile, bookmark_url) },
  { "sp-entity-id", G_STRUCT_OFFSET (LanyardTemplateProfile, entity_id) },
  { "login-url", G_STRUCT_OFFSET (LanyardTemplateProfile, login_url) },
  { "slo-url", G_STRUCT_OFFSET (LanyardTemplateProfile, slo_url) },
  { "relay-state", G_STRUCT_OFFSET (LanyardTemplateProfile, relay_state) },
};

/* A secret that is sealed stays as it is: its value is its key in braces. */
static gboolean
is_kept_secret (LanyardTemplate *self,
                const char      *key,
                const char      *value)
{
  LanyardPlaceholder *placeholder = _lanyard_template_find_placeholder (self, key);
  g_autofree char *token = g_strdup_printf ("{%s}", key);

  return placeholder != NULL && placeholder->secret && strcmp (value, token) == 0;
}

static gboolean
check_values (LanyardTemplate  *self,
              GVariant         *values,
              GError          **error)
{
  GVariantIter iter;
  const char *key, *value;

  if (values == NULL)
    return TRUE;

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!is_kept_secret (self, key, value) && !lanyard_template_check_placeholder (self, key, value, error))
      return FALSE;

  return TRUE;
}

/* The value of a placeholder, or its default. */
static const char *
peek_value (LanyardPlaceholder *placeholder,
            GVariant           *values)
{
  const char *value = placeholder->default_value;

  if (values != NULL)
    g_variant_lookup (values, placeholder->key, "&s", &value);

  return value;
}

/* @values over the defaults of the template, in its order; empty ones only
 * where they take a default away. Of a secret only the key in braces, so that
 * it stays in what is made from it; with @only_open not even that. */
static GVariant *
complete_values (LanyardTemplate *self,
                 GVariant        *values,
                 gboolean         only_open)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];
      const char *value = peek_value (placeholder, values);
      g_autofree char *token = placeholder->secret ? g_strdup_printf ("{%s}", placeholder->key) : NULL;

      if (value == NULL || (*value == '\0' && placeholder->default_value == NULL) || (placeholder->secret && only_open))
        continue;
      g_variant_builder_add (&builder, "{ss}", placeholder->key, token != NULL && *value != '\0' ? token : value);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
set_secrets (LanyardTemplate  *self,
             LanyardConnector *connector,
             GVariant         *values)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (self);

  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];
      const char *value = placeholder->secret ? peek_value (placeholder, values) : NULL;

      if (placeholder->secret && (value == NULL || !is_kept_secret (self, placeholder->key, value)))
        lanyard_connector_set_secret (connector, placeholder->key, value);
    }
}

/* What a field is under @values. */
static char *
dup_field (LanyardTemplate *self,
           const FieldText *field,
           GVariant        *values,
           const char      *idp_entity_id)
{
  const char *text = G_STRUCT_MEMBER (char *, lanyard_template_get_profile (self), field->offset);

  return _lanyard_template_expand_field (self, text, values, idp_entity_id);
}

static void
append_copy (GListStore *list,
             gpointer    item,
             const char *property,
             const char *value)
{
  g_autoptr(LanyardItem) copy = lanyard_item_copy (item);

  if (property != NULL)
    g_object_set (copy, property, value, NULL);
  g_list_store_append (list, copy);
}

static void
fill_service_provider (LanyardTemplate  *self,
                       LanyardConnector *connector,
                       GVariant         *values)
{
  const LanyardTemplateProfile *profile = lanyard_template_get_profile (self);
  const char *idp_entity_id = lanyard_connector_get_idp_entity_id (connector);
  GListStore *acs = G_LIST_STORE (lanyard_connector_get_acs (connector));

  for (gsize i = 0; i < G_N_ELEMENTS (field_texts); i++)
    {
      g_autofree char *value = dup_field (self, &field_texts[i], values, idp_entity_id);

      g_object_set (connector, field_texts[i].property, value, NULL);
    }

  for (guint i = 0; i < profile->acs->len; i++)
    {
      g_autofree char *url = _lanyard_template_expand_field (self, lanyard_acs_get_url (profile->acs->pdata[i]),
                                                             values, idp_entity_id);

      if (url != NULL)
        append_copy (acs, profile->acs->pdata[i], "url", url);
    }
}

/* product.md 3.4: the format follows from the source when nothing is known. */
static const char *
choose_name_id_format (const LanyardTemplateProfile *profile)
{
  if (profile->name_id_format != NULL)
    return profile->name_id_format;

  return profile->name_id_source == NULL || strcmp (profile->name_id_source, "email") == 0
         ? FORMAT_EMAIL : FORMAT_UNSPECIFIED;
}

static void
fill_assertion (LanyardTemplate  *self,
                LanyardConnector *connector,
                GVariant         *values)
{
  const LanyardTemplateProfile *profile = lanyard_template_get_profile (self);
  GListStore *attributes = G_LIST_STORE (lanyard_connector_get_attributes (connector));
  GListStore *constants = G_LIST_STORE (lanyard_connector_get_constants (connector));

  g_object_set (connector,
                "sign", profile->sign,
                "name-id-source", profile->name_id_source != NULL ? profile->name_id_source : "email",
                "name-id-format", choose_name_id_format (profile),
                "idp-initiated", (lanyard_template_get_labels (self) & LANYARD_TEMPLATE_SP_INITIATED_ONLY) == 0,
                NULL);
  if (profile->group_attribute != NULL)
    g_object_set (connector, "group-attribute-name", profile->group_attribute, NULL);

  for (guint i = 0; i < profile->attributes->len; i++)
    append_copy (attributes, profile->attributes->pdata[i], NULL, NULL);

  for (guint i = 0; i < profile->constants->len; i++)
    {
      const char *text = lanyard_constant_get_value (profile->constants->pdata[i]);
      g_autofree char *value = _lanyard_template_expand_field (self, text, values,
                                                               lanyard_connector_get_idp_entity_id (connector));

      if (value != NULL)
        append_copy (constants, profile->constants->pdata[i], "value", value);
    }
}

/**
 * lanyard_template_instantiate:
 * @self: a template
 * @label: (nullable): the connector's label, NULL for the template's name
 * @slug: (nullable): the end of the IdP URL, NULL for one made from the label
 * @values: (nullable): an "a{ss}" of placeholders and their values
 * @base_url: of the IdP, without a slash at the end
 * @error: %LANYARD_ERROR_INVALID for an unknown placeholder or a bad value
 *
 * Makes a draft with everything that the template knows. The IdP's entity ID
 * is BASE_URL/saml2/SLUG/metadata. Placeholders without a value stay in their
 * braces, where the check finds them; what needs an optional one is left out.
 * Secret ones stay in them, too, and are filled in where they are used
 * (lanyard_connector_set_secret()).
 * Signed requests are not required yet: that needs the certificate of the SP's
 * metadata.
 *
 * Returns: (transfer full): a connector that is not stored yet
 */
LanyardConnector *
lanyard_template_instantiate (LanyardTemplate  *self,
                              const char       *label,
                              const char       *slug,
                              GVariant         *values,
                              const char       *base_url,
                              GError          **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(GVariant) complete = NULL;
  g_autoptr(GVariant) open = NULL;
  g_autofree char *made_slug = NULL;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  if (!check_values (self, values, error))
    return NULL;

  if (label == NULL || *label == '\0')
    label = lanyard_template_get_name (self);
  if (slug == NULL || *slug == '\0')
    {
      made_slug = lanyard_text_make_slug (label);
      slug = made_slug;
    }

  connector = lanyard_connector_new ();
  complete = complete_values (self, values, FALSE);
  open = complete_values (self, values, TRUE);
  g_object_set (connector,
                "kind", lanyard_template_get_connector_kind (self),
                "template", lanyard_template_get_id (self),
                "label", label,
                "color", lanyard_template_get_color (self),
                "slug", slug,
                "placeholders", open,
                NULL);
  set_secrets (self, connector, values);

  if (lanyard_template_get_connector_kind (self) == LANYARD_CONNECTOR_SAML)
    {
      g_autofree char *idp_entity_id = lanyard_connector_dup_metadata_url (connector, base_url);

      g_object_set (connector, "idp-entity-id", idp_entity_id, NULL);
    }

  fill_service_provider (self, connector, complete);
  fill_assertion (self, connector, complete);

  return g_steal_pointer (&connector);
}

static void
update_field (LanyardTemplate  *self,
              LanyardConnector *connector,
              const FieldText  *field,
              GVariant         *before,
              GVariant         *after)
{
  const char *idp_entity_id = lanyard_connector_get_idp_entity_id (connector);
  g_autofree char *made = dup_field (self, field, before, idp_entity_id);
  g_autofree char *make = dup_field (self, field, after, idp_entity_id);
  g_autofree char *current = NULL;

  g_object_get (connector, field->property, &current, NULL);
  if (g_strcmp0 (current, made) == 0)
    g_object_set (connector, field->property, make, NULL);
}

/* Where the item is that the old values gave: @property has the value @made,
 * and for constants the name is @name. */
static gboolean
find_made (GListModel *list,
           const char *property,
           const char *made,
           const char *name,
           guint      *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);
      g_autofree char *value = NULL;
      g_autofree char *item_name = NULL;
      gboolean edited = FALSE;

      g_object_get (item, property, &value, NULL);
      if (name != NULL)
        g_object_get (item, "name", &item_name, NULL);
      else
        g_object_get (item, "edited", &edited, NULL);

      if (!edited && g_strcmp0 (value, made) == 0 && g_strcmp0 (item_name, name) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* One entry of a list: an ACS or a constant. */
static void
update_entry (LanyardTemplate  *self,
              LanyardConnector *connector,
              GListModel       *list,
              gpointer          entry,
              const char       *property,
              const char       *name,
              GVariant         *before,
              GVariant         *after)
{
  const char *idp_entity_id = lanyard_connector_get_idp_entity_id (connector);
  g_autofree char *text = NULL;
  g_autofree char *made = NULL;
  g_autofree char *make = NULL;
  guint position;

  g_object_get (entry, property, &text, NULL);
  made = _lanyard_template_expand_field (self, text, before, idp_entity_id);
  make = _lanyard_template_expand_field (self, text, after, idp_entity_id);

  if (made == NULL)
    {
      if (make != NULL && !find_made (list, property, make, name, &position))
        append_copy (G_LIST_STORE (list), entry, property, make);
    }
  else if (find_made (list, property, made, name, &position))
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, position);

      if (make != NULL)
        g_object_set (item, property, make, NULL);
      else
        g_list_store_remove (G_LIST_STORE (list), position);
    }
}

/**
 * lanyard_template_update_placeholders:
 * @self: the template that @connector was made from
 * @connector: a connector
 * @values: (nullable): an "a{ss}" of all placeholders
 * @error: %LANYARD_ERROR_INVALID for an unknown placeholder or a bad value
 *
 * Gives the placeholders new values. What was made from the old ones follows;
 * what was edited by hand (differs from what the old ones gave) stays. A secret
 * whose value is its key in braces stays as it is
 * (lanyard_connector_dup_placeholder_values()).
 *
 * Returns: whether @values could be used; if not nothing has changed
 */
gboolean
lanyard_template_update_placeholders (LanyardTemplate   *self,
                                      LanyardConnector  *connector,
                                      GVariant          *values,
                                      GError           **error)
{
  const LanyardTemplateProfile *profile;
  g_autoptr(GVariant) current = NULL;
  g_autoptr(GVariant) before = NULL;
  g_autoptr(GVariant) after = NULL;
  g_autoptr(GVariant) open = NULL;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);

  if (!check_values (self, values, error))
    return FALSE;

  profile = lanyard_template_get_profile (self);
  current = lanyard_connector_dup_placeholder_values (connector);
  before = complete_values (self, current, FALSE);
  after = complete_values (self, values, FALSE);
  open = complete_values (self, values, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (field_texts); i++)
    update_field (self, connector, &field_texts[i], before, after);
  for (guint i = 0; i < profile->acs->len; i++)
    update_entry (self, connector, lanyard_connector_get_acs (connector),
                  profile->acs->pdata[i], "url", NULL, before, after);
  for (guint i = 0; i < profile->constants->len; i++)
    update_entry (self, connector, lanyard_connector_get_constants (connector),
                  profile->constants->pdata[i], "value",
                  lanyard_constant_get_name (profile->constants->pdata[i]), before, after);

  set_secrets (self, connector, values);
  g_object_set (connector, "placeholders", open, NULL);
  return TRUE;
}
