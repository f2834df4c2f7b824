/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-private-file.h"

#include "lanyard-error.h"
#include "lanyard-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PRIVATE_MODE 0600
#define OTHERS_MODE  0077

static gboolean
check_status (const char         *path,
              const struct stat  *status,
              GError            **error)
{
  const char *why = _("It holds what signs people in, and only its owner may touch it");

  if (!S_ISREG (status->st_mode))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION, why,
                         _("Name the file itself, not a link or a folder"),
                         _("“%s” is not a regular file"), path);
      return FALSE;
    }

  if (status->st_uid != geteuid ())
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION, why,
                         _("Open it as the user who owns it, or change its owner"),
                         _("“%s” belongs to another user"), path);
      return FALSE;
    }

  if ((status->st_mode & OTHERS_MODE) != 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION, why,
                         /* Translators: leave “chmod 600” as it is */
                         _("Take the access of others away with “chmod 600”"),
                         _("Other users may read or write “%s”"), path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int number;

  if (fd < 0 || fsync (fd) < 0)
    {
      number = errno;
      if (fd >= 0)
        close (fd);
      lanyard_private_file_set_error (error, folder, number);
      return FALSE;
    }

  close (fd);

  return TRUE;
}

static gboolean
write_all (int     fd,
           GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  while (size > 0)
    {
      ssize_t written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      size -= written;
    }

  return TRUE;
}

static gssize
read_all (int     fd,
          guchar *data,
          gsize   size)
{
  gsize total = 0;

  while (total < size)
    {
      ssize_t got = read (fd, data + total, size - total);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      total += got;
    }

  return total;
}

/* Erases what was read unless it has exactly the size that was asked for. */
static GBytes *
read_exactly (int          fd,
              const char  *path,
              gsize        size,
              GError     **error)
{
  guchar *data = g_malloc (size + 1);
  gssize got = read_all (fd, data, size + 1);
  int number = errno;

  if (got >= 0 && (gsize) got == size)
    return lanyard_secret_bytes_new_take (data, size);

  lanyard_secret_erase (data, size + 1);
  g_free (data);

  if (got < 0)
    lanyard_private_file_set_error (error, path, number);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                       _("It is not the file that was written here"),
                       _("Restore it from a backup"),
                       _("“%s” has the wrong size"), path);

  return NULL;
}

/**
 * lanyard_private_file_set_error:
 * @error: (out) (optional): where to put the error
 * @path: the file or folder
 * @number: an errno
 *
 * The one place where an errno of the store becomes an error for people:
 * `NOT_FOUND`, `EXISTS`, `PERMISSION` or `IO`.
 */
void
lanyard_private_file_set_error (GError     **error,
                                const char  *path,
                                int          number)
{
  switch (number)
    {
    case ENOENT:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                         _("Check the name, or restore it from a backup"),
                         _("There is no file “%s”"), path);
      break;

    case EEXIST:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS,
                         _("Nothing is overwritten"),
                         _("Choose another name or move it away"),
                         _("“%s” exists already"), path);
      break;

    case EACCES:
    case EPERM:
    case EROFS:
    case ELOOP:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION,
                         g_strerror (number),
                         _("Check the owner and the permissions of the file and its folder"),
                         _("“%s” cannot be read and written"), path);
      break;

    default:
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO,
                         g_strerror (number),
                         _("Check the disk and try again"),
                         _("“%s” cannot be read and written"), path);
      break;
    }
}

/**
 * lanyard_private_file_check:
 * @path: a file
 * @error: return location for `LANYARD_ERROR`: `PERMISSION` unless @path is a
 *   regular file of this user that nobody else may read or write,
 *   `NOT_FOUND` if it is not there
 *
 * Looks at the file without opening it: closing a second descriptor of a
 * database would drop the locks that this process holds on it.
 */
gboolean
lanyard_private_file_check (const char  *path,
                            GError     **error)
{
  struct stat status;

  g_return_val_if_fail (path != NULL, FALSE);

  if (lstat (path, &status) < 0)
    {
      lanyard_private_file_set_error (error, path, errno);
      return FALSE;
    }

  return check_status (path, &status, error);
}

/**
 * lanyard_private_file_check_if_there:
 *
 * lanyard_private_file_check() for a file that may be missing.
 */
gboolean
lanyard_private_file_check_if_there (const char  *path,
                                     GError     **error)
{
  g_autoptr(GError) local_error = NULL;

  if (lanyard_private_file_check (path, &local_error) ||
      g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/**
 * lanyard_private_file_check_folder:
 * @folder: a folder
 * @error: return location for `PERMISSION`, `NOT_FOUND`
 *
 * whether only this user and root can give the files in @folder other
 * names. The group of this user counts as the user: it has one of its own
 * where folders are made writable for it.
 */
gboolean
lanyard_private_file_check_folder (const char  *folder,
                                   GError     **error)
{
  struct stat status;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (stat (folder, &status) < 0)
    {
      lanyard_private_file_set_error (error, folder, errno);
      return FALSE;
    }

  if ((status.st_uid == geteuid () || status.st_uid == 0) &&
      ((status.st_mode & S_ISVTX) != 0 ||
       ((status.st_mode & S_IWOTH) == 0 &&
        ((status.st_mode & S_IWGRP) == 0 || status.st_gid == getegid ()))))
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION,
                     _("They could put a file of their own in the place of the configuration"),
                     /* Translators: leave “chmod 700” as it is */
                     _("Take the access of others away with “chmod 700”, or choose another folder"),
                     _("Other users may change what is in the folder “%s”"), folder);

  return FALSE;
}

/**
 * lanyard_private_file_create:
 * @path: a file that does not exist
 * @content: what it will hold
 * @error: return location for `EXISTS`, `PERMISSION`, `NOT_FOUND` (the
 *   folder), `IO`
 *
 * Makes a file with mode 0600, whatever the umask; when it returns %TRUE, it
 * and its name are on the disk.
 */
gboolean
lanyard_private_file_create (const char  *path,
                             GBytes      *content,
                             GError     **error)
{
  int fd, number;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, PRIVATE_MODE);
  if (fd < 0)
    {
      lanyard_private_file_set_error (error, path, errno);
      return FALSE;
    }

  if (fchmod (fd, PRIVATE_MODE) < 0 || !write_all (fd, content) || fsync (fd) < 0)
    {
      number = errno;
      close (fd);
      unlink (path);
      lanyard_private_file_set_error (error, path, number);
      return FALSE;
    }

  close (fd);

  return sync_folder (path, error);
}

/**
 * lanyard_private_file_rename:
 *
 * Gives a file its final name; when it returns %TRUE, that is on the disk.
 */
gboolean
lanyard_private_file_rename (const char  *path,
                             const char  *new_path,
                             GError     **error)
{
  if (g_rename (path, new_path) < 0)
    {
      lanyard_private_file_set_error (error, new_path, errno);
      return FALSE;
    }

  return sync_folder (new_path, error);
}

/**
 * lanyard_private_file_read:
 * @path: a file
 * @size: how long it must be
 * @error: return location for `NOT_FOUND`, `PERMISSION`, `CORRUPT` (another
 *   size), `IO`
 *
 * Returns: (transfer full): its content, erased when freed
 */
GBytes *
lanyard_private_file_read (const char  *path,
                           gsize        size,
                           GError     **error)
{
  GBytes *content = NULL;
  struct stat status;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    {
      lanyard_private_file_set_error (error, path, errno);
      return NULL;
    }

  if (fstat (fd, &status) < 0)
    lanyard_private_file_set_error (error, path, errno);
  else if (check_status (path, &status, error))
    content = read_exactly (fd, path, size, error);

  close (fd);

  return content;
}
