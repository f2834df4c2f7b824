/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database-private.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>

static void
set_constraint_error (const char  *path,
                      int          rc,
                      GError     **error)
{
  if (rc == SQLITE_CONSTRAINT_UNIQUE || rc == SQLITE_CONSTRAINT_PRIMARYKEY)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                       _("Something else has it already"),
                       _("Choose another one"),
                       _("A value that must be unique is taken in “%s”"), path);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                       _("It does not fit what is stored"),
                       _("Load what you edit again and repeat the change"),
                       _("“%s” refuses the change"), path);
}

static void
set_file_error (const char  *path,
                int          rc,
                GError     **error)
{
  switch (rc & 0xff)
    {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION,
                         _("Changes could not be saved"),
                         _("Make the file and its folder writable for you"),
                         _("“%s” cannot be written"), path);
      break;

    case SQLITE_FULL:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO,
                         _("The disk is full; nothing was changed"),
                         _("Make room and try again"),
                         _("“%s” cannot be written"), path);
      break;

    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    default:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO,
                         sqlite3_errstr (rc),
                         _("Check the disk and try again"),
                         _("“%s” cannot be read and written"), path);
      break;
    }
}

/* The one place where a result code of SQLite becomes an error. */
void
_lanyard_database_set_error (LanyardDatabase  *self,
                             int               rc,
                             GError          **error)
{
  const char *path = lanyard_database_get_path (self);
  sqlite3 *handle = self->handle;

  g_debug ("SQLite, %s: %s (%d)", path, handle != NULL ? sqlite3_errmsg (handle) : "", rc);

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IN_USE,
                         _("Another program is writing to it"),
                         _("Wait until it is done and try again"),
                         _("“%s” is in use"), path);
      break;

    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      set_file_error (path, rc, error);
      break;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                         _("It is damaged or was made by another program; it was left as it is"),
                         _("Choose another file or restore it from a backup"),
                         _("“%s” does not read as a Lanyard configuration"), path);
      break;

    case SQLITE_CONSTRAINT:
      set_constraint_error (path, rc, error);
      break;

    default:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_FAILED,
                         sqlite3_errstr (rc), NULL,
                         _("“%s” cannot do what was asked"), path);
      break;
    }
}
