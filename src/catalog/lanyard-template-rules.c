/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-person.h"
#include "lanyard-template-reader.h"
#include "lanyard-url.h"

#define EXAMPLE_BASE_URL "https://idp.example.com"
#define KEY_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

/* Texts that nobody is shown before they are used: a secret may stand in them. */
static char *
join_discreet_texts (const LanyardTemplateProfile *profile)
{
  GString *joined = g_string_new (profile->login_url);

  for (guint i = 0; i < profile->constants->len; i++)
    g_string_append_printf (joined, "\n%s", lanyard_constant_get_value (profile->constants->pdata[i]));

  return g_string_free (joined, FALSE);
}

/* The other texts in which placeholders may stand, one a line. */
static char *
join_texts (const LanyardTemplateProfile *profile)
{
  const char *texts[] = { profile->entity_id, profile->slo_url, profile->relay_state, profile->bookmark_url };
  GString *joined = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (joined, "%s\n", texts[i] != NULL ? texts[i] : "");
  for (guint i = 0; i < profile->acs->len; i++)
    g_string_append_printf (joined, "%s\n", lanyard_acs_get_url (profile->acs->pdata[i]));

  return g_string_free (joined, FALSE);
}

static gboolean
check_declared (LanyardTemplate  *self,
                const char       *texts,
                GError          **error)
{
  for (const char *open = strchr (texts, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      g_autofree char *key = g_strndup (open + 1, strspn (open + 1, KEY_CHARACTERS));

      if (open[1 + strlen (key)] != '}')
        return _lanyard_template_set_error (error, open, _("a brace does not belong to a placeholder"));
      if (strcmp (key, "idp_entity_id") != 0 && _lanyard_template_find_placeholder (self, key) == NULL)
        return _lanyard_template_set_error (error, key, _("this placeholder is not declared"));
    }

  return TRUE;
}

static gboolean
check_placeholders (LanyardTemplate  *self,
                    const char       *discreet,
                    const char       *texts,
                    GError          **error)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (self);
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];
      g_autofree char *token = g_strdup_printf ("{%s}", placeholder->key);

      if (!g_hash_table_add (keys, placeholder->key))
        return _lanyard_template_set_error (error, placeholder->key, _("this placeholder is declared twice"));
      if (placeholder->secret && strstr (texts, token) != NULL)
        return _lanyard_template_set_error (error, placeholder->key,
                                            _("a secret may only stand in the login URL and in constants"));
      if (strstr (texts, token) == NULL && strstr (discreet, token) == NULL)
        return _lanyard_template_set_error (error, placeholder->key, _("this placeholder is not used"));
      if (placeholder->example != NULL &&
          !lanyard_template_check_placeholder (self, placeholder->key, placeholder->example, error))
        return FALSE;
    }

  return TRUE;
}

/* A placeholder without an example leaves its braces. */
static gboolean
check_url (const char       *member,
           const char       *url,
           LanyardUrlFlags   flags,
           GError          **error)
{
  g_autoptr(GError) local_error = NULL;

  if (url == NULL || strchr (url, '{') != NULL || lanyard_url_check (url, flags, &local_error))
    return TRUE;

  return _lanyard_template_set_error (error, member, local_error->message);
}

static gboolean
check_instance (LanyardTemplate  *self,
                GError          **error)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (self);
  g_autoptr(GVariant) values = NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  GVariantBuilder builder;
  GListModel *acs;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];

      if (placeholder->example != NULL)
        g_variant_builder_add (&builder, "{ss}", placeholder->key, placeholder->example);
    }
  values = g_variant_ref_sink (g_variant_builder_end (&builder));

  connector = lanyard_template_instantiate (self, NULL, NULL, values, EXAMPLE_BASE_URL, error);
  if (connector == NULL ||
      !check_url ("login_url", lanyard_connector_get_login_url (connector), LANYARD_URL_PAGE, error) ||
      !check_url ("slo_url", lanyard_connector_get_slo_url (connector), LANYARD_URL_ALLOW_HTTP, error))
    return FALSE;

  acs = lanyard_connector_get_acs (connector);
  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      if (!check_url ("acs", lanyard_acs_get_url (item), LANYARD_URL_ALLOW_HTTP, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_service_provider (LanyardTemplate  *self,
                        GError          **error)
{
  const LanyardTemplateProfile *profile = lanyard_template_get_profile (self);
  guint n_defaults = 0;

  if (lanyard_template_get_connector_kind (self) == LANYARD_CONNECTOR_BOOKMARK)
    return profile->bookmark_url != NULL ||
           _lanyard_template_set_error (error, "bookmark_url", _("it is missing"));

  if (profile->entity_id == NULL)
    return _lanyard_template_set_error (error, "entity_id", _("it is missing"));
  for (guint i = 0; i < profile->acs->len; i++)
    n_defaults += lanyard_acs_is_default (profile->acs->pdata[i]) ? 1 : 0;
  if (n_defaults != 1)
    return _lanyard_template_set_error (error, "acs", _("exactly one has to be the default"));

  return TRUE;
}

static gboolean
check_attributes (LanyardTemplate  *self,
                  GError          **error)
{
  GPtrArray *attributes = lanyard_template_get_profile (self)->attributes;

  for (guint i = 0; i < attributes->len; i++)
    {
      const char *source = lanyard_attribute_get_source (attributes->pdata[i]);

      if (lanyard_attribute_get_name (attributes->pdata[i]) == NULL || source == NULL)
        return _lanyard_template_set_error (error, "attributes", _("one has no name or no source"));
      if (strcmp (source, "groups") != 0 && !lanyard_person_is_source (source))
        return _lanyard_template_set_error (error, source, _("there is no such source"));
    }

  return TRUE;
}

/**
 * lanyard_template_check:
 * @self: a template
 * @error: %LANYARD_ERROR_INVALID
 *
 * What its parts say to each other: placeholders are declared and used, the
 * addresses are valid once the examples are filled in, one ACS is the default.
 * An entity ID or an ACS URL that is made from a secret would show it in every
 * message and list, so secrets may only stand in the login URL and in constants.
 *
 * Returns: whether @self keeps the rules of the catalog
 */
gboolean
lanyard_template_check (LanyardTemplate  *self,
                        GError          **error)
{
  g_autofree char *discreet = NULL;
  g_autofree char *texts = NULL;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), FALSE);

  discreet = join_discreet_texts (lanyard_template_get_profile (self));
  texts = join_texts (lanyard_template_get_profile (self));
  return check_declared (self, discreet, error) &&
         check_declared (self, texts, error) &&
         check_placeholders (self, discreet, texts, error) &&
         check_service_provider (self, error) &&
         check_attributes (self, error) &&
         check_instance (self, error);
}
