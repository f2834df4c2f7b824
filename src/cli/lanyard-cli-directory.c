/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-directory-sync.h"

static LanyardDirectory *
load_directory (LanyardCli  *cli,
                GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);

  return configuration != NULL ? lanyard_directory_load_sync (configuration, error) : NULL;
}

/* The password itself is never shown. */
gboolean
_lanyard_cli_directory_show (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(LanyardDirectory) directory = load_directory (cli, error);
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  JsonNode *node;
  gboolean has_password;

  if (directory == NULL || !lanyard_directory_has_password_sync (cli->configuration, directory, &has_password, error))
    return FALSE;

  node = _lanyard_cli_record_to_json (LANYARD_RECORD (directory));
  json_object_set_boolean_member (json_node_get_object (node), "has_password", has_password);
  g_ptr_array_add (nodes, node);
  return _lanyard_cli_print_objects (cli, nodes);
}

/* The certificates of the file, as PEM. */
static gboolean
set_certificates (LanyardCli        *cli,
                  LanyardDirectory  *directory,
                  GError           **error)
{
  g_autoptr(GBytes) bytes = NULL;

  if (cli->certificate == NULL)
    return TRUE;

  bytes = _lanyard_cli_read_file (cli->certificate, error);
  return bytes != NULL && lanyard_directory_set_ca_certificates (directory, bytes, error);
}

gboolean
_lanyard_cli_directory_set (LanyardCli  *cli,
                            GError     **error)
{
  g_autoptr(LanyardDirectory) directory = load_directory (cli, error);
  g_autoptr(LanyardSecret) password = NULL;

  if (directory == NULL ||
      !_lanyard_cli_set_fields (LANYARD_ITEM (directory), (const char * const *) cli->arguments, error) ||
      !set_certificates (cli, directory, error))
    return FALSE;

  if (cli->password_stdin)
    {
      password = _lanyard_cli_read_password (error);
      if (password == NULL)
        return FALSE;
    }
  return lanyard_directory_save_sync (cli->configuration, directory, password, NULL, error);
}

gboolean
_lanyard_cli_directory_test (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(LanyardDirectory) directory = load_directory (cli, error);
  guint n_people, n_groups;

  if (directory == NULL ||
      !lanyard_directory_test_sync (cli->configuration, directory, NULL, &n_people, &n_groups, NULL, error))
    return FALSE;

  g_print (_("The directory answers, and the account may read. People: %u. Groups: %u."), n_people, n_groups);
  g_print ("\n");
  return TRUE;
}

static gboolean
synchronize (LanyardCli  *cli,
             gboolean     preview,
             GError     **error)
{
  LanyardDirectoryAccept accepted = (cli->accept_missing ? LANYARD_DIRECTORY_ACCEPT_MISSING : 0) |
                                    (cli->accept_returning ? LANYARD_DIRECTORY_ACCEPT_RETURNING : 0);
  g_autoptr(LanyardPeopleImport) import = NULL;

  if (_lanyard_cli_open (cli, error) == NULL)
    return FALSE;

  import = lanyard_directory_preview_sync (cli->configuration, NULL, NULL, accepted, NULL, error);
  if (import == NULL || (!preview && !lanyard_directory_apply_sync (cli->configuration, import, NULL, NULL, error)))
    return FALSE;

  if (cli->json)
    return _lanyard_cli_print_import_json (import, !preview);
  _lanyard_cli_print_import (import, preview);
  return TRUE;
}

gboolean
_lanyard_cli_directory_preview (LanyardCli  *cli,
                                GError     **error)
{
  return synchronize (cli, TRUE, error);
}

gboolean
_lanyard_cli_directory_sync (LanyardCli  *cli,
                             GError     **error)
{
  return synchronize (cli, FALSE, error);
}
