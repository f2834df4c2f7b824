/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template.h"

#include <string.h>

#include "lanyard-template-private.h"

struct _LanyardTemplate
{
  GObject parent_instance;

  LanyardTemplateData *data;
  char *json;
  char *search_text;
};

G_DEFINE_FINAL_TYPE (LanyardTemplate, lanyard_template, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_VENDOR,
  PROP_SUMMARY,
  PROP_CATEGORIES,
  PROP_COLOR,
  PROP_SEARCH_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
make_search_text (const LanyardTemplateData *data)
{
  g_autoptr(GString) text = g_string_new (data->name);
  char **lists[] = { data->keywords, data->sister_products, data->categories };

  if (data->vendor != NULL)
    g_string_append_printf (text, "\n%s", data->vendor);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (gsize j = 0; lists[i][j] != NULL; j++)
      g_string_append_printf (text, "\n%s", lists[i][j]);

  return g_utf8_casefold (text->str, -1);
}

static void
lanyard_template_finalize (GObject *object)
{
  LanyardTemplate *self = LANYARD_TEMPLATE (object);

  _lanyard_template_data_free (self->data);
  g_free (self->json);
  g_free (self->search_text);

  G_OBJECT_CLASS (lanyard_template_parent_class)->finalize (object);
}

static void
lanyard_template_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LanyardTemplate *self = LANYARD_TEMPLATE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->data->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->data->name);
      break;
    case PROP_VENDOR:
      g_value_set_string (value, self->data->vendor);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->data->summary);
      break;
    case PROP_CATEGORIES:
      g_value_set_boxed (value, self->data->categories);
      break;
    case PROP_COLOR:
      g_value_set_int (value, self->data->color);
      break;
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, self->search_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_template_class_init (LanyardTemplateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lanyard_template_finalize;
  object_class->get_property = lanyard_template_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_VENDOR] = g_param_spec_string ("vendor", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_CATEGORIES] = g_param_spec_boxed ("categories", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_COLOR] = g_param_spec_int ("color", NULL, NULL, 0, LANYARD_COLOR_COUNT - 1, 0, flags);
  properties[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_template_init (LanyardTemplate *self)
{
}

const LanyardTemplateData *
_lanyard_template_get_data (LanyardTemplate *self)
{
  return self->data;
}

LanyardPlaceholder *
_lanyard_template_find_placeholder (LanyardTemplate *self,
                                    const char      *key)
{
  for (guint i = 0; i < self->data->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = self->data->placeholders->pdata[i];

      if (strcmp (placeholder->key, key) == 0)
        return placeholder;
    }

  return NULL;
}

/**
 * lanyard_template_new_from_json:
 * @json: one file of the catalog
 * @error: %LANYARD_ERROR_INVALID when it is not as data/catalog/schema.json says
 *
 * Returns: (transfer full): a template
 */
LanyardTemplate *
lanyard_template_new_from_json (GBytes  *json,
                                GError **error)
{
  LanyardTemplateData *data;
  LanyardTemplate *self;
  gsize size;
  const char *text;

  g_return_val_if_fail (json != NULL, NULL);

  data = _lanyard_template_data_read (json, error);
  if (data == NULL)
    return NULL;

  text = g_bytes_get_data (json, &size);
  self = g_object_new (LANYARD_TYPE_TEMPLATE, NULL);
  self->data = data;
  self->json = g_strndup (text, size);
  self->search_text = make_search_text (data);

  return self;
}

const char *
lanyard_template_get_id (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return self->data->id;
}

const char *
lanyard_template_get_name (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return self->data->name;
}

/**
 * lanyard_template_get_vendor:
 * @self: a template
 *
 * Returns: (nullable): who makes the application
 */
const char *
lanyard_template_get_vendor (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return self->data->vendor;
}

const char *
lanyard_template_get_summary (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return self->data->summary;
}

/**
 * lanyard_template_get_homepage:
 * @self: a template
 *
 * Returns: (nullable): the application's web site
 */
const char *
lanyard_template_get_homepage (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return self->data->homepage;
}

const char * const *
lanyard_template_get_categories (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return (const char * const *) self->data->categories;
}

const char * const *
lanyard_template_get_keywords (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return (const char * const *) self->data->keywords;
}

/**
 * lanyard_template_get_sister_products:
 * @self: a template
 *
 * Returns: (transfer none): products that share this application's login and
 *   are found under their own names
 */
const char * const *
lanyard_template_get_sister_products (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return (const char * const *) self->data->sister_products;
}

int
lanyard_template_get_color (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), 0);

  return self->data->color;
}

LanyardTemplateLabels
lanyard_template_get_labels (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), 0);

  return self->data->labels;
}

LanyardConnectorKind
lanyard_template_get_connector_kind (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), LANYARD_CONNECTOR_SAML);

  return self->data->kind;
}

/**
 * lanyard_template_get_placeholders:
 * @self: a template
 *
 * Returns: (transfer none) (element-type LanyardPlaceholder): in the order in
 *   which they are asked for
 */
GPtrArray *
lanyard_template_get_placeholders (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return self->data->placeholders;
}

/**
 * lanyard_template_get_profile:
 * @self: a template
 *
 * Returns: (transfer none): what the template says of the SP, placeholders
 *   not replaced
 */
const LanyardTemplateProfile *
lanyard_template_get_profile (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return &self->data->profile;
}

/**
 * lanyard_template_get_notes:
 * @self: a template
 *
 * Returns: (transfer none): notes for the administrator, NULL-terminated
 */
const char * const *
lanyard_template_get_notes (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return (const char * const *) self->data->notes;
}

/**
 * lanyard_template_get_json:
 * @self: a template
 *
 * Returns: (transfer none): the template as it was read
 */
const char *
lanyard_template_get_json (LanyardTemplate *self)
{
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  return self->json;
}
