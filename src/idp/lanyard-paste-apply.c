/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-paste-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"

/* The endpoint with that URL, or a new one. */
static LanyardAcs *
make_acs (GListModel *list,
          const char *url)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);

      if (g_strcmp0 (lanyard_acs_get_url (acs), url) == 0)
        return (LanyardAcs *) lanyard_item_copy (LANYARD_ITEM (acs));
    }

  return NULL;
}

/* What stays besides the new ones: of several those that are complete. One
 * alone is what the new one stands for. */
static void
add_remaining (GPtrArray  *items,
               GListModel *list,
               char      **urls)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);
      const char *url = lanyard_acs_get_url (acs);

      if (url != NULL && strchr (url, '{') == NULL && !g_strv_contains ((const char * const *) urls, url))
        g_ptr_array_add (items, lanyard_item_copy (LANYARD_ITEM (acs)));
    }
}

/* Indexes stay with their URLs; new ones get the next that is free. */
static void
number_acs (GPtrArray *items,
            guint      n_known)
{
  int highest = -1;

  for (guint i = 0; i < items->len; i++)
    if (i < n_known)
      highest = MAX (highest, lanyard_acs_get_index (items->pdata[i]));
  for (guint i = n_known; i < items->len; i++)
    g_object_set (items->pdata[i], "index", ++highest, NULL);
}

static void
apply_acs (LanyardPaste     *paste,
           LanyardConnector *connector)
{
  GListModel *list = lanyard_connector_get_acs (connector);
  g_auto(GStrv) urls = lanyard_paste_dup_acs (paste);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_default = FALSE;
  guint n_known;

  if (urls[0] == NULL)
    return;

  for (guint i = 0; urls[i] != NULL; i++)
    {
      LanyardAcs *known = make_acs (list, urls[i]);

      if (known != NULL)
        g_ptr_array_add (items, known);
    }
  if (g_list_model_get_n_items (list) > 1)
    add_remaining (items, list, urls);
  n_known = items->len;

  for (guint i = 0; urls[i] != NULL; i++)
    {
      g_autoptr(LanyardAcs) known = make_acs (list, urls[i]);
      LanyardAcs *acs;

      if (known != NULL)
        continue;
      acs = lanyard_acs_new (urls[i], NULL, 0, FALSE);
      g_object_set (acs, "edited", TRUE, NULL);
      g_ptr_array_add (items, acs);
    }
  number_acs (items, n_known);

  for (guint i = 0; i < items->len; i++)
    has_default = has_default || lanyard_acs_is_default (items->pdata[i]);
  if (!has_default)
    g_object_set (items->pdata[0], "default", TRUE, NULL);
  g_list_store_splice (G_LIST_STORE (list), 0, g_list_model_get_n_items (list), items->pdata, items->len);
}

/* Those that the paste has take the place of the others. */
static void
apply_certificates (LanyardPaste     *paste,
                    LanyardConnector *connector,
                    const char       *field,
                    const char       *property)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) certificates = NULL;

  for (guint i = 0; i < paste->facts->len; i++)
    {
      LanyardPasteFact *fact = g_ptr_array_index (paste->facts, i);

      if (strcmp (fact->field, field) == 0)
        g_strv_builder_add (builder, fact->value);
    }

  certificates = g_strv_builder_end (builder);
  if (certificates[0] != NULL)
    g_object_set (connector, property, certificates, NULL);
}

/* A NameID format that is opaque is made from an opaque source (M-40). */
static void
fit_name_id_source (LanyardConnector *connector)
{
  gboolean persistent = g_strcmp0 (lanyard_connector_get_name_id_format (connector),
                                   "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent") == 0;
  const char *source = lanyard_connector_get_name_id_source (connector);

  if (persistent && (source == NULL || strcmp (source, "email") == 0))
    g_object_set (connector, "name-id-source", LANYARD_NAME_ID_SOURCE_PERSISTENT, NULL);
  else if (!persistent && g_strcmp0 (source, LANYARD_NAME_ID_SOURCE_PERSISTENT) == 0)
    g_object_set (connector, "name-id-source", "email", NULL);
}

/* What is signed already in both parts need not be changed for a service
 * provider that looks at one. */
static gboolean
is_satisfied (LanyardConnector *connector,
              const char       *field)
{
  return strcmp (field, "sign") == 0 && lanyard_connector_get_sign (connector) == LANYARD_SIGN_BOTH;
}

static gboolean
apply_scalar (LanyardConnector  *connector,
              LanyardPasteFact  *fact,
              GError           **error)
{
  if (strcmp (fact->field, "acs") == 0 || g_str_has_suffix (fact->field, "_certificates") ||
      is_satisfied (connector, fact->field))
    return TRUE;

  if (!lanyard_item_set_text (LANYARD_ITEM (connector), fact->field, fact->value, FALSE, error))
    return FALSE;
  if (strcmp (fact->field, "name_id_format") == 0)
    fit_name_id_source (connector);
  else if (strcmp (fact->field, "group_attribute_name") == 0)
    g_object_set (connector, "group-attribute-enabled", TRUE, NULL);

  return TRUE;
}

/**
 * lanyard_paste_apply:
 * @paste: what was read; not metadata
 * @connector: an editor's copy, changed in place
 * @error: %LANYARD_ERROR_REFUSED for a bookmark, %LANYARD_ERROR_INVALID if
 *   there is nothing for a field in it
 *
 * Fills the fields that @paste has values for.
 *
 * Returns: whether it could be used
 */
gboolean
lanyard_paste_apply (LanyardPaste      *paste,
                     LanyardConnector  *connector,
                     GError           **error)
{
  g_return_val_if_fail (paste != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It only opens an address"),
                         _("Add the application from its own template or as Custom SAML 2.0"),
                         _("The bookmark “%s” has no place for such values"), lanyard_connector_get_label (connector));
      return FALSE;
    }
  if (paste->facts->len == 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("An address alone does not say what it is for"),
                         _("Copy it together with its name, or into the field that it is for"),
                         _("“%s” fills no field"), paste->url != NULL ? paste->url : "…");
      return FALSE;
    }

  for (guint i = 0; i < paste->facts->len; i++)
    if (!apply_scalar (connector, g_ptr_array_index (paste->facts, i), error))
      return FALSE;
  apply_acs (paste, connector);
  apply_certificates (paste, connector, "sp_signing_certificates", "sp-signing-certificates");
  apply_certificates (paste, connector, "sp_encryption_certificates", "sp-encryption-certificates");

  return TRUE;
}
