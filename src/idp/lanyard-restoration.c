/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-history.h"

#include "lanyard-administration.h"
#include "lanyard-check.h"
#include "lanyard-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is gathered while a restoration is prepared. */
typedef struct
{
  LanyardConfiguration *configuration;
  const char           *id;
  gint64                number;
  LanyardConnector     *present;    /* NULL: it was deleted */
  LanyardConnector     *past;
  gboolean              at_deletion;
} Work;

static void
work_clear (Work *work)
{
  g_clear_object (&work->present);
  g_clear_object (&work->past);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
set_no_point (gint64   number,
              GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                     _("Look at the history of the application for the points there are"),
                     _("There is no point %s in the history of an application"), text);

  return FALSE;
}

/* Whose history the entry is of. */
static char *
find_connector_id (LanyardConfiguration  *configuration,
                   gint64                 number,
                   GError               **error)
{
  LanyardHistoryQuery query = { .before = number + 1, .limit = 1 };
  g_autoptr(GPtrArray) steps = lanyard_history_list_sync (configuration, &query, error);
  LanyardHistoryStep *step;

  if (steps == NULL)
    return NULL;

  step = steps->len > 0 ? g_ptr_array_index (steps, 0) : NULL;
  if (step == NULL || lanyard_history_step_get_number (step) != number ||
      lanyard_history_step_get_connector_id (step) == NULL)
    {
      set_no_point (number, error);
      return NULL;
    }

  return g_strdup (lanyard_history_step_get_connector_id (step));
}

/* The record as it was after the entry; of a deletion, as it was before. */
static gboolean
load_past (Work    *work,
           GError **error)
{
  LanyardHistoryQuery query = { .record_id = work->id, .kind = "connector", .before = work->number + 1, .limit = 1 };
  g_autoptr(GPtrArray) entries = lanyard_configuration_query_history_sync (work->configuration, &query, error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    return set_no_point (work->number, error);

  g_object_get (g_ptr_array_index (entries, 0), "before", &before, "after", &after, NULL);
  work->at_deletion = after == NULL;
  work->past = (LanyardConnector *) lanyard_item_new_from_json_text (LANYARD_TYPE_CONNECTOR,
                                                                     after != NULL ? after : before, error);
  return work->past != NULL;
}

static gboolean
load_present (Work    *work,
              GError **error)
{
  g_autoptr(GError) local_error = NULL;

  work->present = (LanyardConnector *) lanyard_configuration_load_sync (work->configuration, LANYARD_TYPE_CONNECTOR,
                                                                        work->id, &local_error);
  if (work->present != NULL || g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The connector stays on or off as it is: that is another step. One that was
 * deleted comes back as it was then; as it was earlier, it comes back off. */
static void
choose_state (Work *work)
{
  LanyardConnectorState state = lanyard_connector_get_state (work->past);

  if (work->present != NULL)
    state = lanyard_connector_get_state (work->present);
  else if (!work->at_deletion && state == LANYARD_CONNECTOR_ACTIVE)
    state = LANYARD_CONNECTOR_INACTIVE;

  g_object_set (work->past, "state", state, NULL);
  lanyard_record_set_identity (LANYARD_RECORD (work->past), work->id,
                               work->present != NULL ? lanyard_record_get_revision (LANYARD_RECORD (work->present)) : 0);
}

static void
reverse_grant (GHashTable          *groups,
               LanyardHistoryEntry *entry)
{
  g_autofree char *action = NULL;
  g_autofree char *group = NULL;

  g_object_get (entry, "action", &action, "record", &group, NULL);
  if (g_str_equal (action, "link"))
    g_hash_table_remove (groups, group);
  else
    g_hash_table_add (groups, g_steal_pointer (&group));
}

/* The groups that it was granted to after the entry. */
static GHashTable *
list_past_groups (Work                *work,
                  const char * const  *present,
                  GError             **error)
{
  LanyardHistoryQuery query = { .record_id = work->id, .kind = "grant" };
  g_autoptr(GPtrArray) entries = lanyard_configuration_query_history_sync (work->configuration, &query, error);
  GHashTable *groups;

  if (entries == NULL)
    return NULL;

  groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; present[i] != NULL; i++)
    g_hash_table_add (groups, g_strdup (present[i]));
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 sequence;

      g_object_get (g_ptr_array_index (entries, i), "sequence", &sequence, NULL);
      if (sequence <= work->number)
        break;
      reverse_grant (groups, g_ptr_array_index (entries, i));
    }

  return groups;
}

static gboolean
plan_group (LanyardRestoration    *self,
            Work                  *work,
            const char            *group_id,
            gboolean               granted,
            GError               **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(LanyardRecord) group = lanyard_configuration_load_sync (work->configuration, LANYARD_TYPE_GROUP, group_id,
                                                                    &local_error);
  g_autofree char *label = NULL;

  if (group == NULL && g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    return TRUE;
  if (group == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  label = g_strdup_printf (_("Group “%s”"), lanyard_record_get_title (group));
  g_hash_table_insert (self->granted, g_strdup (group_id), GINT_TO_POINTER (granted));
  g_ptr_array_add (self->pairs, lanyard_field_pair_new ("grant", label, granted ? NULL : _("Granted"),
                                                        granted ? _("Granted") : NULL, TRUE, FALSE));
  return TRUE;
}

/* Links of a deleted connector were kept and count again by themselves. */
static gboolean
plan_groups (LanyardRestoration  *self,
             Work                *work,
             GError             **error)
{
  g_auto(GStrv) present = NULL;
  g_autoptr(GHashTable) past = NULL;
  GHashTableIter iter;
  gpointer id;

  if (work->present == NULL)
    return TRUE;

  present = lanyard_configuration_list_links_sync (work->configuration, LANYARD_RELATION_GRANT, NULL, work->id, error);
  past = present != NULL ? list_past_groups (work, (const char * const *) present, error) : NULL;
  if (past == NULL)
    return FALSE;

  for (gsize i = 0; present[i] != NULL; i++)
    if (!g_hash_table_remove (past, present[i]) && !plan_group (self, work, present[i], FALSE, error))
      return FALSE;

  g_hash_table_iter_init (&iter, past);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!plan_group (self, work, id, TRUE, error))
      return FALSE;

  return TRUE;
}

static char **
list_notes (Work *work)
{
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();

  if (work->present != NULL)
    g_strv_builder_add (notes, _("Certificates and the state stay as they are"));
  if (work->present != NULL && lanyard_connector_get_state (work->present) == LANYARD_CONNECTOR_ACTIVE &&
      g_strcmp0 (lanyard_connector_get_slug (work->present), lanyard_connector_get_slug (work->past)) != 0)
    g_strv_builder_add (notes, _("The IdP URL changes: sign-in fails until the service provider has the new one"));
  if (work->present == NULL && lanyard_connector_get_state (work->past) == LANYARD_CONNECTOR_INACTIVE)
    g_strv_builder_add (notes, _("The application comes back switched off"));
  if (work->present == NULL && lanyard_connector_get_state (work->past) == LANYARD_CONNECTOR_ACTIVE)
    g_strv_builder_add (notes, _("The application comes back active, with its certificates and groups"));

  return g_strv_builder_end (notes);
}

/* What is active must not become something that could not be activated. */
static gboolean
check_active (Work    *work,
              gint64   now,
              GError **error)
{
  g_autoptr(GPtrArray) findings = NULL;
  LanyardCheckFinding *first;

  if (work->present == NULL || lanyard_connector_get_state (work->past) != LANYARD_CONNECTOR_ACTIVE ||
      lanyard_connector_get_connector_kind (work->past) != LANYARD_CONNECTOR_SAML)
    return TRUE;

  findings = lanyard_administration_check_sync (work->configuration, work->past, now, error);
  if (findings == NULL)
    return FALSE;

  first = findings->len > 0 ? g_ptr_array_index (findings, 0) : NULL;
  if (first == NULL || first->severity != LANYARD_SEVERITY_ERROR)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, first->what,
                     _("Deactivate the application first, then restore this point and correct it"),
                     _("As it was then, “%s” could not be active"), lanyard_connector_get_label (work->past));
  return FALSE;
}

/**
 * lanyard_restoration_new_sync:
 * @configuration: a configuration
 * @number: of a step in the history of a connector
 * @now: seconds
 * @error: %LANYARD_ERROR_NOT_FOUND if there is no such step,
 *   %LANYARD_ERROR_REFUSED if what is active could not be so with what it was
 *
 * Prepares to give a connector the fields and groups that it had after a step;
 * a deleted one comes back. Nothing is stored.
 *
 * Returns: (transfer full): what would change
 */
LanyardRestoration *
lanyard_restoration_new_sync (LanyardConfiguration  *configuration,
                              gint64                 number,
                              gint64                 now,
                              GError               **error)
{
  g_autoptr(LanyardRestoration) self = NULL;
  g_autofree char *id = NULL;
  g_auto(Work) work = { .configuration = configuration, .number = number };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  id = find_connector_id (configuration, number, error);
  if (id == NULL)
    return NULL;

  work.id = id;
  if (!load_past (&work, error) || !load_present (&work, error))
    return NULL;
  choose_state (&work);
  if (!check_active (&work, now, error))
    return NULL;

  self = g_new0 (LanyardRestoration, 1);
  self->connector = g_object_ref (work.past);
  self->was_deleted = work.present == NULL;
  self->pairs = lanyard_connector_list_pairs (work.present, work.past, LANYARD_PAIRS_DIFFERENT);
  self->granted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = list_notes (&work);
  /* Translators: an entry of the history; the label of an application */
  self->summary = g_strdup_printf (_("Restore %s"), lanyard_connector_get_label (work.past));
  if (!plan_groups (self, &work, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lanyard_restoration_free (LanyardRestoration *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->connector);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->granted, g_hash_table_unref);
  g_strfreev (self->notes);
  g_free (self->summary);
  g_free (self);
}

/**
 * lanyard_restoration_apply_sync:
 * @self: what would change
 * @configuration: where
 * @change_id: (out) (optional): for undoing it; %NULL if nothing differs
 * @error: %LANYARD_ERROR_CONFLICT if the connector was changed since
 *   lanyard_restoration_new_sync(), %LANYARD_ERROR_EXISTS if another has its
 *   IdP URL now
 *
 * Stores it as one change.
 *
 * Returns: whether the connector is as it was
 */
gboolean
lanyard_restoration_apply_sync (LanyardRestoration    *self,
                                LanyardConfiguration  *configuration,
                                char                 **change_id,
                                GError               **error)
{
  g_autoptr(LanyardChanges) changes = NULL;
  GHashTableIter iter;
  gpointer group, granted;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);

  changes = lanyard_changes_new (self->summary);
  lanyard_changes_save (changes, LANYARD_RECORD (self->connector));
  g_hash_table_iter_init (&iter, self->granted);
  while (g_hash_table_iter_next (&iter, &group, &granted))
    lanyard_changes_link (changes, LANYARD_RELATION_GRANT, group,
                          lanyard_record_get_id (LANYARD_RECORD (self->connector)), granted != NULL);

  return lanyard_configuration_apply_sync (configuration, changes, change_id, error);
}
