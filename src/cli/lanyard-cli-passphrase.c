/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "lanyard-crypto-error.h"
#include "lanyard-error.h"

#define PASSPHRASE_MAX 1024
#define ATTEMPTS 3

/* One line of @fd, byte by byte so that nothing behind it is taken; NULL at
 * its end, when it is too long, or when it cannot be read. */
static LanyardSecret *
read_line (int fd)
{
  g_autoptr(LanyardSecret) line = g_malloc0 (PASSPHRASE_MAX + 1);
  gsize length = 0;

  while (length < PASSPHRASE_MAX)
    {
      gssize n = read (fd, line + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || (n == 0 && length == 0))
        return NULL;
      if (n == 0 || line[length] == '\n')
        {
          LanyardSecret *copy = g_strndup (line, length);

          lanyard_secret_erase (line, PASSPHRASE_MAX);
          return copy;
        }
      length++;
    }

  lanyard_secret_erase (line, PASSPHRASE_MAX);
  return NULL;
}

/* Without an echo; NULL without a terminal. */
static LanyardSecret *
ask_at_terminal (const char *question)
{
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  struct termios before, silent;
  LanyardSecret *answer;

  if (fd < 0)
    return NULL;
  if (tcgetattr (fd, &before) != 0)
    {
      (void) close (fd);
      return NULL;
    }

  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  (void) tcsetattr (fd, TCSAFLUSH, &silent);
  dprintf (fd, "%s ", question);
  answer = read_line (fd);
  dprintf (fd, "\n");
  (void) tcsetattr (fd, TCSAFLUSH, &before);
  (void) close (fd);

  return answer;
}

/* From --passphrase-fd if that is given, else from the terminal; never from
 * the command line, which others can see. */
LanyardSecret *
_lanyard_cli_ask_passphrase (LanyardCli  *cli,
                             const char  *question,
                             GError     **error)
{
  g_autoptr(LanyardSecret) passphrase = cli->passphrase_fd >= 0 ? read_line (cli->passphrase_fd)
                                                               : ask_at_terminal (question);

  if (passphrase == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, NULL,
                       _("Run the command in a terminal, or name a file descriptor with --passphrase-fd"),
                       _("The passphrase cannot be read"));
  return g_steal_pointer (&passphrase);
}

/* Calls @func without a passphrase, then, when it needs one, with what is
 * asked for: three times at a terminal. */
gboolean
_lanyard_cli_unlock (LanyardCli            *cli,
                     LanyardCliUnlockFunc   func,
                     gpointer               data,
                     GError               **error)
{
  g_autoptr(LanyardSecret) passphrase = NULL;
  int attempts = cli->passphrase_fd >= 0 ? 1 : ATTEMPTS;

  for (int attempt = 0; ; attempt++)
    {
      g_autoptr(GError) local_error = NULL;

      if (func (passphrase, data, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PASSPHRASE) || attempt == attempts)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      g_clear_pointer (&passphrase, lanyard_secret_free);
      passphrase = _lanyard_cli_ask_passphrase (cli, attempt == 0 ? _("Passphrase:") : _("That was wrong. Passphrase:"),
                                                error);
      if (passphrase == NULL)
        return FALSE;
    }
}
