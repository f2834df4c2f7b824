/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-template-private.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

#define PLACEHOLDER_MAX 1024
#define KEY_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789_"
#define LETTERS_AND_DIGITS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

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

/* The length of "{key}" at the beginning of @text, 0 if there is none. */
static gsize
get_token_length (const char *text)
{
  gsize length = *text == '{' ? strspn (text + 1, KEY_CHARACTERS) : 0;

  return length > 0 && text[length + 1] == '}' ? length + 2 : 0;
}

static char *
dup_value (LanyardTemplate *self,
           const char      *key,
           GVariant        *values,
           const char      *idp_entity_id)
{
  LanyardPlaceholder *placeholder = _lanyard_template_find_placeholder (self, key);
  char *value = NULL;

  if (strcmp (key, "idp_entity_id") == 0)
    return g_strdup (idp_entity_id);
  if (values != NULL && g_variant_lookup (values, key, "s", &value))
    return value;

  return placeholder != NULL ? g_strdup (placeholder->default_value) : NULL;
}

/* Which characters a place takes besides letters and digits; NULL: any. */
static const char *
get_allowed_marks (LanyardPlace place)
{
  switch (place)
    {
    case LANYARD_PLACE_HOST_PART:
      return "-._";
    case LANYARD_PLACE_HOST:
      return "-._~:/[]%";
    case LANYARD_PLACE_SEGMENT:
      return "-._~!$'()*+,;=:@%";
    case LANYARD_PLACE_TEXT:
    case LANYARD_PLACE_URL:
    default:
      return NULL;
    }
}

static gboolean
has_control_character (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;

  return g_ascii_isspace (value[0]) || g_ascii_isspace (value[strlen (value) - 1]);
}

/* What is wrong with the value, NULL if nothing is. */
static const char *
find_fault (const char   *value,
            LanyardPlace  place)
{
  const char *marks = get_allowed_marks (place);

  if (strlen (value) > PLACEHOLDER_MAX)
    return _("it is too long");
  if (!g_utf8_validate (value, -1, NULL) || has_control_character (value))
    return _("it holds a control character, or a blank at an end");
  if (place == LANYARD_PLACE_URL && !lanyard_url_check (value, LANYARD_URL_ALLOW_HTTP, NULL))
    return _("it is not a complete URL");

  if (marks != NULL)
    {
      g_autofree char *allowed = g_strconcat (LETTERS_AND_DIGITS, marks, NULL);

      if (value[strspn (value, allowed)] != '\0')
        return _("it holds a character that would leave its place in the URL");
    }

  return NULL;
}

static void
append_preview (GStrvBuilder    *builder,
                LanyardTemplate *self,
                const char      *label,
                const char      *text,
                GVariant        *values)
{
  g_autofree char *value = _lanyard_template_expand_field (self, text, values, NULL);

  if (value == NULL)
    return;

  g_strv_builder_add (builder, label);
  g_strv_builder_add (builder, value);
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

char *
_lanyard_template_expand_field (LanyardTemplate *self,
                                const char      *text,
                                GVariant        *values,
                                const char      *idp_entity_id)
{
  if (text == NULL)
    return NULL;

  for (guint i = 0; i < self->data->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = self->data->placeholders->pdata[i];
      g_autofree char *token = g_strdup_printf ("{%s}", placeholder->key);
      g_autofree char *value = dup_value (self, placeholder->key, values, idp_entity_id);

      if (placeholder->optional && (value == NULL || *value == '\0') && strstr (text, token) != NULL)
        return NULL;
    }

  return lanyard_template_expand (self, text, values, idp_entity_id);
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

/**
 * lanyard_template_check_placeholder:
 * @self: a template
 * @key: which placeholder
 * @value: (nullable): what it is to be
 * @error: %LANYARD_ERROR_INVALID
 *
 * A value must not be empty (unless the placeholder is optional) and must not
 * hold characters that would leave its place: within a host name, a path, or a
 * whole value. The sentence names the label and, unless it is secret, the
 * value.
 *
 * Returns: whether @value may be used
 */
gboolean
lanyard_template_check_placeholder (LanyardTemplate  *self,
                                    const char       *key,
                                    const char       *value,
                                    GError          **error)
{
  LanyardPlaceholder *placeholder;
  g_autofree char *visible = NULL;
  const char *fault;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  placeholder = _lanyard_template_find_placeholder (self, key);
  if (placeholder == NULL)
    {
      visible = lanyard_text_make_visible (key, 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL, _("The catalog entry lists those that it has"),
                         /* Translators: an application, then a placeholder's key */
                         _("%s has no placeholder “%s”"), self->data->name, visible);
      return FALSE;
    }

  if (value == NULL || *value == '\0')
    {
      if (placeholder->optional)
        return TRUE;
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("The application’s addresses are made from it"), placeholder->hint,
                         /* Translators: a placeholder's label */
                         _("“%s” is empty"), placeholder->label);
      return FALSE;
    }

  fault = find_fault (value, _lanyard_template_get_place (self, key));
  if (fault == NULL)
    return TRUE;

  visible = placeholder->secret ? g_strdup ("…") : lanyard_text_make_visible (value, 128);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("The application’s addresses are made from it"), placeholder->hint,
                     /* Translators: a value, the placeholder's label, what is wrong with it */
                     _("“%s” cannot be used as “%s”: %s"), visible, placeholder->label, fault);
  return FALSE;
}

/**
 * lanyard_template_expand:
 * @self: a template
 * @text: a text with placeholders
 * @values: (nullable): an "a{ss}" of keys and values
 * @idp_entity_id: (nullable): the connector's own, for {idp_entity_id}
 *
 * Returns: (transfer full): @text with each {key} replaced by its value or the
 *   placeholder's default; keys that have neither stay
 */
char *
lanyard_template_expand (LanyardTemplate *self,
                         const char      *text,
                         GVariant        *values,
                         const char      *idp_entity_id)
{
  g_autoptr(GString) expanded = g_string_new (NULL);
  const char *p = text;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  while (*p != '\0')
    {
      gsize length = get_token_length (p);
      g_autofree char *key = length > 0 ? g_strndup (p + 1, length - 2) : NULL;
      g_autofree char *value = key != NULL ? dup_value (self, key, values, idp_entity_id) : NULL;

      if (length == 0)
        g_string_append_c (expanded, *p++);
      else if (value != NULL && *value != '\0')
        g_string_append (expanded, value);
      else
        g_string_append_len (expanded, p, (gssize) length);
      p += length;
    }

  return g_string_free (g_steal_pointer (&expanded), FALSE);
}

/**
 * lanyard_template_preview:
 * @self: a template
 * @values: (nullable): an "a{ss}" of keys and values
 *
 * Returns: (transfer full): the SP's URLs as they would be, label and value in
 *   turn, NULL-terminated
 */
char **
lanyard_template_preview (LanyardTemplate *self,
                          GVariant        *values)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const LanyardTemplateProfile *profile;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  profile = &self->data->profile;
  append_preview (builder, self, _("URL"), profile->bookmark_url, values);
  append_preview (builder, self, _("SP Entity ID"), profile->entity_id, values);
  for (guint i = 0; i < profile->acs->len; i++)
    {
      LanyardAcs *acs = profile->acs->pdata[i];
      g_autofree char *label = lanyard_acs_get_label (acs) == NULL
                               ? g_strdup (_("ACS URL"))
                               /* Translators: what the assertion consumer service is for */
                               : g_strdup_printf (_("ACS URL (%s)"), lanyard_acs_get_label (acs));

      append_preview (builder, self, label, lanyard_acs_get_url (acs), values);
    }
  append_preview (builder, self, _("Login URL"), profile->login_url, values);
  append_preview (builder, self, _("Single Logout URL"), profile->slo_url, values);
  append_preview (builder, self, _("Default RelayState"), profile->relay_state, values);

  return g_strv_builder_end (builder);
}
