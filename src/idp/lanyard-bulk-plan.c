/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-bulk-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-administration-private.h"
#include "lanyard-administration.h"
#include "lanyard-bulk-item-private.h"
#include "lanyard-error.h"

/* What a plan looks at while it is made. */
typedef struct
{
  LanyardBulk          *bulk;
  LanyardConfiguration *configuration;
  GHashTable           *granted;    /* ids of the connectors that the group may use; NULL: not needed */
  gint64                now;
} Plan;

static gboolean
is_saml (LanyardConnector *connector)
{
  return lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML;
}

static LanyardConnector *
copy_connector (LanyardConnector *connector)
{
  return LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (connector)));
}

static void
refuse (LanyardBulkItem *item,
        const char      *reason)
{
  _lanyard_bulk_item_take_reason (item, g_strdup (reason));
}

static void
set_state (LanyardBulkItem       *item,
           LanyardConnectorState  state)
{
  LanyardConnector *after = copy_connector (lanyard_bulk_item_get_connector (item));

  g_object_set (after, "state", state, NULL);
  _lanyard_bulk_item_take_after (item, after);
}

static gboolean
plan_activation (Plan             *plan,
                 LanyardBulkItem  *item,
                 GError          **error)
{
  LanyardConnector *connector = lanyard_bulk_item_get_connector (item);
  GError *failure = NULL;
  gboolean has_key_pair = TRUE;

  if (lanyard_connector_get_state (connector) == LANYARD_CONNECTOR_ACTIVE)
    {
      refuse (item, _("It is active already"));
      return TRUE;
    }

  if (is_saml (connector))
    (void) _lanyard_administration_may_activate_sync (plan->configuration, connector, plan->now, &has_key_pair, &failure);
  else
    (void) _lanyard_administration_check_bookmark (connector, &failure);
  if (failure != NULL)
    return _lanyard_bulk_item_take_refusal (item, failure, error);

  set_state (item, LANYARD_CONNECTOR_ACTIVE);
  if (!has_key_pair)
    {
      _lanyard_bulk_item_set_needs_key (item);
      _lanyard_bulk_item_add_pair (item, "certificate", _("Signing Certificate"), C_("certificate", "None"), _("A new one"));
    }
  return TRUE;
}

static gboolean
plan_deactivation (Plan             *plan,
                   LanyardBulkItem  *item,
                   GError          **error)
{
  if (lanyard_connector_get_state (lanyard_bulk_item_get_connector (item)) == LANYARD_CONNECTOR_ACTIVE)
    set_state (item, LANYARD_CONNECTOR_INACTIVE);
  else
    refuse (item, _("It is not active"));

  return TRUE;
}

static gboolean
has_attribute (LanyardConnector *connector,
               LanyardAttribute *attribute)
{
  GListModel *lists[] = { lanyard_connector_get_attributes (connector), lanyard_connector_get_constants (connector) };
  const char *wanted = lanyard_attribute_get_name (attribute);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr(GObject) item = g_list_model_get_item (lists[i], j);
        g_autofree char *name = NULL;

        g_object_get (item, "name", &name, NULL);
        if (g_strcmp0 (name, wanted) == 0)
          return TRUE;
      }

  return lanyard_connector_get_group_attribute_enabled (connector) &&
         g_strcmp0 (lanyard_connector_get_group_attribute_name (connector), wanted) == 0;
}

static gboolean
plan_attribute (Plan             *plan,
                LanyardBulkItem  *item,
                GError          **error)
{
  LanyardConnector *connector = lanyard_bulk_item_get_connector (item);
  g_autoptr(LanyardConnector) after = NULL;
  g_autoptr(LanyardItem) attribute = NULL;
  GError *failure = NULL;

  if (!is_saml (connector))
    {
      refuse (item, _("A bookmark sends no attributes"));
      return TRUE;
    }
  if (has_attribute (connector, plan->bulk->attribute))
    {
      refuse (item, _("It sends an attribute of this name already"));
      return TRUE;
    }

  after = copy_connector (connector);
  attribute = lanyard_item_copy (LANYARD_ITEM (plan->bulk->attribute));
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (after)), attribute);
  if (!lanyard_administration_may_save_sync (plan->configuration, after, plan->now, &failure))
    return _lanyard_bulk_item_take_refusal (item, failure, error);

  _lanyard_bulk_item_take_after (item, g_steal_pointer (&after));
  return TRUE;
}

static gboolean
plan_step (Plan             *plan,
           LanyardBulkItem  *item,
           GError          **error)
{
  return _lanyard_bulk_plan_step (plan->configuration, plan->bulk->kind, item, error);
}

static gboolean
plan_grant (Plan             *plan,
            LanyardBulkItem  *item,
            GError          **error)
{
  LanyardConnector *connector = lanyard_bulk_item_get_connector (item);
  gboolean granted = g_hash_table_contains (plan->granted, lanyard_record_get_id (LANYARD_RECORD (connector)));
  gboolean grant = plan->bulk->kind == LANYARD_BULK_GRANT;
  g_autofree char *label = g_strdup_printf (_("Group “%s”"), lanyard_group_get_name (plan->bulk->group));

  if (granted == grant)
    refuse (item, grant ? _("The group may use it already") : _("The group may not use it"));
  else
    _lanyard_bulk_item_add_pair (item, "grant", label, grant ? NULL : _("Granted"), grant ? _("Granted") : NULL);

  return TRUE;
}

typedef gboolean (*PlanFunc) (Plan             *plan,
                              LanyardBulkItem  *item,
                              GError          **error);

static const PlanFunc plan_funcs[] = {
  [LANYARD_BULK_ACTIVATE] = plan_activation,
  [LANYARD_BULK_DEACTIVATE] = plan_deactivation,
  [LANYARD_BULK_ADD_ATTRIBUTE] = plan_attribute,
  [LANYARD_BULK_ROTATE] = plan_step,
  [LANYARD_BULK_TICK] = plan_step,
  [LANYARD_BULK_SWITCH] = plan_step,
  [LANYARD_BULK_RETIRE] = plan_step,
  [LANYARD_BULK_GRANT] = plan_grant,
  [LANYARD_BULK_REVOKE] = plan_grant,
};

static GHashTable *
list_granted (LanyardConfiguration  *configuration,
              LanyardGroup          *group,
              GError               **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT,
                                                             lanyard_record_get_id (LANYARD_RECORD (group)), NULL, error);
  GHashTable *granted;

  if (ids == NULL)
    return NULL;

  granted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; ids[i] != NULL; i++)
    g_hash_table_add (granted, g_strdup (ids[i]));

  return granted;
}

static gboolean
plan_item (Plan        *plan,
           const char  *id,
           GError     **error)
{
  g_autoptr(LanyardRecord) connector = lanyard_configuration_load_sync (plan->configuration, LANYARD_TYPE_CONNECTOR, id,
                                                                        error);
  LanyardBulkItem *item;

  if (connector == NULL)
    return FALSE;

  item = _lanyard_bulk_item_new (LANYARD_CONNECTOR (connector));
  g_ptr_array_add (plan->bulk->items, item);
  return plan_funcs[plan->bulk->kind] (plan, item, error);
}

/**
 * lanyard_bulk_plan_sync:
 * @self: a change
 * @configuration: where the connectors are
 * @now: seconds
 * @cancellable: (nullable): ends it between two connectors
 * @error: %LANYARD_ERROR_NOT_FOUND if one of them is not there
 *
 * Finds out what would change, without changing anything.
 *
 * Returns: whether lanyard_bulk_get_items() has the plan
 */
gboolean
lanyard_bulk_plan_sync (LanyardBulk           *self,
                        LanyardConfiguration  *configuration,
                        gint64                 now,
                        GCancellable          *cancellable,
                        GError               **error)
{
  g_autoptr(GHashTable) granted = NULL;
  Plan plan = { .bulk = self, .configuration = configuration, .now = now };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (self->kind != LANYARD_BULK_ADD_ATTRIBUTE || self->attribute != NULL, FALSE);

  g_ptr_array_set_size (self->items, 0);
  if (self->kind == LANYARD_BULK_GRANT || self->kind == LANYARD_BULK_REVOKE)
    {
      g_return_val_if_fail (self->group != NULL, FALSE);

      plan.granted = granted = list_granted (configuration, self->group, error);
      if (granted == NULL)
        return FALSE;
    }

  for (gsize i = 0; self->ids[i] != NULL; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !plan_item (&plan, self->ids[i], error))
      return FALSE;

  return TRUE;
}
