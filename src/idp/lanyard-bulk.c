/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-bulk.h"

#include <glib/gi18n-lib.h>

#include "lanyard-administration-private.h"
#include "lanyard-bulk-item-private.h"
#include "lanyard-bulk-private.h"
#include "lanyard-error.h"

G_DEFINE_ENUM_TYPE (LanyardBulkKind, lanyard_bulk_kind,
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_ACTIVATE, "activate"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_DEACTIVATE, "deactivate"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_ADD_ATTRIBUTE, "add-attribute"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_ROTATE, "rotate"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_TICK, "tick"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_SWITCH, "switch"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_RETIRE, "retire"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_GRANT, "grant"),
                    G_DEFINE_ENUM_VALUE (LANYARD_BULK_REVOKE, "revoke"))

/**
 * lanyard_bulk_new:
 * @kind: what is done
 * @connector_ids: to which connectors
 *
 * Returns: (transfer full): a change that is not planned yet
 */
LanyardBulk *
lanyard_bulk_new (LanyardBulkKind     kind,
                  const char * const *connector_ids)
{
  LanyardBulk *self = g_new0 (LanyardBulk, 1);

  self->kind = kind;
  self->ids = g_strdupv ((char **) connector_ids);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
lanyard_bulk_free (LanyardBulk *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->ids);
  g_ptr_array_unref (self->items);
  g_clear_object (&self->attribute);
  g_clear_object (&self->group);
  g_free (self);
}

LanyardBulkKind
lanyard_bulk_get_kind (LanyardBulk *self)
{
  g_return_val_if_fail (self != NULL, LANYARD_BULK_ACTIVATE);

  return self->kind;
}

/**
 * lanyard_bulk_set_attribute:
 * @self: a change of the kind %LANYARD_BULK_ADD_ATTRIBUTE
 * @attribute: what is added
 */
void
lanyard_bulk_set_attribute (LanyardBulk      *self,
                            LanyardAttribute *attribute)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->attribute, attribute);
}

/**
 * lanyard_bulk_set_group:
 * @self: a change of the kind %LANYARD_BULK_GRANT or %LANYARD_BULK_REVOKE
 * @group: which group
 */
void
lanyard_bulk_set_group (LanyardBulk  *self,
                        LanyardGroup *group)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->group, group);
}

GPtrArray *
lanyard_bulk_get_items (LanyardBulk *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->items;
}

guint
lanyard_bulk_count (LanyardBulk *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    n += lanyard_bulk_item_get_reason (g_ptr_array_index (self->items, i)) == NULL;

  return n;
}

static char *
make_summary (LanyardBulk *self)
{
  guint n = lanyard_bulk_count (self);

  switch (self->kind)
    {
    case LANYARD_BULK_ACTIVATE:
      return g_strdup_printf (ngettext ("Activate %u application", "Activate %u applications", n), n);
    case LANYARD_BULK_DEACTIVATE:
      return g_strdup_printf (ngettext ("Deactivate %u application", "Deactivate %u applications", n), n);
    case LANYARD_BULK_ADD_ATTRIBUTE:
      return g_strdup_printf (ngettext ("Add the attribute “%s” to %u application",
                                        "Add the attribute “%s” to %u applications", n),
                              lanyard_attribute_get_name (self->attribute), n);
    case LANYARD_BULK_GRANT:
      return g_strdup_printf (ngettext ("Grant %u application to “%s”", "Grant %u applications to “%s”", n), n,
                              lanyard_group_get_name (self->group));
    case LANYARD_BULK_REVOKE:
      return g_strdup_printf (ngettext ("Revoke %u application from “%s”", "Revoke %u applications from “%s”", n), n,
                              lanyard_group_get_name (self->group));
    case LANYARD_BULK_ROTATE:
    case LANYARD_BULK_TICK:
    case LANYARD_BULK_SWITCH:
    case LANYARD_BULK_RETIRE:
    default:
      return _lanyard_bulk_summarize_step (self->kind, n);
    }
}

static gboolean
add_item (LanyardBulk      *self,
          LanyardBulkItem  *item,
          const char       *who,
          gint64            now,
          LanyardChanges   *changes,
          GError          **error)
{
  LanyardRecord *connector = LANYARD_RECORD (lanyard_bulk_item_get_connector (item));

  if (_lanyard_bulk_item_get_after (item) != NULL)
    lanyard_changes_save (changes, LANYARD_RECORD (_lanyard_bulk_item_get_after (item)));
  if (self->kind == LANYARD_BULK_GRANT || self->kind == LANYARD_BULK_REVOKE)
    lanyard_changes_link (changes, LANYARD_RELATION_GRANT, lanyard_record_get_id (LANYARD_RECORD (self->group)),
                          lanyard_record_get_id (connector), self->kind == LANYARD_BULK_GRANT);
  if (self->kind == LANYARD_BULK_TICK || self->kind == LANYARD_BULK_SWITCH || self->kind == LANYARD_BULK_RETIRE)
    return lanyard_rollover_take (_lanyard_bulk_get_step (self->kind), _lanyard_bulk_item_get_key_pairs (item), who, now,
                                  changes, error);

  return TRUE;
}

static gboolean
add_key (LanyardBulkItem  *item,
         LanyardChanges   *changes,
         gint64            now,
         GError          **error)
{
  LanyardConnector *connector = lanyard_bulk_item_get_connector (item);
  GPtrArray *key_pairs = _lanyard_bulk_item_get_key_pairs (item);

  if (key_pairs != NULL)
    return _lanyard_administration_add_next_pair (changes, connector, key_pairs, now, error);

  return _lanyard_administration_add_first_pair (changes, connector, now, error);
}

static gboolean
add_keys (LanyardBulk          *self,
          LanyardChanges       *changes,
          gint64                now,
          LanyardBulkProgress   progress,
          gpointer              user_data,
          GCancellable         *cancellable,
          GError              **error)
{
  guint n = 0, n_all = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_all += _lanyard_bulk_item_needs_key (g_ptr_array_index (self->items, i));

  for (guint i = 0; i < self->items->len; i++)
    {
      LanyardBulkItem *item = g_ptr_array_index (self->items, i);

      if (!_lanyard_bulk_item_needs_key (item))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_key (item, changes, now, error))
        return FALSE;
      n++;
      if (progress != NULL)
        progress (n, n_all, user_data);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * lanyard_bulk_apply_sync:
 * @self: a change that was planned
 * @configuration: where the connectors are
 * @now: seconds
 * @progress: (nullable): told of each key that is made
 * @user_data: for @progress
 * @cancellable: (nullable): ends it; then nothing has changed
 * @change_id: (out) (optional): for undoing it
 * @error: %LANYARD_ERROR_CONFLICT if a connector was changed since it was
 *   planned, %LANYARD_ERROR_REFUSED if there is nothing to change
 *
 * Stores all of it in one transaction, which is one step of the history.
 * After an error the same plan is of no use: what it was made of may be
 * half-way.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_bulk_apply_sync (LanyardBulk           *self,
                         LanyardConfiguration  *configuration,
                         gint64                 now,
                         LanyardBulkProgress    progress,
                         gpointer               user_data,
                         GCancellable          *cancellable,
                         char                 **change_id,
                         GError               **error)
{
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);

  if (lanyard_bulk_count (self) == 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, NULL,
                         _("Look at the reasons, and choose other applications"),
                         _("None of the applications can be changed"));
      return FALSE;
    }

  summary = make_summary (self);
  changes = lanyard_changes_new (summary);
  for (guint i = 0; i < self->items->len; i++)
    {
      LanyardBulkItem *item = g_ptr_array_index (self->items, i);

      if (lanyard_bulk_item_get_reason (item) == NULL &&
          !add_item (self, item, lanyard_configuration_get_actor (configuration), now, changes, error))
        return FALSE;
    }

  return add_keys (self, changes, now, progress, user_data, cancellable, error) &&
         lanyard_configuration_apply_sync (configuration, changes, change_id, error);
}
