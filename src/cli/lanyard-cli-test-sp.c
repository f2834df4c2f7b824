/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include "lanyard-administration.h"

gboolean
_lanyard_cli_test_sp_metadata (LanyardCli  *cli,
                               GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(GBytes) metadata = NULL;

  settings = configuration != NULL ? lanyard_configuration_load_settings_sync (configuration, error) : NULL;
  metadata = settings != NULL
             ? lanyard_administration_test_sp_metadata_sync (configuration, lanyard_settings_get_base_url (settings), error) : NULL;

  return metadata != NULL && _lanyard_cli_write (cli, metadata, "test-sp-metadata.xml", error);
}
