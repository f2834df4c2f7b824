/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include "lanyard-administration-private.h"
#include "lanyard-check-snapshot.h"
#include "lanyard-error.h"

#include <string.h>

static guint
count_alike (GPtrArray                 *findings,
             guint                      length,
             const LanyardCheckFinding *like)
{
  guint count = 0;

  for (guint i = 0; i < length; i++)
    {
      const LanyardCheckFinding *finding = g_ptr_array_index (findings, i);

      count += finding->severity == LANYARD_SEVERITY_ERROR && strcmp (finding->rule, like->rule) == 0 &&
               g_strcmp0 (finding->field, like->field) == 0 ? 1 : 0;
    }

  return count;
}

/* The first error of @after that @before has not, or not as often. */
static const LanyardCheckFinding *
find_added_error (GPtrArray *before,
                  GPtrArray *after)
{
  for (guint i = 0; i < after->len; i++)
    {
      const LanyardCheckFinding *finding = g_ptr_array_index (after, i);

      if (finding->severity == LANYARD_SEVERITY_ERROR &&
          count_alike (after, i + 1, finding) > (before != NULL ? count_alike (before, before->len, finding) : 0))
        return finding;
    }

  return NULL;
}

/**
 * _lanyard_administration_may_activate_sync:
 * @configuration: what is stored
 * @connector: the connector to activate
 * @now: seconds
 * @has_key_pair: (out): whether it has an active pair already
 * @error: %LANYARD_ERROR_REFUSED with the errors that the check finds
 *
 * Returns: whether nothing stands against activation
 */
gboolean
_lanyard_administration_may_activate_sync (LanyardConfiguration  *configuration,
                                           LanyardConnector      *connector,
                                           gint64                 now,
                                           gboolean              *has_key_pair,
                                           GError               **error)
{
  g_autoptr(LanyardCheckSnapshot) snapshot = lanyard_check_snapshot_load_sync (configuration, error);

  return snapshot != NULL && lanyard_check_snapshot_may_activate_sync (snapshot, connector, now, has_key_pair, error);
}

/**
 * lanyard_administration_check_sync:
 * @configuration: what is stored
 * @connector: the connector to look at, as stored or an editor's copy
 * @now: seconds
 * @error: what loading gives
 *
 * Runs the connector check with everything it looks at.
 *
 * Returns: (transfer full) (element-type LanyardCheckFinding): errors first
 */
GPtrArray *
lanyard_administration_check_sync (LanyardConfiguration  *configuration,
                                   LanyardConnector      *connector,
                                   gint64                 now,
                                   GError               **error)
{
  g_autoptr(LanyardCheckSnapshot) snapshot = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  snapshot = lanyard_check_snapshot_load_sync (configuration, error);
  return snapshot != NULL ? lanyard_check_snapshot_check_sync (snapshot, connector, now, error) : NULL;
}

/**
 * lanyard_administration_may_save_sync:
 * @configuration: what is stored
 * @connector: an editor's copy, or a new connector
 * @now: seconds
 * @error: %LANYARD_ERROR_REFUSED with the first error that was added, in three
 *   parts; what loading gives
 *
 * What is active must not get worse: a change is refused that adds an error of
 * the check, compared by rule and field with what is stored. An error that was
 * there before stands in nobody's way, and a draft may hold any.
 *
 * Returns: whether @connector may be stored as it is
 */
gboolean
lanyard_administration_may_save_sync (LanyardConfiguration  *configuration,
                                      LanyardConnector      *connector,
                                      gint64                 now,
                                      GError               **error)
{
  g_autoptr(LanyardCheckSnapshot) snapshot = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  LanyardConnector *stored;
  const LanyardCheckFinding *added;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);

  if (lanyard_connector_get_state (connector) != LANYARD_CONNECTOR_ACTIVE)
    return TRUE;

  snapshot = lanyard_check_snapshot_load_sync (configuration, error);
  after = snapshot != NULL ? lanyard_check_snapshot_check_sync (snapshot, connector, now, error) : NULL;
  if (after == NULL)
    return FALSE;

  stored = lanyard_check_snapshot_find (snapshot, lanyard_record_get_id (LANYARD_RECORD (connector)));
  if (stored != NULL && lanyard_connector_get_state (stored) == LANYARD_CONNECTOR_ACTIVE)
    {
      before = lanyard_check_snapshot_check_sync (snapshot, stored, now, error);
      if (before == NULL)
        return FALSE;
    }

  added = find_added_error (before, after);
  if (added != NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, added->why, added->fix, "%s", added->what);

  return added == NULL;
}
