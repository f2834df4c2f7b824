/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <string.h>

#define ANY_BASE_URL "https://localhost"

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
  g_autoptr(GVariant) values = NULL;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  values = lanyard_connector_dup_placeholder_values (connector);
  return lanyard_template_instantiate (self, lanyard_connector_get_label (connector), lanyard_connector_get_slug (connector),
                                       values, ANY_BASE_URL, NULL);
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

/**
 * lanyard_template_compare_field:
 * @self: the template that @connector was made from
 * @connector: a connector
 * @property: "acs", or a property that is a string
 * @form: (out) (optional) (transfer full) (nullable): what the template gives
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
  g_autoptr(LanyardConnector) reference = lanyard_template_make_form (self, connector);
  g_autofree char *made = NULL;
  g_autofree char *current = NULL;
  LanyardTemplateForm result;

  if (form != NULL)
    *form = NULL;
  if (reference == NULL)
    return LANYARD_TEMPLATE_FORM_NONE;

  if (strcmp (property, "acs") == 0)
    {
      if (g_list_model_get_n_items (lanyard_connector_get_acs (reference)) == 0)
        return LANYARD_TEMPLATE_FORM_NONE;
      return acs_differ (lanyard_connector_get_acs (connector), lanyard_connector_get_acs (reference))
             ? LANYARD_TEMPLATE_FORM_EDITED : LANYARD_TEMPLATE_FORM_SAME;
    }

  g_object_get (reference, property, &made, NULL);
  g_object_get (connector, property, &current, NULL);
  /* Placeholders that nobody filled in fix nothing. */
  if (made == NULL || strchr (made, '{') != NULL)
    return LANYARD_TEMPLATE_FORM_NONE;

  result = g_strcmp0 (made, current) == 0 ? LANYARD_TEMPLATE_FORM_SAME : LANYARD_TEMPLATE_FORM_EDITED;
  if (form != NULL)
    *form = g_steal_pointer (&made);
  return result;
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
  g_autofree char *made = NULL;
  GListStore *acs;

  if (reference == NULL)
    return;

  if (strcmp (property, "acs") != 0)
    {
      g_object_get (reference, property, &made, NULL);
      g_object_set (connector, property, made, NULL);
      return;
    }

  acs = G_LIST_STORE (lanyard_connector_get_acs (connector));
  g_list_store_remove_all (acs);
  for (guint i = 0; i < g_list_model_get_n_items (lanyard_connector_get_acs (reference)); i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (lanyard_connector_get_acs (reference), i);
      g_autoptr(LanyardItem) copy = lanyard_item_copy (item);

      g_list_store_append (acs, copy);
    }
}
