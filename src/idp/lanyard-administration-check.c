/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include "lanyard-administration-private.h"
#include "lanyard-check-snapshot.h"

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
