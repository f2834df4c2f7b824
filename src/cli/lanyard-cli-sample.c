/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-local-configuration.h"
#include "lanyard-sample.h"
#include "lanyard-time.h"

gboolean
_lanyard_cli_sample (LanyardCli  *cli,
                     GError     **error)
{
  const char *path = cli->arguments[0];
  g_autoptr(LanyardConfiguration) configuration = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                         _("The sample is made in a file of its own"), _("Choose another name"),
                         _("“%s” is there already"), path);
      return FALSE;
    }

  configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_CREATE, g_get_user_name (), error);
  if (configuration == NULL || !lanyard_sample_fill_sync (configuration, lanyard_time_now (), error))
    return FALSE;

  g_print ("%s\n", path);
  return TRUE;
}
