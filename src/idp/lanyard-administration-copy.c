/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

static LanyardConnector *
load_connector (LanyardConfiguration  *configuration,
                const char            *id,
                GError               **error)
{
  return (LanyardConnector *) lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR, id, error);
}

/* A draft of its own: what tells connectors apart is made anew. */
static LanyardConnector *
make_duplicate (LanyardConnector *connector,
                const char       *label,
                const char       *slug,
                const char       *base_url)
{
  LanyardConnector *duplicate = lanyard_connector_new ();
  g_autofree char *id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (duplicate)));
  g_autofree char *idp_entity_id = NULL;

  lanyard_item_assign (LANYARD_ITEM (duplicate), LANYARD_ITEM (connector));
  lanyard_record_set_identity (LANYARD_RECORD (duplicate), id, 0);
  g_object_set (duplicate, "label", label, "slug", slug, "state", LANYARD_CONNECTOR_DRAFT, NULL);
  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML)
    {
      idp_entity_id = lanyard_connector_dup_metadata_url (duplicate, base_url);
      g_object_set (duplicate, "idp-entity-id", idp_entity_id, NULL);
    }

  return duplicate;
}

static gboolean
copy_groups (LanyardConfiguration  *configuration,
             LanyardChanges        *changes,
             const char            *from_id,
             const char            *to_id,
             GError               **error)
{
  static const LanyardRelation relations[] = {
    LANYARD_RELATION_GRANT, LANYARD_RELATION_EXCLUSION, LANYARD_RELATION_MFA, LANYARD_RELATION_PERSON_GRANT,
    LANYARD_RELATION_PERSON_MFA,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, relations[i], NULL, from_id, error);

      if (ids == NULL)
        return FALSE;
      for (gsize j = 0; ids[j] != NULL; j++)
        lanyard_changes_link (changes, relations[i], ids[j], to_id, TRUE);
    }

  return TRUE;
}

/**
 * lanyard_administration_duplicate_sync:
 * @configuration: where the connector is
 * @connector_id: its id
 * @label: (nullable): of the duplicate; made from the connector's if %NULL
 * @slug: (nullable): of the duplicate; a free one if %NULL
 * @with_groups: whether it is granted to the same groups
 * @change_id: (out) (optional): for undoing it
 * @error: %LANYARD_ERROR_EXISTS if @slug is taken
 *
 * Makes a draft with the same fields. It has an IdP URL and an IdP entity ID of
 * its own, and gets a key of its own when it is activated.
 *
 * Returns: (transfer full): the duplicate as it is stored
 */
LanyardConnector *
lanyard_administration_duplicate_sync (LanyardConfiguration  *configuration,
                                       const char            *connector_id,
                                       const char            *label,
                                       const char            *slug,
                                       gboolean               with_groups,
                                       char                 **change_id,
                                       GError               **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardConnector) duplicate = NULL;
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *made_label = NULL;
  g_autofree char *made_slug = NULL;
  g_autofree char *summary = NULL;
  const char *id;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  connector = load_connector (configuration, connector_id, error);
  settings = connector != NULL ? lanyard_configuration_load_settings_sync (configuration, error) : NULL;
  if (settings == NULL)
    return NULL;

  /* Translators: the label of a duplicate; %s is that of the original */
  made_label = g_strdup_printf (_("%s (Copy)"), lanyard_connector_get_label (connector));
  if (label == NULL)
    label = made_label;
  made_slug = slug != NULL ? g_strdup (slug) : lanyard_administration_dup_free_slug_sync (configuration, label, error);
  if (made_slug == NULL)
    return NULL;

  duplicate = make_duplicate (connector, label, made_slug, lanyard_settings_get_base_url (settings));
  id = lanyard_record_get_id (LANYARD_RECORD (duplicate));

  /* Translators: an entry of the history; the label of an application */
  summary = g_strdup_printf (_("Duplicate %s"), lanyard_connector_get_label (connector));
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, LANYARD_RECORD (duplicate));
  if ((with_groups && !copy_groups (configuration, changes, connector_id, id, error)) ||
      !lanyard_configuration_apply_sync (configuration, changes, change_id, error))
    return NULL;

  return load_connector (configuration, id, error);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char **) a, *(const char **) b);
}

static char *
join_groups (LanyardConfiguration  *configuration,
             const char            *connector_id,
             GError               **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT, NULL, connector_id,
                                                             error);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (ids == NULL)
    return NULL;

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, ids[i], error);

      if (group == NULL)
        return NULL;
      g_ptr_array_add (titles, lanyard_text_make_visible (lanyard_record_get_title (group), 0));
    }
  g_ptr_array_sort (titles, compare_texts);
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (", ", (char **) titles->pdata);
}

/* NULL without an error: there is none. */
static char *
describe_certificate (LanyardConfiguration  *configuration,
                      const char            *connector_id,
                      GError               **error)
{
  g_autoptr(GPtrArray) pairs = lanyard_configuration_list_key_pairs_sync (configuration, connector_id, error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    if (lanyard_key_pair_get_role (g_ptr_array_index (pairs, i)) == LANYARD_KEY_ROLE_ACTIVE)
      return lanyard_certificate_describe (lanyard_key_pair_get_certificate (g_ptr_array_index (pairs, i)));

  return NULL;
}

static void
add_pair (GPtrArray    *pairs,
          const char   *field,
          const char   *label,
          const char   *left,
          const char   *right,
          gboolean      expected,
          LanyardPairs  which)
{
  gboolean differs = g_strcmp0 (left, right) != 0;

  if (differs || (which == LANYARD_PAIRS_ALL && left != NULL))
    g_ptr_array_add (pairs, lanyard_field_pair_new (field, label, left, right, differs, differs && expected));
}

/* What belongs to a connector but is none of its fields. */
static gboolean
add_belongings (LanyardConfiguration  *configuration,
                const char            *left_id,
                const char            *right_id,
                LanyardPairs           which,
                GPtrArray             *pairs,
                GError               **error)
{
  g_autofree char *left_groups = join_groups (configuration, left_id, error);
  g_autofree char *right_groups = left_groups != NULL ? join_groups (configuration, right_id, error) : NULL;
  g_autofree char *left_certificate = NULL;
  g_autofree char *right_certificate = NULL;
  g_autoptr(GError) local_error = NULL;

  if (right_groups == NULL)
    return FALSE;

  left_certificate = describe_certificate (configuration, left_id, &local_error);
  if (local_error == NULL)
    right_certificate = describe_certificate (configuration, right_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  add_pair (pairs, "groups", _("Groups"), *left_groups != '\0' ? left_groups : NULL,
            *right_groups != '\0' ? right_groups : NULL, FALSE, which);
  add_pair (pairs, "certificate", _("Signing Certificate"), left_certificate, right_certificate, TRUE, which);
  return TRUE;
}

/**
 * lanyard_administration_compare_sync:
 * @configuration: where both are
 * @left_id: id of a connector
 * @right_id: id of another
 * @which: whether fields with the same value are wanted, too
 * @error: what loading gives
 *
 * Returns: (transfer container) (element-type LanyardFieldPair): their fields,
 *   groups and certificates
 */
GPtrArray *
lanyard_administration_compare_sync (LanyardConfiguration  *configuration,
                                     const char            *left_id,
                                     const char            *right_id,
                                     LanyardPairs           which,
                                     GError               **error)
{
  g_autoptr(LanyardConnector) left = NULL;
  g_autoptr(LanyardConnector) right = NULL;
  g_autoptr(GPtrArray) pairs = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (left_id != NULL && right_id != NULL, NULL);

  left = load_connector (configuration, left_id, error);
  right = left != NULL ? load_connector (configuration, right_id, error) : NULL;
  if (right == NULL)
    return NULL;

  pairs = lanyard_connector_list_pairs (left, right, which);
  if (!add_belongings (configuration, left_id, right_id, which, pairs, error))
    return NULL;

  return g_steal_pointer (&pairs);
}

/**
 * lanyard_administration_list_url_changes_sync:
 * @configuration: where the connector is
 * @connector: a connector, as stored or an editor's copy
 * @slug: another end of its IdP URL
 * @error: %LANYARD_ERROR_INVALID if @slug cannot be one
 *
 * What the service provider holds that would not be right any more, under the
 * names that it uses where they are known.
 *
 * Returns: (transfer container) (element-type LanyardFieldPair): the values that
 *   have to be changed there
 */
GPtrArray *
lanyard_administration_list_url_changes_sync (LanyardConfiguration  *configuration,
                                              LanyardConnector      *connector,
                                              const char            *slug,
                                              GError               **error)
{
  g_autoptr(LanyardConnector) changed = NULL;
  g_autoptr(LanyardSetupSheet) before = NULL;
  g_autoptr(LanyardSetupSheet) after = NULL;
  GPtrArray *pairs;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (slug != NULL, NULL);

  changed = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (connector)));
  g_object_set (changed, "slug", slug, NULL);
  if (!lanyard_item_validate (LANYARD_ITEM (changed), error))
    return NULL;

  before = lanyard_administration_setup_sheet_sync (configuration, connector, error);
  after = before != NULL ? lanyard_administration_setup_sheet_sync (configuration, changed, error) : NULL;
  if (after == NULL)
    return NULL;

  pairs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (before->values->len, after->values->len); i++)
    {
      LanyardSetupValue *left = g_ptr_array_index (before->values, i);
      LanyardSetupValue *right = g_ptr_array_index (after->values, i);

      if (left->value != NULL && strstr (left->value, "://") != NULL && g_strcmp0 (left->value, right->value) != 0)
        add_pair (pairs, "slug", left->label, left->value, right->value, FALSE, LANYARD_PAIRS_DIFFERENT);
    }

  return pairs;
}
