/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/* A process loses its POSIX locks on a file when any part of it closes that
 * file: a file chooser that looks into the files of a folder does. Another
 * process then takes the database for one that nobody uses, and clears away
 * what is not yet in it. Locks of an open file description do not end so.
 */
#ifdef F_OFD_SETLK

/* Where SQLite locks a database, as its file format says. What is before these
 * bytes is locked in the index of the log beside it. */
#define PENDING_BYTE 0x40000000
#define SHARED_FIRST (PENDING_BYTE + 2)

/* SQLite has one state of locks for all connections of a process to a file: it
 * takes a lock with the descriptor of one and changes it with that of another.
 * This is the one descriptor that they are on. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;
  gboolean is_shared;
} Holder;

static GMutex mutex;
static GArray *holders; /* under mutex */

static int
lock_descriptor (int           fd,
                 int           command,
                 struct flock *lock)
{
  struct flock description = *lock;
  int result;

  description.l_pid = 0;
  result = fcntl (fd, command, &description);
  if (result == 0 && command == F_OFD_GETLK)
    *lock = description;

  return result;
}

static guint
find_holder (const struct stat *file)
{
  guint position = 0;

  while (position < holders->len)
    {
      const Holder *holder = &g_array_index (holders, Holder, position);

      if (holder->device == file->st_dev && holder->inode == file->st_ino)
        break;
      position++;
    }

  return position;
}

static void
remove_holder (guint position)
{
  close (g_array_index (holders, Holder, position).fd);
  g_array_remove_index_fast (holders, position);
}

static gboolean
add_holder (int                fd,
            const struct stat *file)
{
  Holder holder = { file->st_dev, file->st_ino, fcntl (fd, F_DUPFD_CLOEXEC, 0), FALSE };

  if (holder.fd < 0)
    return FALSE;

  g_array_append_val (holders, holder);
  return TRUE;
}

/* The shared lock is the first that is taken to stay, and the last to go. */
static void
note_lock (guint               position,
           const struct flock *lock,
           int                 result)
{
  Holder *holder = &g_array_index (holders, Holder, position);

  if (result == 0 && lock->l_type == F_UNLCK && lock->l_start == 0)
    holder->is_shared = FALSE;
  else if (result == 0 && lock->l_type != F_UNLCK && lock->l_start == SHARED_FIRST)
    holder->is_shared = TRUE;

  if (!holder->is_shared && (result != 0 || lock->l_type == F_UNLCK))
    remove_holder (position);
}

static int
lock_database (int           fd,
               int           command,
               struct flock *lock)
{
  struct stat file;
  guint position;
  int error;
  int result = -1;

  if (fstat (fd, &file) < 0)
    return -1;

  g_mutex_lock (&mutex);
  position = find_holder (&file);
  if (position < holders->len || add_holder (fd, &file))
    {
      const struct flock asked = *lock;

      result = lock_descriptor (g_array_index (holders, Holder, position).fd, command, lock);
      error = errno;
      if (command != F_OFD_GETLK)
        note_lock (position, &asked, result);
      errno = error;
    }
  g_mutex_unlock (&mutex);

  return result;
}

static int
lock_file (int           fd,
           int           command,
           struct flock *lock)
{
  gboolean is_index = lock->l_start > 0 && lock->l_start < PENDING_BYTE;

  /* A process has the index open once. */
  return is_index ? lock_descriptor (fd, command, lock) : lock_database (fd, command, lock);
}

/* What SQLite calls in the place of fcntl(). */
static int
control_file (int fd,
              int command,
              ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  switch (command)
    {
    case F_GETLK:
      result = lock_file (fd, F_OFD_GETLK, va_arg (arguments, struct flock *));
      break;
    case F_SETLK:
      result = lock_file (fd, F_OFD_SETLK, va_arg (arguments, struct flock *));
      break;
    case F_SETLKW:
      result = lock_file (fd, F_OFD_SETLKW, va_arg (arguments, struct flock *));
      break;
    default:
      result = fcntl (fd, command, va_arg (arguments, int));
      break;
    }
  va_end (arguments);

  return result;
}

#endif

/*
 * _lanyard_database_keep_locks:
 *
 * Lets locks on databases last as long as they are open, whatever else the
 * process does with their files. Before the first is opened.
 */
void
_lanyard_database_keep_locks (void)
{
#ifdef F_OFD_SETLK
  static gsize is_done;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&is_done))
    return;

  holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  vfs = sqlite3_vfs_find (NULL);
  if (vfs == NULL || vfs->iVersion < 3 ||
      vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control_file) != SQLITE_OK)
    g_error ("This SQLite does not let locks be kept");
  g_once_init_leave (&is_done, 1);
#endif
}
