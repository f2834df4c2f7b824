/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

#define PLACEHOLDER_MAX 1024
#define IDP_ENTITY_ID "idp_entity_id"
#define KEY_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789_"
#define LETTERS_AND_DIGITS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

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

  if (strcmp (key, IDP_ENTITY_ID) == 0)
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
    case LANYARD_PLACE_PATH:
      return "-._~!$'()*+,;=:@%/";
    case LANYARD_PLACE_SEGMENT:
      return "-._~!$'()*+,;=:@%";
    case LANYARD_PLACE_TEXT:
    case LANYARD_PLACE_PAGE:
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
  if ((place == LANYARD_PLACE_URL && !lanyard_url_check (value, LANYARD_URL_ALLOW_HTTP, NULL)) ||
      (place == LANYARD_PLACE_PAGE && !lanyard_url_check (value, LANYARD_URL_PAGE, NULL)))
    return _("it is not a complete URL");

  if (marks != NULL)
    {
      g_autofree char *allowed = g_strconcat (LETTERS_AND_DIGITS, marks, NULL);

      if (value[strspn (value, allowed)] != '\0')
        return _("it holds a character that would leave its place in the URL");
    }

  return NULL;
}

static gboolean
matches_pattern (const LanyardPlaceholder *placeholder,
                 const char               *value)
{
  g_autoptr(GRegex) regex = NULL;
  g_autofree char *whole = NULL;

  if (placeholder->pattern == NULL)
    return TRUE;

  whole = g_strdup_printf ("\\A(?:%s)\\z", placeholder->pattern);
  regex = g_regex_new (whole, 0, 0, NULL);
  return regex != NULL && g_regex_match (regex, value, 0, NULL);
}

/* @values with dots for those that are secret. */
static GVariant *
hide_secrets (LanyardTemplate *self,
              GVariant        *values)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      LanyardPlaceholder *placeholder = _lanyard_template_find_placeholder (self, key);

      g_variant_builder_add (&builder, "{ss}", key,
                             placeholder != NULL && placeholder->secret && *value != '\0' ? "••••••" : value);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
append_preview (GStrvBuilder    *builder,
                LanyardTemplate *self,
                const char      *label,
                const char      *text,
                GVariant        *values)
{
  g_autoptr(GVariant) shown = values != NULL ? hide_secrets (self, values) : NULL;
  g_autofree char *value = _lanyard_template_expand_field (self, text, shown, NULL);

  if (value == NULL)
    return;

  g_strv_builder_add (builder, label);
  g_strv_builder_add (builder, value);
}

char *
_lanyard_template_expand_field (LanyardTemplate *self,
                                const char      *text,
                                GVariant        *values,
                                const char      *idp_entity_id)
{
  if (text == NULL)
    return NULL;

  for (guint i = 0; i < _lanyard_template_get_data (self)->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = _lanyard_template_get_data (self)->placeholders->pdata[i];
      g_autofree char *token = g_strdup_printf ("{%s}", placeholder->key);
      g_autofree char *value = dup_value (self, placeholder->key, values, idp_entity_id);

      if (placeholder->optional && (value == NULL || *value == '\0') && strstr (text, token) != NULL)
        return NULL;
    }

  return lanyard_template_expand (self, text, values, idp_entity_id);
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
                         _("%s has no placeholder “%s”"), _lanyard_template_get_data (self)->name, visible);
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
  if (fault == NULL && !matches_pattern (placeholder, value))
    fault = _("it does not have the form that it should have");
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
 *   placeholder's default; keys that have neither stay. {idp_entity_id} in a
 *   query is percent-encoded.
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
      else if (value != NULL && *value != '\0' && strcmp (key, IDP_ENTITY_ID) == 0 && strchr (expanded->str, '?') != NULL)
        g_string_append_uri_escaped (expanded, value, NULL, FALSE);
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
 * Returns: (transfer full): the SP's URLs as they would be, with dots for
 *   secrets, label and value in turn, NULL-terminated
 */
char **
lanyard_template_preview (LanyardTemplate *self,
                          GVariant        *values)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const LanyardTemplateProfile *profile;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);

  profile = lanyard_template_get_profile (self);
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
