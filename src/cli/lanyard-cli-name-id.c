/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include "lanyard-administration.h"
#include "lanyard-time.h"

gboolean
_lanyard_cli_connector_import_name_id (LanyardCli  *cli,
                                       GError     **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardPerson) person = NULL;

  connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  if (connector == NULL)
    return FALSE;
  person = (LanyardPerson *) _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[1], error);
  if (person == NULL)
    return FALSE;

  return lanyard_administration_import_name_id_sync (cli->configuration, connector, person, cli->arguments[2],
                                                     lanyard_time_now (), error);
}
