/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"
#include "lanyard-meta.h"
#include "lanyard-private-file.h"
#include "lanyard-schema.h"
#include "lanyard-seal-key.h"
#include "lanyard-table.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SETTINGS_ID   "settings"
/* Below those that systems give to outgoing connections, which could hold the
 * port when the identity provider starts (RFC 6335 section 6; 32768 on Linux). */
#define FIRST_PORT    20000
#define LAST_PORT     32767
#define PORT_ATTEMPTS 100

/* Making an empty file opens and closes it, and a close drops all locks that
 * this process has on the file: nobody may have opened the database yet. */
static GMutex make_mutex;

static gboolean
check_companions (const char  *path,
                  GError     **error)
{
  static const char * const suffixes[] = { "-wal", "-shm", "-journal", ".key" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *companion = g_strconcat (path, suffixes[i], NULL);

      if (!lanyard_private_file_check_if_there (companion, error))
        return FALSE;
    }

  return TRUE;
}

/* SQLite refuses every symbolic link in a path; those above the file are the
 * system's business. */
static char *
resolve_folder (const char  *path,
                gboolean     create,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *resolved;
  char *result;

  if (create && g_mkdir_with_parents (folder, 0700) < 0)
    {
      lanyard_private_file_set_error (error, folder, errno);
      return NULL;
    }

  resolved = realpath (folder, NULL);
  if (resolved == NULL)
    {
      lanyard_private_file_set_error (error, path, errno);
      return NULL;
    }

  result = g_build_filename (resolved, name, NULL);
  free (resolved);

  return result;
}

/* The log that SQLite keeps beside the file needs a folder that can be
 * written to: by us, and by nobody who could put a file of theirs in its
 * place. */
static gboolean
check_folder (const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (access (folder, W_OK | X_OK) != 0)
    {
      lanyard_private_file_set_error (error, folder, errno);
      return FALSE;
    }

  return lanyard_private_file_check_folder (folder, error);
}

static gboolean
prepare_file (const char        *path,
              LanyardOpenFlags   flags,
              GError           **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&make_mutex);
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(GError) local_error = NULL;

  if ((flags & LANYARD_OPEN_CREATE) != 0 && g_access (path, F_OK) < 0 &&
      !lanyard_private_file_create (path, nothing, &local_error) &&
      !g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return lanyard_private_file_check (path, error) &&
         check_folder (path, error) &&
         check_companions (path, error);
}

static gboolean
is_port_free (guint port)
{
  g_autoptr(GSocket) socket = NULL;
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, port);

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  return socket != NULL && g_socket_bind (socket, address, FALSE, NULL);
}

static int
choose_port (void)
{
  int port = 0;

  for (int i = 0; i < PORT_ATTEMPTS; i++)
    {
      port = g_random_int_range (FIRST_PORT, LAST_PORT + 1);
      if (is_port_free (port))
        break;
    }

  return port;
}

static gboolean
make_settings (LanyardDatabase  *database,
               GError          **error)
{
  int port = choose_port ();
  g_autofree char *base_url = g_strdup_printf ("http://127.0.0.1:%d", port);
  g_autoptr(LanyardRecord) settings = NULL;

  settings = g_object_new (LANYARD_TYPE_SETTINGS, "base-url", base_url, "port", port, NULL);
  lanyard_record_set_identity (settings, SETTINGS_ID, 0);

  return lanyard_table_put (lanyard_table_for_type (LANYARD_TYPE_SETTINGS), database, settings, 1,
                            error);
}

static gboolean
make_seal_key (LanyardDatabase   *database,
               LanyardOpenFlags   flags,
               GError           **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *proof = NULL;
  g_autoptr(GBytes) key = NULL;
  const char *place;

  key = lanyard_seal_key_make (lanyard_database_get_path (database), uuid,
                               (flags & LANYARD_OPEN_KEYRING) != 0, &place, error);
  if (key == NULL)
    return FALSE;

  proof = lanyard_seal_key_make_proof (key, uuid, error);

  return proof != NULL &&
         lanyard_meta_set (database, LANYARD_META_UUID, uuid, error) &&
         lanyard_meta_set (database, LANYARD_META_SEAL_KEY, place, error) &&
         lanyard_meta_set (database, LANYARD_META_SEAL_PROOF, proof, error);
}

static gboolean
is_complete (LanyardDatabase  *database,
             gboolean         *complete,
             GError          **error)
{
  g_autofree char *place = NULL;

  if (!lanyard_meta_get (database, LANYARD_META_SEAL_KEY, &place, error))
    return FALSE;

  *complete = place != NULL;

  return TRUE;
}

static gboolean
is_complete_job (LanyardDatabase  *database,
                 gpointer          data,
                 GError          **error)
{
  return is_complete (database, data, error);
}

/* In the transaction: another process may just have done the same. */
static gboolean
complete_job (LanyardDatabase  *database,
              gpointer          data,
              GError          **error)
{
  LanyardOpenFlags *flags = data;
  gboolean complete = FALSE;

  if (!is_complete (database, &complete, error))
    return FALSE;
  if (complete)
    return TRUE;

  return make_seal_key (database, *flags, error) &&
         lanyard_meta_set (database, LANYARD_META_PLACEHOLDERS, LANYARD_META_SEALED, error) &&
         make_settings (database, error);
}

static gboolean
complete_database (LanyardDatabase   *database,
                   LanyardOpenFlags   flags,
                   GError           **error)
{
  gboolean complete = FALSE;

  if (!lanyard_database_read (database, is_complete_job, &complete, error))
    return FALSE;

  return complete || lanyard_database_write (database, complete_job, &flags, error);
}

/* Opens the file, makes it if @flags say so, and brings it to the newest
 * schema. Nothing is written to a file that is not ours. */
LanyardDatabase *
_lanyard_local_configuration_open_database (const char        *path,
                                            LanyardOpenFlags   flags,
                                            GError           **error)
{
  g_autoptr(LanyardDatabase) database = NULL;
  g_autofree char *resolved = NULL;

  resolved = resolve_folder (path, (flags & LANYARD_OPEN_CREATE) != 0, error);
  if (resolved == NULL || !prepare_file (resolved, flags, error))
    return NULL;

  database = lanyard_database_open (resolved, error);
  if (database == NULL ||
      !lanyard_schema_check (database, error) ||
      !lanyard_database_enable_wal (database, error) ||
      !lanyard_schema_migrate (database, error) ||
      !complete_database (database, flags, error))
    return NULL;

  return g_steal_pointer (&database);
}
