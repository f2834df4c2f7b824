/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-history.h"

#include "lanyard-administration.h"
#include "lanyard-check.h"
#include "lanyard-error.h"
#include "lanyard-history-private.h"

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
  LanyardConnectorState past_state;
} Work;

/* A rule of access, by the name that the history has for it. */
typedef struct
{
  LanyardRelation  relation;
  const char      *kind;
} Access;

static const Access accesses[] = {
  { LANYARD_RELATION_GRANT, "grant" },
  { LANYARD_RELATION_PERSON_GRANT, "person_grant" },
  { LANYARD_RELATION_EXCLUSION, "exclusion" },
  { LANYARD_RELATION_MFA, "mfa" },
  { LANYARD_RELATION_PERSON_MFA, "person_mfa" },
};

/* One that comes or goes. */
typedef struct
{
  LanyardRelation  relation;
  char            *from_id;     /* group or person */
  gboolean         linked;
} Link;

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

/* The connector stays on or off as it is: going back must not let people sign
 * in again somewhere where that was stopped. One that was deleted comes back
 * as it was then; as it was earlier, it comes back off. */
static void
choose_state (Work *work)
{
  LanyardConnectorState state = lanyard_connector_get_state (work->past);

  work->past_state = state;
  if (work->present != NULL)
    state = lanyard_connector_get_state (work->present);
  else if (!work->at_deletion && state == LANYARD_CONNECTOR_ACTIVE)
    state = LANYARD_CONNECTOR_INACTIVE;

  g_object_set (work->past, "state", state, NULL);
  lanyard_record_set_identity (LANYARD_RECORD (work->past), work->id,
                               work->present != NULL ? lanyard_record_get_revision (LANYARD_RECORD (work->present)) : 0);
}

static void
link_free (Link *link)
{
  g_free (link->from_id);
  g_free (link);
}

/* The ids of the groups or people that were linked to the connector after an
 * entry; those whose other end is deleted are among them. */
static GHashTable *
collect_linked (GPtrArray *entries,
                gint64     number)
{
  GHashTable *linked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* the newest is the first of them */
  for (guint i = entries->len; i > 0; i--)
    {
      g_autofree char *action = NULL;
      g_autofree char *from_id = NULL;
      gint64 sequence;

      g_object_get (g_ptr_array_index (entries, i - 1), "sequence", &sequence, "action", &action, "record", &from_id, NULL);
      if (sequence > number)
        break;
      if (g_str_equal (action, "link"))
        g_hash_table_add (linked, g_steal_pointer (&from_id));
      else
        g_hash_table_remove (linked, from_id);
    }

  return linked;
}

/* Nothing is linked to a group or person that is gone. */
static gboolean
plan_link (LanyardRestoration  *self,
           Work                *work,
           const Access        *access,
           const char          *from_id,
           gboolean             linked,
           GError             **error)
{
  GType type = lanyard_relation_get_from_type (access->relation);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(LanyardRecord) from = lanyard_configuration_load_sync (work->configuration, type, from_id, &local_error);
  Link *link;

  if (from == NULL && g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    return TRUE;
  if (from == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  link = g_new0 (Link, 1);
  link->relation = access->relation;
  link->from_id = g_strdup (from_id);
  link->linked = linked;
  g_ptr_array_add (self->links, link);
  g_ptr_array_add (self->pairs, _lanyard_history_make_access_pair (access->kind, lanyard_record_get_title (from), linked));
  return TRUE;
}

/* Those of @one that are not in @other. */
static gboolean
plan_links (LanyardRestoration  *self,
            Work                *work,
            const Access        *access,
            GHashTable          *one,
            GHashTable          *other,
            gboolean             linked,
            GError             **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (other, id) && !plan_link (self, work, access, id, linked, error))
      return FALSE;

  return TRUE;
}

/* The links of a deleted connector were kept, and count again with it. */
static gboolean
plan_access (LanyardRestoration  *self,
             Work                *work,
             const Access        *access,
             GError             **error)
{
  LanyardHistoryQuery query = { .record_id = work->id, .kind = access->kind };
  g_autoptr(GPtrArray) entries = lanyard_configuration_query_history_sync (work->configuration, &query, error);
  g_autoptr(GHashTable) present = NULL;
  g_autoptr(GHashTable) past = NULL;

  if (entries == NULL)
    return FALSE;

  present = collect_linked (entries, G_MAXINT64);
  past = collect_linked (entries, work->number);

  return plan_links (self, work, access, present, past, FALSE, error) &&
         plan_links (self, work, access, past, present, TRUE, error);
}

static const char *
get_state_note (Work *work)
{
  LanyardConnectorState state = lanyard_connector_get_state (work->present);

  if (state == work->past_state)
    return NULL;
  if (state == LANYARD_CONNECTOR_ACTIVE)
    return _("Not restored: the state. The application stays active");
  if (state == LANYARD_CONNECTOR_INACTIVE)
    return _("Not restored: the state. The application stays switched off");

  return _("Not restored: the state. The application stays a draft");
}

static gboolean
differ (const char * const *one,
        const char * const *other)
{
  static const char * const none[] = { NULL };

  return !g_strv_equal (one != NULL ? one : none, other != NULL ? other : none);
}

/* A key that was retired is not brought back by going back: what is signed
 * with is changed in a rollover. The service provider's certificates are part
 * of the record, and come back with it. */
static gboolean
add_certificate_notes (Work          *work,
                       GStrvBuilder  *notes,
                       GError       **error)
{
  g_autoptr(GPtrArray) key_pairs = lanyard_configuration_list_key_pairs_sync (work->configuration, work->id, error);

  if (key_pairs == NULL)
    return FALSE;

  if (key_pairs->len > 0)
    g_strv_builder_add (notes, _("Not restored: the keys and certificates with which this identity provider signs. They stay as they are now"));
  if (lanyard_connector_get_state (work->present) == LANYARD_CONNECTOR_ACTIVE &&
      (differ (lanyard_connector_get_sp_signing_certificates (work->present),
               lanyard_connector_get_sp_signing_certificates (work->past)) ||
       differ (lanyard_connector_get_sp_encryption_certificates (work->present),
               lanyard_connector_get_sp_encryption_certificates (work->past))))
    g_strv_builder_add (notes, _("The certificates of the service provider become those of then: sign-in may fail if it has newer ones"));

  return TRUE;
}

static char **
list_notes (Work    *work,
            GError **error)
{
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();
  const char *state_note = work->present != NULL ? get_state_note (work) : NULL;

  if (state_note != NULL)
    g_strv_builder_add (notes, state_note);
  if (work->present != NULL && !add_certificate_notes (work, notes, error))
    return NULL;
  if (work->present != NULL && lanyard_connector_get_state (work->present) == LANYARD_CONNECTOR_ACTIVE &&
      g_strcmp0 (lanyard_connector_get_slug (work->present), lanyard_connector_get_slug (work->past)) != 0)
    g_strv_builder_add (notes, _("The IdP URL changes: sign-in fails until the service provider has the new one"));
  if (work->present == NULL && lanyard_connector_get_state (work->past) == LANYARD_CONNECTOR_INACTIVE)
    g_strv_builder_add (notes, _("The application comes back switched off, with the keys and certificates that it had when it was deleted"));
  if (work->present == NULL && lanyard_connector_get_state (work->past) == LANYARD_CONNECTOR_ACTIVE)
    g_strv_builder_add (notes, _("The application comes back active, with its certificates and access"));

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
 * Prepares to give a connector the fields and the access that it had after a
 * step: grants to groups and people, exclusions, second factors, policy. What
 * does not come back is told in its notes: the identity provider's keys and the
 * state of a connector that is there. A deleted one comes back. Nothing is
 * stored.
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
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  self->notes = list_notes (&work, error);
  /* Translators: an entry of the history; the label of an application */
  self->summary = g_strdup_printf (_("Restore %s"), lanyard_connector_get_label (work.past));
  if (self->notes == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (accesses); i++)
    if (!plan_access (self, &work, &accesses[i], error))
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
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_strfreev (self->notes);
  g_free (self->summary);
  g_free (self);
}

/* What goes makes room first: a group is not granted and excluded at once. */
static void
add_links (LanyardChanges     *changes,
           LanyardRestoration *self,
           gboolean            linked)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = g_ptr_array_index (self->links, i);

      if (link->linked == linked)
        lanyard_changes_link (changes, link->relation, link->from_id,
                              lanyard_record_get_id (LANYARD_RECORD (self->connector)), linked);
    }
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

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);

  changes = lanyard_changes_new (self->summary);
  lanyard_changes_save (changes, LANYARD_RECORD (self->connector));
  add_links (changes, self, FALSE);
  add_links (changes, self, TRUE);

  return lanyard_configuration_apply_sync (configuration, changes, change_id, error);
}
