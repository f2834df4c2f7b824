/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-note.h"

#include "lanyard-check-snapshot.h"

#define KEPT_FOR (G_GINT64_CONSTANT (3650) * 24 * 60 * 60)

/* What is to be kept about a connector. */
typedef struct
{
  const char *kind;
  char       *connector_id;
  char       *value;
  gint64      now;
} Note;

static Note *
note_new (const char       *kind,
          LanyardConnector *connector,
          const char       *value,
          gint64            now)
{
  Note *note = g_new0 (Note, 1);

  note->kind = kind;
  note->connector_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (connector)));
  note->value = g_strdup (value);
  note->now = now;

  return note;
}

static void
note_free (Note *note)
{
  if (note == NULL)
    return;

  g_free (note->connector_id);
  g_free (note->value);
  g_free (note);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Note, note_free)

static gboolean
keep (LanyardConfiguration  *configuration,
      const Note            *note,
      GError               **error)
{
  return lanyard_configuration_put_state_sync (configuration, note->kind, note->connector_id, note->value,
                                               note->now + KEPT_FOR, FALSE, error);
}

static gpointer
keep_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  return GINT_TO_POINTER (data == NULL || keep (configuration, data, error));
}

/**
 * lanyard_check_note_dry_run_sync:
 * @configuration: where its connector is
 * @dry_run: what was tried
 * @now: seconds
 * @error: what storing gives
 *
 * C47: a dry run that a strict service provider accepts is a test that
 * succeeded.
 *
 * Returns: whether it was noted, or there was nothing to note
 */
gboolean
lanyard_check_note_dry_run_sync (LanyardConfiguration  *configuration,
                                 LanyardDryRun         *dry_run,
                                 gint64                 now,
                                 GError               **error)
{
  g_autoptr(Note) note = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (dry_run != NULL, FALSE);

  if (!lanyard_dry_run_is_accepted (dry_run))
    return TRUE;

  note = note_new (LANYARD_DRY_RUN_KIND, dry_run->connector, "accepted", now);
  return keep (configuration, note, error);
}

/* What a person set by hand differs without anybody having changed it. */
static gboolean
has_news (LanyardProposal *proposal)
{
  for (guint i = 0; i < proposal->changes->len; i++)
    if (!((const LanyardProposalChange *) g_ptr_array_index (proposal->changes, i))->is_own)
      return TRUE;

  return FALSE;
}

/* NULL for metadata from elsewhere. */
static Note *
make_metadata_note (LanyardProposal *proposal,
                    gint64           now)
{
  LanyardConnector *seen = has_news (proposal) ? proposal->after : proposal->before;
  const char *hash = lanyard_connector_get_metadata_hash (seen);

  if (hash == NULL || g_strcmp0 (proposal->source, lanyard_connector_get_metadata_source (proposal->before)) != 0)
    return NULL;

  return note_new (LANYARD_FRESH_METADATA_KIND, proposal->before, hash, now);
}

/**
 * lanyard_check_note_metadata_sync:
 * @configuration: where the connector is
 * @proposal: what a fresh copy of its metadata would change in it
 * @now: seconds
 * @error: what storing gives
 *
 * C09: the connector has old metadata until it has that of @proposal. A copy
 * that would change nothing is as good as the one that was imported: signed
 * ones differ each time they are fetched.
 *
 * Returns: whether it was noted, or there was nothing to note
 */
gboolean
lanyard_check_note_metadata_sync (LanyardConfiguration  *configuration,
                                  LanyardProposal       *proposal,
                                  gint64                 now,
                                  GError               **error)
{
  g_autoptr(Note) note = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (proposal != NULL, FALSE);

  note = make_metadata_note (proposal, now);
  return note == NULL || keep (configuration, note, error);
}

/**
 * lanyard_check_note_metadata_async:
 * @configuration: where the connector is
 * @proposal: what a fresh copy of its metadata would change in it
 * @now: seconds
 * @callback: (nullable): called in the thread-default context
 * @user_data: for @callback
 *
 * As lanyard_check_note_metadata_sync(), on a worker thread.
 */
void
lanyard_check_note_metadata_async (LanyardConfiguration *configuration,
                                   LanyardProposal      *proposal,
                                   gint64                now,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data)
{
  Note *note;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (configuration));
  g_return_if_fail (proposal != NULL);

  note = make_metadata_note (proposal, now);
  lanyard_configuration_run_async (configuration, keep_worker, note, (GDestroyNotify) note_free, NULL, NULL, callback,
                                   user_data);
}

/**
 * lanyard_check_note_metadata_finish:
 * @configuration: where the connector is
 * @result: what the callback got
 * @error: what storing gives
 *
 * Returns: whether it was noted, or there was nothing to note
 */
gboolean
lanyard_check_note_metadata_finish (LanyardConfiguration  *configuration,
                                    GAsyncResult          *result,
                                    GError               **error)
{
  return lanyard_configuration_run_finish (configuration, result, error) != NULL;
}
